import type { Clock } from "../core/clock.js";
import { ApiError } from "../errors/api-error.js";
import { CodatError } from "../errors/base.js";
import { isTransient } from "../errors/classify.js";
import { readEnvelope } from "../errors/envelope.js";
import { ConnectionError } from "../errors/request-errors.js";
import { type Quota, QuotaExhaustedError } from "./quota.js";

/** The time that a batch has is over. */
export class BatchTimeoutError extends Error {}

/** What ends a batch early, to be gone on with by a later push: time or quota. */
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
 * @throws BatchTimeoutError after the deadline; QuotaExhaustedError; whatever the work throws that does not pass
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
      await backOffOrThrow(context, deadline, error, failures);
    }
  }
}

/**
 * Waits until what failed can be tried again: longer with each failure in a row, and for the quota
 * where it is used up.
 *
 * @throws BatchTimeoutError where that would be past the deadline; QuotaExhaustedError; the error where it does not pass
 */
export async function backOffOrThrow(
  context: Persistence,
  deadline: Deadline,
  error: unknown,
  failures: number,
): Promise<void> {
  if (context.quota.isEnd(error)) return context.quota.end();
  if (context.signal.aborted || !isTransient(error)) throw error;
  return pause(context, deadline, failures);
}

/**
 * Waits longer with each failure in a row.
 *
 * @throws BatchTimeoutError where that would be past the deadline
 */
export async function pause(
  { clock, signal }: Pick<Persistence, "clock" | "signal">,
  deadline: Deadline,
  failures: number,
): Promise<void> {
  const pauseMs = Math.min(longestPauseMs, 250 * 2 ** failures) * (0.5 + Math.random() / 2);
  if (pauseMs > deadline.leftMs) throw new BatchTimeoutError();
  await clock.sleep(pauseMs, signal);
}

/** Whether a failed request may have been carried out all the same. */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof ConnectionError) return error.mayHaveSucceeded;
  if (!(error instanceof ApiError)) return isTransient(error);
  // A 503 that says when to come back was not looked at; a 408 may be a proxy's.
  const refusedUnread = error.status === 503 && error.headers.has("retry-after");
  return error.status === 408 || (error.status >= 500 && !refusedUnread);
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

/** So many refusals alike, one after another, are about the company. */
const mostAlike = 50;

/**
 * Tells a refusal that would meet every transaction (nothing is linked, say) from refusals of single
 * ones: item by item it would use the quota up.
 */
export class RejectionBreaker {
  #words: string | undefined;
  #alike = 0;

  /** A request was taken: the company can be written to. */
  taken(): void {
    this.#alike = 0;
  }

  /**
   * A single transaction was refused.
   *
   * @throws the refusal, where it meets all alike
   */
  add(refusal: unknown): void {
    if (!(refusal instanceof ApiError)) return;
    const words = readEnvelope(refusal.body).error;
    this.#alike = words === this.#words ? this.#alike + 1 : 1;
    this.#words = words;
    if (this.#alike >= mostAlike) throw refusal;
  }
}
