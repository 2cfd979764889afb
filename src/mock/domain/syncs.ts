import { idKey } from "../../core/ids.js";
import type { PlatformIssue } from "../../platforms/index.js";
import { type ApiFault, badRequest, notFound } from "../state/api-error.js";
import type { CompanyRecord } from "../state/company.js";
import {
  type LedgerEntry,
  pendingWrite,
  type TransactionKind,
  type Write,
  type WriteContent,
} from "../state/ledger.js";
import {
  isRunning,
  isSuccess,
  type OrderedEnd,
  type SyncRecord,
  syncCodeText,
} from "../state/operations.js";
import { type MockState, scheduleDue } from "../state/state.js";
import {
  isConfigurationIssue,
  joinMessages,
  platformContext,
  platformIssues,
  refuseUnsupportedUpdate,
} from "./platform-rules.js";
import { updatedContent } from "./updates.js";
import { syncEnded } from "./webhook-events.js";

/** Queues writes as a sync that runs for the time that the mock was set to. */
export function startSync(state: MockState, company: CompanyRecord, writes: Write[]): SyncRecord {
  const nowMs = state.clock.now();
  const orderedEnd = state.scriptedOutcomes.takeSyncEnd(company.id);
  const runsOn = orderedEnd !== undefined && isRunning(orderedEnd.code);
  const sync: SyncRecord = {
    id: crypto.randomUUID(),
    requestedAtMs: nowMs,
    dueAtMs: runsOn ? Number.POSITIVE_INFINITY : nowMs + state.settings.syncDurationMs,
    writes,
    orderedEnd,
    end: undefined,
  };
  company.syncs.add(sync);
  scheduleDue(state, company, sync.dueAtMs, endDueSyncs);
  state.changes.emit(() => ({ what: "sync-started", company, sync }));
  return sync;
}

/** Ends every sync of a company that is due by now. */
export function endDueSyncs(state: MockState, company: CompanyRecord): void {
  const nowMs = state.clock.now();
  for (;;) {
    const sync = company.syncs.takeDue(nowMs);
    if (!sync) return;
    endSync(state, company, sync);
  }
}

/** Ends a running sync at once, as scripted or as it would have ended. */
export function endSyncNow(
  state: MockState,
  company: CompanyRecord,
  sync: SyncRecord,
  orderedEnd: OrderedEnd | undefined,
): void {
  sync.orderedEnd = orderedEnd;
  company.syncs.reschedule(sync, state.clock.now());
  endDueSyncs(state, company);
}

/** Where a sync stands: how it ended, or that it runs, and whether it has for over ten minutes. */
export function syncCode(sync: SyncRecord, nowMs: number): number {
  if (sync.end) return sync.end.code;
  if (sync.orderedEnd && isRunning(sync.orderedEnd.code)) return sync.orderedEnd.code;
  return nowMs - sync.requestedAtMs > tenMinutesMs ? 1010 : 1000;
}

const tenMinutesMs = 10 * 60 * 1000;

function endSync(state: MockState, company: CompanyRecord, sync: SyncRecord): void {
  const issues = platformIssuesOf(company, sync);
  const errors = new Map([...issues].map(([write, all]) => [write, all.filter(isError)]));
  const code = stopCode(company, sync, errors) ?? writeAll(state, company, sync, errors);
  const message = sync.orderedEnd?.message ?? syncCodeText(code).errorMessage;
  if (!isSuccess(code)) refusePending(sync, message);
  company.syncs.end(sync, {
    code,
    errorMessage: isSuccess(code) ? null : message,
    atMs: sync.dueAtMs,
    dataPushed: sync.writes.some((write) => write.status === "Completed"),
    hasWarnings: [...issues.values()].some((all) => all.some(isWarning)),
  });
  state.events.emit(() => syncEnded(state, company, sync));
  state.changes.emit(() => ({ what: "sync-ended", company, sync }));
}

type IssuesByWrite = ReadonlyMap<Write, readonly PlatformIssue[]>;

function platformIssuesOf(company: CompanyRecord, sync: SyncRecord): IssuesByWrite {
  const context = platformContext(company);
  const issuesOf = (write: Write) => (context ? platformIssues(company, write, context) : []);
  return new Map(sync.writes.map((write) => [write, issuesOf(write)]));
}

