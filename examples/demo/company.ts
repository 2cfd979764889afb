import type { CodatExpenses } from "codat-expenses";
import { findCard } from "./books.js";
import type { MockServer } from "./mock-server.js";

/** A company that is linked and configured. */
export interface OpenedCompany {
  readonly id: string;
  readonly name: string;
  /** The accounting software that its books are kept in. */
  readonly platformName: string;
  /** The supplier that employees' claims are owed to. */
  readonly employeeSupplierId: string;
}

/** Onboards a company of the mock server, as a product does. Returns its id. */
export async function onboardCompany(codat: CodatExpenses, server: MockServer): Promise<string> {
  const { company, connection } = await codat.companies.onboard({
    name: "Harbour & Pine Studio Ltd",
    platform: "quickbooksOnline",
  });
  const { id } = company;
  // The business opens the `linkUrl` and signs in.
  await server.link(id, connection.id);
  await codat.connections.waitUntilLinked(id, connection.id);
  await codat.data.waitUntilFetched(id, ["company", "bankAccounts", "suppliers", "customers"]);

  const [{ accounts }, suppliers, customers] = await Promise.all([
    codat.mappingOptions.get(id),
    codat.suppliers.list(id),
    codat.customers.list(id),
  ]);
  // The business chooses these on a settings screen.
  const cardId = findCard(accounts ?? [], "GBP")?.id;
  const supplierId = suppliers.results[0]?.id;
  const customerId = customers.results[0]?.id;
  if (!cardId || !supplierId || !customerId) {
    throw new Error("The mock's books lack a card, a supplier or a customer.");
  }
  await codat.configuration.set(id, {
    bankAccount: { id: cardId },
    supplier: { id: supplierId },
    customer: { id: customerId },
  });
  return id;
}

/** Reads your own company. */
export async function findCompany(
  codat: CodatExpenses,
  companyId: string | undefined,
): Promise<OpenedCompany> {
  if (!companyId) throw new Error("Set CODAT_COMPANY_ID too: the company whose books to write to.");
  const { id, name, dataConnections } = await codat.companies.get(companyId);
  const connection = dataConnections?.find(
    ({ sourceType, status }) => sourceType === "Accounting" && status === "Linked",
  );
  if (!connection) throw new Error(`${name} has no linked connection to accounting software.`);
  const { supplier } = await codat.configuration.get(id);
  if (!supplier.id) throw new Error(`The configuration of ${name} names no supplier.`);
  // Your own system knows which supplier an employee is; here the default one stands for all.
  return { id, name, platformName: connection.platformName, employeeSupplierId: supplier.id };
}
