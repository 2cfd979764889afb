import type { RequestInfo } from "../errors/base.js";
import { ResponseValidationError } from "../errors/request-errors.js";
import { type RateLimit, readRateLimit } from "./rate-limit.js";
import { type BodyText, keptCharacters, overlapCharacters } from "./read-body.js";
import { type Redact, redactHeaders } from "./redact.js";

/** A success of the API that is still to be read. */
export class ApiResponse {
  /** What came with the response. It does without the response's text, which a caller need not keep. */
  readonly meta: () => ResponseMeta;
  readonly #request: RequestInfo;
  readonly #text: string;
  readonly #tooLarge: boolean;
  readonly #redact: Redact;
  /** The body's JSON, once it is parsed. */
  #value: unknown;

  constructor(
    request: RequestInfo,
    { status, headers, text, tooLarge }: Omit<ResponseMeta, "rateLimit"> & BodyText,
    redact: Redact,
  ) {
    this.#request = request;
    this.meta = () => ({ status, headers, rateLimit: readRateLimit(headers) });
    this.#text = text;
    this.#tooLarge = tooLarge;
    this.#redact = redact;
  }

  /** The body as it was received. */
  get text(): string {
    return this.#text;
  }

  /**
   * The error of a body that a proxy replaced or truncated: another attempt can bring the API's own. A
   * call that ignores the body needs no JSON.
   */
  damage(ignoresBody: boolean): ResponseValidationError | undefined {
    if (isHtml(this.#text)) return this.fault("its body is an HTML page, which is not the API's");
    if (ignoresBody || this.#tooLarge || !/^\s{0,100}[[{]/.test(this.#text)) return undefined;
    return this.#parse();
  }

  /** The body as JSON of any kind, `undefined` where it is empty; throws where it is something else. */
  json(): unknown {
    return this.#text.trim() === "" ? undefined : this.#json();
  }

  /** The body as an object; throws a `ResponseValidationError` where it is none. */
  object(): Record<string, unknown> {
    const json = this.#json();
    if (!isObject(json)) throw this.fault("its body is not a JSON object");
    return json;
  }

  /** The body as an array of objects; throws a `ResponseValidationError` where it is none. */
  array(): Record<string, unknown>[] {
    return this.arrayOf(this.#json(), "its body is not a JSON array");
  }

  /** A part of the body as an array of objects; throws where it is none, with the problem. */
  arrayOf(list: unknown, problem: string): Record<string, unknown>[] {
    if (!Array.isArray(list)) throw this.fault(problem);
    if (!list.every(isObject)) throw this.fault("it lists an item that is not a JSON object");
    return list;
  }

  /** The error that says why this response is of no use. */
  fault(problem: string): ResponseValidationError {
    const { status, headers } = this.meta();
    return new ResponseValidationError(
      this.#request,
      {
        status,
        headers: redactHeaders(headers, this.#redact),
        text: shownText({ text: this.#text, tooLarge: this.#tooLarge }, this.#redact),
      },
      problem,
    );
  }

  #json(): unknown {
    if (this.#tooLarge) {
      throw this.fault("its body is larger than maxResponseBytes allows; its beginning is kept");
    }
    if (this.#text.trim() === "") throw this.fault("its body is empty");
    const problem = this.#parse();
    if (problem) throw problem;
    return this.#value;
  }

  /** Parses the body, once; returns the error where it cannot. */
  #parse(): ResponseValidationError | undefined {
    if (this.#value !== undefined) return undefined;
    try {
      this.#value = JSON.parse(this.#text);
      return undefined;
    } catch {
      return this.fault("its body is not JSON, or is truncated");
    }
  }
}

/** A body without keys. It is cut after that, and without its end, where half a key can be left. */
export function shownText({ text, tooLarge }: BodyText, redact: Redact): string {
  const clean = redact(text);
  if (!tooLarge) return clean;
  return clean.slice(0, Math.max(0, Math.min(keptCharacters, clean.length - overlapCharacters)));
}

/** Whether a status is what was asked for. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Whether a body is an HTML page, which only a proxy sends. */
export function isHtml(text: string): boolean {
  return /^\s{0,100}</.test(text);
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a JSON value counts something. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** What came with a response. */
export interface ResponseMeta {
  /** The HTTP status. */
  readonly status: number;
  /** The response's headers. */
  readonly headers: Headers;
  /** What the headers say of the quota. */
  readonly rateLimit: RateLimit;
}

/** A response's data together with what came with it. */
export interface WithResponse<Data> {
  /** What the call alone resolves with. */
  readonly data: Data;
  /** Status, headers and rate limit. */
  readonly response: ResponseMeta;
}

/** A response's data, and what came with it on demand. */
export interface Answered<Data> {
  readonly data: Data;
  readonly meta: () => ResponseMeta;
}

async function dataOf<Data>(answer: Promise<Answered<Data>>): Promise<Data> {
  const { data } = await answer;
  return data;
}

/**
 * The promise of a response's data. `.withResponse()` gives the status, the headers and the rate limit
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
      // The bare functions: with those, V8 follows the promises from an error to the caller's own line.
      dataOf(answer).then(resolve, reject);
    });
    this.#answer = answer;
  }

  /** The data together with the response's status, headers and rate limit. Throws as the call does. */
  withResponse(): Promise<WithResponse<Data>> {
    // A caller that asks for this promise handles the failure there, not on the data alone.
    this.catch(() => undefined);
    return this.#answer.then(({ data, meta }) => ({ data, response: meta() }));
  }
}
