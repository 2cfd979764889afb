import type { Schemas } from "../../types/index.js";
import type { Books } from "./books.js";
import { Collection } from "./collection.js";
import { Ledger } from "./ledger.js";
import { PullStore, PushStore, SyncStore } from "./operations.js";

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
  /** Transactions that were sent for a later sync, by the id of their dataset. */
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

  /** The one connection to accounting software that there can be, linked or not. */
  get onlyAccountingConnection(): ConnectionRecord | undefined {
    return this.connections.items.find(({ sourceType }) => sourceType === "Accounting");
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

/** A company's link to one piece of software. */
export interface ConnectionRecord {
  readonly id: string;
  readonly integrationId: string;
  readonly sourceId: string;
  readonly sourceType: Schemas["Connection"]["sourceType"];
  /** The key of the accounting software; `undefined` for the partner's own expense connection. */
  readonly platformKey: string | undefined;
  readonly platformName: string;
  readonly createdAtMs: number;
  status: Schemas["DataConnectionStatus"];
  /** What went wrong with it, such as a business that declined; oldest first. */
  readonly errors: Schemas["DataConnectionError"][];
}

/** The companies, and how many of them are connected: the quota grows with these. */
export class CompanyStore {
  #companies = new Collection<CompanyRecord>();
  readonly #connected = new Set<string>();

  get items(): readonly CompanyRecord[] {
    return this.#companies.items;
  }

  get size(): number {
    return this.#companies.size;
  }

  /** How many companies have a linked connection to accounting software. */
  get connectedCount(): number {
    return this.#connected.size;
  }

  get(id: string): CompanyRecord | undefined {
    return this.#companies.get(id);
  }

  add(company: CompanyRecord): CompanyRecord {
    return this.#companies.put(company);
  }

  delete(id: string): boolean {
    this.#connected.delete(id);
    return this.#companies.delete(id);
  }

  clear(): void {
    this.#companies = new Collection<CompanyRecord>();
    this.#connected.clear();
  }

  /** Called whenever a connection of a company is added, removed or changes its status. */
  noteConnections(company: CompanyRecord): void {
    if (company.accountingConnection) this.#connected.add(company.id);
    else this.#connected.delete(company.id);
  }
}
