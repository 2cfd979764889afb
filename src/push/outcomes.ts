import type { SyncTransaction } from "../types/index.js";
import { adviceFor } from "../types/sync-advice.js";
import { failureScopes, type SyncFailureReason, type SyncOutcome } from "../types/sync-status.js";
import type { Entry } from "./batching.js";
import { CompanyDisconnectedError } from "./errors.js";
import type { JournaledResult } from "./journal.js";
import { readWrittenBefore } from "./rejections.js";
import { BatchTimeoutError, isInterruption } from "./retry.js";
import type { Proof, RefusedResult, UnknownResult } from "./types.js";

/**
 * Returns what a sync's row says of a transaction: its outcome, or that this sync did not write it;
 * `undefined` where that is not known yet.
 */
export function readRow(
  entry: Entry,
  row: SyncTransaction | undefined,
  syncId: string,
  proof: Proof,
): JournaledResult | "not-written" | undefined {
  if (row?.status === "Completed") return booked(entry, syncId, proof);
  if (row?.status === "PushError") return "not-written";
  if (row?.status !== "ValidationError") return undefined;
  return { ...refusal(entry, "validation", row.message ?? ""), syncId };
}

/** Whether a sync failed for a reason that would meet all of the company's transactions. */
export function isCompanys(sync: SyncOutcome): boolean {
  return sync.result === "failed" && failureScopes[sync.reason] === "company";
}

/** Returns what becomes of a transaction that its sync did not write, nor any other that is known. */
export function unwritten(
  entry: Entry,
  sync: SyncOutcome,
  words: string,
  mayResend: boolean,
): JournaledResult | UnknownResult | "send-again" {
  const failed = sync.result === "failed" ? sync : undefined;
  const writtenBefore = readWrittenBefore(words);
  if (writtenBefore === "maybe") return unclear(entry, words);
  // What was written before the API refuses when it is posted, and says so for certain.
  const isDuplicate = writtenBefore === "yes" || (words === "" && failed?.reason === "duplicate");
  const isOwn =
    !isDuplicate && words !== "" && (!failed || failureScopes[failed.reason] === "transactions");
  if (!isOwn && (isDuplicate || !isCompanys(sync)) && mayResend) return "send-again";
  if (isDuplicate) return unclear(entry, words || (failed?.message ?? ""));
  return failure(entry, sync, isOwn ? "write" : failed?.reason, words);
}

/** Returns the outcome of a transaction that is in the books. */
export function booked(entry: Entry, syncId: string | undefined, proof: Proof): JournaledResult {
  const known = proof === "journal" ? "sync" : proof;
  return { kind: entry.item.kind, id: entry.id, outcome: "booked", syncId, proof: known };
}

/** Returns the outcome of a transaction that was rejected as it is. */
export function refusal(entry: Entry, reason: "request" | "validation", message: string) {
  const { item, id, warnings } = entry;
  const advice =
    reason === "validation" ? { advice: adviceFor({ status: "ValidationError", message }) } : {};
  return { kind: item.kind, id, outcome: "refused" as const, reason, message, ...advice, warnings };
}

/** Returns the outcome of a transaction that its sync did not write, in its own or the sync's words. */
function failure(
  { item, id, warnings }: Entry,
  sync: SyncOutcome,
  reason: SyncFailureReason | undefined,
  words: string,
): JournaledResult {
  const own = sync.result === "failed" && reason !== "write" ? sync.message : words;
  const message = own || "the sync ended without a word on this transaction";
  const { syncId } = sync;
  return {
    kind: item.kind,
    id,
    outcome: "failed",
    reason: reason ?? "unknown",
    message,
    advice: adviceFor({ status: "PushError", message, reason }),
    syncId,
    warnings,
  };
}

/** Returns the outcome of a transaction that was rejected in words that leave open whether it is written. */
export function unclear({ item, id, warnings }: Entry, words: string): UnknownResult {
  const message = `It was refused in words that may mean that it was written before, and no sync of the company shows it: ${words}. Look for it in the accounting software`;
  return { kind: item.kind, id, outcome: "unknown", reason: "wording", message, warnings };
}

/** Returns the outcome of an item whose id came before. */
export function repeated({ item, id, warnings }: Entry): RefusedResult {
  return {
    kind: item.kind,
    id,
    outcome: "refused",
    reason: "repeated-id",
    message: "an item before this one has the same id: give each transaction an id of its own",
    warnings,
  };
}

/** Returns why an error leaves the outcome of a batch unknown; `undefined` for one that ends the push. */
export function unknownReason(error: unknown): "time" | "quota" | "disconnected" | undefined {
  if (error instanceof CompanyDisconnectedError) return "disconnected";
  if (!isInterruption(error)) return undefined;
  return error instanceof BatchTimeoutError ? "time" : "quota";
}

const endings = {
  time: "the time ran out",
  quota: "the daily quota ran out",
  disconnected: "the company is not linked to its accounting software",
};

/** Returns the outcome of an item that did not end in this run. */
export function unknown(
  { item, id, warnings }: Entry,
  syncId: string | undefined,
  reason: keyof typeof endings,
): UnknownResult {
  const stand = syncId
    ? `it was sent, and sync ${syncId} may write it`
    : "no sync is known that has it";
  return {
    kind: item.kind,
    id,
    outcome: "unknown",
    reason,
    message: `${endings[reason]}: ${stand}. Push again with the same items and journal`,
    warnings,
    ...(syncId !== undefined && { syncId }),
  };
}
