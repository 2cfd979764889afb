import { type Clock, randomOf } from "../core/clock.js";
import { RateLimitError } from "../errors/api-error.js";
import type { CodatError } from "../errors/base.js";
import { isAmbiguous, isTransient } from "../errors/classify.js";

/**
 * When a request may be sent again: only ever after an error that may pass by itself, and then
 *
 * - `repeatable` (GET, PUT, DELETE, and transactions without a key, which the API refuses to write
 *   twice): always;
 * - `keyed` (POST and PATCH, under their idempotency key): unless the API caches the response under the
 *   key, and would only return it again;
 * - `once` (any other write): only where no attempt can have been executed.
 */
export type RetryRule = "repeatable" | "keyed" | "once";

/** Why an attempt is followed by another one. */
export type RetryReason = "connection-failed" | "timeout" | `status-${number}`;

/** The longest `Retry-After` that is waited for, in milliseconds. */
const maxRetryAfterMs = 60_000;
const firstBackoffMs = 500;
const maxBackoffMs = 8_000;

/** How an attempt failed, as far as retrying goes. */
export interface AttemptFailure {
  readonly error: CodatError;
  /** What the next attempt is for; `undefined` where the caller gave up. */
  readonly reason: RetryReason | undefined;
  /**
   * Whether repeating it under the same idempotency key is of no use although the error is transient:
   * the API caches the response, or another call is using the key.
   */
  readonly final: boolean;
  readonly retryAfterMs: number | undefined;
}

/** Whether this failure may be followed by another attempt. */
export function mayRetry(rule: RetryRule, failure: AttemptFailure): boolean {
  const { error, final, retryAfterMs } = failure;
  if (!isTransient(error) || (retryAfterMs ?? 0) > maxRetryAfterMs) return false;
  if (rule === "keyed") return !final;
  return rule === "repeatable" || error instanceof RateLimitError || !isAmbiguous(error);
}

/**
 * How long to wait before the next attempt: what the API asked for, or else exponential with full
 * jitter, so that clients which failed together do not come back together.
 */
export function retryDelayMs(
  failedAttempts: number,
  retryAfterMs: number | undefined,
  clock: Clock,
): number {
  if (retryAfterMs !== undefined) return retryAfterMs;
  return randomOf(clock) * Math.min(maxBackoffMs, firstBackoffMs * 2 ** (failedAttempts - 1));
}
