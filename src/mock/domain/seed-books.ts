import type { CardKind, Platform, PlatformSlug } from "../../platforms/index.js";
import { platforms } from "../../platforms/index.js";
import type { Schemas } from "../../types/index.js";
import { Books } from "../state/books.js";
import { accountUse, takenTypes } from "./account-usage.js";

/** Whose books to make. */
export interface BooksSeed {
  readonly companyId: string;
  readonly companyName: string;
  readonly platform: PlatformSlug | undefined;
  readonly baseCurrency: string;
  /** The currencies of the cards besides those in the base currency. */
  readonly foreignCurrencies: readonly string[];
  /** The day up to which the books are closed, as ISO 8601. */
  readonly ledgerLockDate: string | undefined;
  readonly nowMs: number;
}

/** A currency other than the base currency that a company of that currency is likely to meet. */
export const likelyForeignCurrency = (baseCurrency: string) =>
  baseCurrency === "EUR" ? "USD" : "EUR";

/** Makes the books of a company as they are before any spend is written: all that is chosen from. */
export function seedBooks(seed: BooksSeed): Books {
  const { platform, baseCurrency } = seed;
  const row = platform && platforms[platform];
  const books = new Books(platform, baseCurrency, companyInformation(seed));
  // Ids differ from company to company, so one that is used in the wrong company is not known there.
  const idOf = (name: string) => `${name}-${seed.companyId.slice(0, 8)}`;
  const modified = { modifiedDate: isoOf(seed.nowMs), sourceModifiedDate: isoOf(seed.nowMs) };

  const addAccount = (
    name: string,
    type: NonNullable<Schemas["AccountType"]>,
    bank?: { currency: string },
  ) => {
    const id = idOf(slugOf(name));
    books.accounts.put({
      id,
      account: {
        id,
        nominalCode: String(1000 + books.accounts.size),
        name,
        description: null,
        fullyQualifiedCategory: bank ? `${type}.Bank` : type,
        fullyQualifiedName: `${type}.${name}`,
        currency: bank?.currency ?? baseCurrency,
        currentBalance: 0,
        type,
        status: "Active",
        isBankAccount: bank !== undefined,
        validDatatypeLinks: [],
        metadata: { isDeleted: false },
        ...modified,
      },
      ...accountUse(platform, type, bank !== undefined),
    });
    return id;
  };

  for (const name of ["Travel", "Meals and Entertainment", "Office Supplies", "Software", "Fees"]) {
    addAccount(name, "Expense");
  }
  addAccount("Cash-back and Rewards", "Income");
  addAccount("Accounts Payable", "Liability");

  const addBankAccount = (name: string, currency: string, card: CardKind) => {
    const type = card === "credit" ? "Liability" : "Asset";
    const id = addAccount(name, type, { currency });
    books.bankAccounts.put({
      id,
      currency,
      card,
      account: {
        id,
        accountName: name,
        accountType: card === "credit" ? "Credit" : "Debit",
        nominalCode: books.accounts.get(id)?.account.nominalCode ?? null,
        sortCode: null,
        accountNumber: null,
        iBan: null,
        currency,
        balance: 0,
        institution: null,
        availableBalance: 0,
        overdraftLimit: 0,
        status: "Active",
        metadata: { isDeleted: false },
        ...modified,
      },
    });
  };
  for (const currency of [baseCurrency, ...seed.foreignCurrencies]) {
    addBankAccount(`Credit Card ${currency}`, currency, "credit");
    addBankAccount(`Prepaid Card ${currency}`, currency, "prepaid");
    addBankAccount(`Current Account ${currency}`, currency, "debit");
  }

  const addSupplier = (supplierName: string, defaultCurrency: string) => {
    const id = idOf(slugOf(supplierName));
    const contact = { contactName: null, emailAddress: null, phone: null, addresses: [] };
    books.suppliers.put({ id, supplierName, ...contact, defaultCurrency, ...active, ...modified });
  };
  addSupplier("Card Provider", baseCurrency);
  addSupplier("Sam Employee", baseCurrency);
  for (const currency of seed.foreignCurrencies) addSupplier(`Sam Employee ${currency}`, currency);

  for (const customerName of ["Card Refunds", "Blue Fern Hotels"]) {
    const id = idOf(slugOf(customerName));
    const contact = { contactName: null, emailAddress: null, phone: null, addresses: [] };
    const known = { customerName, ...contact, contacts: [], defaultCurrency: baseCurrency };
    books.customers.put({ id, ...known, ...active, ...modified });
  }

  const types = takenTypes(platform);
  const addTaxRate = (id: string, name: string, percent: number) => {
    books.taxRates.put({
      id,
      rate: {
        id,
        name,
        code: name,
        effectiveTaxRate: percent,
        totalTaxRate: percent,
        components: [{ name, rate: percent, isCompound: false }],
        validDatatypeLinks: [],
        ...active,
        ...modified,
      },
      validTransactionTypes: types,
    });
  };
  if (row?.fields.taxRateRef !== false) {
    const noTax = noTaxRateId(row, baseCurrency, idOf("no-tax"));
    if (noTax) addTaxRate(noTax, "No tax", 0);
    addTaxRate(idOf("standard-rate"), "Standard rate", 20);
  }

  const addCategory = (name: string, parentId: string | null, hasChildren: boolean) => {
    const id = idOf(slugOf(name));
    const at = { parentId, hasChildren };
    books.trackingCategories.put({ id, name, ...at, ...active, ...modified });
    return id;
  };
  const department = addCategory("Department", null, true);
  for (const name of ["Sales", "Engineering"]) addCategory(name, department, false);
  addCategory("Project Aurora", null, false);
  return books;
}

