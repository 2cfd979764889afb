import type { CodatError } from "../errors/codat-error.js";
import type { RequestFacts } from "../errors/request-facts.js";
import { ConnectionError, RequestAbortedError, TimeoutError } from "../errors/transport-errors.js";
import { makeApiError } from "./api-errors.js";
import type { AttemptOutcome } from "./attempt.js";
import { readRetryAfterMs } from "./rate-limit.js";
import { type Redact, redactHeaders } from "./redact.js";
import type { AttemptFailure } from "./retry.js";

/** What the error of a failed attempt needs to know besides its outcome. */
export interface FailureContext {
  readonly request: RequestFacts;
  readonly timeoutMs: number;
  readonly nowMs: number;
  readonly signal: AbortSignal | undefined;
  readonly redact: Redact;
  /** Whether an earlier attempt of the call may have been carried out. */
  readonly mayHaveBeenCarriedOut: boolean;
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
          mayHaveBeenCarriedOut: !reads,
        }),
        failure: outcome,
      };
    case "connection":
      return {
        error: new ConnectionError(request, {
          code: outcome.code && redact(outcome.code),
          message: redact(outcome.message),
          mayHaveBeenCarriedOut: !reads && !outcome.neverConnected,
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
