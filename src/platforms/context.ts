import type {
  CompanyConfiguration,
  CompanyConfigurationBody,
  MappingOptions,
} from "../types/index.js";
import type { CardKind, PlatformSlug } from "./platform.js";
import { currencyCode, read, text } from "./read.js";

/** What is known of a bank account. What is left out, or null, is not known. */
export interface BankAccountFacts {
  /** Its currency (ISO 4217). */
  readonly currency?: string | null | undefined;
  /**
   * What kind of card account it is in the accounting software. Say `credit` for a credit card
   * (liability) account, whatever the plastic: Sage Intacct keeps a debit card as such a record.
   */
  readonly card?: CardKind | null | undefined;
}

/** What is known of a supplier. What is left out, or null, is not known. */
export interface SupplierFacts {
  /** Its currency (ISO 4217). */
  readonly currency?: string | null | undefined;
}

/** What is known by id: a function, a `Map`, or a plain record. An id without an answer is not known. */
export type Lookup<Facts> =
  | ((id: string) => Facts | null | undefined)
  | ReadonlyMap<string, Facts>
  | { readonly [id: string]: Facts | null | undefined };

/**
 * What is known of the company that a transaction is for. Everything but `platform` can be left
 * out: what is left out is not known, and what depends on it is not judged. Knowing more only ever
 * adds to what a check finds.
 */
export interface PlatformContext {
  /** The accounting platform, as `platformFromKey` names it. */
  readonly platform: PlatformSlug;
  /** The company's base currency (ISO 4217), as company information has it. */
  readonly baseCurrency?: string | null | undefined;
  /**
   * The bank account that an expense is paid from; or a lookup by account id, which serves many
   * transactions, and which transfers need, as they have two accounts.
   */
  readonly bankAccount?: BankAccountFacts | Lookup<BankAccountFacts> | null | undefined;
  /** The supplier that stands for the person reimbursed; or a lookup by supplier id. */
  readonly supplier?: SupplierFacts | Lookup<SupplierFacts> | null | undefined;
  /** The company's configuration, as read or as set. Null says that the company has none. */
  readonly configuration?: CompanyConfiguration | CompanyConfigurationBody | null | undefined;
  /** The company's mapping options. Null says that there is none to choose from. */
  readonly mappingOptions?: MappingOptions | null | undefined;
  /**
   * The day up to which the books are closed, as company information has it. A `Date` counts as
   * the day that it is in UTC, which is how it would be sent.
   */
  readonly ledgerLockDate?: string | Date | null | undefined;
}

/** The company's base currency, where it is known. */
export function baseCurrencyOf(context: PlatformContext): string | undefined {
  return currencyCode(read(context, "baseCurrency"));
}

/**
 * The record that the company's configuration falls back to: its id; null where it names none;
 * `undefined` where the configuration is not known.
 */
export function configured(
  context: PlatformContext,
  record: "bankAccount" | "supplier" | "customer",
): string | null | undefined {
  const configuration = read(context, "configuration");
  if (configuration === undefined) return undefined;
  return text(read(read(configuration, record), "id")) ?? null;
}

type Id = string | null | undefined;

/** What is known of a bank account; of any, where the context speaks of one alone. */
export function bankAccountFacts(context: PlatformContext, id: Id) {
  const known = read(context, "bankAccount");
  const facts = isFacts(known) ? known : lookUp(known, id);
  const card = read(facts, "card");
  return {
    currency: currencyCode(read(facts, "currency")),
    card: isCardKind(card) ? card : undefined,
  };
}

function isCardKind(value: unknown): value is CardKind {
  return value === "credit" || value === "debit" || value === "prepaid";
}

/** The currency of an account that a lookup tells from the company's others. */
export function lookedUpCurrency(context: PlatformContext, id: Id): string | undefined {
  const known = read(context, "bankAccount");
  return isFacts(known) ? undefined : currencyCode(read(lookUp(known, id), "currency"));
}

/** The currency of a supplier; of any, where the context speaks of one alone. */
export function supplierCurrency(context: PlatformContext, id: Id): string | undefined {
  const known = read(context, "supplier");
  return currencyCode(read(isFacts(known) ? known : lookUp(known, id), "currency"));
}

/** Facts hold text where the record of a lookup holds facts. */
function isFacts(known: unknown): boolean {
  return typeof read(known, "currency") === "string" || typeof read(known, "card") === "string";
}

function lookUp(known: unknown, id: Id): unknown {
  if (typeof id !== "string") return undefined;
  try {
    if (typeof known === "function") return known(id);
    if (known instanceof Map) return known.get(id);
    if (typeof known === "object" && known && Object.hasOwn(known, id)) return read(known, id);
  } catch {
    // A lookup that fails knows nothing.
  }
  return undefined;
}
