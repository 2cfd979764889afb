import { type CardKind, type PlatformSlug, platforms } from "../../platforms/index.js";
import type { Schemas } from "../../types/index.js";
import { badRequest } from "../state/api-error.js";
import { CompanyRecord } from "../state/company.js";
import type { MockState } from "../state/state.js";
import {
  addConnection,
  addPartnerExpenseConnection,
  type BooksOptions,
  setConnectionStatus,
} from "./connections.js";
import { likelyConfiguration } from "./seed-books.js";

/** The company to make. */
export interface CreateCompanyOptions extends BooksOptions {
  /** Whether its data is fetched already (true), or only after `fetchDurationMs`. */
  fetched?: boolean;
  /** Its accounting software: QuickBooks Online by default. */
  platform?: PlatformSlug;
  name?: string;
  tags?: Readonly<Record<string, string>>;
  /** Whether its connections are linked (true). Without, the accounting one waits for `link`. */
  linked?: boolean;
  /** Whether its configuration names a credit card, a supplier and a customer (true, where linked). */
  configured?: boolean;
}

/** A record of a company's books. */
export interface MockRecord {
  readonly id: string;
  readonly name: string;
}

/** A card or a bank account. */
export interface MockBankAccount extends MockRecord {
  readonly currency: string;
  readonly card: CardKind;
}

/** An account of the chart that is not a bank account. */
export interface MockAccount extends MockRecord {
  readonly validTransactionTypes: Schemas["ValidTransactionTypes"];
}

/** A supplier; it can have a single currency. */
export interface MockSupplier extends MockRecord {
  readonly currency: string | undefined;
}

/** A company, with every id that a test needs. */
export interface MockCompany {
  readonly companyId: string;
  readonly name: string;
  readonly platform: PlatformSlug | undefined;
  readonly baseCurrency: string | undefined;
  readonly accountingConnectionId: string | undefined;
  readonly expenseConnectionId: string | undefined;
  /** Cards and bank accounts: the first one is a credit card in the base currency. */
  readonly bankAccounts: readonly MockBankAccount[];
  /** The accounts of the chart that are not bank accounts. */
  readonly accounts: readonly MockAccount[];
  readonly suppliers: readonly MockSupplier[];
  readonly customers: readonly MockRecord[];
  readonly taxRates: readonly { readonly id: string }[];
  readonly trackingCategories: readonly { readonly id: string }[];
}

/** A company that was created with `createCompany`: its accounting connection may wait to be linked. */
export interface CreatedMockCompany extends MockCompany {
  readonly accountingConnectionId: string;
}

type AtLeastOne<Item> = readonly [Item, ...Item[]];

/** A company with linked connections: its books have at least one record of what spend refers to. */
export interface LinkedMockCompany extends CreatedMockCompany {
  readonly platform: PlatformSlug;
  readonly baseCurrency: string;
  readonly expenseConnectionId: string;
  readonly bankAccounts: AtLeastOne<MockBankAccount>;
  readonly accounts: AtLeastOne<MockAccount>;
  readonly suppliers: AtLeastOne<MockSupplier>;
  readonly customers: AtLeastOne<MockRecord>;
}

/** Makes a company that is ready to be written to, or as far from it as asked. */
export function createCompany(state: MockState, options: CreateCompanyOptions): CompanyRecord {
  const { platform = "quickbooksOnline", linked = true, configured = linked } = options;
  const name = sanitizeName(options.name ?? `${platforms[platform].name} Company`);
  const about = { name, tags: { ...options.tags } };
  const company = new CompanyRecord(crypto.randomUUID(), state.clock.now(), about);
  state.companies.add(company);
  const connection = addConnection(state, company, platforms[platform].key);
  if (linked) {
    setConnectionStatus(state, company, connection, "Linked", { fetched: true, ...options });
    addPartnerExpenseConnection(state, company);
  }
  if (configured && company.books) company.configuration = likelyConfiguration(company.books);
  return company;
}

/** Lists a company's ids. */
export function showMockCompany(company: CompanyRecord): MockCompany {
  const { books } = company;
  const connectionId = (sourceType: "Accounting" | "Expense") =>
    company.connections.items.find((connection) => connection.sourceType === sourceType)?.id;
  return {
    companyId: company.id,
    name: company.name,
    platform: books?.platform,
    baseCurrency: books?.baseCurrency,
    accountingConnectionId: connectionId("Accounting"),
    expenseConnectionId: connectionId("Expense"),
    bankAccounts: (books?.bankAccounts.items ?? []).map(({ id, account, currency, card }) => ({
      id,
      name: account.accountName ?? id,
      currency,
      card,
    })),
    accounts: (books?.accounts.items ?? [])
      .filter(({ account }) => !account.isBankAccount)
      .map(({ id, account, validTransactionTypes }) => ({
        id,
        name: account.name ?? id,
        validTransactionTypes,
      })),
    suppliers: (books?.suppliers.items ?? []).map(({ id, supplierName, defaultCurrency }) => ({
      id,
      name: supplierName ?? id,
      currency: defaultCurrency ?? undefined,
    })),
    customers: (books?.customers.items ?? []).map(({ id, customerName }) => ({
      id,
      name: customerName ?? id,
    })),
    taxRates: (books?.taxRates.items ?? []).map(({ id }) => ({ id })),
    trackingCategories: (books?.trackingCategories.items ?? []).map(({ id }) => ({ id })),
  };
}

/** A name without the characters that the API drops. */
export function sanitizeName(name: string): string {
  const kept = name.replace(/[^A-Za-z0-9\s\-'&@.,?!]/g, "");
  if (kept.trim() !== "") return kept;
  throw badRequest("The company's name has no character that can be kept.");
}

/** A company for each accounting software, with cards in pounds and in euros. */
export const demoCompanies = Object.keys(platforms)
  .filter(isSlug)
  .map((platform) => ({ platform, baseCurrency: "GBP", foreignCurrencies: ["EUR"] }));

function isSlug(name: string): name is PlatformSlug {
  return Object.hasOwn(platforms, name);
}
