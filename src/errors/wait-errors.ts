import type { Connection, DataStatus, PushOperation } from "../types/index.js";
import { CodatError } from "./codat-error.js";

/** How far a wait had come when its time was over. */
export interface TimedOut<Status> {
  readonly waitedMs: number;
  readonly lastStatus: Status | undefined;
  readonly lastError: CodatError | undefined;
}

/** What was waited for had not settled when the time was over. It goes on by itself: wait again. */
export class WaitTimeoutError<Status = unknown> extends CodatError {
  override readonly name: string = "WaitTimeoutError";
  /** How long was waited, in milliseconds. */
  readonly waitedMs: number;
  /** The last status that was read; `undefined` where none could be. */
  readonly lastStatus: Status | undefined;

  constructor(what: string, advice: string, wait: TimedOut<Status>) {
    const { lastError } = wait;
    const failed = lastError ? `, and the last poll failed: ${lastError.message}` : "";
    super(`${what}${failed}. ${advice}`, lastError && { cause: lastError });
    this.waitedMs = wait.waitedMs;
    this.lastStatus = wait.lastStatus;
  }
}

/** The accounting software did not take a record; the message says why, as far as it was told. */
export class PushOperationFailedError extends CodatError {
  override readonly name: string = "PushOperationFailedError";
  /** The push operation as the API answered it last, with all its validation messages. */
  readonly pushOperation: PushOperation;

  constructor(pushOperation: PushOperation) {
    const { pushOperationKey, dataType, status, errorMessage, validation } = pushOperation;
    const faults = (validation?.errors ?? []).flatMap((item) => item.message || []);
    const words = [...new Set([errorMessage, ...faults])].filter(Boolean).join("; ");
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
  /** The data types that failed, as the API answered them last. */
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
  /** The connection as the API answered it last. */
  readonly connection: Connection;

  constructor(companyId: string, connection: Connection) {
    super(
      `Connection ${connection.id} of company ${companyId} is ${connection.status}. The business has to open its linkUrl (again) and agree`,
    );
    this.companyId = companyId;
    this.connection = connection;
  }
}
