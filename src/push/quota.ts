import { raceAbort } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { RateLimitError } from "../errors/api-error.js";
import type { RateLimiter } from "../http/rate-limiter.js";
import type { SyncNotifications } from "../waiting/sync-notifications.js";

/**
 * What a push does when the daily quota is used up.
 *
 * - `stop`: it ends before that; what was not sent is `unknown`, and a later push resumes
 * - `wait-for-reset`: it continues at the moment that the API names
 * - `wait-for-webhook`: it continues when `codat.syncs.notify` is called with `client.rateLimit.reset`
 */
export type QuotaBehaviour = "stop" | "wait-for-reset" | "wait-for-webhook";

/** The daily quota is used up, and the push stops. */
export class QuotaExhaustedError extends Error {}

/** Below so many remaining requests, they are spaced out. */
const throttleBelow = 100;

/** Watches the daily quota: throttles the push near its end, and stops or pauses it there. */
export class Quota {
  readonly #traffic: RateLimiter;
  readonly #clock: Clock;
  readonly #notifications: SyncNotifications;
  readonly #behaviour: QuotaBehaviour;
  readonly #signal: AbortSignal;
  #waiting: Promise<void> | undefined;
  #pausedMs = 0;
  #pausedSinceMs: number | undefined;
  #ended = false;

  constructor(
    traffic: RateLimiter,
    clock: Clock,
    notifications: SyncNotifications,
    behaviour: QuotaBehaviour,
    signal: AbortSignal,
  ) {
    this.#traffic = traffic;
    this.#clock = clock;
    this.#notifications = notifications;
    this.#behaviour = behaviour;
    this.#signal = signal;
  }

  /** How long the push has waited for the quota so far, in milliseconds. */
  get pausedMs(): number {
    const sinceMs = this.#pausedSinceMs;
    return this.#pausedMs + (sinceMs === undefined ? 0 : this.#clock.now() - sinceMs);
  }

  /**
   * Settles when something new may be begun, with `reserve` requests kept for what is under way.
   *
   * @throws QuotaExhaustedError where the push is to stop
   */
  async acquire(reserve: number): Promise<void> {
    if (this.#ended) throw new QuotaExhaustedError();
    await this.#waiting;
    const { remaining } = this.#traffic;
    if (remaining === undefined) return;
    if (remaining <= reserve) return this.end();
    const left = remaining - reserve;
    if (left < throttleBelow)
      await this.#clock.sleep(1_000 * (1 - left / throttleBelow), this.#signal);
  }

  /** Whether an error says that the quota is used up: no wait of a minute would help. */
  isEnd(error: unknown): boolean {
    return (
      error instanceof RateLimitError &&
      (error.remaining === 0 || (error.retryAfterMs ?? 0) > 60_000)
    );
  }

  /**
   * The quota is used up: settles when it is reset.
   *
   * @throws QuotaExhaustedError where the push is to stop
   */
  async end(cause?: unknown): Promise<void> {
    if (this.#behaviour === "stop") {
      this.#ended = true;
      throw new QuotaExhaustedError("", { cause });
    }
    this.#pausedSinceMs ??= this.#clock.now();
    this.#waiting ??= this.#untilReset().finally(() => {
      this.#pausedMs = this.pausedMs;
      this.#pausedSinceMs = undefined;
      this.#waiting = undefined;
    });
    await this.#waiting;
  }

  async #untilReset(): Promise<void> {
    if (this.#behaviour === "wait-for-webhook") {
      let stopListening = () => {};
      const reset = new Promise<void>((resolve) => {
        stopListening = this.#notifications.onQuotaReset(resolve);
      });
      await raceAbort(reset, this.#signal).finally(stopListening);
      this.#traffic.forgetRateLimit();
      return;
    }
    const reset = this.#traffic.resetsAtMs ?? this.#clock.now() + 60_000;
    await this.#clock.sleep(Math.max(1_000, reset - this.#clock.now()), this.#signal);
    this.#traffic.forgetRateLimit();
  }
}
