import { platformFromKey, platforms } from "../../platforms/index.js";
import { badRequest } from "../state/api-error.js";
import type { CompanyRecord, ConnectionRecord } from "../state/company.js";
import type { MockState } from "../state/state.js";
import { queueFetchOfAll } from "./pulls.js";
import { likelyForeignCurrency, seedBooks } from "./seed-books.js";
import { connectionChanged, productChanged } from "./webhook-events.js";

/** What the books are like that a connection opens up. */
export interface BooksOptions {
  /** The company's own currency (ISO 4217): GBP, unless told. */
  baseCurrency?: string;
  /** The currencies of its cards besides: EUR, or USD where EUR is its own. */
  foreignCurrencies?: readonly string[];
  /** The day up to which the books are closed, as ISO 8601. None, unless told. */
  ledgerLockDate?: string;
  /** Whether its data is fetched at once, and not only after `fetchDurationMs`. Not, unless told. */
  fetched?: boolean;
}

/** The API's own sandbox: it can be read, and not written to. */
const readOnlySandbox = { key: "mqjo", name: "Sandbox" };

/** Adds a connection to accounting software, which its business has yet to authorise. */
export function addConnection(
  state: MockState,
  company: CompanyRecord,
  platformKey: string,
): ConnectionRecord {
  const platform = platformFromKey(platformKey);
  if (!platform && platformKey !== readOnlySandbox.key) {
    throw badRequest(`There is no platform with the key '${platformKey}'.`);
  }
  const platformName = platform ? platforms[platform].name : readOnlySandbox.name;
  const connection = company.connections.put({
    ...identity(state),
    sourceType: "Accounting",
    platformKey,
    platformName,
    status: "PendingAuth",
  });
  state.events.raise(() => connectionChanged(state, company, connection, "created"));
  return connection;
}

/** Adds the partner's own expense connection, which is linked at once; there is only ever one. */
export function addPartnerExpenseConnection(
  state: MockState,
  company: CompanyRecord,
): ConnectionRecord {
  const known = company.expenseConnection;
  if (known) return known;
  const connection = company.connections.put({
    ...identity(state),
    sourceType: "Expense",
    platformKey: undefined,
    platformName: "Partner Expense",
    status: "Linked",
  });
  state.events.raise(() => [
    connectionChanged(state, company, connection, "created"),
    connectionChanged(state, company, connection, "connected"),
    productChanged(state, company, "added"),
  ]);
  return connection;
}

/** Changes the status of a connection; linking one for the first time opens the company's books. */
export function setConnectionStatus(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
  status: ConnectionRecord["status"],
  options: BooksOptions = {},
): void {
  const before = connection.status;
  if (status === before) return;
  connection.status = status;
  state.companies.noteConnections(company);
  if (status === "Linked" && connection.sourceType === "Accounting") {
    openBooks(state, company, connection, options);
    queueFetchOfAll(state, company, connection, options.fetched ? 0 : undefined);
  }
  const linked = before === "PendingAuth" ? "connected" : "reconnected";
  const what = status === "Linked" ? linked : "disconnected";
  state.events.raise(() => connectionChanged(state, company, connection, what));
}

function openBooks(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
  options: BooksOptions,
): void {
  const platform = platformFromKey(connection.platformKey);
  if (company.books && company.books.platform === platform) return;
  const { baseCurrency = "GBP", ledgerLockDate } = options;
  const { foreignCurrencies = [likelyForeignCurrency(baseCurrency)] } = options;
  company.books = seedBooks({
    companyId: company.id,
    companyName: company.name,
    platform,
    baseCurrency,
    foreignCurrencies,
    ledgerLockDate,
    nowMs: state.clock.now(),
  });
}

/** Removes a connection for good. */
export function removeConnection(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
): void {
  company.connections.delete(connection.id);
  state.companies.noteConnections(company);
  state.events.raise(() => [
    connectionChanged(state, company, connection, "deleted"),
    ...(connection.sourceType === "Expense" ? [productChanged(state, company, "removed")] : []),
  ]);
}

function identity(state: MockState) {
  return {
    id: crypto.randomUUID(),
    integrationId: crypto.randomUUID(),
    sourceId: crypto.randomUUID(),
    createdAtMs: state.clock.now(),
  };
}
