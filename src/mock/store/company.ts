import type { Schemas } from "../../types/index.js";
import type { Books } from "./books.js";
import { Collection } from "./collection.js";
import type { ConnectionRecord } from "./connection.js";
import { Ledger } from "./ledger.js";
import { PullStore } from "./pull-store.js";
import { PushStore } from "./push-store.js";
import { SyncStore } from "./sync-store.js";

/** All that the mock knows of one company. */
export class CompanyRecord {
  name: string;
  description: string | null;
  tags: Record<string, string>;
  readonly connections = new Collection<ConnectionRecord>();
  configuration: Schemas["CompanyConfiguration"] | undefined;
  /** What the accounting software holds, once a connection to it was linked. */
  books: Books | undefined;
  readonly syncs = new SyncStore();
  readonly pulls = new PullStore();
  readonly pushes = new PushStore();
  /** Transactions that were handed in for a later sync, by the id of their dataset. */
  readonly datasets = new Map<string, readonly Schemas["LegacyExpenseTransaction"][]>();
  readonly ledger = new Ledger();

  constructor(
    readonly id: string,
    readonly createdAtMs: number,
    about: { name: string; description?: string | null; tags?: Record<string, string> | null },
  ) {
    this.name = about.name;
    this.description = about.description ?? null;
    this.tags = about.tags ?? {};
  }

  /** The connection to the accounting software that the company's spend is written through. */
  get accountingConnection(): ConnectionRecord | undefined {
    return this.#linked("Accounting");
  }

  /** The partner's own connection, without which nothing can be synced. */
  get expenseConnection(): ConnectionRecord | undefined {
    return this.#linked("Expense");
  }

  #linked(sourceType: ConnectionRecord["sourceType"]): ConnectionRecord | undefined {
    return this.connections.items.find(
      (connection) => connection.sourceType === sourceType && connection.status === "Linked",
    );
  }
}