/** The configuration that a company is likely to choose: a credit card, its provider, a customer. */
export function likelyConfiguration(books: Books): Schemas["CompanyConfiguration"] {
  return {
    bankAccount: firstRef(books.bankAccounts.items),
    supplier: firstRef(books.suppliers.items),
    customer: firstRef(books.customers.items),
  };
}

const firstRef = ([first]: readonly { id: string }[]) => (first ? { id: first.id } : {});

const active = { status: "Active", metadata: { isDeleted: false } } as const;

function noTaxRateId(row: Platform | undefined, baseCurrency: string, ownId: string) {
  if (!row || row.noTaxRate.given === "own-rate" || row.noTaxRate.given === "not-documented") {
    return ownId;
  }
  if (row.noTaxRate.given !== "rate-id") return undefined;
  const country = countryOf(baseCurrency);
  const { rates } = row.noTaxRate;
  const rate =
    rates.find(({ subsidiary }) => subsidiary === "any" || subsidiary === country) ?? rates.at(-1);
  return rate?.id.replace("{country}", country);
}

/** The country that a company with this currency is taken to be in. */
const countryOf = (currency: string) => (currency === "EUR" ? "IE" : currency.slice(0, 2));

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

const isoOf = (ms: number) => new Date(ms).toISOString();

function companyInformation(seed: BooksSeed): Schemas["CompanyInformation"] {
  const { companyName, baseCurrency, nowMs, ledgerLockDate } = seed;
  return {
    companyName,
    accountingPlatformRef: seed.companyId.slice(0, 8),
    companyLegalName: companyName,
    addresses: [
      {
        type: "Billing",
        line1: "1 High Street",
        line2: null,
        city: null,
        region: null,
        country: countryOf(baseCurrency),
        postalCode: null,
      },
    ],
    phoneNumbers: [],
    webLinks: [],
    registrationNumber: null,
    taxNumber: null,
    financialYearStartDate: `${new Date(nowMs).getUTCFullYear()}-01-01T00:00:00`,
    baseCurrency,
    sourceUrls: {},
    createdDate: isoOf(nowMs),
    ...(ledgerLockDate === undefined ? {} : { ledgerLockDate }),
  };
}
