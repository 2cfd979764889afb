import { ConfigurationError } from "../errors/base.js";
import { type Database, isTransientDatabaseError } from "./database.js";
import { LeaseLostError } from "./lease-lost-error.js";

/** What a lease is made of: the row that was claimed, and when the claim was sent. */
export interface LeaseOptions {
  readonly database: Database;
  readonly companyId: string;
  readonly pushId: string;
  readonly owner: string;
  readonly fence: number;
  readonly ttlMs: number;
  /** The monotonic clock, in milliseconds. */
  readonly now: () => number;
  /** When the claiming statement was sent, on that clock. */
  readonly sentMs: number;
}

/**
 * The right to push for one company. The database's clock decides when it ends for others; here it
 * ends earlier, since it is counted from before each renewing statement was sent.
 */
export class Lease {
  readonly companyId: string;
  readonly pushId: string;
  readonly fence: number;
  readonly ttlMs: number;
  /** The monotonic clock, in milliseconds. */
  readonly now: () => number;
  readonly #database: Database;
  readonly #owner: string;
  readonly #lost = new AbortController();
  #deadlineMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LeaseOptions) {
    this.#database = options.database;
    this.companyId = options.companyId;
    this.pushId = options.pushId;
    this.fence = options.fence;
    this.ttlMs = options.ttlMs;
    this.now = options.now;
    this.#owner = options.owner;
    this.#deadlineMs = options.sentMs + options.ttlMs;
    this.#arm();
  }

  /** Aborts, with a `LeaseLostError` as its reason, when the lease is lost. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** What statements name the lease by: company, push, fence, owner. */
  get key(): [string, string, number, string] {
    return [this.companyId, this.pushId, this.fence, this.#owner];
  }

  /**
   * Returns `true` while the lease is certain to last for so many milliseconds more. Where it is not,
   * it ends at once, and `lost` says so to everything that is under way.
   *
   * @throws LeaseLostError where it is not; ConfigurationError where it never can
   */
  holds(forMs: number): boolean {
    this.#lost.signal.throwIfAborted();
    if (forMs * 2 > this.ttlMs) {
      throw new ConfigurationError(
        `a lease of ${this.ttlMs} ms cannot cover an attempt of ${forMs} ms: give the lease twice the client's timeoutMs`,
      );
    }
    if (this.now() + forMs <= this.#deadlineMs) return true;
    throw this.#end(new LeaseLostError(this, "expired"));
  }

  /** Called after a statement that renewed the lease, with the time at which it was sent. */
  renewed(sentMs: number): void {
    this.#deadlineMs = Math.max(this.#deadlineMs, sentMs + this.ttlMs);
  }

  /** Ends the lease: the database said that another worker has it. Returns the error to throw. */
  takenOver(): LeaseLostError {
    return this.#end(new LeaseLostError(this, "taken-over"));
  }

  /** Ends the lease without an error for anybody: it was released. */
  released(): void {
    clearTimeout(this.#timer);
  }

  /**
   * Renews the lease.
   *
   * @throws LeaseLostError where another worker has it; whatever the pool throws
   */
  async heartbeat(): Promise<void> {
    const sentMs = this.now();
    const row = await this.#database.row(
      `update ${this.#database.schema}.work
         set lease_until = clock_timestamp() + $5::float8 * interval '1 ms'
       where company_id = $1 and push_id = $2 and fence = $3 and owner = $4 returning 1 as held`,
      [...this.key, this.ttlMs],
    );
    if (!row) throw this.takenOver();
    this.renewed(sentMs);
  }

  /**
   * Runs a statement, and again with backoff while the database cannot be reached and the lease lasts.
   *
   * @throws LeaseLostError; whatever the statement throws that is not transient
   */
  async persist<Value>(statement: () => Promise<Value>): Promise<Value> {
    for (let failures = 1; ; failures += 1) {
      this.holds(0);
      try {
        return await statement();
      } catch (error) {
        if (!isTransientDatabaseError(error) || error instanceof LeaseLostError) throw error;
        await backOff(failures);
      }
    }
  }

  #arm(): void {
    // Where time stands still on the given clock, nothing expires here.
    const leftMs = this.#deadlineMs - this.now();
    this.#timer = setTimeout(
      () => {
        if (this.now() >= this.#deadlineMs) this.#end(new LeaseLostError(this, "expired"));
        else this.#arm();
      },
      Math.max(1, leftMs),
    );
    this.#timer.unref?.();
  }

  #end(error: LeaseLostError): LeaseLostError {
    clearTimeout(this.#timer);
    this.#lost.abort(error);
    return error;
  }
}

const minBackOffMs = 20;
const maxBackOffMs = 1_000;

/** Waits before a statement is tried again: exponential backoff with jitter, up to a second. */
export function backOff(failures: number): Promise<void> {
  const delayMs = Math.min(maxBackOffMs, minBackOffMs * 2 ** failures) * (0.5 + Math.random() / 2);
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
