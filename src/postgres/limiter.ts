import { systemClock } from "../core/clock.js";
import { ConfigurationError } from "../errors/base.js";
import type { Limiter } from "../http/limiter.js";
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

const maxPerMinute = 970;
/** What may leave at once after a calm while. */
const burst = 30;
const windowMs = 60_000;
const maxDayPauseMs = 60 * 60_000;

/**
 * The pace of all processes behind one egress address, kept in one row (a generic cell rate algorithm:
 * each permit reserves its moment and returns the wait until then). It fails closed: without the
 * database there are no permits.
 */
export class PostgresLimiter implements Limiter {
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
    this.#stepMs = windowMs / (perMinute - atOnce);
    // A burst of n is one request now and n - 1 that come early.
    this.#burstMs = this.#stepMs * (atOnce - 1);
  }

  /**
   * Whether its permits can demand leases of this pool and schema.
   *
   * @internal
   */
  isOn(database: Database): boolean {
    return this.#database.pool === database.pool && this.#database.schema === database.schema;
  }

  /**
   * Permits of the company demand this lease from now on. Returns what ends that.
   *
   * @internal
   */
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
  async acquire(companyId: string | undefined, signal?: AbortSignal | undefined): Promise<void> {
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
   * Called with each 429: pushes the permits of all processes back. A longer wait than a minute means
   * that the day's quota is used up: no company is claimed until then, or for an hour.
   *
   * @param retryAfterMs - how long the API asks to wait, in milliseconds. A minute.
   */
  onRateLimited(retryAfterMs: number = windowMs): void {
    const { schema } = this.#database;
    const statement = `with paused as (
         update ${schema}.quota
            set tat = greatest(tat, clock_timestamp() + $2::float8 * interval '1 ms')
          where scope = $1)
       insert into ${schema}.day_quota (scope, reset_at)
       select 'day', clock_timestamp() + $3::float8 * interval '1 ms' where $3 > ${windowMs}
       on conflict (scope) do update set reset_at = excluded.reset_at, seen_at = clock_timestamp()`;
    const pauseMs = Math.min(retryAfterMs, windowMs) + this.#burstMs;
    const dayMs = Math.min(retryAfterMs, maxDayPauseMs);
    // Without the database there are no permits either.
    this.#database.rows(statement, [this.#scope, pauseMs, dayMs]).catch(() => undefined);
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
 * Returns a limiter that paces all processes behind one egress address together. Give it to the client
 * of a worker, and to every other client behind that address.
 *
 * @example
 * const codat = new CodatExpenses({ apiKey, limiter: postgresLimiter(pool) });
 * @throws ConfigurationError that names the option which cannot be used
 */
export function postgresLimiter(pool: PgPool, options?: LimiterOptions): PostgresLimiter {
  return new PostgresLimiter(pool, options);
}
