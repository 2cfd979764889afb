import { failureScopes, type SyncFailureReason } from "./sync-status.js";

/** What to do about a sync that failed for this reason. The one home of these sentences. */
export const syncAdvice: Readonly<Record<SyncFailureReason, string>> = {
  configuration:
    "Name a bank account and a contact on the transactions or in the company's configuration, then send the transactions again under their ids",
  disconnected: "The business has to link its accounting software again, under the same linkUrl",
  billing: "The business has to renew its accounting subscription",
  server:
    "List the sync's transactions: those that are not Completed can be sent again under their ids",
  duplicate:
    "Some of the transactions are being written, or were, by another sync: look there first",
  processing: "List the sync's transactions: each says what is wrong with it",
  write: "List the sync's transactions: each says why it was not written",
  unknown: "List the sync's transactions to see what was written",
};

/**
 * What to do about a failed transaction whose message has one of these words, and the section of our guides
 * that says more. The first match counts.
 */
const messageAdvice: readonly (readonly [
  words: readonly string[],
  advice: string,
  section: string,
])[] = [
  [
    ["previously processed", "previously been processed", "already exists", "duplicate"],
    "It was written before: do not send it again, and look for the sync in which it is Completed",
    "sync-lifecycle.md#Ids and duplicates",
  ],
  [
    ["closed", "locked", "lock date"],
    "Its date is in a closed period: date it later, or have the business reopen the period, then send it again under its id",
    "platform-rules.md#Codes",
  ],
  [
    ["subscription", "expired plan", "trial"],
    "The business has to renew its accounting subscription; then send the transaction again under its id",
    "not-in-the-books.md#Common causes",
  ],
  [
    ["deauthori", "unauthori", "access token", "reconnect", "not linked", "disconnected"],
    "The business has to link its accounting software again; then send the transaction again under its id",
    "reconnecting.md#Show the link again",
  ],
  [
    ["archived", "inactive", "deleted", "does not exist", "not found"],
    "It refers to a record that the accounting software does not have any more: refresh the company's data, choose another record and send it again under its id",
    "reconnecting.md#Refresh the data",
  ],
  [
    ["bank account"],
    "Name a bank account of the right currency on the transaction or in the company's configuration, then send it again under its id",
    "getting-started.md#Configure the company",
  ],
  [
    ["supplier", "customer", "contact", "employee"],
    "Name a contact that the platform accepts here, in the transaction's currency, or configure a default one, then send it again under its id",
    "getting-started.md#Configure the company",
  ],
  [
    ["currency", "exchange rate"],
    "Use a currency that the platform accepts for this account and contact (see the platform's currency table), then send it again under its id",
    "platform-rules.md#Codes",
  ],
  [
    ["tax"],
    "Choose a tax rate that the mapping options list for this type of transaction, then send it again under its id",
    "platform-rules.md#Codes",
  ],
  [
    ["tracking", "category"],
    "Choose tracking categories that the mapping options list, then send it again under its id",
    "platform-rules.md#Codes",
  ],
  [
    ["account"],
    "Choose an account that the mapping options list for this type of transaction, then send it again under its id",
    "platform-rules.md#Codes",
  ],
  [
    ["timed out", "timeout", "rate limit", "too many", "try again", "unavailable"],
    "The accounting software was not available: send it again under its id",
    "idempotency-and-retries.md#When a call fails",
  ],
];

const statusAdvice: Readonly<Record<string, string>> = {
  Completed: "It is in the books: there is nothing to do",
  Pending: "It is being written: wait for its sync",
  ValidationError: "Correct what its message names and send it again under its id",
  PushError:
    "The accounting software did not write it: correct what its message names and send it again under its id",
};

const syncSections: Readonly<Record<SyncFailureReason, string>> = {
  configuration: "getting-started.md#Configure the company",
  disconnected: "reconnecting.md#Show the link again",
  billing: "not-in-the-books.md#Common causes",
  server: "not-in-the-books.md#A sync that failed",
  duplicate: "sync-lifecycle.md#Ids and duplicates",
  processing: "not-in-the-books.md#A sync that failed",
  write: "not-in-the-books.md#A sync that failed",
  unknown: "sync-lifecycle.md#Status codes",
};

/** Returns the section of our guides that says more than the advice, as `file.md#Heading`. */
export function sectionFor(advice: string): string {
  const byMessage = messageAdvice.find(([, text]) => text === advice);
  if (byMessage) return byMessage[2];
  const reasons = Object.keys(syncSections) as SyncFailureReason[];
  const reason = reasons.find((each) => syncAdvice[each] === advice);
  return reason ? syncSections[reason] : "sync-lifecycle.md#A transaction's status";
}

/** The result of one transaction of a sync, as far as advice needs it. */
export interface TransactionStand {
  readonly status?: string | null | undefined;
  readonly message?: string | null | undefined;
  /** Why its sync failed, where it did. */
  readonly reason?: SyncFailureReason | undefined;
}

/**
 * Returns what to do about a transaction, in one sentence without a full stop: by what is wrong with the
 * company, else by the words of its message, else by why its sync failed, else by its status.
 */
export function adviceFor({ status, message, reason }: TransactionStand): string {
  const failed = status === "ValidationError" || status === "PushError";
  const aboutCompany = reason === "disconnected" || reason === "billing";
  if (failed && message && !aboutCompany) {
    const lowerCase = message.slice(0, 2_000).toLowerCase();
    const known = messageAdvice.find(([words]) => words.some((word) => lowerCase.includes(word)));
    if (known) return known[1];
  }
  const isWhole = !failed || (reason && failureScopes[reason] === "company");
  if (reason && status !== "Completed" && isWhole) return syncAdvice[reason];
  const byStatus = status ? statusAdvice[status] : undefined;
  return byStatus ?? "Its status is not known to this version: look at the transaction's message";
}
