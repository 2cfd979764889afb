import type { SyncStatus, SyncTransaction } from "./responses.js";

/** Why a sync failed, in one word that a program can act on. */
export type SyncFailureReason =
  /** 4000: nothing says which bank account or supplier to write to, or another setting is missing. */
  | "configuration"
  /** 4040, 4220: the company was deleted, or the business withdrew access to its books. */
  | "disconnected"
  /** 4260: the business's subscription to its accounting software has lapsed. */
  | "billing"
  /** 5000: the API failed. */
  | "server"
  /** 5080: the API's protection against duplicates stopped the sync. */
  | "duplicate"
  /** 5120: some of the data could not be processed; its transactions say which and why. */
  | "processing"
  /** 5130: the accounting software did not take some of the data; its transactions say why. */
  | "write"
  /** A failure code that this version does not know. */
  | "unknown";

/**
 * What a failure concerns: the company, so that it recurs until the business acts; single transactions,
 * which say why; or this sync alone.
 */
export const failureScopes: Readonly<
  Record<SyncFailureReason, "company" | "transactions" | "sync">
> = {
  configuration: "company",
  disconnected: "company",
  billing: "company",
  server: "sync",
  duplicate: "sync",
  processing: "transactions",
  write: "transactions",
  unknown: "sync",
};

/** What a sync's status code says. */
export type SyncPhase =
  | { readonly phase: "running" }
  | { readonly phase: "succeeded"; readonly result: "written" | "nothing-to-write" }
  | { readonly phase: "failed"; readonly reason: SyncFailureReason };

const running: SyncPhase = { phase: "running" };
const written: SyncPhase = { phase: "succeeded", result: "written" };
const failed = (reason: SyncFailureReason): SyncPhase => ({ phase: "failed", reason });

/** Expenses API docs, "Sync statuses". */
const phases: Readonly<Record<number, SyncPhase>> = {
  1000: running,
  1010: running,
  2000: written,
  2040: { phase: "succeeded", result: "nothing-to-write" },
  4000: failed("configuration"),
  4040: failed("disconnected"),
  4220: failed("disconnected"),
  4260: failed("billing"),
  5000: failed("server"),
  5080: failed("duplicate"),
  5120: failed("processing"),
  5130: failed("write"),
};

/**
 * Reads where a sync stands off its status code. A code that is not listed is read by its first
 * digit; a status without one counts as not ended.
 */
export function readSyncPhase(status: SyncStatus): SyncPhase {
  const code = Number(status.syncStatusCode ?? 0);
  const known = phases[code];
  if (known) return known;
  const [firstDigit] = String(code);
  if (firstDigit === "2") return written;
  return firstDigit === "4" || firstDigit === "5" ? failed("unknown") : running;
}

interface SettledSync {
  readonly companyId: string;
  readonly syncId: string;
  /** The sync's status code, e.g. 2000. */
  readonly code: number;
  /** The status as the API returned it last. */
  readonly status: SyncStatus;
}

/** The sync is done and its data is in the accounting software. */
export interface WrittenSync extends SettledSync {
  readonly result: "written";
}

/** The sync is done; there was nothing to write. */
export interface NothingToWriteSync extends SettledSync {
  readonly result: "nothing-to-write";
}

/** The sync failed. Single transactions of it can be written all the same: list them. */
export interface FailedSync extends SettledSync {
  readonly result: "failed";
  /** Why, in one word that a program can act on. */
  readonly reason: SyncFailureReason;
  /** The API's own words on why; empty where it gave none. */
  readonly message: string;
}

/** How a sync ended; narrows by `result`. */
export type SyncOutcome = WrittenSync | NothingToWriteSync | FailedSync;

/** How the sync with this status ended; `undefined` while it runs. */
export function readSyncOutcome(
  companyId: string,
  syncId: string,
  status: SyncStatus,
): SyncOutcome | undefined {
  const phase = readSyncPhase(status);
  if (phase.phase === "running") return undefined;
  const settled = { companyId, syncId, code: Number(status.syncStatusCode), status };
  if (phase.phase === "succeeded") return { ...settled, result: phase.result };
  const { errorMessage, syncExceptionMessage, syncStatus } = status;
  const message = errorMessage || syncExceptionMessage || syncStatus || "";
  return { ...settled, result: "failed", reason: phase.reason, message };
}

/**
 * Returns when a sync began, in milliseconds since the Unix epoch; `undefined` where that is not known.
 * `syncUtc` is in UTC, as its name says, whether or not it has an offset.
 */
export function syncBeganAtMs(sync: SyncStatus | undefined): number | undefined {
  const syncUtc = sync?.syncUtc;
  if (!syncUtc) return undefined;
  const ms = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(syncUtc) ? syncUtc : `${syncUtc}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Whether a row says how its transaction fared. One id can be listed twice: a bank feed's row never does. */
export function isDecidingRow({ integrationType }: SyncTransaction): boolean {
  return !/^bank-?feeds?$/i.test(integrationType ?? "");
}
