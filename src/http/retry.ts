/**
 * When a request may be sent again.
 *
 * - `repeatable`: sending it twice does what sending it once does (GET, PUT, DELETE), or the API
 *   itself refuses the second (transactions under ids of their own). Retried on everything that
 *   passes by itself.
 * - `once`: any other write. Retried only where the first attempt cannot have been carried out.
 */
export type RetryRule = "repeatable" | "once";

/** The rule of a method whose operation has none of its own. */
export function retryRuleOf(method: string): RetryRule {
  return method === "GET" || method === "PUT" || method === "DELETE" ? "repeatable" : "once";
}

/** Why an attempt is followed by another one. */
export type RetryReason = "connection-failed" | "timeout" | `status-${number}`;

/** How an attempt ended, as far as retrying goes. */
export type AttemptFailure =
  | { readonly kind: "connection"; readonly neverConnected: boolean }
  | { readonly kind: "timeout" }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly retryAfterMs: number | undefined;
    };

/** The longest `Retry-After` that is waited for, in milliseconds. */
const longestRetryAfterMs = 60_000;
const firstBackoffMs = 500;
const longestBackoffMs = 8_000;
const passingStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Why this failure may be followed by another attempt, or `undefined` where it may not. */
export function retryReason(rule: RetryRule, failure: AttemptFailure): RetryReason | undefined {
  if (failure.kind === "connection") {
    return rule === "repeatable" || failure.neverConnected ? "connection-failed" : undefined;
  }
  if (failure.kind === "timeout") return rule === "repeatable" ? "timeout" : undefined;
  const { status, retryAfterMs } = failure;
  if (!passingStatuses.has(status) || (retryAfterMs ?? 0) > longestRetryAfterMs) return undefined;
  const refusedUnread = status === 429 || (status === 503 && retryAfterMs !== undefined);
  return rule === "repeatable" || refusedUnread ? `status-${status}` : undefined;
}

/**
 * How long to wait before the next attempt: what the API asked for, or else exponential with full
 * jitter, so that clients which failed together do not come back together.
 */
export function retryDelayMs(failedAttempts: number, failure: AttemptFailure): number {
  if (failure.kind === "status" && failure.retryAfterMs !== undefined) return failure.retryAfterMs;
  return Math.random() * Math.min(longestBackoffMs, firstBackoffMs * 2 ** (failedAttempts - 1));
}
