import type { SyncStatus } from "../types/index.js";
import { readSyncPhase, type SyncFailureReason } from "./codes.js";

interface SettledSync {
  readonly companyId: string;
  readonly syncId: string;
  /** The sync's status code, e.g. 2000. */
  readonly code: number;
  /** The status as the API answered it last. */
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
