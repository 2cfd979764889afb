import { formatIssues, type RequestIssue, truncate } from "../core/format.js";
import { CodatError, type RequestInfo } from "./base.js";

/** The ground of the errors that came instead of an answer. */
abstract class NoAnswerError extends CodatError implements RequestInfo {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
  readonly idempotencyKey: string | undefined;

  constructor(message: string, request: RequestInfo, options?: ErrorOptions) {
    super(`${request.method} ${request.path} ${message}`, options);
    this.operationId = request.operationId;
    this.method = request.method;
    this.path = request.path;
    this.attempts = request.attempts;
    this.idempotencyKey = request.idempotencyKey;
  }
}

const maybeDone =
  "It may have been carried out all the same: find out before you send it again under another id";

/** The connection could not be made, or broke off before the whole answer was there. */
export class ConnectionError extends NoAnswerError {
  override readonly name: string = "ConnectionError";
  /**
   * Whether the API may have carried the request out although no answer came. Always false for
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
    const what = `got no answer: ${message}${code && !message.includes(code) ? ` (${code})` : ""}`;
    super(failure.mayHaveSucceeded ? `${what}. ${maybeDone}` : what, request);
    this.mayHaveSucceeded = failure.mayHaveSucceeded;
    this.code = failure.code;
  }
}

/** One attempt took longer than `timeoutMs`, from the connection to the last byte of the answer. */
export class TimeoutError extends NoAnswerError {
  override readonly name: string = "TimeoutError";
  /** The time that an attempt had, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether the API may have carried the request out; false for requests that only read. */
  readonly mayHaveSucceeded: boolean;

  constructor(request: RequestInfo, failure: { timeoutMs: number; mayHaveSucceeded: boolean }) {
    const what = `got no whole answer within ${failure.timeoutMs} ms`;
    super(failure.mayHaveSucceeded ? `${what}. ${maybeDone}` : what, request);
    this.timeoutMs = failure.timeoutMs;
    this.mayHaveSucceeded = failure.mayHaveSucceeded;
  }
}

/** The `signal` of the call aborted; `cause` is the signal's reason. */
export class RequestAbortedError extends NoAnswerError {
  override readonly name: string = "RequestAbortedError";

  constructor(request: RequestInfo, reason: unknown) {
    super("was aborted by its signal", request, { cause: reason });
  }
}

/**
 * The request is off and was not sent. `issues` names each thing that is wrong and where it is. What
 * was given is told by its kind and length alone: it may be a person's name or the number of a card.
 */
export class RequestValidationError extends CodatError {
  override readonly name: string = "RequestValidationError";
  readonly operationId: string;
  readonly issues: readonly RequestIssue[];

  constructor(operationId: string, issues: readonly RequestIssue[]) {
    super(`${operationId} was not sent: ${formatIssues(issues)}`);
    this.operationId = operationId;
    this.issues = issues;
  }
}

/**
 * The API answered with a success status, but the body is no JSON or not of the promised shape.
 * A write was carried out all the same, as far as its status tells.
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
  /** The body as it came. */
  readonly text: string;

  constructor(
    request: RequestInfo,
    answer: { status: number; headers: Headers; text: string },
    problem: string,
  ) {
    super(
      `${request.method} ${request.path} answered ${answer.status}, but ${problem}. The body is in this error's \`text\``,
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
