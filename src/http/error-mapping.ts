import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  DuplicateTransactionError,
  IdempotencyKeyReusedError,
  NotFoundError,
  PaymentRequiredError,
  PermissionDeniedError,
  RateLimitError,
  RequestInProgressError,
  ServerError,
  UnprocessableEntityError,
} from "../errors/api-error.js";
import type { ApiFailure, CodatError, RequestInfo } from "../errors/base.js";
import { isTransientStatus } from "../errors/classify.js";
import { issuesOf, readEnvelope } from "../errors/envelope.js";
import { ConnectionError, RequestAbortedError, TimeoutError } from "../errors/request-errors.js";
import { adviceFor, isCachedUnderKey } from "./advice.js";
import type { AttemptOutcome } from "./attempt.js";
import { readRateLimit, readRetryAfterMs } from "./rate-limit.js";
import { type Redact, redactHeaders } from "./redact.js";
import { shownText } from "./response.js";
import type { AttemptFailure } from "./retry.js";

/** What the error of a failed attempt needs to know besides its outcome. */
export interface FailureContext {
  readonly request: RequestInfo;
  readonly timeoutMs: number;
  readonly nowMs: number;
  readonly signal: AbortSignal | undefined;
  readonly redact: Redact;
  /** The error of a success whose body cannot be read. */
  readonly damage: CodatError | undefined;
  readonly keySource: string;
  readonly idNames: readonly string[];
  /** Whether an earlier attempt of the call may have been executed. */
  readonly mayHaveSucceeded: boolean;
  /** The ids of the transactions that the request carries. */
  readonly transactionIds: () => readonly string[];
}

/** Reads how an attempt failed that did not end with a success. */
export function readFailure(outcome: AttemptOutcome, context: FailureContext): AttemptFailure {
  const { request, redact } = context;
  const mayHaveSucceeded = request.method !== "GET";
  const passing = { final: false, retryAfterMs: undefined };
  switch (outcome.kind) {
    case "aborted":
      return {
        ...passing,
        error: new RequestAbortedError(request, context.signal?.reason),
        reason: undefined,
      };
    case "timeout": {
      const { timeoutMs } = context;
      const error = new TimeoutError(request, { timeoutMs, mayHaveSucceeded });
      return { ...passing, error, reason: "timeout" };
    }
    case "connection": {
      const error = new ConnectionError(request, {
        code: outcome.code && redact(outcome.code),
        message: redact(outcome.message),
        mayHaveSucceeded: context.mayHaveSucceeded || (mayHaveSucceeded && !outcome.neverConnected),
      });
      return { ...passing, error, reason: "connection-failed" };
    }
    case "answer": {
      const { status } = outcome;
      const retryAfterMs = readRetryAfterMs(outcome.headers, context.nowMs);
      const reason = `status-${status}` as const;
      if (context.damage) return { error: context.damage, reason, final: false, retryAfterMs };
      const body = parseErrorBody(shownText(outcome, redact));
      const headers = redactHeaders(outcome.headers, redact);
      const error = makeApiError({ ...request, status, headers, body }, context);
      return { error, reason, final: isFinal(error), retryAfterMs };
    }
  }
}

function isFinal(error: ApiError): boolean {
  // On a first attempt the key is in use by another call: that call's retries ask for what becomes of it.
  if (error instanceof RequestInProgressError) return error.attempts === 1;
  return isCachedUnderKey(error);
}

function parseErrorBody(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const classes = new Map<number, new (failure: ApiFailure, advice?: string) => ApiError>([
  [400, BadRequestError],
  [401, AuthenticationError],
  [402, PaymentRequiredError],
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, UnprocessableEntityError],
]);

/** The error that a response with an error status is thrown as. */
function makeApiError(received: ApiFailure, context: FailureContext): ApiError {
  const { status, headers, body, method, idempotencyKey } = received;
  const earlier = context.mayHaveSucceeded;
  let failure: ApiFailure = {
    ...received,
    mayHaveSucceeded: method !== "GET" && (earlier || isAmbiguousStatus(status)),
  };
  const retryAfterMs = readRetryAfterMs(headers, context.nowMs);
  const limits = { ...readRateLimit(headers), retryAfterMs };
  const advice = (about: ApiFailure) => adviceFor(about, { ...context, ...limits });
  if (status === 429) return new RateLimitError(failure, limits, advice(failure));
  const duplicates = status === 400 ? readDuplicates(body) : undefined;
  if (duplicates) {
    return new DuplicateTransactionError(failure, duplicates, context.transactionIds(), earlier);
  }
  if (idempotencyKey !== undefined) {
    const words = wordsOf(body);
    if (status === 409 && saysInProgress(words, received.attempts)) {
      return new RequestInProgressError({ ...failure, mayHaveSucceeded: true }, inProgressAdvice);
    }
    if (status === 422 && saysKeyReused(words)) {
      const certain = { ...failure, mayHaveSucceeded: false };
      return new IdempotencyKeyReusedError(certain, keyReusedAdvice);
    }
    // The response to this very key: whatever attempt of the call was executed, it ended like this.
    if (status === 400 || status === 422) failure = { ...failure, mayHaveSucceeded: false };
  }
  const type = status >= 500 ? ServerError : (classes.get(status) ?? ApiError);
  return new type(failure, advice(failure));
}

const inProgressAdvice =
  "A request with the same idempotency key is still being executed: repeat the call later with the `idempotencyKey` of this error";
const keyReusedAdvice =
  "This idempotency key was used before, for another body: repeat that request unchanged, or call without idempotencyKey";

/** Whether a status leaves open what became of the request: that of a server or a proxy that gave up. */
function isAmbiguousStatus(status: number): boolean {
  return status !== 429 && isTransientStatus(status);
}

/**
 * Whether a 409 is that of an idempotency key in use. The API's other 409 is about data that was not
 * fetched; where the text does not say, it is whether this key was sent before.
 */
function saysInProgress(words: string, attempts: number): boolean {
  if (/idempoten/i.test(words)) return true;
  return attempts > 1 && !/\b(?:data|dataset|fetch|fetched|fetching)\b/i.test(words);
}

/** Whether a 422 is that of a key which was used for another body; the API's other 422 names no key. */
function saysKeyReused(words: string): boolean {
  if (/idempoten/i.test(words)) return true;
  return /\bkey\b/i.test(words) && /\b(?:different|another|other|reused|already)\b/i.test(words);
}

/** What the API says in an error's body, in one text. */
function wordsOf(body: unknown): string {
  const envelope = readEnvelope(body);
  return typeof body === "string" ? body : [envelope.error ?? "", ...issuesOf(envelope)].join("\n");
}

/** The ids in the API's refusal of transactions that it wrote before; `undefined` for other errors. */
function readDuplicates(body: unknown): readonly string[] | undefined {
  const refusal = /previously been processed(.*)/is.exec(wordsOf(body))?.[1];
  if (refusal === undefined) return undefined;
  return refusal.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? [];
}
