import type { PlatformIssue } from "../platforms/index.js";
import {
  inWords,
  isConfigurationIssue,
  platformContext,
  platformErrors,
} from "./platform-rules.js";
import type { MockState } from "./state.js";
import type { CompanyRecord } from "./store/company.js";
import type { LedgerEntry } from "./store/ledger.js";
import type { OrderedEnd, SyncRecord } from "./store/sync-store.js";
import type { Write } from "./store/write.js";
import { isRunning, isSuccess, syncCodeText } from "./sync-codes.js";
import { wakeAt } from "./wake-at.js";
import { syncEnded } from "./webhook-events.js";

/** Queues writes as a sync that runs for the time that the mock was set to. */
export function startSync(state: MockState, company: CompanyRecord, writes: Write[]): SyncRecord {
  const nowMs = state.clock.now();
  const orderedEnd = state.syncOrders.takeSyncEnd(company.id);
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
  wakeAt(state, company, sync.dueAtMs, settleSyncs);
  state.changes.raise(() => ({ what: "sync-started", company, sync }));
  return sync;
}

/** Ends every sync of a company that is due by now. */
export function settleSyncs(state: MockState, company: CompanyRecord): void {
  const nowMs = state.clock.now();
  for (;;) {
    const sync = company.syncs.takeDue(nowMs);
    if (!sync) return;
    endSync(state, company, sync);
  }
}

/** Ends a running sync at once, as ordered or as it would have ended. */
export function endSyncNow(
  state: MockState,
  company: CompanyRecord,
  sync: SyncRecord,
  orderedEnd: OrderedEnd | undefined,
): void {
  sync.orderedEnd = orderedEnd;
  company.syncs.reschedule(sync, state.clock.now());
  settleSyncs(state, company);
}

/** Where a sync stands: how it ended, or that it runs, and whether it has for over ten minutes. */
export function syncCode(sync: SyncRecord, nowMs: number): number {
  if (sync.end) return sync.end.code;
  if (sync.orderedEnd && isRunning(sync.orderedEnd.code)) return sync.orderedEnd.code;
  return nowMs - sync.requestedAtMs > tenMinutesMs ? 1010 : 1000;
}

const tenMinutesMs = 10 * 60 * 1000;

function endSync(state: MockState, company: CompanyRecord, sync: SyncRecord): void {
  const errors = platformErrorsOf(company, sync);
  const code = stopCode(company, sync, errors) ?? writeAll(state, company, sync, errors);
  const message = sync.orderedEnd?.message ?? syncCodeText(code).errorMessage;
  if (!isSuccess(code)) refusePending(sync, message);
  company.syncs.end(sync, {
    code,
    errorMessage: isSuccess(code) ? null : message,
    atMs: sync.dueAtMs,
    dataPushed: sync.writes.some((write) => write.status === "Completed"),
  });
  state.events.raise(() => syncEnded(state, company, sync));
  state.changes.raise(() => ({ what: "sync-ended", company, sync }));
}

type ErrorsByWrite = ReadonlyMap<Write, readonly PlatformIssue[]>;

function platformErrorsOf(company: CompanyRecord, sync: SyncRecord): ErrorsByWrite {
  const context = platformContext(company);
  const errorsOf = (write: Write) => (context ? platformErrors(company, write, context) : []);
  return new Map(sync.writes.map((write) => [write, errorsOf(write)]));
}

/** The code of a sync that ends before anything is written; `undefined` where it gets to write. */
function stopCode(
  company: CompanyRecord,
  sync: SyncRecord,
  errors: ErrorsByWrite,
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
    const missing = inWords(issues.filter(isConfigurationIssue));
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
  errors: ErrorsByWrite,
): number {
  const codes = sync.writes.map((write) =>
    writeOne(state, company, sync, write, errors.get(write) ?? []),
  );
  return Math.max(sync.orderedEnd?.code ?? 2000, ...codes);
}

/** Writes one transaction into the books, or notes why not. Answers the sync code that goes with it. */
function writeOne(
  state: MockState,
  company: CompanyRecord,
  sync: SyncRecord,
  write: Write,
  errors: readonly PlatformIssue[],
): number {
  const ordered = state.syncOrders.takeTransactionEnd(write.transactionId);
  if (ordered) return refuse(write, ordered.status, ordered.message ?? "Refused as ordered.");
  const booked = company.ledger.get(write.transactionId);
  if (write.action === "create" && booked && !isRepeat(write, booked)) {
    refuse(write, "PushError", `Transaction ${write.transactionId} was previously processed.`);
    return 5080;
  }
  const refusal = inWords(errors);
  if (refusal !== undefined) return refuse(write, "ValidationError", refusal);
  if (!booked || write.action === "update") company.ledger.book(write, sync.id, sync.dueAtMs);
  write.status = "Completed";
  return 2000;
}

/** A transfer is put under its id: putting the same one twice is no fault. */
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
