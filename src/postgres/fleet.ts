import { ConfigurationError } from "../errors/base.js";
import { Database, type PgPool, type SchemaOptions, sqlState } from "./database.js";

/** Which push of a company is wanted. */
export interface WantOptions {
  /** The push: its items and its journal go by this name, such as the month. */
  readonly pushId: string;
  /** When to begin. Now. */
  readonly dueAt?: Date | undefined;
  /**
   * Confirms that pushes of the company which were made without this fleet, such as with a file journal,
   * have ended. Without it, the first push of a company that has syncs already is parked.
   */
  readonly pushedBefore?: boolean | undefined;
}

/** One push in the table of work. */
export interface PushStatus {
  readonly companyId: string;
  readonly pushId: string;
  /** `wanted`: waits for a worker; `parked`: failed too often, see `lastError`. */
  readonly state: "wanted" | "running" | "done" | "parked";
  /** The worker that has it, or had it last without giving it back. */
  readonly owner: string | undefined;
  /** How many times it was claimed. */
  readonly fence: number;
  /** How many claims in a row did not end well. */
  readonly tries: number;
  readonly lastError: string | undefined;
  readonly dueAt: Date;
  /** How long it has been due without a worker, in milliseconds. */
  readonly lagMs: number;
  /** How many events its journal has. */
  readonly events: number;
  /** How many of them came in the last minute. */
  readonly eventsLastMinute: number;
}

/** The pushes that a fleet of workers makes. */
export class Fleet {
  readonly #database: Database;

  constructor(pool: PgPool, options: SchemaOptions = {}) {
    this.#database = new Database(pool, options);
  }

  /**
   * Wants a company's push: a worker takes it when it is due. Wanting it again while it runs has it run
   * once more; wanting it after it was done or parked opens it again, with the same journal.
   *
   * @throws ConfigurationError where another push of the company is open, or the schema is missing;
   * whatever the pool throws
   */
  async want(companyId: string, options: WantOptions): Promise<void> {
    const { pushId, dueAt, pushedBefore = false } = options;
    for (const [name, value] of Object.entries({ companyId, pushId })) {
      if (typeof value !== "string" || value === "") {
        throw new ConfigurationError(`${name} must be a text`);
      }
    }
    if (dueAt !== undefined && Number.isNaN(dueAt?.getTime?.() ?? Number.NaN)) {
      throw new ConfigurationError("dueAt must be a valid Date");
    }
    await this.#database.check();
    const { schema } = this.#database;
    try {
      await this.#database.rows(
        `with wanted as (
           insert into ${schema}.work as w (company_id, push_id, state, due_at, pushed_before)
           values ($1, $2, 'wanted', coalesce($3::timestamptz, clock_timestamp()), $4)
           on conflict (company_id, push_id) do update
             set state = 'wanted', wants = w.wants + 1,
                 pushed_before = w.pushed_before or excluded.pushed_before,
                 tries = case when w.state = 'wanted' then w.tries else 0 end,
                 last_error = case when w.state = 'wanted' then w.last_error end,
                 due_at = case when w.state = 'wanted' then least(w.due_at, excluded.due_at)
                               else excluded.due_at end
           returning 1)
         select pg_notify('${schema}', 'work') from wanted`,
        [companyId, pushId, dueAt?.toISOString() ?? null, pushedBefore],
      );
    } catch (error) {
      if (sqlState(error) !== "23505") throw error;
      throw new ConfigurationError(
        `company ${companyId} has another push that is not done: a company has one at a time`,
      );
    }
  }

  /**
   * Returns where each push stands, the parked first, then the latest to be picked up. Finished ones
   * only where `state` asks for them.
   */
  async status(
    filter: { readonly state?: PushStatus["state"] | undefined; readonly limit?: number } = {},
  ): Promise<PushStatus[]> {
    const { state, limit = 1_000 } = filter;
    await this.#database.check();
    const rows = await this.#database.rows(
      `select company_id, push_id, state, owner, fence, tries, last_error, lag_ms, events,
              extract(epoch from due_at) * 1000 as due_ms, events_last_minute
         from ${this.#database.schema}.status
        where case when $1::text is null then state <> 'done' else state = $1 end
        order by state = 'parked' desc, lag_ms desc, company_id limit $2`,
      [state ?? null, limit],
    );
    return rows.map((row) => ({
      companyId: String(row.company_id),
      pushId: String(row.push_id),
      state: stateOf(row.state),
      owner: textOf(row.owner),
      fence: Number(row.fence),
      tries: Number(row.tries),
      lastError: textOf(row.last_error),
      dueAt: new Date(Number(row.due_ms)),
      lagMs: Number(row.lag_ms),
      events: Number(row.events),
      eventsLastMinute: Number(row.events_last_minute),
    }));
  }
}

/** Returns the pushes that the workers on this database make. */
export function createFleet(pool: PgPool, options?: SchemaOptions): Fleet {
  return new Fleet(pool, options);
}

function stateOf(value: unknown): PushStatus["state"] {
  return value === "running" || value === "done" || value === "parked" ? value : "wanted";
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
