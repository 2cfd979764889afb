import { Collection } from "./collection.js";
import type { CompanyRecord } from "./company.js";

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

  /** To be told whenever a connection of a company comes, goes or changes its status. */
  noteConnections(company: CompanyRecord): void {
    if (company.accountingConnection) this.#connected.add(company.id);
    else this.#connected.delete(company.id);
  }
}
