import { type Clock, randomOf } from "../core/clock.js";
import { CodatError } from "../errors/base.js";
import { isTransient } from "../errors/classify.js";
import { type Quota, QuotaExhaustedError } from "./quota.js";

/** The time that a batch has is over. */
export class BatchTimeoutError extends Error {}

/** Whether an error ends a batch early, for a later push to resume: time or quota ran out. */
export function isInterruption(error: unknown): error is BatchTimeoutError | QuotaExhaustedError {
  return error instanceof BatchTimeoutError || error instanceof QuotaExhaustedError;
}

/** When a batch has to be done. Time that it waits for the quota does not count. */
export class Deadline {
  readonly #clock: Clock;
  readonly #quota: Quota;
  readonly #endMs: number;

  constructor(clock: Clock, quota: Quota, timeoutMs: number) {
    this.#clock = clock;
    this.#quota = quota;
    this.#endMs = clock.now() + timeoutMs - quota.pausedMs;
  }

  /** How long it is until then, in milliseconds; 0 where it is past. */
  get leftMs(): number {
    return Math.max(0, this.#endMs + this.#quota.pausedMs - this.#clock.now());
  }

  /**
   * Returns how long one attempt of a request may take.
   *
   * @throws BatchTimeoutError where it is past
   */
  limit(timeoutMs: number): number {
    const { leftMs } = this;
    if (leftMs === 0) throw new BatchTimeoutError();
    return Math.ceil(Math.min(timeoutMs, leftMs));
  }
}

/** What retrying needs. */
export interface Persistence {
  readonly clock: Clock;
  readonly quota: Quota;
  readonly signal: AbortSignal;
}

const maxPauseMs = 15_000;

/**
 * Does the work, again while it fails with a transient error; waits for the quota where that is used up.
 *
 * @throws BatchTimeoutError after the deadline; QuotaExhaustedError; any other error of the work
 */
export async function retryTransient<Value>(
  context: Persistence,
  deadline: Deadline,
  work: () => Promise<Value>,
): Promise<Value> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      await backOffOrThrow(context, deadline, error, failures);
    }
  }
}

/**
 * Waits until what failed can be tried again: with exponential backoff, and for the quota where it is
 * used up.
 *
 * @throws BatchTimeoutError where that would be past the deadline; QuotaExhaustedError; the error where
 * it is not transient
 */
export async function backOffOrThrow(
  context: Persistence,
  deadline: Deadline,
  error: unknown,
  failures: number,
): Promise<void> {
  if (context.quota.isEnd(error)) return context.quota.end(error);
  if (context.signal.aborted || !isTransient(error)) throw error;
  return backOff(context, deadline, failures, error);
}

/** Waits with exponential backoff and jitter. Throws BatchTimeoutError past the deadline. */
export function backOff(
  context: Pick<Persistence, "clock" | "signal">,
  deadline: Deadline,
  failures: number,
  cause?: unknown,
): Promise<void> {
  const pauseMs = Math.min(maxPauseMs, 250 * 2 ** failures) * (0.5 + randomOf(context.clock) / 2);
  return sleep(context, deadline, pauseMs, cause);
}

/** Sleeps. Throws BatchTimeoutError where that would be past the deadline. */
export async function sleep(
  { clock, signal }: Pick<Persistence, "clock" | "signal">,
  deadline: Deadline,
  ms: number,
  cause?: unknown,
): Promise<void> {
  if (ms > deadline.leftMs) throw new BatchTimeoutError("", { cause });
  if (ms > 0) await clock.sleep(ms, signal);
}

/** Settles when all have; throws what the first of them threw. */
export async function allSettledOrThrow<Value>(works: readonly Promise<Value>[]): Promise<Value[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

/** The error's words, for a result that has to say why. */
export function errorMessage(error: unknown): string {
  return error instanceof CodatError ? error.message : String(error);
}
