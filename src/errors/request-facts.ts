/** The request that an error speaks of: enough for a log line, nothing secret. */
export interface RequestFacts {
  /** The operation's id in the API's own document, e.g. `create-expense-transaction`. */
  readonly operationId: string;
  /** The HTTP method. */
  readonly method: string;
  /** The path that was called, ids filled in, without host and query. */
  readonly path: string;
  /** How many times the request was sent, the last one included. */
  readonly attempts: number;
}

/** What the API answered, as an error class takes it. */
export interface ApiFailure extends RequestFacts {
  /** The HTTP status. */
  readonly status: number;
  /** The answer's headers. */
  readonly headers: Headers;
  /** The parsed JSON of the answer; its text where it is no JSON; `undefined` where it is empty. */
  readonly body: unknown;
}
