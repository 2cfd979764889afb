import { CodatError } from "./codat-error.js";
import { oneLine } from "./one-line.js";
import type { RequestFacts } from "./request-facts.js";

/** The ground of the errors that came instead of an answer. */
abstract class NoAnswerError extends CodatError implements RequestFacts {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly attempts: number;

  constructor(message: string, request: RequestFacts, options?: ErrorOptions) {
    super(`${request.method} ${request.path} ${message}`, options);
    this.operationId = request.operationId;
    this.method = request.method;
    this.path = request.path;
    this.attempts = request.attempts;
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
  readonly mayHaveBeenCarriedOut: boolean;
  /** The system's code where there is one, e.g. `ECONNREFUSED`. */
  readonly code: string | undefined;

  constructor(
    request: RequestFacts,
    failure: {
      readonly code: string | undefined;
      readonly message: string;
      readonly mayHaveBeenCarriedOut: boolean;
    },
  ) {
    const { code } = failure;
    const message = oneLine(failure.message, 600);
    const what = `got no answer: ${message}${code && !message.includes(code) ? ` (${code})` : ""}`;
    super(failure.mayHaveBeenCarriedOut ? `${what}. ${maybeDone}` : what, request);
    this.mayHaveBeenCarriedOut = failure.mayHaveBeenCarriedOut;
    this.code = failure.code;
  }
}

/** One attempt took longer than `timeoutMs`, from the connection to the last byte of the answer. */
export class TimeoutError extends NoAnswerError {
  override readonly name: string = "TimeoutError";
  /** The time that an attempt had, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether the API may have carried the request out; false for requests that only read. */
  readonly mayHaveBeenCarriedOut: boolean;

  constructor(
    request: RequestFacts,
    failure: { timeoutMs: number; mayHaveBeenCarriedOut: boolean },
  ) {
    const what = `got no whole answer within ${failure.timeoutMs} ms`;
    super(failure.mayHaveBeenCarriedOut ? `${what}. ${maybeDone}` : what, request);
    this.timeoutMs = failure.timeoutMs;
    this.mayHaveBeenCarriedOut = failure.mayHaveBeenCarriedOut;
  }
}

/** The `signal` of the call aborted; `cause` is the signal's reason. */
export class RequestAbortedError extends NoAnswerError {
  override readonly name: string = "RequestAbortedError";

  constructor(request: RequestFacts, reason: unknown) {
    super("was aborted by its signal", request, { cause: reason });
  }
}
