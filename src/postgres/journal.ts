import { withTimeout } from "../core/abort.js";
import { idKey } from "../core/ids.js";
import { ConfigurationError } from "../errors/base.js";
import type { JournalEvent, PushJournal } from "../push/journal.js";
import { type Database, isTransientDatabaseError, type PgClient } from "./database.js";
import { backOff, type Lease } from "./lease.js";
import { LeaseLostError } from "./lease-lost-error.js";

/** Results that `onResults` has taken: not passed again in the same run of the push. */
export interface ReportedEvent {
  readonly event: "reported";
  /** Which `want` they belong to. */
  readonly wants: number;
  readonly keys: readonly string[];
}

/** How far a push is, by its journal. */
export interface Progress {
  /** The keys of the results that were taken since the push was wanted last. */
  readonly reported: ReadonlySet<string>;
  /** The transactions that were sent, or were about to be, and have not ended. */
  readonly pending: Set<string>;
}

/** What to run in the transaction that appends. */
type InTransaction = (client: PgClient) => Promise<void>;

interface Append {
  readonly event: JournalEvent | ReportedEvent;
  readonly first: InTransaction | undefined;
  settle(failure?: { readonly error: unknown }): void;
}

const maxGroup = 200;
const pageSize = 1_000;
const rollbackMs = 2_000;

/**
 * A push's journal in PostgreSQL. Appends are grouped into one fenced statement, which renews the
 * lease, too.
 */
export class PostgresJournal implements PushJournal {
  readonly #database: Database;
  readonly #lease: Lease;
  readonly #waiting: Append[] = [];
  #seq: number;
  #writing = false;

  constructor(database: Database, lease: Lease, seq: number) {
    this.#database = database;
    this.#lease = lease;
    this.#seq = seq;
  }

  /** Aborts, with a `LeaseLostError` as its reason, when another worker may take over. */
  get lost(): AbortSignal {
    return this.#lease.lost;
  }

  /**
   * Returns `true` while the lease lasts for so many milliseconds more.
   *
   * @throws LeaseLostError where it does not
   */
  holds(forMs: number): boolean {
    return this.#lease.holds(forMs);
  }

