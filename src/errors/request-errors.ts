import { formatIssues, type RequestIssue, truncate } from "../core/format.js";
import { CodatError, type RequestInfo } from "./base.js";
import { methodNameOf } from "./method-names.js";

/** The request that an error is about, by the client's method and as it was sent. */
export function requestText({ operationId, method, path }: RequestInfo): string {
  return `${methodNameOf(operationId)} (${method} ${path})`;
}

/** The base of the errors that came instead of a response. */
abstract class NoResponseError extends CodatError implements RequestInfo {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
  readonly idempotencyKey: string | undefined;

  constructor(message: string, request: RequestInfo, options?: ErrorOptions) {
    super(`${requestText(request)} ${message}`, options);
    this.operationId = request.operationId;
    this.method = request.method;
    this.path = request.path;
    this.attempts = request.attempts;
    this.idempotencyKey = request.idempotencyKey;
  }
}

/** What to do about a write whose outcome is not known. */
export function ambiguityAdvice({ idempotencyKey }: RequestInfo): string {
  return idempotencyKey === undefined
    ? "It may have been executed all the same: find out before you send it again under another id"
    : `It may have been executed all the same: repeat it within 85 minutes with idempotencyKey ${idempotencyKey}, and it is executed once`;
}

/** The end of the message: how often it was tried, and what to do. */
function ending(request: RequestInfo, mayHaveSucceeded: boolean): string {
  const tries = request.attempts > 1 ? ` (${request.attempts} attempts)` : "";
  return mayHaveSucceeded ? `${tries}. ${ambiguityAdvice(request)}` : tries;
}

/** The connection could not be made, or was lost before the whole response was read. */
export class ConnectionError extends NoResponseError {
  override readonly name: string = "ConnectionError";
  /**
   * Whether the API may have executed the request although no response came. Always false for
   * requests that only read, and where no connection was ever made.
   */
  readonly mayHaveSucceeded: boolean;
  /** The system's code where there is one, e.g. `ECONNREFUSED`. */
  readonly code: string | undefined;

  constructor(
    request: RequestInfo,
    failure: {
      readonly code: string | undefined;
      readonly message: string;
      readonly mayHaveSucceeded: boolean;
    },
  ) {
    const { code } = failure;
    const message = truncate(failure.message, 600);
    const what = `got no response: ${message}${code && !message.includes(code) ? ` (${code})` : ""}`;
    super(`${what}${ending(request, failure.mayHaveSucceeded)}`, request);
    this.mayHaveSucceeded = failure.mayHaveSucceeded;
    this.code = failure.code;
  }
}

/** One attempt took longer than `timeoutMs`, from the connection to the last byte of the response. */
export class TimeoutError extends NoResponseError {
  override readonly name: string = "TimeoutError";
  /** The time that an attempt had, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether the API may have executed the request; false for requests that only read. */
  readonly mayHaveSucceeded: boolean;

  constructor(request: RequestInfo, failure: { timeoutMs: number; mayHaveSucceeded: boolean }) {
    const what = `got no complete response within ${failure.timeoutMs} ms`;
    super(`${what}${ending(request, failure.mayHaveSucceeded)}`, request);
    this.timeoutMs = failure.timeoutMs;
    this.mayHaveSucceeded = failure.mayHaveSucceeded;
  }
}

/** The `signal` of the call aborted; `cause` is the signal's reason. */
export class RequestAbortedError extends NoResponseError {
  override readonly name: string = "RequestAbortedError";

  constructor(request: RequestInfo, reason: unknown) {
    super("was aborted by its signal", request, { cause: reason });
  }
}

/**
 * The request is not valid and was not sent. `issues` names each thing that is wrong and where it is.
 * Values are described by their kind and length alone: one may be a person's name or a card number.
 */
export class RequestValidationError extends CodatError {
  override readonly name: string = "RequestValidationError";
  readonly operationId: string;
  readonly issues: readonly RequestIssue[];

  constructor(operationId: string, issues: readonly RequestIssue[]) {
    super(`${methodNameOf(operationId)} was not sent: ${formatIssues(issues)}`);
    this.operationId = operationId;
    this.issues = issues;
  }
}

/** A file could not be opened in the time of an attempt; a machine that is less busy may open it. */
export class FileTimeoutError extends RequestValidationError {}

/**
 * The API returned a success status, but the body is not JSON or not of the documented shape. A write was
 * executed all the same, as far as its status says.
 */
export class ResponseValidationError extends CodatError implements RequestInfo {
  override readonly name: string = "ResponseValidationError";
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
  readonly idempotencyKey: string | undefined;
  readonly status: number;
  readonly headers: Headers;
  /** The body as it was received. */
  readonly text: string;

  constructor(
    request: RequestInfo,
    answer: { status: number; headers: Headers; text: string },
    problem: string,
  ) {
    super(
      `${requestText(request)} returned ${answer.status}, but ${problem}. The body is in this error's \`text\``,
    );
    this.operationId = request.operationId;
    this.method = request.method;
    this.path = request.path;
    this.attempts = request.attempts;
    this.idempotencyKey = request.idempotencyKey;
    this.status = answer.status;
    this.headers = answer.headers;
    this.text = answer.text;
  }
}
