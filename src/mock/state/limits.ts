import { ApiFault } from "./api-error.js";
import type { MockClock } from "./clock.js";

/** How many requests the API takes besides the daily quota. `false` switches a limit off. */
export interface RequestLimits {
  /** Requests in progress at once, for each company (10). */
  readonly concurrent?: number | false;
  /** Requests in any 60 seconds of the mock's time (1,000). */
  readonly perMinute?: number | false;
}

const minuteMs = 60_000;

/** Counts the requests of the last minute, and those in progress for each company. */
export class RequestCounter {
  #concurrent = 10;
  #perMinute = 1000;
  readonly #inProgress = new Map<string, number>();
  /** When the requests of the last minute came, oldest first; from `#oldest` on. */
  #times: number[] = [];
  #oldest = 0;

  constructor(private readonly clock: MockClock) {}

  set(limits: RequestLimits | boolean): void {
    const given = typeof limits === "boolean" ? { concurrent: limits, perMinute: limits } : limits;
    this.#concurrent = limitOf(given.concurrent, this.#concurrent, 10);
    this.#perMinute = limitOf(given.perMinute, this.#perMinute, 1000);
  }

  /** Notes that a request begins; the function that it returns, that it ended. */
  begin(companyId: string): () => void {
    this.#inProgress.set(companyId, this.#count(companyId) + 1);
    return () => {
      const left = this.#count(companyId) - 1;
      if (left > 0) this.#inProgress.set(companyId, left);
      else this.#inProgress.delete(companyId);
    };
  }

  /** @throws ApiFault 429 where a request is one too many */
  check(companyId: string): void {
    if (companyId !== "" && this.#count(companyId) > this.#concurrent) {
      throw tooMany(`Up to ${this.#concurrent} concurrent requests are accepted for a company.`, 1);
    }
    if (!Number.isFinite(this.#perMinute)) return;
    const nowMs = this.clock.now();
    while ((this.#times[this.#oldest] ?? nowMs) <= nowMs - minuteMs) this.#oldest += 1;
    const count = this.#times.length - this.#oldest;
    if (count >= this.#perMinute) {
      const freeAtMs = (this.#times[this.#oldest] ?? nowMs) + minuteMs;
      const seconds = Math.max(1, Math.ceil((freeAtMs - nowMs) / 1000));
      throw tooMany(`Up to ${this.#perMinute} requests a minute are accepted.`, seconds);
    }
    this.#times.push(nowMs);
    if (this.#oldest < 10_000) return;
    this.#times = this.#times.slice(this.#oldest);
    this.#oldest = 0;
  }

  clear(): void {
    this.#times = [];
    this.#oldest = 0;
  }

  #count(companyId: string): number {
    return this.#inProgress.get(companyId) ?? 0;
  }
}

function limitOf(given: number | boolean | undefined, now: number, standard: number): number {
  if (given === false) return Number.POSITIVE_INFINITY;
  if (given === true) return standard;
  return given ?? now;
}

function tooMany(message: string, retryAfterSeconds: number): ApiFault {
  return new ApiFault(429, message, { headers: { "Retry-After": String(retryAfterSeconds) } });
}
