import type { Schemas } from "../../types/index.js";
import { ApiFault, badRequest } from "../state/api-error.js";
import { iso } from "../state/clock.js";
import type { CompanyRecord, ConnectionRecord } from "../state/company.js";
import type { PullRecord, PullStatus } from "../state/operations.js";
import { type MockState, scheduleDue } from "../state/state.js";
import { readCompleted } from "./webhook-events.js";

type DataType = Schemas["DataType"];

/** Queues a fetch of one type of data. */
function queueFetch(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
  dataType: DataType,
  durationMs = state.settings.fetchDurationMs,
): PullRecord {
  const requestedAtMs = state.clock.now();
  const pull: PullRecord = {
    id: crypto.randomUUID(),
    connectionId: connection.id,
    dataType,
    requestedAtMs,
    dueAtMs: requestedAtMs + durationMs,
    failure: state.pullEnds.take(dataType),
    isSettled: false,
    recordsModified: false,
  };
  company.pulls.add(pull);
  scheduleDue(state, company, pull.dueAtMs, endDueFetches);
  return pull;
}

/** Queues a fetch of all that is fetched without being asked for. */
export function queueFetchOfAll(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
  durationMs?: number,
): void {
  for (const dataType of fetchedByDefault) {
    if (isBeingFetched(company, dataType)) continue;
    queueFetch(state, company, connection, dataType, durationMs);
  }
}

/** Queues a fetch that was asked for: 400 while one of the same type runs, or without a link. */
export function requestFetch(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
  dataType: DataType,
): PullRecord {
  if (connection.status !== "Linked") {
    throw badRequest("Data cannot be fetched over a connection that is not linked.");
  }
  if (isBeingFetched(company, dataType)) {
    throw badRequest(`DatasetAlreadyInProgressException: '${dataType}' is being fetched already.`);
  }
  return queueFetch(state, company, connection, dataType);
}

/** Fetches data at once, also while a fetch is in progress. */
export function fetchNow(
  state: MockState,
  company: CompanyRecord,
  types: readonly DataType[] = fetchedByDefault,
): void {
  const connection = fetchingConnection(company);
  for (const dataType of types) queueFetch(state, company, connection, dataType, 0);
  endDueFetches(state, company);
}

const isBeingFetched = ({ pulls }: CompanyRecord, dataType: DataType) =>
  pulls.latest(dataType)?.isSettled === false;

/** The connection that a company's data is fetched through: 400 where none is linked. */
export function fetchingConnection(company: CompanyRecord): ConnectionRecord {
  const connection = company.accountingConnection;
  if (!connection) throw badRequest("The company has no linked connection to fetch data through.");
  return connection;
}

/** Ends every fetch that is due by now. */
export function endDueFetches(state: MockState, company: CompanyRecord): void {
  const isInitial = company.pulls.lastFetchedAtMs === undefined;
  const settled: PullRecord[] = [];
  for (;;) {
    const pull = company.pulls.takeDue(state.clock.now());
    if (!pull) break;
    if (!pull.failure) pull.recordsModified = company.books?.fetch(pull.dataType) ?? false;
    settled.push(pull);
  }
  if (settled.length > 0) {
    state.events.emit(() => readCompleted(state, company, settled, isInitial));
  }
}

/** 409 for data that was never fetched: it was not asked for, or is still on its way. */
export function requireFetched(company: CompanyRecord, dataType: DataType): void {
  if (company.pulls.latestSuccessful(dataType)) return;
  const isOnItsWay = company.pulls.latest(dataType)?.isSettled === false;
  throw new ApiFault(
    409,
    isOnItsWay
      ? `The data type '${dataType}' is still being fetched.`
      : `The data type '${dataType}' has not been fetched for this company: request it first.`,
  );
}

/** How far a fetch is. */
function pullStatus(pull: PullRecord, nowMs: number): PullStatus {
  if (pull.isSettled) return pull.failure?.status ?? "Complete";
  const share = (nowMs - pull.requestedAtMs) / (pull.dueAtMs - pull.requestedAtMs);
  if (share < 0.1) return "Queued";
  return share < 0.6 ? "Fetching" : "Mapping";
}

/** A fetch as the API shows it. */
export function showPull(
  state: MockState,
  company: CompanyRecord,
  pull: PullRecord,
): Schemas["PullOperation"] {
  const status = pullStatus(pull, state.clock.now());
  return {
    id: pull.id,
    companyId: company.id,
    connectionId: pull.connectionId,
    dataType: pull.dataType,
    status,
    statusDescription: null,
    errorMessage: pull.isSettled ? (pull.failure?.message ?? null) : null,
    requested: iso(pull.requestedAtMs),
    ...(pull.isSettled ? { completed: iso(pull.dueAtMs) } : {}),
    progress: progressOf[status] ?? 100,
    isCompleted: status === "Complete",
    isErrored: pull.isSettled && pull.failure !== undefined,
  };
}

/** Per cent. */
const progressOf: Partial<Record<PullStatus, number>> = { Queued: 0, Fetching: 40, Mapping: 80 };

/** How fresh a type of data is, as the API shows it. */
export function showDataStatus(
  state: MockState,
  company: CompanyRecord,
  dataType: DataType,
): Schemas["DataStatus"] {
  const latest = company.pulls.latest(dataType);
  const successful = company.pulls.latestSuccessful(dataType);
  return {
    dataType,
    currentStatus: latest ? pullStatus(latest, state.clock.now()) : "Initial",
    ...(latest ? { latestSyncId: latest.id } : {}),
    ...(successful
      ? { lastSuccessfulSync: iso(successful.dueAtMs), latestSuccessfulSyncId: successful.id }
      : {}),
  };
}

// A record, so that a data type that is missing here does not compile.
const every: Readonly<Record<DataType, true>> = {
  accountTransactions: true,
  balanceSheet: true,
  bankAccounts: true,
  bankTransactions: true,
  billCreditNotes: true,
  billPayments: true,
  bills: true,
  cashFlowStatement: true,
  chartOfAccounts: true,
  company: true,
  creditNotes: true,
  customers: true,
  directCosts: true,
  directIncomes: true,
  invoices: true,
  itemReceipts: true,
  items: true,
  journalEntries: true,
  journals: true,
  paymentMethods: true,
  payments: true,
  profitAndLoss: true,
  purchaseOrders: true,
  salesOrders: true,
  suppliers: true,
  taxRates: true,
  trackingCategories: true,
  transfers: true,
  "banking-accountBalances": true,
  "banking-accounts": true,
  "banking-transactionCategories": true,
  "banking-transactions": true,
  "commerce-companyInfo": true,
  "commerce-customers": true,
  "commerce-disputes": true,
  "commerce-locations": true,
  "commerce-orders": true,
  "commerce-paymentMethods": true,
  "commerce-payments": true,
  "commerce-productCategories": true,
  "commerce-products": true,
  "commerce-taxComponents": true,
  "commerce-transactions": true,
};

/** Every type of data that the API can fetch. */
export const dataTypes = Object.keys(every).filter(isDataType);

/** The types that are fetched when a connection links, and by a refresh of all. */
const fetchedByDefault = [
  "chartOfAccounts",
  "bankAccounts",
  "company",
  "customers",
  "suppliers",
  "taxRates",
  "trackingCategories",
] as const satisfies readonly DataType[];

export function isDataType(name: string): name is DataType {
  return Object.hasOwn(every, name);
}
