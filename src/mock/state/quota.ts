import type { MockClock } from "./clock.js";

const dayMs = 24 * 60 * 60 * 1000;

/** How much was used of one day's requests; the day counted from the epoch. */
export interface QuotaUsage {
  readonly day: number;
  readonly used: number;
}

/** What is left of the day's requests. It fills up at midnight UTC of the mock's clock. */
export class Quota {
  #used = 0;
  #day: number;

  /** `limit` returns how many requests a day has: it grows with the connected companies. */
  constructor(
    private readonly clock: MockClock,
    readonly limit: () => number,
  ) {
    this.#day = today(clock);
  }

  /** Takes one request out of the quota, and says whether there was one left. */
  take(): boolean {
    if (this.remaining === 0) return false;
    this.#used += 1;
    return true;
  }

  /** How many requests are left today. */
  get remaining(): number {
    const day = today(this.clock);
    if (day !== this.#day) {
      this.#day = day;
      this.#used = 0;
    }
    return Math.max(0, this.limit() - this.#used);
  }

  set remaining(requests: number) {
    this.#day = today(this.clock);
    this.#used = this.limit() - requests;
  }

  /** When the quota is full again, in milliseconds since the epoch. */
  get resetsAtMs(): number {
    return (today(this.clock) + 1) * dayMs;
  }

  /** The headers that every response of the API carries: three of the quota, and its clock. */
  get headers(): Record<string, string> {
    return {
      Date: new Date(this.clock.now()).toUTCString(),
      "X-Rate-Limit-Limit": wholeText(this.limit()),
      "X-Rate-Limit-Remaining": wholeText(this.remaining),
      "X-Rate-Limit-Reset": new Date(this.resetsAtMs).toISOString(),
    };
  }

  /** Seconds until the quota is full again, as `Retry-After` says them. */
  get retryAfterSeconds(): number {
    return Math.ceil((this.resetsAtMs - this.clock.now()) / 1000);
  }

  /** How much was used of which day's requests. */
  get usage(): QuotaUsage {
    return { day: this.#day, used: this.#used };
  }

  set usage({ day, used }: QuotaUsage) {
    this.#day = day;
    this.#used = used;
  }

  reset(): void {
    this.#used = 0;
  }
}

/** A header holds whole numbers only: no limit is the largest of them. */
const wholeText = (count: number) => String(Math.min(count, Number.MAX_SAFE_INTEGER));

const today = (clock: MockClock) => Math.floor(clock.now() / dayMs);
