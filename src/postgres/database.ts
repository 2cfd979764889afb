import { ConfigurationError } from "../errors/base.js";

/** One connection of a pool: what `pg`'s `PoolClient` is. */
export interface PgClient {
  /** Runs one statement, with a value for each of its parameters. */
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Gives the connection back; `true` closes it. */
  release(broken?: boolean): void;
  /** Listens for a connection that breaks. */
  on?(event: "error", listener: (error: Error) => void): unknown;
  /** Ends that. */
  off?(event: "error", listener: (error: Error) => void): unknown;
}

/**
 * Your own pool of connections to PostgreSQL: a `pg` `Pool`, or anything with its `query`. Through
 * pgbouncer, transaction mode is enough. `connect` is needed only where `onResults` takes part in a
 * transaction.
 */
export interface PgPool {
  /** Runs one statement, with a value for each of its parameters. */
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Takes a connection out of the pool, to be given back with `release`. */
  connect?(): Promise<PgClient>;
}

/** Where the tables are. */
export interface SchemaOptions {
  /** The PostgreSQL schema of the tables, and the name of the notification channel. `codat_fleet`. */
  readonly schema?: string | undefined;
}

/** The version of the tables that this release creates and uses. */
const schemaVersion = 1;

/**
 * Returns the schema's name, checked: it becomes part of statements.
 *
 * @throws ConfigurationError
 */
export function schemaName({ schema = "codat_fleet" }: SchemaOptions): string {
  if (!/^(?!pg_)[a-z_][a-z0-9_]{0,50}$/.test(schema) || schema === "public") {
    throw new ConfigurationError(
      "schema must be a name of its own, of lower-case letters, digits and _: not public, not pg_…",
    );
  }
  return schema;
}

/** A pool and the schema in it. Runs single statements only, and keeps no session state. */
export class Database {
  readonly pool: PgPool;
  readonly schema: string;
  #checked: Promise<void> | undefined;

  constructor(pool: PgPool, options: SchemaOptions) {
    if (typeof pool?.query !== "function") {
      throw new ConfigurationError("pool must be a pg Pool, or have its query method");
    }
    this.pool = pool;
    this.schema = schemaName(options);
  }

  /**
   * Checks once that the tables are there, and of a version that this release can work with.
   *
   * @throws ConfigurationError that says what to do; whatever the pool throws
   */
  check(): Promise<void> {
    this.#checked ??= this.#check().catch((error: unknown) => {
      this.#checked = undefined;
      throw error;
    });
    return this.#checked;
  }

  /**
   * Runs one statement.
   *
   * @throws ConfigurationError where the pool is closed or the tables are missing; whatever the pool
   * throws
   */
  async rows(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    try {
      return (await this.pool.query(text, values)).rows;
    } catch (error) {
      throw this.#explain(error);
    }
  }

  /** Runs one statement that returns at most one row. */
  async row(text: string, values: unknown[] = []): Promise<Record<string, unknown> | undefined> {
    const [row] = await this.rows(text, values);
    return row;
  }

  async #check(): Promise<void> {
    const server = await this.row("select current_setting('server_version_num', true) as version");
    if (!(Number(server?.version) >= 140_000)) {
      throw new ConfigurationError("the pool must be connected to PostgreSQL 14 or later");
    }
    const meta = await this.row(`select version from ${this.schema}.meta`);
    const version = Number(meta?.version ?? 0);
    if (version < schemaVersion) throw this.#missing();
    // One version ahead is a fleet in the middle of an upgrade: migrations only add.
    if (version > schemaVersion + 1) {
      throw new ConfigurationError(
        `the schema ${this.schema} has version ${version}, and this release of codat-expenses knows ${schemaVersion}: upgrade it`,
      );
    }
  }

  #explain(error: unknown): unknown {
    // 42P01 undefined_table, 3F000 invalid_schema_name, 42703 undefined_column
    if (["42P01", "3F000", "42703"].includes(sqlState(error) ?? "")) return this.#missing();
    if (isPoolClosed(error)) {
      return new ConfigurationError("the pool is closed: end it after the workers have stopped");
    }
    return error;
  }

  #missing(): ConfigurationError {
    return new ConfigurationError(
      `the database has no current tables in the schema ${this.schema}: run migrate(pool), or connect to the database that has them`,
    );
  }
}

/** The five characters that say what kind of error PostgreSQL returned. */
export function sqlState(error: unknown): string | undefined {
  const code = property(error, "code");
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/**
 * Whether a statement that failed may succeed later: the server restarts, fails over, is out of
 * connections, or could not be reached. Whether it was executed is not known then.
 */
export function isTransientDatabaseError(error: unknown): boolean {
  if (error instanceof ConfigurationError) return false;
  const state = sqlState(error);
  // 0A not supported, 22 data, 23 constraint, 28 authorization, 3D no database, 42 syntax and rights
  return state === undefined || !/^(0A|22|23|28|3D|3F|42)/.test(state);
}

function isPoolClosed(error: unknown): boolean {
  return /after calling end on the pool/.test(String(property(error, "message")));
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
