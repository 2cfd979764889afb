import type { RequestFacts } from "../errors/request-facts.js";
import { ResponseValidationError } from "../errors/validation-errors.js";
import { readRateLimit } from "./rate-limit.js";
import type { BodyText } from "./read-text.js";
import { type Redact, redactHeaders } from "./redact.js";
import type { ResponseFacts } from "./response-promise.js";

/** A success of the API that is still to be read. */
export class SuccessfulAnswer {
  /** What came with the answer. It does without the answer's text, which a caller need not keep. */
  readonly facts: () => ResponseFacts;
  readonly #request: RequestFacts;
  readonly #text: string;
  readonly #tooLarge: boolean;
  readonly #redact: Redact;

  constructor(
    request: RequestFacts,
    { status, headers, text, tooLarge }: Omit<ResponseFacts, "rateLimit"> & BodyText,
    redact: Redact,
  ) {
    this.#request = request;
    this.facts = () => ({ status, headers, rateLimit: readRateLimit(headers) });
    this.#text = text;
    this.#tooLarge = tooLarge;
    this.#redact = redact;
  }

  /** The body as an object; throws a `ResponseValidationError` where it is none. */
  object(): Record<string, unknown> {
    const json = this.#json();
    if (!isObject(json)) throw this.fault("its body is no JSON object");
    return json;
  }

  /** The body as an array; throws a `ResponseValidationError` where it is none. */
  array(): unknown[] {
    const json = this.#json();
    if (!Array.isArray(json)) throw this.fault("its body is no JSON array");
    return json;
  }

  /** The error that says why this answer is of no use. */
  fault(problem: string): ResponseValidationError {
    const { status, headers } = this.facts();
    return new ResponseValidationError(
      this.#request,
      {
        status,
        headers: redactHeaders(headers, this.#redact),
        text: this.#redact(this.#text),
      },
      problem,
    );
  }

  #json(): unknown {
    if (this.#tooLarge) {
      throw this.fault("its body is larger than maxAnswerBytes allows; its beginning is kept");
    }
    if (this.#text.trim() === "") throw this.fault("its body is empty");
    try {
      return JSON.parse(this.#text);
    } catch {
      throw this.fault("its body is no JSON");
    }
  }
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
