import type { CodatExpenses } from "codat-expenses";
import type { MockCodat } from "codat-expenses/mock";
import { findCard } from "./books.js";
import type { Stage } from "./stage.js";

/** A company that is linked and configured. */
export interface OpenedCompany {
  readonly id: string;
  readonly name: string;
  /** The accounting software that its books are kept in. */
  readonly platformName: string;
  /** The supplier that employees' claims are owed to. */
  readonly employeeSupplierId: string;
}

const quickBooksOnline = "qhyg";

/** Your own company, named by CODAT_COMPANY_ID; on the mock, a new one. */
export async function openCompany({ codat, mock }: Stage): Promise<OpenedCompany> {
  return mock ? onboardCompany(codat, mock) : findCompany(codat, process.env.CODAT_COMPANY_ID);
}

async function onboardCompany(codat: CodatExpenses, mock: MockCodat): Promise<OpenedCompany> {
  const { id, name } = await codat.companies.create({ name: "Harbour & Pine Studio Ltd" });
  const connection = await codat.connections.create(id, { platformKey: quickBooksOnline });
  // The business would open `connection.linkUrl` and sign in. September is closed in its books.
  mock.link(id, connection.id, {
    baseCurrency: "GBP",
    foreignCurrencies: ["EUR"],
    ledgerLockDate: "2026-09-30",
  });
  await codat.connections.waitUntilLinked(id, connection.id);
  await codat.connections.createPartnerExpense(id);
  await codat.data.waitUntilFetched(id, ["company", "bankAccounts", "suppliers", "customers"]);

  const [{ accounts }, suppliers, customers] = await Promise.all([
    codat.mappingOptions.get(id),
    codat.suppliers.list(id),
    codat.customers.list(id),
  ]);
  const supplierNamed = (name: string) =>
    suppliers.results.find((supplier) => supplier.supplierName === name)?.id;
  // The business would choose these on a settings screen.
  const cardId = findCard(accounts ?? [], "GBP")?.id;
  const cardProviderId = supplierNamed("Card Provider");
  const employeeSupplierId = supplierNamed("Sam Employee");
  const customerId = customers.results[0]?.id;
  if (!cardId || !cardProviderId || !employeeSupplierId || !customerId) {
    throw new Error("The mock's books lack a card, two suppliers or a customer.");
  }
  await codat.configuration.set(id, {
    bankAccount: { id: cardId },
    supplier: { id: cardProviderId },
    customer: { id: customerId },
  });
  return { id, name, platformName: connection.platformName, employeeSupplierId };
}

async function findCompany(
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
