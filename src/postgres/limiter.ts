import { systemClock } from "../core/clock.js";
import { ConfigurationError } from "../errors/base.js";
import { Database, isTransientDatabaseError, type PgPool, type SchemaOptions } from "./database.js";
import { backOff, type Lease } from "./lease.js";

/** How fast requests leave one egress address. */
export interface LimiterOptions extends SchemaOptions {
  /**
   * The address that the API sees: processes behind the same one share its quota. Any name will do.
   * `default`.
   */
  readonly address?: string | undefined;
  /** How many requests leave in any minute at the most, its burst of 30 included. 970. */
  readonly perMinute?: number | undefined;
}

/** What is said of a response with status 429. */
export interface RateLimited {
  /** How long the API asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** How many requests of the day are left. */
  readonly remaining?: number | undefined;
  /** When the day's quota starts anew. */
  readonly reset?: Date | undefined;
}

const maxPerMinute = 970;
/** What may leave at once after a calm while. */
const burst = 30;

/**
 * The pace of all processes behind one egress address, kept in one row (a generic cell rate algorithm:
 * each permit reserves its moment and returns the wait until then). It fails closed: without the
 * database there are no permits.
 */
export class PostgresLimiter {
  readonly #database: Database;
  readonly #scope: string;
  readonly #stepMs: number;
  readonly #burstMs: number;
  readonly #leases = new Map<string, Lease>();

  constructor(pool: PgPool, options: LimiterOptions = {}) {
    const { address = "default", perMinute = maxPerMinute } = options;
    if (!(Number.isFinite(perMinute) && perMinute >= 2)) {
      throw new ConfigurationError("perMinute must be a number from 2");
    }
    this.#database = new Database(pool, options);
    this.#scope = `address:${address}`;
    const atOnce = Math.min(burst, perMinute / 2);
    this.#stepMs = 60_000 / (perMinute - atOnce);
    // A burst of n is one request now and n - 1 that come early.
    this.#burstMs = this.#stepMs * (atOnce - 1);
  }

  /** Permits of the company demand this lease from now on. Returns what ends that. */
  hold(lease: Lease): () => void {
    // A lease that this very process let run out must not borrow the new one's permits.
    this.#leases.get(lease.companyId)?.takenOver();
    this.#leases.set(lease.companyId, lease);
    return () => {
      if (this.#leases.get(lease.companyId) === lease) this.#leases.delete(lease.companyId);
    };
  }

  /**
   * Settles when a request may be sent. Waits, with backoff, while the database cannot be reached.
   *
   * @throws LeaseLostError where the company's lease is lost; the signal's reason; ConfigurationError
   */
  async acquire(companyId: string | undefined, signal?: AbortSignal): Promise<void> {
    const lease = companyId === undefined ? undefined : this.#leases.get(companyId);
    for (let failures = 0; ; ) {
      signal?.throwIfAborted();
      lease?.holds(0);
      try {
        const waitMs = await this.#reserve(lease);
        if (waitMs === undefined) continue;
        if (waitMs > 0) await systemClock.sleep(waitMs, signal);
        lease?.holds(0);
        return;
      } catch (error) {
        if (signal?.aborted || lease?.lost.aborted || !isTransientDatabaseError(error)) throw error;
        failures += 1;
        await backOff(failures);
      }
    }
  }

  /**
   * Called with each 429: pushes the permits of all processes back. Where the day's quota is used up,
   * no company is claimed until it starts anew, or for an hour. Never rejects.
   */
  async onRateLimited({ retryAfterMs = 60_000, remaining, reset }: RateLimited): Promise<void> {
    const { schema } = this.#database;
    const endsToday = remaining === 0 && reset !== undefined;
    const pauseMs = Math.min(retryAfterMs, 60_000) + this.#burstMs;
    try {
      await this.#database.rows(
        `with paused as (
           update ${schema}.quota
              set tat = greatest(tat, clock_timestamp() + $2::float8 * interval '1 ms')
            where scope = $1)
         insert into ${schema}.day_quota (scope, reset_at)
         select 'day', least($3::timestamptz, clock_timestamp() + interval '1 hour')
          where $3::timestamptz is not null
         on conflict (scope) do update set reset_at = excluded.reset_at, seen_at = clock_timestamp()`,
        [this.#scope, pauseMs, endsToday ? reset.toISOString() : null],
      );
    } catch {
      // Without the database there are no permits either.
    }
  }

  /** Reserves a moment; returns how long it is until then, or `undefined` where to ask again. */
  async #reserve(lease: Lease | undefined): Promise<number | undefined> {
    const { schema } = this.#database;
    const held = lease
      ? `select 1 from ${schema}.work where company_id = $2 and push_id = $3 and fence = $4
           and owner = $5 and lease_until > clock_timestamp()`
      : "select 1";
    const row = await this.#database.row(
      `with held as (${held}),
       took as (
         update ${schema}.quota
            set tat = greatest(tat, clock_timestamp()) + step_ms * interval '1 ms'
          where scope = $1 and exists (select from held)
          returning extract(epoch from tat - clock_timestamp()) * 1000 - step_ms - burst_ms as wait_ms)
       select (select count(*) from held)::int as held, (select wait_ms from took)::float8 as wait_ms`,
      [this.#scope, ...(lease?.key ?? [])],
    );
    if (lease && Number(row?.held ?? 0) === 0) throw lease.takenOver();
    if (row?.wait_ms !== null && row?.wait_ms !== undefined) return Number(row.wait_ms);
    await this.#database.check();
    await this.#database.rows(
      `insert into ${schema}.quota (scope, step_ms, burst_ms) values ($1, $2, $3)
       on conflict (scope) do nothing`,
      [this.#scope, this.#stepMs, this.#burstMs],
    );
    return undefined;
  }
}

/**
 * Returns a limiter for the client's `limiter` option that paces all processes behind one egress
 * address together. A worker makes its own; make one for other processes that call the API from the
 * same address.
 */
export function postgresLimiter(pool: PgPool, options?: LimiterOptions): PostgresLimiter {
  return new PostgresLimiter(pool, options);
}
