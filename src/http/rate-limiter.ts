import type { Clock } from "../core/clock.js";
import { Semaphore } from "../core/semaphore.js";
import { type RateLimit, readRateLimit, readRemaining } from "./rate-limit.js";

/** The API takes 1,000 requests a minute from one address. */
const mostInWindow = 1_000;
const windowMs = 60_000;

/** What the requests of one client have in common: slots, pace, and what is left of the quota. */
export class RateLimiter {
  readonly slots: Semaphore;
  readonly #clock: Clock;
  /** When the latest requests were sent, oldest first from `#oldest`, as a ring. */
  readonly #sentMs: number[] = [];
  #oldest = 0;
  /** The headers of the last answer that spoke of the quota: they are read when somebody asks. */
  #answered: Headers | undefined;

  constructor(clock: Clock, maxConcurrency: number) {
    this.#clock = clock;
    this.slots = new Semaphore(maxConcurrency);
  }

  /** What the last answer said of the quota. */
  get rateLimit(): RateLimit | undefined {
    return this.#answered && readRateLimit(this.#answered);
  }

  /** Notes what an answer says of the quota. */
  answered(headers: Headers): void {
    if (readRemaining(headers) !== undefined) this.#answered = headers;
  }

  /** The quota started anew: what was said of it counts no longer. */
  forgetRateLimit(): void {
    this.#answered = undefined;
  }

  /** Notes that a request is sent now. */
  sent(): void {
    const nowMs = this.#clock.now();
    if (this.#sentMs.length < mostInWindow) {
      this.#sentMs.push(nowMs);
      return;
    }
    this.#sentMs[this.#oldest] = nowMs;
    this.#oldest = (this.#oldest + 1) % mostInWindow;
  }

  /** How long until another request stays within the pace, in milliseconds. */
  get waitMs(): number {
    if (this.#sentMs.length < mostInWindow) return 0;
    return (this.#sentMs[this.#oldest] ?? 0) + windowMs - this.#clock.now();
  }
}
