import { ConflictError, NotFoundError } from "../errors/api-error.js";
import { collect, type Page } from "../http/page.js";
import type { RequestOptions } from "../http/request.js";
import type { PlatformContext, PlatformSlug, SupplierFacts } from "../platforms/index.js";
import type { Customer, Supplier } from "../types/index.js";
import type { Customers } from "./customers.js";
import type { Suppliers } from "./suppliers.js";

/** The resources that know whom a company pays, and who pays it. */
export interface PartySources {
  readonly suppliers: Suppliers;
  readonly customers: Customers;
}

type Parties = Pick<PlatformContext, "supplier" | "customer">;

/** Reads all suppliers and customers of a company. What was not fetched yet is left out. */
export async function allParties(
  sources: PartySources,
  companyId: string,
  options: RequestOptions,
): Promise<Parties> {
  const query = { pageSize: 5_000 };
  const [suppliers, customers] = await Promise.all([
    all(sources.suppliers.list(companyId, query, options)),
    all(sources.customers.list(companyId, query, options)),
  ]);
  return {
    supplier: suppliers && byId(suppliers, factsOf),
    customer: customers && byId(customers, () => ({})),
  };
}

function byId<Party extends Supplier | Customer, Facts>(
  parties: readonly Party[],
  read: (party: Party) => Facts,
): Record<string, Facts> {
  return Object.fromEntries(
    parties.flatMap((party): [string, Facts][] =>
      party.id && !party.metadata?.isDeleted ? [[party.id, read(party)]] : [],
    ),
  );
}

const factsOf = ({ defaultCurrency }: Supplier): SupplierFacts => ({ currency: defaultCurrency });

type ReadParties = (transactions: readonly unknown[]) => Promise<void> | undefined;

/** What reads the parties that transactions name, by the lookup of the context that knows them. */
const readers = new WeakMap<object, ReadParties>();

/**
 * Lookups that know the suppliers and customers that were read so far: {@link readUsedParties} reads
 * those that transactions name, each once.
 */
export function usedParties(
  sources: PartySources,
  companyId: string,
  platform: PlatformSlug,
  { signal: _, ...options }: RequestOptions,
): Parties {
  // Null for a party that does not exist; undefined where it was not fetched yet.
  const suppliers = new Map<string, SupplierFacts | null | undefined>();
  const customers = new Map<string, object | null | undefined>();

  const readSupplier = async (id: string) => {
    const supplier = await oneOf(sources.suppliers.get(companyId, id, options));
    suppliers.set(id, supplier && factsOf(supplier));
    // On Xero suppliers and customers are contacts alike.
    if (supplier === null && platform === "xero" && !customers.has(id)) await readCustomer(id);
  };
  const readCustomer = async (id: string) => {
    const customer = await oneOf(sources.customers.get(companyId, id, options));
    customers.set(id, customer && {});
  };
  const supplier = (id: string) => suppliers.get(id);
  readers.set(supplier, (transactions) => {
    const named = partiesOf(transactions);
    const missing = [
      ...[...named.suppliers]
        .filter((id) => !suppliers.has(id))
        .map((id) => () => readSupplier(id)),
      ...[...named.customers]
        .filter((id) => !customers.has(id))
        .map((id) => () => readCustomer(id)),
    ];
    if (missing.length === 0) return undefined;
    return Promise.all(missing.map((read) => read())).then(() => undefined);
  });
  return {
    supplier,
    customer: (id) => customers.get(id) as Record<string, never> | null | undefined,
  };
}

/**
 * Reads what a context that was gathered with `suppliers: "used"` does not know yet of the suppliers and
 * customers that transactions name; `undefined` where there is nothing to read.
 */
export function readUsedParties(
  { supplier }: PlatformContext,
  transactions: readonly unknown[],
): Promise<void> | undefined {
  return typeof supplier === "function" ? readers.get(supplier)?.(transactions) : undefined;
}

/** The ids of suppliers and customers that transactions name. */
function partiesOf(transactions: readonly unknown[]) {
  const named = { suppliers: new Set<string>(), customers: new Set<string>() };
  const add = (reference: unknown, party: unknown) => {
    const id = property(reference, "id");
    if (typeof id !== "string" || id === "") return;
    const isCustomer = typeof party === "string" && /^customers?$/i.test(party);
    (isCustomer ? named.customers : named.suppliers).add(id);
  };
  for (const transaction of transactions) {
    const contact = property(transaction, "contactRef");
    add(contact, property(contact, "type"));
    for (const line of listOf(property(transaction, "lines"))) {
      add(property(line, "invoiceTo"), "customer");
      for (const reference of listOf(property(line, "trackingRefs"))) {
        const dataType = property(reference, "dataType");
        if (dataType === "customers" || dataType === "suppliers") add(reference, dataType);
      }
    }
  }
  return named;
}

function property(source: unknown, key: string): unknown {
  return typeof source === "object" && source !== null && key in source
    ? (source as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

async function oneOf<Party extends Supplier | Customer>(
  reading: PromiseLike<Party>,
): Promise<Party | null | undefined> {
  try {
    const party = await reading;
    return party.metadata?.isDeleted ? null : party;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    return unlessMissing(error);
  }
}

/** All items of a list; `undefined` where they were not fetched yet. */
export async function all<Item>(list: PromiseLike<Page<Item>>): Promise<Item[] | undefined> {
  return collect(list).catch(unlessMissing);
}

/** What was never set or not fetched yet is not known; every other failure is one. */
export function unlessMissing(error: unknown): undefined {
  if (error instanceof NotFoundError || error instanceof ConflictError) return undefined;
  throw error;
}
