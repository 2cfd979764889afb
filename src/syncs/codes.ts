import type { SyncStatus } from "../types/index.js";

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
 * digit; a status without one has not ended yet, as far as can be told.
 */
export function readSyncPhase(status: SyncStatus): SyncPhase {
  const code = Number(status.syncStatusCode ?? 0);
  const known = phases[code];
  if (known) return known;
  const [firstDigit] = String(code);
  if (firstDigit === "2") return written;
  return firstDigit === "4" || firstDigit === "5" ? failed("unknown") : running;
}
