import { platformFromKey, platforms } from "../../platforms/index.js";
import { ApiFault, notFound } from "../state/api-error.js";
import { iso } from "../state/clock.js";
import type { CompanyRecord, ConnectionRecord } from "../state/company.js";
import type { MockState } from "../state/state.js";
import { queueFetchOfAll } from "./pulls.js";
import { likelyForeignCurrency, seedBooks } from "./seed-books.js";
import { connectionChanged, productChanged } from "./webhook-events.js";

/** What the books are like that a connection opens up. */
export interface BooksOptions {
  /** The company's own currency (ISO 4217): GBP by default. */
  baseCurrency?: string;
  /** The currencies of its cards besides: EUR, or USD where EUR is its own. */
  foreignCurrencies?: readonly string[];
  /** The day up to which the books are closed, as ISO 8601. None by default. */
  ledgerLockDate?: string;
  /** Whether its data is fetched at once, and not only after `fetchDurationMs`. False by default. */
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
  if (!platform && platformKey !== readOnlySandbox.key) throw notFound("Platform", platformKey);
  const known = company.onlyAccountingConnection;
  if (known?.platformKey === platformKey) return known;
  if (known) {
    throw new ApiFault(
      403,
      `The company is connected to ${known.platformName} already: delete that connection first.`,
    );
  }
  const platformName = platform ? platforms[platform].name : readOnlySandbox.name;
  const connection = company.connections.put({
    ...identity(state),
    sourceType: "Accounting",
    platformKey,
    platformName,
    status: "PendingAuth",
  });
  state.events.emit(() => connectionChanged(state, company, connection, "created"));
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
  state.events.emit(() => [
    connectionChanged(state, company, connection, "created"),
    connectionChanged(state, company, connection, "connected"),
    productChanged(state, company, "added"),
  ]);
  return connection;
}

/** Plays the business that declines to link: the connection stays as it is, and says why. */
export function declineConnection(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
): void {
  connection.errors.push({
    statusCode: "403",
    statusText: "Forbidden",
    errorMessage: "The business declined to authorize access.",
    erroredOnUtc: iso(state.clock.now()),
    status: "Active",
  });
  state.events.emit(() => connectionChanged(state, company, connection, "failed"));
}

/** Takes access away, as the business does: only what is linked can be deauthorized or unlinked. */
export function withdrawAccess(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
  status: "Unlinked" | "Deauthorized",
): void {
  if (connection.status !== "Linked") {
    throw new ApiFault(
      403,
      `Only a linked connection can become ${status}: this one is ${connection.status}.`,
    );
  }
  setConnectionStatus(state, company, connection, status);
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
  for (const error of status === "Linked" ? connection.errors : []) error.status = "Resolved";
  state.companies.noteConnections(company);
  if (status === "Linked" && connection.sourceType === "Accounting") {
    openBooks(state, company, connection, options);
    queueFetchOfAll(state, company, connection, options.fetched ? 0 : undefined);
  }
  const linked = before === "PendingAuth" ? "connected" : "reconnected";
  const what = status === "Linked" ? linked : "disconnected";
  state.events.emit(() => connectionChanged(state, company, connection, what));
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
  if (connection.sourceType === "Accounting") {
    // What was read through it can be read no more; the configuration keeps ids that lead nowhere.
    company.books = undefined;
    company.pulls.forgetData();
  }
  state.companies.noteConnections(company);
  state.events.emit(() => [
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
    errors: [],
  };
}
