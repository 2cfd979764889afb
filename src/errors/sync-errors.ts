import type { SyncFailureReason } from "../syncs/codes.js";
import type { FailedSync } from "../syncs/outcome.js";
import type { SyncStatus } from "../types/index.js";
import { CodatError } from "./codat-error.js";
import { type TimedOut, WaitTimeoutError } from "./wait-errors.js";

const advice: Readonly<Record<SyncFailureReason, string>> = {
  configuration:
    "Name a bank account and a contact on the transactions or in the company's configuration, then send the transactions again under their ids",
  disconnected: "The business has to link its accounting software again",
  billing: "The business has to renew its accounting subscription",
  server:
    "List the sync's transactions: those that are not Completed can be sent again under their ids",
  duplicate:
    "Some of the transactions are being written, or were, by another sync: look there first",
  processing: "List the sync's transactions: each says what is wrong with it",
  write: "List the sync's transactions: each says why it was not taken",
  unknown: "List the sync's transactions to see what was written",
};

/** A sync failed. Some of its transactions can be written all the same: list them. */
export class SyncFailedError extends CodatError {
  override readonly name: string = "SyncFailedError";
  readonly companyId: string;
  readonly syncId: string;
  /** The sync's status code, e.g. 4000. */
  readonly code: number;
  readonly reason: SyncFailureReason;
  /** The status as the API answered it last. */
  readonly status: SyncStatus;

  constructor(sync: FailedSync) {
    const words = sync.message.replace(/[.\s]+$/, "");
    super(
      `Sync ${sync.syncId} of company ${sync.companyId} failed with ${sync.code} (${sync.reason})${words ? `: ${words}` : ""}. ${advice[sync.reason]}`,
    );
    this.companyId = sync.companyId;
    this.syncId = sync.syncId;
    this.code = sync.code;
    this.reason = sync.reason;
    this.status = sync.status;
  }
}

/**
 * A sync was still running when the time to wait for it was over. It goes on by itself: wait again
 * with `syncs.wait(error.companyId, error.syncId)`, and do not send its transactions again.
 */
export class SyncTimeoutError extends WaitTimeoutError<SyncStatus> {
  override readonly name: string = "SyncTimeoutError";
  readonly companyId: string;
  readonly syncId: string;

  constructor(
    sync: { readonly companyId: string; readonly syncId: string },
    wait: TimedOut<SyncStatus>,
  ) {
    const stand = wait.lastStatus
      ? `its last status was ${wait.lastStatus.syncStatusCode ?? "unknown"}`
      : "its status could not be read";
    super(
      `Sync ${sync.syncId} of company ${sync.companyId} had not ended after ${wait.waitedMs} ms; ${stand}`,
      "It goes on by itself: wait for it again, and do not send its transactions again",
      wait,
    );
    this.companyId = sync.companyId;
    this.syncId = sync.syncId;
  }
}
