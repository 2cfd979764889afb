import type { CodatExpenses, SyncStatus, SyncTransaction } from "codat-expenses";
import type { WebhookEvent } from "codat-expenses/webhooks";

/** A sync as the page takes it. */
export type PageSync = SyncStatus & { readonly companyName: string };

const freshForMs = 60_000;

/** Every sync of every company: read with `codat.syncs.list`, and kept current by webhooks. */
export class LiveSyncs {
  readonly #syncs = new Map<string, PageSync>();
  readonly #listeners = new Set<(sync: PageSync) => void>();
  #reading: Promise<void> | undefined;
  #readAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly codat: CodatExpenses) {}

  /** All syncs by now. Reading them takes a request a company, so it is done once a minute at most. */
  async list(): Promise<PageSync[]> {
    if (Date.now() - this.#readAtMs > freshForMs) {
      this.#reading ??= this.#readAll().finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    return [...this.#syncs.values()];
  }

  async transactions(companyId: string, syncId: string): Promise<SyncTransaction[]> {
    const transactions: SyncTransaction[] = [];
    for await (const transaction of this.codat.syncs.transactions.list(companyId, syncId)) {
      transactions.push(transaction);
    }
    return transactions;
  }

  /** Reads one sync again: it began, or a webhook reported its end. */
  async refresh(companyId: string, syncId: string): Promise<void> {
    const [{ name }, sync] = await Promise.all([
      this.codat.companies.get(companyId),
      this.codat.syncs.get(companyId, syncId),
    ]);
    const shown = { ...sync, companyName: name };
    this.#syncs.set(syncId, shown);
    for (const tell of this.#listeners) tell(shown);
  }

  /** Takes what a webhook tells; all but the ends of syncs is for others. */
  async takeEvent(event: WebhookEvent): Promise<void> {
    if (
      event.eventType !== "expenses.sync.successful" &&
      event.eventType !== "expenses.sync.unsuccessful"
    ) {
      return;
    }
    // Waits for it in this process resolve at once.
    this.codat.syncs.notify(event);
    const { referenceCompany, syncId } = event.payload ?? {};
    if (referenceCompany?.id && syncId) await this.refresh(referenceCompany.id, syncId);
  }

  /** Calls the listener with each sync that changes, until the returned function is called. */
  listen(tell: (sync: PageSync) => void): () => void {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  }

  async #readAll(): Promise<void> {
    const reads: Promise<void>[] = [];
    for await (const { id, name } of this.codat.companies.list()) {
      // The client keeps to as many requests at a time as the API allows.
      reads.push(this.#readCompany(id, name));
    }
    await Promise.all(reads);
    this.#readAtMs = Date.now();
  }

  async #readCompany(companyId: string, companyName: string): Promise<void> {
    for (const sync of await this.codat.syncs.list(companyId)) {
      if (sync.syncId) this.#syncs.set(sync.syncId, { ...sync, companyName });
    }
  }
}
