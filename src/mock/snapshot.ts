import { z } from "zod";
import type { Schemas } from "../types/index.js";
import { processDue } from "./domain/due.js";
import {
  type AccountRecord,
  type BankAccountRecord,
  type BankTransaction,
  type Booked,
  Books,
  type TaxRateRecord,
} from "./state/books.js";
import type { Collection } from "./state/collection.js";
import type { ConnectionRecord } from "./state/company.js";
import { CompanyRecord } from "./state/company.js";
import type { LedgerAttachment, LedgerEntry } from "./state/ledger.js";
import type { PullRecord, PushRecord, SyncRecord } from "./state/operations.js";
import type { MockState } from "./state/state.js";
import { scheduleDue } from "./state/state.js";

/**
 * What a mock holds, as plain JSON: companies with all that is theirs, the used quota, and how far its
 * time was moved. Orders (of fault, of how something is to end) and the log of requests are not in it.
 */
export type SavedState = z.output<typeof savedState>;

/** What is in a record is trusted: it was written by `saveState`. */
const record = <Shape extends object>() =>
  z.custom<Shape>((value) => typeof value === "object" && value !== null, "must be an object");
const withId = <Shape extends { readonly id: string }>() =>
  z.custom<Shape>((value) => hasId(value), "must be an object with an id");
const never = z
  .number()
  .nullable()
  // JSON has no infinity.
  .transform((ms) => ms ?? Number.POSITIVE_INFINITY);

const savedBooks = z.object({
  platform: z.custom<Books["platform"]>(
    (value) => value === undefined || typeof value === "string",
  ),
  baseCurrency: z.string(),
  information: record<Schemas["CompanyInformation"]>(),
  accounts: z.array(withId<AccountRecord>()),
  bankAccounts: z.array(withId<BankAccountRecord>()),
  suppliers: z.array(withId<Booked<Schemas["Supplier"]>>()),
  customers: z.array(withId<Booked<Schemas["Customer"]>>()),
  taxRates: z.array(withId<TaxRateRecord>()),
  trackingCategories: z.array(withId<Booked<Schemas["TrackingCategory"]>>()),
  directCosts: z.array(withId<Booked<Schemas["DirectCost"]>>()),
  bankTransactions: z.array(z.tuple([z.string(), z.array(record<BankTransaction>())])),
});

const savedSync = z.object({
  id: z.string(),
  requestedAtMs: z.number(),
  dueAtMs: never,
  writes: z.array(record<SyncRecord["writes"][number]>()),
  orderedEnd: record<NonNullable<SyncRecord["orderedEnd"]>>().optional(),
  end: record<NonNullable<SyncRecord["end"]>>().optional(),
});

const savedAttachment = z.object({
  id: z.string(),
  filename: z.string(),
  contentType: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  contentBase64: z.string().optional(),
});

const savedCompany = z.object({
  id: z.string(),
  createdAtMs: z.number(),
  name: z.string(),
  description: z.string().nullable(),
  tags: z.record(z.string(), z.string()),
  connections: z.array(withId<ConnectionRecord>()),
  configuration: record<Schemas["CompanyConfiguration"]>().optional(),
  books: savedBooks.optional(),
  syncs: z.array(savedSync),
  pulls: z.array(withId<PullRecord>()),
  pushes: z.array(withId<PushRecord>()),
  datasets: z.array(z.tuple([z.string(), z.array(record<Schemas["LegacyExpenseTransaction"]>())])),
  ledger: z.array(
    z.object({
      entry: record<LedgerEntry>(),
      attachments: z.array(savedAttachment),
    }),
  ),
});

const savedState = z.object({
  format: z.literal("codat-expenses-mock"),
  version: z.literal(1),
  /** How far its time was moved ahead of the machine's, or the moment that it stands still at. */
  clock: z.union([z.object({ aheadMs: z.number() }), z.object({ frozenAtMs: z.number() })]),
  quota: z.object({ day: z.number(), used: z.number() }),
  companies: z.array(savedCompany),
});

type SavedCompany = z.output<typeof savedCompany>;

/** Serializes what a mock holds, to resume on another day. */
export function saveState(state: MockState, wallNowMs = Date.now()): SavedState {
  const { clock, quota, companies } = state;
  for (const company of companies.items) processDue(state, company);
  return {
    format: "codat-expenses-mock",
    version: 1,
    clock: clock.isFrozen ? { frozenAtMs: clock.now() } : { aheadMs: clock.now() - wallNowMs },
    quota: quota.usage,
    companies: companies.items.map(saveCompany),
  };
}

/**
 * Reads what `saveState` wrote.
 *
 * @throws Error that says what is wrong with it, in one line.
 */
