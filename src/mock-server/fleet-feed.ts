import type { Pool } from "pg";
import { messageOf } from "../core/errors.js";
import { type CommandOptions, UsageError } from "./options.js";
import { jsonReply, type Reply } from "./reply.js";

const maxShown = 500;

/** A fleet's pushes, as the view `status` in its database has them, for the page to show. */
export class FleetFeed {
  readonly #pool: Pool;
  readonly #schema: string;

  private constructor(pool: Pool, schema: string) {
    this.#pool = pool;
    this.#schema = schema;
  }

  /**
   * Connects to a fleet's database.
   *
   * @throws UsageError where there is none
   */
  static async open({
    databaseUrl,
    schema,
  }: NonNullable<CommandOptions["fleet"]>): Promise<FleetFeed> {
    const { default: pg } = await import("pg").catch(() => {
      throw new UsageError("--database-url needs the package pg: npm install pg");
    });
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
    pool.on("error", () => undefined);
    const feed = new FleetFeed(pool, schema);
    try {
      await feed.list();
    } catch (error) {
      await pool.end();
      const why = messageOf(error);
      throw new UsageError(`The fleet of --database-url cannot be read: ${why}`);
    }
    return feed;
  }

  /** The pushes that are not done, the parked first. */
  async list(): Promise<Reply> {
    const { rows } = await this.#pool.query(
      `select company_id, push_id, state, owner, fence::int, tries, last_error, lag_ms,
              events_last_minute
         from ${this.#schema}.status where state <> 'done'
        order by state = 'parked' desc, lag_ms desc, company_id limit ${maxShown}`,
    );
    return jsonReply(200, { pushes: rows });
  }

  async stop(): Promise<void> {
    await this.#pool.end();
  }
}
