import { sanitize, withoutFullStop } from "../core/format.js";
import type {
  Connection,
  DataStatus,
  PushOperation,
  SyncStatus,
  SyncTransaction,
} from "../types/index.js";
import type { FailedSync, SyncFailureReason } from "../types/sync-status.js";
import { CodatError } from "./base.js";

/** How far a wait had come when its time was over. */
export interface TimedOut<Status> {
  readonly waitedMs: number;
  readonly lastStatus: Status | undefined;
  readonly lastError: CodatError | undefined;
  /** What is normal on the platform, where that explains it. */
  readonly note?: string | undefined;
}

/** What was waited for had not settled when the time was over. It continues by itself: wait again. */
export class WaitTimeoutError<Status = unknown> extends CodatError {
  override readonly name: string = "WaitTimeoutError";
  /** How long was waited, in milliseconds. */
  readonly waitedMs: number;
  /** The last status that was read; `undefined` where none could be. */
  readonly lastStatus: Status | undefined;

  constructor(what: string, advice: string, wait: TimedOut<Status>) {
    const { lastError, note } = wait;
    const failed = lastError ? `, and the last poll failed: ${lastError.message}` : "";
    super(
      [`${what}${failed}`, advice, note].filter(Boolean).join(". "),
      lastError && { cause: lastError },
    );
    this.waitedMs = wait.waitedMs;
    this.lastStatus = wait.lastStatus;
  }
}

/** The accounting software did not take a record; the message says why, as far as it is known. */
export class PushOperationFailedError extends CodatError {
  override readonly name: string = "PushOperationFailedError";
  /** The push operation as the API returned it last, with all its validation messages. */
  readonly pushOperation: PushOperation;

  constructor(pushOperation: PushOperation) {
    const { pushOperationKey, dataType, status, errorMessage, validation } = pushOperation;
    const issues = (validation?.errors ?? []).flatMap((item) => item.message || []);
    const words = sanitize([...new Set([errorMessage, ...issues])].filter(Boolean).join("; "));
    super(
      `Push operation ${pushOperationKey}${dataType ? ` (${dataType})` : ""} ended as ${status}${words ? `: ${words}` : ""}`,
    );
    this.pushOperation = pushOperation;
  }
}

/** Some of a company's data could not be fetched from its accounting software. */
export class DataFetchFailedError extends CodatError {
  override readonly name: string = "DataFetchFailedError";
  readonly companyId: string;
  /** The data types that failed, as the API returned them last. */
  readonly failed: readonly DataStatus[];

  constructor(companyId: string, failed: readonly DataStatus[]) {
    const each = failed.map((status) => `${status.dataType} is ${status.currentStatus}`).join(", ");
    super(
      `Data of company ${companyId} could not be fetched: ${each}. List its pull operations for the reasons, then refresh these data types`,
    );
    this.companyId = companyId;
    this.failed = failed;
  }
}

/** The business did not link its software: it declined, or ended the link. */
export class ConnectionNotLinkedError extends CodatError {
  override readonly name: string = "ConnectionNotLinkedError";
  readonly companyId: string;
  /** The connection as the API returned it last. Show its `linkUrl` to the business again. */
  readonly connection: Connection;

  constructor(companyId: string, connection: Connection, problem?: string) {
    super(
      `Connection ${connection.id} of company ${companyId} ${problem ?? `is ${connection.status}`}. The business has to open its linkUrl (again) and agree; wait for that with connections.waitUntilLinked${connection.status === "PendingAuth" ? "" : " and { reconnect: true }"}`,
    );
    this.companyId = companyId;
    this.connection = connection;
  }
}

/**
 * The business cancelled linking its software. The connection stays `PendingAuth`, and the same
 * `linkUrl` can be opened again. (Expenses API docs, "Connections": a new entry in
 * `dataConnectionErrors`.)
 */
export class LinkDeclinedError extends ConnectionNotLinkedError {
  override readonly name: string = "LinkDeclinedError";
  /** Why linking failed, in the words of the accounting software; empty where it gave none. */
  readonly reason: string;

  constructor(companyId: string, connection: Connection, declined: DataConnectionError) {
    const reason = sanitize(declined.errorMessage || declined.statusText || "");
    const words = withoutFullStop(reason);
    super(companyId, connection, `was declined by the business${words ? `: ${words}` : ""}`);
    this.reason = reason;
  }
}

type DataConnectionError = NonNullable<Connection["dataConnectionErrors"]>[number];

/** A sync failed. Some of its transactions can be written all the same: read {@link SyncFailedError.transactions}. */
export class SyncFailedError extends CodatError {
  override readonly name: string = "SyncFailedError";
  readonly companyId: string;
  readonly syncId: string;
  /** The sync's status code, e.g. 4000. */
  readonly code: number;
  readonly reason: SyncFailureReason;
  /** What to do, in one sentence. */
  readonly advice: string;
  /** The status as the API returned it last. */
  readonly status: SyncStatus;
  readonly #read: () => Promise<readonly FailedSyncTransaction[]>;
  #transactions: Promise<readonly FailedSyncTransaction[]> | undefined;

  constructor(
    sync: FailedSync,
    advice: string,
    read: () => Promise<readonly FailedSyncTransaction[]>,
  ) {
    const words = withoutFullStop(sanitize(sync.message));
    super(
      `Sync ${sync.syncId} of company ${sync.companyId} failed with ${sync.code} (${sync.reason})${words ? `: ${words}` : ""}. ${advice}`,
    );
    this.companyId = sync.companyId;
    this.syncId = sync.syncId;
    this.code = sync.code;
    this.reason = sync.reason;
    this.advice = advice;
    this.status = sync.status;
    this.#read = read;
  }

  /**
   * Returns the sync's transactions with status, message and advice. It costs a request, so it is read
   * with the first call; later calls return the same promise, unless it was rejected.
   *
   * @throws ApiError, ConnectionError, TimeoutError
   */
  transactions(): Promise<readonly FailedSyncTransaction[]> {
    this.#transactions ??= this.#read().catch((error: unknown) => {
      this.#transactions = undefined;
      throw error;
    });
    return this.#transactions;
  }
}

/** One transaction of a failed sync, with what to do about it. */
export type FailedSyncTransaction = SyncTransaction & {
  /** What to do, in one sentence. */
  readonly advice: string;
};

/**
 * A sync was still running when the time to wait for it was over. It continues by itself: wait again
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
      "It continues by itself: wait for it again, and do not send its transactions again",
      wait,
    );
    this.companyId = sync.companyId;
    this.syncId = sync.syncId;
  }
}

/**
 * An amount and its minor units cannot be converted exactly: the number is not whole or
 * has more decimals than its currency, has more digits than a number keeps apart, or the currency
 * has no minor unit that ISO 4217 knows. Nothing is ever rounded instead.
 */
export class InexactAmountError extends CodatError {
  override readonly name: string = "InexactAmountError";
}
