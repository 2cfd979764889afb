import type { Clock } from "../clock.js";
import { ApiError } from "../errors/api-error.js";
import { CodatError } from "../errors/codat-error.js";
import { isPassing } from "../errors/is-passing.js";
import { ConnectionError } from "../errors/transport-errors.js";
import { type Quota, QuotaEnded } from "./quota.js";

/** The time that a batch has is over. */
export class TimeEnded extends Error {}

/** What ends a batch early, to be gone on with by a later push: time or quota. */
export function isStop(error: unknown): error is TimeEnded | QuotaEnded {
  return error instanceof TimeEnded || error instanceof QuotaEnded;
}

/** When a batch has to be done. Time that it waits for the quota does not count. */
export class Deadline {
  readonly #clock: Clock;
  readonly #quota: Quota;
  readonly #endMs: number;

  constructor(clock: Clock, quota: Quota, timeoutMs: number) {
    this.#clock = clock;
    this.#quota = quota;
    this.#endMs = clock.now() + timeoutMs - quota.heldMs;
  }

  /** How long it is until then, in milliseconds; 0 where it is past. */
  get leftMs(): number {
    return Math.max(0, this.#endMs + this.#quota.heldMs - this.#clock.now());
  }
}

/** What going on through failures needs. */
export interface Persistence {
  readonly clock: Clock;
  readonly quota: Quota;
  readonly signal: AbortSignal;
}

const longestPauseMs = 15_000;

/**
 * Does the work, again and again while it fails in a way that passes; waits for the quota where it is
 * used up.
 *
 * @throws TimeEnded after the deadline; QuotaEnded; whatever the work throws that does not pass
 */
export async function persist<Value>(
  context: Persistence,
  deadline: Deadline,
  work: () => Promise<Value>,
): Promise<Value> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      await untilPassed(context, deadline, error, failures);
    }
  }
}

/**
 * Waits until what failed can be tried again: longer with each failure in a row, and for the quota
 * where it is used up.
 *
 * @throws TimeEnded where that would be past the deadline; QuotaEnded; the error where it does not pass
 */
export async function untilPassed(
  context: Persistence,
  deadline: Deadline,
  error: unknown,
  failures: number,
): Promise<void> {
  if (context.quota.isEnd(error)) return context.quota.end();
  if (context.signal.aborted || !isPassing(error)) throw error;
  return pause(context, deadline, failures);
}

/**
 * Waits longer with each failure in a row.
 *
 * @throws TimeEnded where that would be past the deadline
 */
export async function pause(
  { clock, signal }: Pick<Persistence, "clock" | "signal">,
  deadline: Deadline,
  failures: number,
): Promise<void> {
  const pauseMs = Math.min(longestPauseMs, 250 * 2 ** failures) * (0.5 + Math.random() / 2);
  if (pauseMs > deadline.leftMs) throw new TimeEnded();
  await clock.sleep(pauseMs, signal);
}

/** Whether a failed request may have been carried out all the same. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof ConnectionError) return error.mayHaveBeenCarriedOut;
  if (!(error instanceof ApiError)) return isPassing(error);
  // A 503 that says when to come back was not looked at; a 408 may be a proxy's.
  const refusedUnread = error.status === 503 && error.headers.has("retry-after");
  return error.status === 408 || (error.status >= 500 && !refusedUnread);
}

/** Settles when all have; throws what the first of them threw. */
export async function settleAll<Value>(works: readonly Promise<Value>[]): Promise<Value[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

/** The error's words, for a result that has to say why. */
export function wordsOf(error: unknown): string {
  return error instanceof CodatError ? error.message : String(error);
}
