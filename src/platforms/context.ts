import type {
  CompanyConfiguration,
  CompanyConfigurationBody,
  Expense,
  ExpenseUpdate,
  MappingOptions,
  Reimbursable,
  ReimbursableUpdate,
  Transfer,
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

/** What is known of a customer. Its currency plays no part. */
export type CustomerFacts = Readonly<Record<string, unknown>>;

/**
 * What is known by id. A `Map` or a plain record holds every record that the company has: an id that is
 * not in it is refused as unknown. A function returns `null` for a record that does not exist, and
 * `undefined` for one that it does not know: what depends on that is not judged.
 */
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
  /** The supplier that a transaction names; or a lookup by supplier id. */
  readonly supplier?: SupplierFacts | Lookup<SupplierFacts> | null | undefined;
  /** A lookup of the company's customers by id. */
  readonly customer?: Lookup<CustomerFacts> | null | undefined;
  /** The company's configuration, as read or as set. Null says that the company has none. */
  readonly configuration?: CompanyConfiguration | CompanyConfigurationBody | null | undefined;
  /** The company's mapping options. Null says that there is none to choose from. */
  readonly mappingOptions?: MappingOptions | null | undefined;
  /** The day up to which the books are closed, as company information has it; a `Date` as the day in `timeZone`. */
  readonly ledgerLockDate?: string | Date | null | undefined;
  /**
   * The time zone that a `Date` is read in as a calendar day, by its IANA name. The calls that write
   * set it to the one that they send in; without one, a `Date` is not judged.
   */
  readonly timeZone?: string | undefined;
  /**
   * For an update: the transaction as it was written. What is compared with it: the type that was
   * booked, and the fields that an update cannot change.
   */
  readonly written?:
    | Expense
    | ExpenseUpdate
    | Reimbursable
    | ReimbursableUpdate
    | Transfer
    | null
    | undefined;
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
type RecordKind = "bankAccount" | "supplier" | "customer";

/** What is known of a bank account; of any, where the context speaks of one alone. */
export function bankAccountFacts(context: PlatformContext, id: Id) {
  const known = read(context, "bankAccount");
  const facts = isFacts(known, id) ? known : lookUp(known, id);
  const card = read(facts, "card");
  return {
    currency: currencyCode(read(facts, "currency")),
    card: isCardKind(card) ? card : undefined,
  };
}

function isCardKind(value: unknown): value is CardKind {
  return value === "credit" || value === "debit" || value === "prepaid";
}

/** The currency of an account by a lookup in the company's others, or the mapping options. */
export function accountCurrency(context: PlatformContext, id: Id, option: unknown) {
  const known = read(context, "bankAccount");
  const found = isFacts(known, id) ? undefined : lookUp(known, id);
  return currencyCode(read(found, "currency")) ?? currencyCode(read(option, "currency"));
}

/** The currency of a supplier; of any, where the context speaks of one alone. */
export function supplierCurrency(context: PlatformContext, id: Id): string | undefined {
  const known = read(context, "supplier");
  return currencyCode(read(isFacts(known, id) ? known : lookUp(known, id), "currency"));
}

/** Whether the company has a record of this id; `undefined` where that is not known. */
export function exists(context: PlatformContext, kind: RecordKind, id: Id): boolean | undefined {
  const known = read(context, kind);
  if (typeof id !== "string" || isFacts(known, id)) return undefined;
  const found = lookUp(known, id);
  return found === undefined ? undefined : found !== null;
}

/** Facts hold text where the record of a lookup holds facts. Of an empty object nothing is known. */
function isFacts(known: unknown, id: Id): boolean {
  if (typeof known !== "object" || known === null || isMap(known)) return false;
  if (typeof id === "string" && Object.hasOwn(known, id)) {
    if (typeof read(known, id) === "object") return false;
  }
  for (const key in known) return key === "currency" || key === "card";
  return true;
}

/** What a lookup has under an id: null where there is no such record, `undefined` where it is not known. */
function lookUp(known: unknown, id: Id): unknown {
  if (typeof id !== "string") return undefined;
  try {
    if (typeof known === "function") return known(id);
    if (isMap(known)) return known.has(id) ? (known.get(id) ?? {}) : null;
    if (typeof known !== "object" || known === null || Array.isArray(known)) return undefined;
    return Object.hasOwn(known, id) ? (read(known, id) ?? {}) : null;
  } catch {
    // A lookup that fails knows nothing.
    return undefined;
  }
}

function isMap(value: unknown): value is ReadonlyMap<string, unknown> {
  return typeof read(value, "get") === "function" && typeof read(value, "has") === "function";
}
