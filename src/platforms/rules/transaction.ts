import { dayIn, isDate, isTimeZone } from "../../core/dates.js";
import type { Expense, ReimbursableUpdate, Transfer } from "../../types/index.js";
import { type Judgement, type Rule, refuse, warn } from "../judge.js";
import { idOf, read, text } from "../read.js";

/** Only a platform with drafts is asked for one. */
export const draftIsTaken: Rule<Pick<Expense, "postAsDraft">> = ({ postAsDraft }, judgement) => {
  if (judgement.platform.fields.postAsDraft || postAsDraft !== true) return;
  const rest = "does not accept drafts: leave postAsDraft out";
  warn(judgement, "draft-not-supported", ["postAsDraft"], rest);
};

/** A reimbursable names an accounts payable account only where the platform takes one. */
export const apAccountIsTaken: Rule<Pick<ReimbursableUpdate, "apAccountRef">> = (
  { apAccountRef },
  judgement,
) => {
  if (judgement.platform.fields.apAccountRef || !idOf(apAccountRef)) return;
  const rest = "does not accept an accounts payable account: leave apAccountRef out";
  refuse(judgement, "ap-account-not-supported", ["apAccountRef"], rest);
};

/** A reimbursable's reference is no longer than the platform takes. */
export const referenceIsShort: Rule<Pick<ReimbursableUpdate, "reference">> = (
  { reference },
  judgement,
) => {
  const most = judgement.platform.limits.referenceLength;
  const length = text(reference)?.length ?? 0;
  if (!most || length <= most) return;
  const rest = `accepts a reference of up to ${most} characters, not ${length}: shorten it`;
  refuse(judgement, "reference-too-long", ["reference"], rest);
};

/** A transfer has a description only where it is kept. */
export const descriptionIsKept: Rule<Pick<Transfer, "description">> = (
  { description },
  judgement,
) => {
  if (judgement.platform.transfers?.keepsDescription !== false || !text(description)) return;
  const rest = "keeps no description of a transfer: leave it out";
  warn(judgement, "description-ignored", ["description"], rest);
};

/** The books are open on the day of the transaction. */
export const booksAreOpen: Rule<unknown> = (transaction, judgement) => {
  const timeZone = timeZoneOf(judgement);
  const lock = dayOf(read(judgement.context, "ledgerLockDate"), timeZone);
  if (!lock) return;
  const property = dateOf(judgement);
  const day = dayOf(read(transaction, property), timeZone);
  if (!day || day > lock) return;
  const rest = `does not accept anything dated ${day}, because its books are closed up to ${lock}: use a later date, or have them reopened`;
  refuse(judgement, "books-closed", [property], rest);
};

/** A date with an offset is the same day in the time zone that was named. */
export const dayIsTheSame: Rule<unknown> = (transaction, judgement) => {
  const timeZone = timeZoneOf(judgement);
  if (!timeZone) return;
  const properties = [dateOf(judgement), ...(judgement.kind === "reimbursable" ? ["dueDate"] : [])];
  for (const property of properties) {
    const written = read(transaction, property);
    if (typeof written !== "string" || !hasOffset.test(written)) continue;
    const day = written.slice(0, 10);
    const there = dayIn(timeZone, new Date(written));
    if (!there || there === day) continue;
    const rest = `is sent ${property} as written, the day ${day}, which is ${there} in ${timeZone}: write the day alone, as YYYY-MM-DD`;
    warn(judgement, "date-day-shift", [property], rest);
  }
};

function dateOf({ kind }: Judgement): "issueDate" | "date" {
  return kind === "expense" || kind === "reimbursable" ? "issueDate" : "date";
}

function timeZoneOf({ context }: Judgement): string | undefined {
  const timeZone = read(context, "timeZone");
  return isTimeZone(timeZone) ? timeZone : undefined;
}

const startsWithDay = /^\d{4}-\d{2}-\d{2}(?!\d)/;
const hasOffset = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/;

/** The calendar day as it is sent: of a text as written, of a `Date` in the time zone that was named. */
function dayOf(moment: unknown, timeZone: string | undefined): string | undefined {
  if (isDate(moment)) return timeZone && dayIn(timeZone, moment);
  return typeof moment === "string" && startsWithDay.test(moment) ? moment.slice(0, 10) : undefined;
}
