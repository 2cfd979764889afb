import { type ApiFault, badRequest, notFound } from "./api-fault.js";
import { refuseUnsupportedUpdate } from "./platform-rules.js";
import { startSync } from "./run-sync.js";
import type { MockState } from "./state.js";
import type { CompanyRecord } from "./store/company.js";
import type { LedgerEntry } from "./store/ledger.js";
import { pendingWrite, type TransactionKind, type WriteContent } from "./store/write.js";

/** A transaction's id as the API compares it. */
export const transactionKey = (id: string) => id.toLowerCase();

/** Queues new transactions as a sync. 400 where one of them is in the books already. */
export function queueCreation(
  state: MockState,
  company: CompanyRecord,
  contents: readonly Exclude<WriteContent, { kind: "transfer" }>[],
): { syncId: string } {
  requireConnections(company);
  const repeated = contents.filter(({ content }) => company.ledger.has(transactionKey(content.id)));
  if (repeated.length > 0) throw previouslyProcessed(repeated.map(({ content }) => content.id));
  const writes = contents.map((each) =>
    pendingWrite(transactionKey(each.content.id), "create", each),
  );
  return { syncId: startSync(state, company, writes).id };
}

/** Queues one write of a transaction whose id is in the path. */
export function queueWrite(
  state: MockState,
  company: CompanyRecord,
  transactionId: string,
  action: "create" | "update",
  content: WriteContent,
): { syncId: string } {
  requireConnections(company);
  const write = pendingWrite(transactionKey(transactionId), action, content);
  refuseUnsupportedUpdate(company, write);
  return { syncId: startSync(state, company, [write]).id };
}

/** The booked transaction of a kind that is to be changed: 404 or 400 where there is none. */
export function bookedEntry<Kind extends TransactionKind>(
  company: CompanyRecord,
  kind: Kind,
  transactionId: string,
): Extract<LedgerEntry, { kind: Kind }> {
  const key = transactionKey(transactionId);
  const entry = company.ledger.get(key);
  if (entry && isOfKind(entry, kind)) return entry;
  const tried = company.syncs.latestWrite(key);
  if (!tried || tried.kind !== kind) throw notFound("Transaction", transactionId);
  throw badRequest(
    `Transaction '${transactionId}' cannot be changed: it is ${tried.status}, not Completed.`,
  );
}

/** The API's refusal of ids that are in the books already. */
export function previouslyProcessed(transactionIds: readonly string[]): ApiFault {
  return badRequest(
    `One or more transactions have previously been processed: ${transactionIds.join(", ")}`,
  );
}

function isOfKind<Kind extends TransactionKind>(
  entry: LedgerEntry,
  kind: Kind,
): entry is Extract<LedgerEntry, { kind: Kind }> {
  return entry.kind === kind;
}

function requireConnections(company: CompanyRecord): void {
  if (!company.accountingConnection) {
    throw badRequest("The company has no linked connection to accounting software.");
  }
  if (!company.books?.platform) {
    throw badRequest("The company's accounting software can be read, and not written to.");
  }
  if (!company.expenseConnection) {
    throw badRequest("The company has no partner expense connection.");
  }
}
