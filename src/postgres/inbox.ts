import { ConfigurationError } from "../errors/base.js";
import type { WebhookEvent } from "../webhooks/events.js";
import { Database, type PgPool, type SchemaOptions } from "./database.js";
import { toJson } from "./journal.js";

/** How a webhook is kept. */
export interface ReceiveOptions extends SchemaOptions {
  /** The `webhook-id` header, the same for every delivery of a webhook. The event's own `id`. */
  readonly webhookId?: string | undefined;
}

/**
 * Writes a verified webhook down, once however often it is delivered, and wakes the workers: one
 * statement. Respond with 2xx when it has settled. Every worker passes the event to
 * `codat.syncs.notify`.
 *
 * @example
 * const event = unwrap(body, headers, secret); // from "codat-expenses/webhooks"
 * await receive(pool, event, { webhookId: headers["webhook-id"] });
 * @returns whether it was new
 * @throws ConfigurationError where there is no id, the schema is missing or the pool is closed;
 * whatever the pool throws: respond with an error then, and it is delivered again
 */
export async function receive(
  pool: PgPool,
  event: WebhookEvent,
  options: ReceiveOptions = {},
): Promise<boolean> {
  const database = new Database(pool, options);
  const webhookId: unknown = options.webhookId ?? Reflect.get(event, "id");
  if (typeof webhookId !== "string" || webhookId === "") {
    throw new ConfigurationError("webhookId must be given: the event has no id of its own");
  }
  const row = await database.row(
    `with received as (
       insert into ${database.schema}.inbox (webhook_id, event) values ($1, $2::jsonb)
       on conflict (webhook_id) do nothing returning 1)
     select pg_notify('${database.schema}', 'inbox') as notified from received`,
    [webhookId, toJson(event)],
  );
  return row !== undefined;
}

/** How far back rows may still become visible that were received before others. */
const overlapSeconds = 10;
const keepDays = 3;

/** Reads the webhooks that came since it was last asked. Every worker has one of its own. */
export class InboxReader {
  readonly #database: Database;
  readonly #seen = new Set<string>();
  #since: string | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns the events that this reader has not returned before, at most a thousand. */
  async read(): Promise<WebhookEvent[]> {
    const rows = await this.#database.rows(
      `select webhook_id, event, received_at::text as received_at from ${this.#database.schema}.inbox
        where received_at > coalesce($1::timestamptz, clock_timestamp())
                            - ${overlapSeconds} * interval '1 second'
        order by received_at limit 1000`,
      [this.#since ?? null],
    );
    const events: WebhookEvent[] = [];
    const listed = new Set(rows.map((row) => String(row.webhook_id)));
    for (const row of rows) {
      const id = String(row.webhook_id);
      if (!this.#seen.has(id)) events.push(asEvent(row.event));
      this.#seen.add(id);
      this.#since = String(row.received_at);
    }
    // What is no longer listed is older than the overlap.
    for (const id of this.#seen) if (!listed.has(id)) this.#seen.delete(id);
    return events;
  }

  /** Deletes webhooks that will not be delivered again. */
  async purge(): Promise<void> {
    await this.#database.rows(
      `delete from ${this.#database.schema}.inbox
        where received_at < clock_timestamp() - ${keepDays} * interval '1 day'`,
    );
  }
}

function asEvent(event: unknown): WebhookEvent {
  return (typeof event === "string" ? JSON.parse(event) : event) as WebhookEvent;
}
