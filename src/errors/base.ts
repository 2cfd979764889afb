import { sanitize } from "../core/format.js";
import { toPlain } from "../core/to-plain.js";

/**
 * The base of every error of this library: `catch (error) { if (error instanceof CodatError) … }`.
 * Its subclasses say what went wrong and carry what is needed to act on it. None carries the API key, and
 * every message is one line of bounded length without control characters, whatever the API sent.
 */
export class CodatError extends Error {
  override readonly name: string = "CodatError";

  constructor(message: string, options?: ErrorOptions) {
    super(sanitize(message, maxMessage), options);
  }

  /**
   * Returns what `JSON.stringify` writes: the message too, which an error's own properties leave out.
   * Never throws: what is nested too deep or too long in a body is cut.
   */
  toJSON(): Record<string, unknown> {
    const plain = Object.entries(this).map(([name, value]) => [name, toPlain(value, 1)]);
    return { ...Object.fromEntries(plain), message: this.message };
  }
}

/** The longest message of any error: words of the API and of ours together. */
const maxMessage = 6_000;

/** The client was given an option that it cannot work with; the message names it. */
export class ConfigurationError extends CodatError {
  override readonly name: string = "ConfigurationError";
}

/** The request that an error speaks of: enough for a log line, nothing secret. */
export interface RequestInfo {
  /** The operation's id in the API's own document, e.g. `create-expense-transaction`. */
  readonly operationId: string;
  /** The HTTP method. */
  readonly method: string;
  /** The path that was called, ids filled in, without host and query. */
  readonly path: string;
  /** How many times the request was sent, the last one included. */
  readonly attempts: number;
  /**
   * The idempotency key that all attempts carried; `undefined` for requests without one. Repeat the call
   * with it as the `idempotencyKey` option, within 85 minutes, and nothing is executed twice.
   */
  readonly idempotencyKey?: string | undefined;
}

/** The API's response, as an error class takes it. */
export interface ApiFailure extends RequestInfo {
  /** The HTTP status. */
  readonly status: number;
  /** The response's headers. */
  readonly headers: Headers;
  /** The parsed JSON of the response; its text where it is not JSON; `undefined` where it is empty. */
  readonly body: unknown;
  /** Whether the API may have executed the request all the same; false unless set. */
  readonly mayHaveSucceeded?: boolean;
}
