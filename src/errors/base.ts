/**
 * What every error of this library is: `catch (error) { if (error instanceof CodatError) … }`.
 * The classes under it say what went wrong and carry what is needed to act on it; none of them ever
 * carries the API key.
 */
export class CodatError extends Error {
  override readonly name: string = "CodatError";

  /** What `JSON.stringify` writes: the message too, which an error's own properties leave out. */
  toJSON(): Record<string, unknown> {
    return { ...Object.fromEntries(Object.entries(this)), message: this.message };
  }
}

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
   * with it as the `idempotencyKey` option, within 85 minutes, and nothing is carried out twice.
   */
  readonly idempotencyKey?: string | undefined;
}

/** What the API answered, as an error class takes it. */
export interface ApiFailure extends RequestInfo {
  /** The HTTP status. */
  readonly status: number;
  /** The answer's headers. */
  readonly headers: Headers;
  /** The parsed JSON of the answer; its text where it is no JSON; `undefined` where it is empty. */
  readonly body: unknown;
  /** Whether the API may have carried the request out all the same; false unless set. */
  readonly mayHaveSucceeded?: boolean;
}
