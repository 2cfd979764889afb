import type { Clock } from "../core/clock.js";

/**
 * Decides when a request may be sent. The API takes 1,000 requests a minute from one address: by default
 * each client keeps within that by itself. Pass a limiter where several processes share an address.
 */
export interface Limiter {
  /**
   * Called before every attempt, outside its time-out. Settles when the request may be sent; a rejection
   * fails the call with that error, so that a limiter that is out of order lets nothing through.
   *
   * @param companyId - the company that the request is about; `undefined` where it is about none
   * @param signal - the call's own signal; the call ends when it aborts, whatever the limiter does
   */
  acquire(companyId: string | undefined, signal: AbortSignal | undefined): Promise<void>;
  /**
   * Called with every 429 response.
   *
   * @param retryAfterMs - how long the API asks to wait, in milliseconds, where it says so
   */
  onRateLimited?(retryAfterMs: number | undefined): void;
}

const maxInWindow = 1_000;
/** A minute, and a second: requests that are admitted apart arrive closer together. */
const windowMs = 61_000;

/** The default limiter: 1,000 requests in any 61 seconds. */
export class PaceLimiter implements Limiter {
  readonly #clock: Clock;
  /** For when the latest requests were admitted, oldest first from `#oldest`, as a ring. */
  readonly #admittedMs: number[] = [];
  #oldest = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether another request may be sent now. */
  get isFree(): boolean {
    if (this.#admittedMs.length < maxInWindow) return true;
    return (this.#admittedMs[this.#oldest] ?? 0) + windowMs <= this.#clock.now();
  }

  /** Admits one more request; returns how long it has to wait for its turn, in milliseconds. */
  admit(): number {
    const nowMs = this.#clock.now();
    if (this.#admittedMs.length < maxInWindow) {
      this.#admittedMs.push(nowMs);
      return 0;
    }
    const turnMs = Math.max(nowMs, (this.#admittedMs[this.#oldest] ?? 0) + windowMs);
    this.#admittedMs[this.#oldest] = turnMs;
    this.#oldest = (this.#oldest + 1) % maxInWindow;
    return turnMs - nowMs;
  }

  async acquire(_companyId: string | undefined, signal: AbortSignal | undefined): Promise<void> {
    const waitMs = this.admit();
    if (waitMs > 0) await this.#clock.sleep(waitMs, signal);
  }
}
