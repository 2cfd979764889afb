import { raceAbort } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { Semaphore } from "../core/semaphore.js";
import { type Limiter, PaceLimiter } from "./limiter.js";
import { readRemaining, readResetInMs } from "./rate-limit.js";
import { ByteBudget } from "./read-body.js";

/** What the requests of one client share: slots, pace, and what is left of the quota. */
export class RateLimiter {
  readonly #slots: Semaphore;
  readonly #limiter: Limiter;
  readonly #clock: Clock;
  /** The last response that spoke of the quota: its headers are read on demand. */
  #last: { readonly headers: Headers; readonly atMs: number } | undefined;

  /** What the large responses share that are being read. */
  readonly byteBudget: ByteBudget;

  constructor(
    clock: Clock,
    maxConcurrency: number,
    maxBufferedBytes: number,
    limiter: Limiter = new PaceLimiter(clock),
  ) {
    this.byteBudget = new ByteBudget(maxBufferedBytes);
    this.#clock = clock;
    this.#slots = new Semaphore(maxConcurrency);
    this.#limiter = limiter;
  }

  /** How many requests are left of the quota; `undefined` where no response said it, or it is full again. */
  get remaining(): number | undefined {
    const isOver = this.resetsAtMs !== undefined && this.resetsAtMs <= this.#clock.now();
    return this.#last && !isOver ? readRemaining(this.#last.headers) : undefined;
  }

  /** When the quota is full again, by the client's clock. */
  get resetsAtMs(): number | undefined {
    if (!this.#last) return undefined;
    const { headers, atMs } = this.#last;
    const inMs = readResetInMs(headers, atMs);
    return inMs === undefined ? undefined : atMs + inMs;
  }

  /** Lets a request through where nothing has to be waited for; returns whether it did. */
  tryAcquire(): boolean {
    if (!(this.#limiter instanceof PaceLimiter) || !this.#limiter.isFree) return false;
    if (!this.#slots.tryAcquire()) return false;
    this.#limiter.admit();
    return true;
  }

  /**
   * Settles when a request may be sent, and takes a slot for it. The slot comes first: what the limiter
   * admits leaves at once, so that requests leave at its pace, too. Rejects with the signal's reason
   * when that aborts, and as the limiter does.
   */
  async acquire(companyId: string | undefined, signal: AbortSignal | undefined): Promise<void> {
    await this.#slots.acquire(signal);
    try {
      await raceAbort(this.#limiter.acquire(companyId, signal), signal);
    } catch (error) {
      this.#slots.release();
      throw error;
    }
  }

  /** Frees the slot of a request that has ended. */
  release(): void {
    this.#slots.release();
  }

  /** Called with the headers of each response. */
  notify(headers: Headers): void {
    if (readRemaining(headers) === undefined) return;
    this.#last = { headers, atMs: this.#clock.now() };
  }

  /** Called with each 429; what a limiter throws here fails nothing. */
  notifyRateLimited(retryAfterMs: number | undefined): void {
    try {
      this.#limiter.onRateLimited?.(retryAfterMs);
    } catch {
      // It only observes: the call ends as it would without it.
    }
  }

  /** Forgets what was said of a quota that has been reset. */
  forgetRateLimit(): void {
    this.#last = undefined;
  }
}
