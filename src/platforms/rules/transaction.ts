import type { Expense, ReimbursableUpdate } from "../../types/index.js";
import { type Rule, refuse, warn } from "../judge.js";
import { idOf, read } from "../read.js";

/** Only a platform with drafts is asked for one. */
export const draftIsTaken: Rule<Pick<Expense, "postAsDraft">> = ({ postAsDraft }, judgement) => {
  if (judgement.platform.fields.postAsDraft || postAsDraft !== true) return;
  const rest = "takes no drafts: leave postAsDraft out";
  warn(judgement, "draft-not-supported", ["postAsDraft"], rest);
};

/** A reimbursable names an accounts payable account only where the platform takes one. */
export const apAccountIsTaken: Rule<Pick<ReimbursableUpdate, "apAccountRef">> = (
  { apAccountRef },
  judgement,
) => {
  if (judgement.platform.fields.apAccountRef || !idOf(apAccountRef)) return;
  const rest = "takes no accounts payable account: leave apAccountRef out";
  refuse(judgement, "ap-account-not-supported", ["apAccountRef"], rest);
};

/** The books are open on the day of the transaction. */
export const booksAreOpen: Rule<unknown> = (transaction, judgement) => {
  const lock = dayOf(read(judgement.context, "ledgerLockDate"));
  if (!lock) return;
  const { kind } = judgement;
  const property = kind === "expense" || kind === "reimbursable" ? "issueDate" : "date";
  const day = dayOf(read(transaction, property));
  if (!day || day > lock) return;
  const rest = `takes nothing dated ${day}, as its books are closed up to ${lock}: date it later, or have them opened`;
  refuse(judgement, "books-closed", [property], rest);
};

const startsWithDay = /^\d{4}-\d{2}-\d{2}(?!\d)/;

/** The calendar day as it is written, whatever the offset; of a `Date` as it is sent, in UTC. */
function dayOf(moment: unknown): string | undefined {
  const written = moment instanceof Date ? moment.toISOString() : moment;
  return typeof written === "string" && startsWithDay.test(written)
    ? written.slice(0, 10)
    : undefined;
}