const isError = ({ severity }: PlatformIssue) => severity === "error";
const isWarning = ({ severity }: PlatformIssue) => severity === "warning";

/** The code of a sync that ends before anything is written; `undefined` where it gets to write. */
function stopCode(
  company: CompanyRecord,
  sync: SyncRecord,
  errors: IssuesByWrite,
): number | undefined {
  if (sync.orderedEnd && !isSuccess(sync.orderedEnd.code)) {
    const status = sync.orderedEnd.code === 5120 ? "ValidationError" : "PushError";
    for (const write of sync.writes) write.status = status;
    return sync.orderedEnd.code;
  }
  if (sync.orderedEnd?.code === 2040 || sync.writes.length === 0) return 2040;
  if (!company.accountingConnection) return 4220;
  let code: number | undefined;
  for (const [write, issues] of errors) {
    const missing = joinMessages(issues.filter(isConfigurationIssue));
    if (missing === undefined) continue;
    write.message = missing;
    code = 4000;
  }
  return code;
}

function writeAll(
  state: MockState,
  company: CompanyRecord,
  sync: SyncRecord,
  errors: IssuesByWrite,
): number {
  const codes = sync.writes.map((write) =>
    writeOne(state, company, sync, write, errors.get(write) ?? []),
  );
  return Math.max(sync.orderedEnd?.code ?? 2000, ...codes);
}

/** Writes one transaction into the books, or notes why not. Returns the sync code that goes with it. */
function writeOne(
  state: MockState,
  company: CompanyRecord,
  sync: SyncRecord,
  write: Write,
  errors: readonly PlatformIssue[],
): number {
  const ordered = state.scriptedOutcomes.takeTransactionEnd(write.transactionId);
  if (ordered) return refuse(write, ordered.status, ordered.message ?? "Refused as scripted.");
  const booked = company.ledger.get(write.transactionId);
  if (write.action === "create" && booked && !isRepeat(write, booked)) {
    refuse(write, "PushError", `Transaction ${write.transactionId} was previously processed.`);
    return state.behavior.isDocumented ? 5080 : 5130;
  }
  const refusal = joinMessages(errors);
  if (refusal !== undefined) return refuse(write, "ValidationError", refusal);
  if (!booked || write.action === "update") {
    // What was sent is judged; what an update cannot change stays as it was.
    const content = booked ? updatedContent(booked, write) : write;
    company.ledger.book(write.transactionId, content, sync.id, sync.dueAtMs);
  }
  write.status = "Completed";
  return 2000;
}

/** A transfer is put under its id: putting the same one twice is not an error. */
const isRepeat = (write: Write, booked: LedgerEntry) =>
  write.kind === "transfer" && JSON.stringify(write.content) === JSON.stringify(booked.content);

function refuse(write: Write, status: "ValidationError" | "PushError", message: string): number {
  write.status = status;
  write.message = message;
  return status === "ValidationError" ? 5120 : 5130;
}

/** A sync that failed as a whole leaves nothing pending: what was not written can be sent again. */
function refusePending(sync: SyncRecord, message: string | null): void {
  for (const write of sync.writes) {
    if (write.status === "Completed") continue;
    if (write.status === "Pending") write.status = "PushError";
    write.message ??= message;
  }
}

/** A transaction's id as the API compares it. */
export const transactionKey = idKey;

/** Queues new transactions as a sync. 400 where one of them is in the books already. */
export function queueCreation(
  state: MockState,
  company: CompanyRecord,
  contents: readonly Exclude<WriteContent, { kind: "transfer" }>[],
): { syncId: string } {
  requireConnections(company);
  const repeated = contents.filter(({ content }) => company.ledger.has(transactionKey(content.id)));
  if (repeated.length > 0)
    refuseDuplicates(
      state,
      repeated.map(({ content }) => content.id),
    );
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

/** Refuses ids that are in the books, unless the profile leaves that to the sync. */
function refuseDuplicates({ behavior }: MockState, transactionIds: readonly string[]): void {
  const refusal = behavior.duplicateRefusal();
  if (refusal === "documented") throw previouslyProcessed(transactionIds);
  if (refusal === "other-words") throw badRequest("The request holds records that exist already.");
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
