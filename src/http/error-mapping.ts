import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  DuplicateTransactionError,
  issuesOf,
  NotFoundError,
  PaymentRequiredError,
  PermissionDeniedError,
  RateLimitError,
  readEnvelope,
  ServerError,
  UnprocessableEntityError,
} from "../errors/api-error.js";
import type { ApiFailure, CodatError, RequestInfo } from "../errors/base.js";
import { ConnectionError, RequestAbortedError, TimeoutError } from "../errors/request-errors.js";
import type { AttemptOutcome } from "./attempt.js";
import { readRateLimit, readRetryAfterMs } from "./rate-limit.js";
import { type Redact, redactHeaders } from "./redact.js";
import type { AttemptFailure } from "./retry.js";

/** What the error of a failed attempt needs to know besides its outcome. */
export interface FailureContext {
  readonly request: RequestInfo;
  readonly timeoutMs: number;
  readonly nowMs: number;
  readonly signal: AbortSignal | undefined;
  readonly redact: Redact;
  /** Whether an earlier attempt of the call may have been carried out. */
  readonly mayHaveSucceeded: boolean;
  /** The ids of the transactions that the request carries. */
  readonly transactionIds: () => readonly string[];
}

/** An attempt that failed: as the caller sees it, and as the retry rules see it. */
export interface FailedAttempt {
  readonly error: CodatError;
  /** `undefined` where there is nothing to retry: the caller gave up. */
  readonly failure: AttemptFailure | undefined;
}

/** Whether an answer with this status is what was asked for. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Reads how an attempt failed that did not end with a success. */
export function readFailure(outcome: AttemptOutcome, context: FailureContext): FailedAttempt {
  const { request, redact } = context;
  const reads = request.method === "GET";
  switch (outcome.kind) {
    case "aborted":
      return {
        error: new RequestAbortedError(request, context.signal?.reason),
        failure: undefined,
      };
    case "timeout":
      return {
        error: new TimeoutError(request, {
          timeoutMs: context.timeoutMs,
          mayHaveSucceeded: !reads,
        }),
        failure: outcome,
      };
    case "connection":
      return {
        error: new ConnectionError(request, {
          code: outcome.code && redact(outcome.code),
          message: redact(outcome.message),
          mayHaveSucceeded: !reads && !outcome.neverConnected,
        }),
        failure: outcome,
      };
    case "answer": {
      const { status, headers } = outcome;
      const body = parseErrorBody(redact(outcome.text));
      return {
        error: makeApiError(
          { ...request, status, headers: redactHeaders(headers, redact), body },
          context,
        ),
        failure: {
          kind: "status",
          status,
          retryAfterMs: readRetryAfterMs(headers, context.nowMs),
        },
      };
    }
  }
}

function parseErrorBody(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const classes = new Map<number, new (failure: ApiFailure) => ApiError>([
  [400, BadRequestError],
  [401, AuthenticationError],
  [402, PaymentRequiredError],
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, UnprocessableEntityError],
]);

/** The error that an answer with an error status is thrown as. */
export function makeApiError(
  failure: ApiFailure,
  context: {
    readonly nowMs: number;
    readonly transactionIds: () => readonly string[];
    readonly mayHaveSucceeded: boolean;
  },
): ApiError {
  const { status, headers } = failure;
  if (status === 429) {
    const retryAfterMs = readRetryAfterMs(headers, context.nowMs);
    return new RateLimitError(failure, { ...readRateLimit(headers), retryAfterMs });
  }
  const duplicates = status === 400 ? readDuplicates(failure.body) : undefined;
  if (duplicates) {
    return new DuplicateTransactionError(
      failure,
      duplicates,
      context.transactionIds(),
      context.mayHaveSucceeded,
    );
  }
  if (status >= 500) return new ServerError(failure);
  if (status < 400) {
    return new ApiError(failure, "It is a redirect, which this client does not follow");
  }
  return new (classes.get(status) ?? ApiError)(failure);
}

/** The ids in the API's refusal of transactions that it wrote before; `undefined` for other errors. */
function readDuplicates(body: unknown): readonly string[] | undefined {
  const envelope = readEnvelope(body);
  const words = typeof body === "string" ? [body] : [envelope.error ?? "", ...issuesOf(envelope)];
  const refusal = /previously been processed(.*)/is.exec(words.join("\n"))?.[1];
  if (refusal === undefined) return undefined;
  return refusal.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? [];
}
