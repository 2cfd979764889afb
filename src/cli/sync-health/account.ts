import type { CodatExpenses } from "../../client.js";
import { type PageSync, selectSyncs } from "../../mock-server/page/select.js";
import { HttpError, orBadRequest } from "../../mock-server/reply.js";
import type { Company, SyncStatus } from "../../types/index.js";
import { adviceFor, sectionFor } from "../../types/sync-advice.js";
import { readSyncPhase } from "../../types/sync-status.js";
import type { WebhookEvent } from "../../webhooks/events.js";

/** Reading all syncs takes a request for each company, so it is done once a minute at most. */
const freshForMs = 60_000;
/** How far back a transaction is searched for: each sync takes a request. */
const tracedMs = 30 * 24 * 60 * 60_000;

/** What the page shows of the companies of an API key. It only reads. */
export class Account {
  readonly #companies = new Map<string, Company>();
  readonly #syncs = new Map<string, PageSync>();
  readonly #listeners = new Set<(sync: PageSync) => void>();
  #reading: Promise<void> | undefined;
  #readAtMs = Number.NEGATIVE_INFINITY;

  /** With `isLive`, webhooks report the syncs that end. */
  constructor(
    private readonly codat: CodatExpenses,
    private readonly isLive: boolean,
  ) {}

  /** Returns the syncs that a query finds, a page at a time, newest first. */
  async list(query: URLSearchParams) {
    await this.#read();
    return {
      source: "Codat, read only",
      isLive: this.isLive,
      tabs: ["companies"],
      companies: [...this.#companies.values()].map(({ id, name }) => ({ id, name })),
      ...orBadRequest(() => selectSyncs([...this.#syncs.values()], query)),
    };
  }

  /** Returns a sync and its transactions, each with what to do about it. */
  async sync(companyId: string, syncId: string) {
    const [company, status] = await Promise.all([
      this.#company(companyId),
      this.codat.syncs.get(companyId, syncId),
    ]);
    const sync = this.#keep(company, syncId, status);
    const phase = readSyncPhase(status);
    const reason = phase.phase === "failed" ? phase.reason : undefined;
    const transactions: object[] = [];
    for await (const each of this.codat.syncs.transactions.list(companyId, syncId)) {
      const isWritten = each.status === "Completed";
      transactions.push({ ...each, ...(!isWritten && { advice: adviceFor({ ...each, reason }) }) });
    }
    return { sync, transactions };
  }

  /** Returns all attempts of the last 30 days to write a transaction, oldest first. */
  async history(companyId: string, transactionId: string) {
    const since = new Date(Date.now() - tracedMs);
    const [company, { syncs }] = await Promise.all([
      this.#company(companyId),
      this.codat.trace(companyId, transactionId, { since }),
    ]);
    if (syncs.length === 0) {
      throw new HttpError(404, "No sync of the last 30 days has this transaction.");
    }
    const attempts = syncs
      .toReversed()
      .map(({ syncId, syncUtc, code, advice, ...transaction }) => ({
        ...transaction,
        ...(transaction.status !== "Completed" && { advice, section: sectionFor(advice) }),
        transactionId,
        sync: pageSync(company, syncId, { syncUtc: syncUtc ?? null, syncStatusCode: code ?? null }),
      }));
    return {
      transactionId,
      companyId,
      companyName: company.name,
      platform: platformOf(company),
      attempts,
    };
  }

  /** Returns the companies, with how they are connected and how fresh their data is. */
  async companies() {
    await this.#read();
    const companies = [...this.#companies.values()].map((company) => ({
      companyId: company.id,
      name: company.name,
      connections: (company.dataConnections ?? []).map(
        ({ id, platformName, status, sourceType }) => ({
          ...{ id, platformName, status },
          isOwn: sourceType === "Expense",
        }),
      ),
      fetchedUtc: company.lastSync ?? null,
    }));
    return { companies };
  }

  async configuration(companyId: string) {
    return this.codat.configuration.get(companyId);
  }

  async mappingOptions(companyId: string) {
    return this.codat.mappingOptions.get(companyId);
  }

  /** Reads the sync whose end a webhook reports; ignores all other events. */
  async takeEvent(event: WebhookEvent): Promise<void> {
    if (
      event.eventType !== "expenses.sync.successful" &&
      event.eventType !== "expenses.sync.unsuccessful"
    ) {
      return;
    }
    const { referenceCompany, syncId } = event.payload ?? {};
    if (!referenceCompany?.id || !syncId) return;
    const company = await this.#company(referenceCompany.id);
    const sync = this.#keep(company, syncId, await this.codat.syncs.get(company.id, syncId));
    for (const notify of this.#listeners) notify(sync);
  }

  /** Calls the listener with each sync that changes, until the returned function is called. */
  listen(notify: (sync: PageSync) => void): () => void {
    this.#listeners.add(notify);
    return () => this.#listeners.delete(notify);
  }

  #keep(company: Company, syncId: string, status: SyncStatus): PageSync {
    const sync = pageSync(company, syncId, status);
    this.#syncs.set(syncId, sync);
    return sync;
  }

  async #company(companyId: string): Promise<Company> {
    const company = this.#companies.get(companyId) ?? (await this.codat.companies.get(companyId));
    this.#companies.set(companyId, company);
    return company;
  }

  async #read(): Promise<void> {
    if (Date.now() - this.#readAtMs < freshForMs) return;
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  async #readAll(): Promise<void> {
    const reads: Promise<void>[] = [];
    for await (const company of this.codat.companies.list()) {
      this.#companies.set(company.id, company);
      // The client sends as many requests at a time as the API allows.
      reads.push(this.#readCompany(company));
    }
    await Promise.all(reads);
    this.#readAtMs = Date.now();
  }

  async #readCompany(company: Company): Promise<void> {
    for (const status of await this.codat.syncs.list(company.id)) {
      if (status.syncId) this.#keep(company, status.syncId, status);
    }
  }
}

function pageSync(company: Company, syncId: string, status: SyncStatus): PageSync {
  return {
    ...status,
    companyId: company.id,
    syncId,
    companyName: company.name,
    platform: platformOf(company),
    reason: status.errorMessage || status.syncExceptionMessage,
  };
}

const platformOf = ({ dataConnections }: Company) =>
  dataConnections?.find(({ sourceType }) => sourceType === "Accounting")?.platformName;
