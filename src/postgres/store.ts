import { ConfigurationError } from "../errors/base.js";
import type { Claim, ClaimEnd, ClaimOptions, JournalStore } from "../push/journal.js";
import { Database, isTransientDatabaseError, type PgPool, type SchemaOptions } from "./database.js";
import { PostgresJournal } from "./journal.js";
import { backOff, Lease } from "./lease.js";

/** A claim of a row in the table of work. */
export interface PostgresClaim extends Claim {
  readonly journal: PostgresJournal;
  readonly pushId: string;
  /** @internal */
  readonly lease: Lease;
  /** How many claims in a row did not end well, this one included. */
  readonly tries: number;
  /** How many times the push was wanted when it was claimed. */
  readonly wants: number;
  /** Whether the fleet has never pushed for the company, and it was not confirmed that others did. */
  readonly isFirst: boolean;
}

/** How the store behaves. */
export interface StoreOptions extends SchemaOptions {
  /** A monotonic clock in milliseconds; for tests. `performance.now`. */
  readonly monotonicNow?: (() => number) | undefined;
}

/** After that the lease runs out by itself. */
const maxReleaseTries = 5;

/** A `JournalStore` in PostgreSQL: leases with fencing tokens, journals in a table. */
export class PostgresStore implements JournalStore {
  readonly #database: Database;
  readonly #now: () => number;

  constructor(pool: PgPool, options: StoreOptions = {}) {
    this.#database = new Database(pool, options);
    this.#now = options.monotonicNow ?? (() => performance.now());
  }

  /**
   * Claims the company's open push, or the push that is due next, in one statement.
   *
   * @throws ConfigurationError for bad options, a missing schema or a closed pool; whatever the pool
   * throws
   */
  async claim({ owner, ttlMs, companyId }: ClaimOptions): Promise<PostgresClaim | undefined> {
    if (typeof owner !== "string" || owner === "") {
      throw new ConfigurationError("owner must be a text that no other process has");
    }
    if (!(ttlMs >= 100 && ttlMs <= 86_400_000)) {
      throw new ConfigurationError("ttlMs must be a number of milliseconds from 100 to 86,400,000");
    }
    await this.#database.check();
    const { schema } = this.#database;
    const which = companyId === undefined ? "due_at <= clock_timestamp()" : "company_id = $3";
    const sentMs = this.#now();
    const row = await this.#database.row(
      `update ${schema}.work w
          set owner = $1, fence = fence + 1, tries = tries + 1,
              lease_until = clock_timestamp() + $2::float8 * interval '1 ms'
        where (company_id, push_id) = (
          select company_id, push_id from ${schema}.work
           where state = 'wanted' and ${which}
             and (lease_until is null or lease_until < clock_timestamp())
             and not exists (select from ${schema}.day_quota where reset_at > clock_timestamp())
           order by due_at limit 1 for update skip locked)
        returning company_id, push_id, fence, seq, tries, wants, not pushed_before and not exists (
          select from ${schema}.work o where o.company_id = w.company_id and o.seq > 0) as is_first`,
      companyId === undefined ? [owner, ttlMs] : [owner, ttlMs, companyId],
    );
    if (!row) return undefined;
    const lease = new Lease({
      database: this.#database,
      companyId: String(row.company_id),
      pushId: String(row.push_id),
      owner,
      fence: Number(row.fence),
      ttlMs,
      now: this.#now,
      sentMs,
    });
    const { pushId, fence } = lease;
    return {
      companyId: lease.companyId,
      pushId,
      fence,
      tries: Number(row.tries),
      wants: Number(row.wants),
      isFirst: row.is_first === true,
      lease,
      journal: new PostgresJournal(this.#database, lease, Number(row.seq)),
      heartbeat: () => lease.heartbeat(),
      release: (end) => this.#release(lease, Number(row.wants), end),
    };
  }

  async #release(lease: Lease, wants: number, end: ClaimEnd): Promise<void> {
    const { state, delayMs = 0, error } = end;
    lease.released();
    // Released twice, where the first response was lost, it finds nothing and is done. A lease that ended
    // here may be given back all the same: the fence says whether another worker has it.
    for (let failures = 1; ; failures += 1) {
      try {
        await this.#database.rows(
          `update ${this.#database.schema}.work
              set owner = null, lease_until = null, last_error = $6,
                  state = case when wants <> $8 then 'wanted' else $5 end,
                  due_at = clock_timestamp() + $7::float8 * interval '1 ms',
                  tries = case when $6::text is null or wants <> $8 then 0 else tries end
            where company_id = $1 and push_id = $2 and fence = $3 and owner = $4`,
          [...lease.key, state, error?.replaceAll("\0", "\ufffd") ?? null, delayMs, wants],
        );
        return;
      } catch (failure) {
        if (failures === maxReleaseTries || !isTransientDatabaseError(failure)) throw failure;
        await backOff(failures);
      }
    }
  }
}

/** Returns a `JournalStore` on your own pool. Run `migrate(pool)` once before. */
export function postgresStore(pool: PgPool, options?: StoreOptions): PostgresStore {
  return new PostgresStore(pool, options);
}
