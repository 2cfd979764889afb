import type { CardKind, PlatformSlug } from "../../platforms/index.js";
import type { Schemas } from "../../types/index.js";
import { FetchedCollection } from "./collection.js";

/** A record of the accounting software: it always has an id there. */
export type Booked<Shape> = Shape & { readonly id: string };

/** An account of the chart, and what it can be used for. */
export interface AccountRecord {
  readonly id: string;
  readonly account: Booked<Schemas["Account"]>;
  readonly validTransactionTypes: Schemas["ValidTransactionTypes"];
  readonly validFor: Schemas["ValidFor"];
}

/** A bank or card account. */
export interface BankAccountRecord {
  readonly id: string;
  readonly account: Booked<Schemas["AccountingBankAccount"]>;
  readonly currency: string;
  readonly card: CardKind;
}

/** A tax rate, and what it can be used for. */
export interface TaxRateRecord {
  readonly id: string;
  readonly rate: Booked<Schemas["TaxRate"]>;
  readonly validTransactionTypes: Schemas["ValidTransactionTypes"];
}

/** A bank statement's line. */
export type BankTransaction = Schemas["BankTransactions"][number];

/** What one company's accounting software holds, besides the spend that the mock booked there. */
export class Books {
  readonly accounts = new FetchedCollection<AccountRecord>();
  readonly bankAccounts = new FetchedCollection<BankAccountRecord>();
  readonly suppliers = new FetchedCollection<Booked<Schemas["Supplier"]>>();
  readonly customers = new FetchedCollection<Booked<Schemas["Customer"]>>();
  readonly taxRates = new FetchedCollection<TaxRateRecord>();
  readonly trackingCategories = new FetchedCollection<Booked<Schemas["TrackingCategory"]>>();
  readonly directCosts = new FetchedCollection<Booked<Schemas["DirectCost"]>>();
  /** Whether the information of the company was fetched. */
  #isInformationFetched = false;
  /** By the bank account that they are on. */
  readonly bankTransactions = new Map<string, BankTransaction[]>();

  constructor(
    /** `undefined` for software that can be read and not written to. */
    readonly platform: PlatformSlug | undefined,
    readonly baseCurrency: string,
    readonly information: Schemas["CompanyInformation"],
  ) {}

  /** Fetches one type of data; returns whether anything in it is new or changed. */
  fetch(dataType: Schemas["DataType"]): boolean {
    switch (dataType) {
      case "chartOfAccounts":
        return this.accounts.fetch();
      case "bankAccounts":
        return this.bankAccounts.fetch();
      case "suppliers":
      case "customers":
      case "taxRates":
      case "trackingCategories":
      case "directCosts":
        return this[dataType].fetch();
      case "company": {
        const isNew = !this.#isInformationFetched;
        this.#isInformationFetched = true;
        return isNew;
      }
      default:
        return false;
    }
  }
}