export function readSavedState(text: string): SavedState {
  const read = savedState.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${issue?.path.join(".") || "it"}: ${issue?.message ?? "is not valid"}`);
}

/** Puts a saved state into a mock that is new. */
export function restoreState(state: MockState, saved: SavedState, wallNowMs = Date.now()): void {
  if ("frozenAtMs" in saved.clock) {
    state.clock.freeze();
    state.clock.beginAt(saved.clock.frozenAtMs);
  } else {
    state.clock.beginAt(wallNowMs + saved.clock.aheadMs);
  }
  for (const each of saved.companies) {
    const company = restoreCompany(each);
    state.companies.add(company);
    state.companies.noteConnections(company);
    for (const dueAtMs of openEnds(company)) scheduleDue(state, company, dueAtMs, processDue);
  }
  state.quota.usage = saved.quota;
}

function saveCompany(company: CompanyRecord): SavedCompany {
  const { id, createdAtMs, name, description, tags, configuration, books } = company;
  return {
    ...{ id, createdAtMs, name, description, tags },
    connections: [...company.connections.items],
    configuration,
    books: books && saveBooks(books),
    syncs: company.syncs.items.map((sync) => ({ ...sync, writes: [...sync.writes] })),
    pulls: [...company.pulls.items],
    pushes: [...company.pushes.items],
    datasets: [...company.datasets].map(([datasetId, items]) => [datasetId, [...items]]),
    ledger: company.ledger.entries.map((entry) => ({
      entry: { ...entry, attachments: [] },
      attachments: entry.attachments.map(saveAttachment),
    })),
  };
}

function saveBooks(books: Books): z.output<typeof savedBooks> {
  const { platform, baseCurrency, information } = books;
  return {
    ...{ platform, baseCurrency, information },
    accounts: [...books.accounts.items],
    bankAccounts: [...books.bankAccounts.items],
    suppliers: [...books.suppliers.items],
    customers: [...books.customers.items],
    taxRates: [...books.taxRates.items],
    trackingCategories: [...books.trackingCategories.items],
    directCosts: [...books.directCosts.items],
    bankTransactions: [...books.bankTransactions],
  };
}

function saveAttachment({ content, ...about }: LedgerAttachment) {
  return { ...about, contentBase64: content && Buffer.from(content).toString("base64") };
}

function restoreCompany(saved: SavedCompany): CompanyRecord {
  const company = new CompanyRecord(saved.id, saved.createdAtMs, saved);
  putAll(company.connections, saved.connections);
  company.configuration = saved.configuration;
  company.books = saved.books && restoreBooks(saved.books);
  company.syncs.restore(
    saved.syncs.map((sync) => ({ ...sync, orderedEnd: sync.orderedEnd, end: sync.end })),
  );
  company.pulls.restore(saved.pulls);
  for (const { dataType, isSettled, failure } of saved.pulls) {
    if (isSettled && !failure) company.books?.fetch(dataType);
  }
  for (const push of saved.pushes) company.pushes.add(push);
  for (const [id, items] of saved.datasets) company.datasets.set(id, items);
  company.ledger.restore(saved.ledger.map(restoreEntry));
  return company;
}

function restoreBooks(saved: z.output<typeof savedBooks>): Books {
  const books = new Books(saved.platform, saved.baseCurrency, saved.information);
  putAll(books.accounts, saved.accounts);
  putAll(books.bankAccounts, saved.bankAccounts);
  putAll(books.suppliers, saved.suppliers);
  putAll(books.customers, saved.customers);
  putAll(books.taxRates, saved.taxRates);
  putAll(books.trackingCategories, saved.trackingCategories);
  putAll(books.directCosts, saved.directCosts);
  for (const [id, lines] of saved.bankTransactions) books.bankTransactions.set(id, lines);
  return books;
}

function restoreEntry({ entry, attachments }: SavedCompany["ledger"][number]): LedgerEntry {
  return {
    ...entry,
    attachments: attachments.map(({ contentBase64, ...about }) => ({
      ...about,
      content: contentBase64 === undefined ? undefined : Buffer.from(contentBase64, "base64"),
    })),
  };
}

function putAll<Item extends { readonly id: string }>(
  into: Collection<Item>,
  items: readonly Item[],
): void {
  for (const item of items) into.put(item);
}

/** The moments at which something in a company that is under way falls due. */
function openEnds({ syncs, pulls, pushes }: CompanyRecord): Set<number> {
  return new Set([
    ...syncs.items.filter(({ end }) => !end).map(({ dueAtMs }) => dueAtMs),
    ...pulls.items.filter(({ isSettled }) => !isSettled).map(({ dueAtMs }) => dueAtMs),
    ...pushes.items.filter(({ status }) => status === "Pending").map(({ dueAtMs }) => dueAtMs),
  ]);
}

function hasId(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "id" in value && typeof value.id === "string"
  );
}
