import type { RateLimit } from "./rate-limit.js";

/** What came with an answer. */
export interface ResponseFacts {
  /** The HTTP status. */
  readonly status: number;
  /** The answer's headers. */
  readonly headers: Headers;
  /** What the headers say of the quota. */
  readonly rateLimit: RateLimit;
}

/** An answer's data together with what came with it. */
export interface WithResponse<Data> {
  /** What the call alone would have answered. */
  readonly data: Data;
  /** Status, headers and rate limit. */
  readonly response: ResponseFacts;
}

/** An answer's data, and what came with it for those who ask. */
export interface Answered<Data> {
  readonly data: Data;
  readonly facts: () => ResponseFacts;
}

/**
 * The promise of an answer's data. `.withResponse()` gives the status, the headers and the rate limit
 * too.
 *
 * @example
 * const { data, response } = await codat.companies.get(companyId).withResponse();
 * console.log(data.name, response.rateLimit.remaining);
 */
export class ResponsePromise<Data> extends Promise<Data> {
  // A chained promise is a plain one: only the call itself has a response.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  readonly #answer: Promise<Answered<Data>>;

  constructor(answer: Promise<Answered<Data>>) {
    super((resolve, reject) => {
      answer.then(({ data }) => resolve(data), reject);
    });
    this.#answer = answer;
  }

  /** The data together with the answer's status, headers and rate limit. Throws as the call does. */
  withResponse(): Promise<WithResponse<Data>> {
    // Whoever asks for this promise handles the failure there, not on the data alone.
    this.catch(() => undefined);
    return this.#answer.then(({ data, facts }) => ({ data, response: facts() }));
  }
}