  /** Every event of the push so far, in order. */
  async *read(): AsyncGenerator<JournalEvent, void, undefined> {
    for await (const event of this.#events()) if (event.event !== "reported") yield event;
  }

  /** How far the push is. */
  async progress(wants: number): Promise<Progress> {
    const reported = new Set<string>();
    const pending = new Set<string>();
    for await (const event of this.#events()) {
      if (event.event === "posting") for (const id of event.ids) pending.add(idKey(id));
      if (event.event === "ended") for (const { id } of event.results) pending.delete(idKey(id));
      if (event.event !== "reported" || event.wants !== wants) continue;
      for (const key of event.keys) reported.add(key);
    }
    return { reported, pending };
  }

  /**
   * Writes an event down. Once it has settled, the event survives a crash of the process and of the
   * database.
   *
   * @throws LeaseLostError
   */
  append(event: JournalEvent): Promise<void> {
    return this.#enqueue(event, undefined);
  }

  /**
   * Writes down that results were taken; `first` runs before it in the same transaction. Where the
   * lease is lost, the transaction is rolled back.
   */
  report(event: ReportedEvent, first: InTransaction | undefined): Promise<void> {
    return this.#enqueue(event, first);
  }

  #enqueue(event: Append["event"], first: Append["first"]): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle: Append["settle"] = (failure) => (failure ? reject(failure.error) : resolve());
      this.#waiting.push({ event, first, settle });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const alone = this.#waiting.findIndex(({ first }) => first !== undefined);
      const count = alone === 0 ? 1 : Math.min(maxGroup, alone === -1 ? maxGroup : alone);
      const group = this.#waiting.splice(0, count);
      try {
        await this.#write(group);
        for (const { settle } of group) settle();
      } catch (error) {
        for (const { settle } of group) settle({ error });
      }
    }
    this.#writing = false;
  }

  /** Appends a group once. `seq` shows whether a statement without a response was executed. */
  async #write(group: readonly Append[]): Promise<void> {
    const first = group[0]?.first;
    const events = toJson(group.map(({ event }) => event));
    for (let failures = 0; ; failures += 1) {
      this.#lease.holds(0);
      if (failures > 0 && (await this.#lease.persist(() => this.#head())) !== this.#seq) break;
      const sentMs = this.#lease.now();
      try {
        const appended = await (first
          ? this.#transaction(first, events)
          : this.#append(this.#database, events));
        if (appended !== group.length) {
          // Another statement of this lease may only have come through before its response was lost.
          if (failures > 0 && (await this.#head()) === this.#seq + group.length) break;
          throw this.#lease.takenOver();
        }
        this.#lease.renewed(sentMs);
        break;
      } catch (error) {
        if (error instanceof CallbackError) throw error.cause;
        if (error instanceof LeaseLostError || !isTransientDatabaseError(error)) throw error;
        await backOff(failures + 1);
      }
    }
    this.#seq += group.length;
  }

  async #append(
    on: Pick<Database, "rows"> | { rows: (text: string, values: unknown[]) => Promise<unknown> },
    events: string,
  ): Promise<number> {
    const { schema } = this.#database;
    const result = await on.rows(
      `with head as (
         update ${schema}.work
            set seq = seq + jsonb_array_length($6::jsonb),
                lease_until = clock_timestamp() + $7::float8 * interval '1 ms'
          where company_id = $1 and push_id = $2 and fence = $3 and owner = $4 and seq = $5
          returning 1),
       appended as (
         insert into ${schema}.journal (company_id, push_id, seq, fence, event)
         select $1, $2, $5::bigint + e.place, $3, e.event
           from head, jsonb_array_elements($6::jsonb) with ordinality e (event, place)
         returning 1)
       select count(*)::int as appended from appended`,
      [...this.#lease.key, this.#seq, events, this.#lease.ttlMs],
    );
    const [row] = Array.isArray(result) ? result : [];
    return Number(row?.appended ?? 0);
  }

  async #transaction(first: InTransaction, events: string): Promise<number> {
    const { pool } = this.#database;
    if (!pool.connect) throw new ConfigurationError("pool must have connect for a transaction");
    const client = await pool.connect();
    // A pool listens to idle connections only: without a listener, one that breaks ends the process. Its
    // next statement fails.
    const ignore = () => undefined;
    client.on?.("error", ignore);
    let broken = true;
    try {
      await client.query("begin");
      await first(client).catch((error: unknown) => {
        throw new CallbackError("onResults", { cause: error });
      });
      const rows = async (text: string, values: unknown[]) =>
        (await client.query(text, values)).rows;
      const appended = await this.#append({ rows }, events);
      await client.query(appended > 0 ? "commit" : "rollback");
      broken = false;
      return appended;
    } catch (error) {
      // Without a response the connection is closed, which rolls back.
      broken = await withTimeout(client.query("rollback"), rollbackMs, () => new Error("")).then(
        () => false,
        () => true,
      );
      throw error;
    } finally {
      if (!broken) client.off?.("error", ignore);
      client.release(broken);
    }
  }

  /** How many events there are, while the lease is held. */
  async #head(): Promise<number> {
    const row = await this.#database.row(
      `select seq from ${this.#database.schema}.work
        where company_id = $1 and push_id = $2 and fence = $3 and owner = $4`,
      this.#lease.key,
    );
    if (!row) throw this.#lease.takenOver();
    return Number(row.seq);
  }

  async *#events(): AsyncGenerator<JournalEvent | ReportedEvent, void, undefined> {
    const { companyId, pushId } = this.#lease;
    for (let seq = 0; seq < this.#seq; ) {
      const after = seq;
      const rows = await this.#lease.persist(() =>
        this.#database.rows(
          `select seq, event from ${this.#database.schema}.journal
            where company_id = $1 and push_id = $2 and seq > $3 and seq <= $4
            order by seq limit ${pageSize}`,
          [companyId, pushId, after, this.#seq],
        ),
      );
      for (const row of rows) {
        seq += 1;
        if (Number(row.seq) !== seq) break;
        yield trusted(row.event);
      }
      if (rows.length === 0 || Number(rows.at(-1)?.seq) !== seq) {
        throw new ConfigurationError(
          `the journal of company ${companyId}, push ${pushId} has no event ${seq}: rows were deleted, or the database was restored from an incomplete backup`,
        );
      }
    }
  }
}

/** What the caller's part of a transaction threw: it is not tried again here. */
class CallbackError extends Error {}

/** JSON that `jsonb` takes: without NUL and lone surrogates, which an error's message may hold. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "string" ? each.replace(/\0|\p{Surrogate}/gu, "\ufffd") : each,
  );
}

/** What this class wrote. A server may return `jsonb` as text, where the pool has a parser of its own. */
function trusted(event: unknown): JournalEvent | ReportedEvent {
  return (typeof event === "string" ? JSON.parse(event) : event) as JournalEvent | ReportedEvent;
}
