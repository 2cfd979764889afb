import type { Schemas } from "../../types/index.js";
import { iso } from "../state/clock.js";
import type { CompanyRecord, ConnectionRecord } from "../state/company.js";
import type { MockEvent } from "../state/events.js";
import type { PullRecord, PushRecord, SyncRecord } from "../state/operations.js";
import { isSuccess } from "../state/operations.js";
import type { MockState } from "../state/state.js";
import {
  enabledProducts,
  expensesProduct,
  showCompanyDetails,
  showCompanyReference,
  showConnection,
} from "./company-views.js";

/** The end of a sync; with the legacy rules' webhooks too, where these are wanted. */
export function syncEnded(state: MockState, company: CompanyRecord, sync: SyncRecord): MockEvent[] {
  const isWell = isSuccess(sync.end?.code ?? 0);
  // A warning is enough for a sync to be reported as unsuccessful.
  const isClean = isWell && !sync.end?.hasWarnings;
  const event: Schemas["ExpensesSyncWebhook"] = {
    ...head(state, isClean ? "expenses.sync.successful" : "expenses.sync.unsuccessful"),
    payload: {
      referenceCompany: showCompanyReference(state, company),
      syncId: sync.id,
      transactions: sync.writes.map(({ transactionId, status, message }) => ({
        id: transactionId,
        // Webhooks have a word of their own for it.
        status: status === "ValidationError" ? "Failed" : status,
        errorMessage: message,
      })),
    },
  };
  return [event, olderRule(company, sync, isWell)];
}

function olderRule(company: CompanyRecord, sync: SyncRecord, isWell: boolean): MockEvent {
  const about = {
    ClientId: ownClientId,
    ClientName: "Mock",
    CompanyId: company.id,
    RuleType: isWell ? "Sync Completed" : "Sync Failed",
    AlertId: crypto.randomUUID(),
  };
  const data = { syncId: sync.id, syncType: "Expense" };
  if (isWell) return { ...about, Message: `Sync ${sync.id} completed.`, Data: data };
  const message = `Sync ${sync.id} failed: ${sync.end?.errorMessage ?? "unknown"}`;
  return { ...about, Message: message, Data: { ...data, FailureStage: "Pushing" } };
}

const ownClientId = "00000000-0000-4000-8000-000000000001";

/** A company that came or went. */
export function companyChanged(
  state: MockState,
  company: CompanyRecord,
  what: "created" | "deleted",
): Schemas["CompanyWebhook"] {
  return { ...head(state, `company.${what}`), payload: showCompanyDetails(state, company) };
}

/** A product was enabled or disabled for a company. */
export function productChanged(
  state: MockState,
  company: CompanyRecord,
  what: "added" | "removed",
): Schemas["CompanyProductWebhook"] {
  return {
    ...head(state, `company.product.${what}`),
    payload: {
      id: company.id,
      name: company.name,
      productId: expensesProduct.id,
      productName: expensesProduct.name,
      products: enabledProducts(company),
    },
  };
}

/** What became of a connection. */
export function connectionChanged(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
  what: "created" | "connected" | "reconnected" | "disconnected" | "failed" | "deleted",
): Schemas["ConnectionWebhook"] {
  return {
    ...head(state, `connection.${what}`),
    payload: {
      referenceCompany: showCompanyReference(state, company),
      connection: showConnection(state, company, connection),
    },
  };
}

/** Data that was fetched, or could not be. */
export function readCompleted(
  state: MockState,
  company: CompanyRecord,
  pulls: readonly PullRecord[],
  isInitial: boolean,
): Schemas["ReadCompletedWebhook"] {
  return {
    ...head(state, isInitial ? "read.completed.initial" : "read.completed"),
    payload: {
      referenceCompany: showCompanyReference(state, company),
      modifiedFromDate: null,
      dataTypes: pulls.map(({ connectionId, dataType, failure, recordsModified }) => ({
        connectionId,
        dataType,
        recordsModified,
        status: failure?.status ?? "Complete",
      })),
    },
  };
}

/** The end of a push operation. */
export function pushEnded(
  state: MockState,
  company: CompanyRecord,
  push: PushRecord,
): Schemas["DataTypeWriteWebhook"] {
  const outcome = push.status === "Success" ? "successful" : "unsuccessful";
  return {
    ...head(state, `${push.dataType}.write.${outcome}`),
    payload: {
      id: push.id,
      type: push.changedId === undefined ? "Create" : "Update",
      referenceCompany: showCompanyReference(state, company),
      connectionId: push.connectionId,
      requestedOnDate: iso(push.requestedAtMs),
      completedOnDate: iso(push.dueAtMs),
      status: push.status,
      record: push.recordId === undefined ? null : { id: push.recordId },
      attachmentId: null,
    },
  };
}

/** The daily quota, which has run out or is full again. */
export function rateLimitChanged(
  state: MockState,
  what: "reached" | "reset",
): Schemas["ClientRateLimitWebhook"] {
  return {
    ...head(state, `client.rateLimit.${what}`),
    payload: {
      dailyQuota: state.quota.limit(),
      quotaRemaining: state.quota.remaining,
      expiryDate: iso(state.quota.resetsAtMs),
    },
  };
}

function head(state: MockState, eventType: string) {
  return { id: crypto.randomUUID(), eventType, generatedDate: iso(state.clock.now()) };
}
