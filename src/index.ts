/**
 * The client of the Expenses API, its errors, and the types of what it takes and answers.
 *
 * @module
 */
export { CodatExpenses } from "./client.js";
export type { Clock } from "./clock.js";
export * from "./errors/index.js";
export type { FileFromContent, FileFromPath, FileInput } from "./files/file-input.js";
export type { ApiKey } from "./http/credentials.js";
export type { Observers, RequestEvent, ResponseEvent, RetryEvent } from "./http/observe.js";
export type { Page, PagePromise } from "./http/page.js";
export type { RateLimit } from "./http/rate-limit.js";
export type { RequestOptions } from "./http/request.js";
export type { ResponseFacts, ResponsePromise, WithResponse } from "./http/response-promise.js";
export type { RetryReason } from "./http/retry.js";
export type { ClientOptions } from "./http/settings.js";
export { fromMinorUnits, toMinorUnits } from "./money/minor-units.js";
export type {
  IdentifiedTransfer,
  PushItem,
  PushItems,
  PushKind,
} from "./push/items.js";
export {
  type JournalEvent,
  type JournaledResult,
  memoryJournal,
  type PushJournal,
} from "./push/journal.js";
export type { PushOptions } from "./push/push.js";
export type { QuotaBehaviour } from "./push/quota.js";
export type {
  AttachmentResult,
  BookedResult,
  FailedResult,
  PushReport,
  PushResult,
  RefusedResult,
  UnknownResult,
} from "./push/results.js";
export type { PushRun } from "./push/run.js";
export { type Field, type Query, type QueryValue, where } from "./query/where.js";
export type { AccountListQuery } from "./resources/accounts.js";
export type { UploadOptions } from "./resources/attachments.js";
export type { BankAccountListQuery } from "./resources/bank-accounts.js";
export type { CompanyListQuery } from "./resources/companies.js";
export type { ConnectionListQuery } from "./resources/connections.js";
export type { CustomerListQuery } from "./resources/customers.js";
export type { RefreshOptions } from "./resources/data.js";
export type { DirectCostListQuery } from "./resources/direct-costs.js";
export type * as resources from "./resources/index.js";
export type { CheckedOptions } from "./resources/platform-check.js";
export type { PullOperationListQuery } from "./resources/pull-operations.js";
export type {
  PushOperationOptions,
  PushOperationUpdateOptions,
} from "./resources/push-operation-options.js";
export type { PushOperationListQuery } from "./resources/push-operations.js";
export type { SupplierListQuery } from "./resources/suppliers.js";
export type { SyncTransactionListQuery } from "./resources/sync-transactions.js";
export type { SyncWaitOptions } from "./resources/syncs.js";
export type { TaxRateListQuery } from "./resources/tax-rates.js";
export type { TrackingCategoryListQuery } from "./resources/tracking-categories.js";
export type { SyncFailureReason } from "./syncs/codes.js";
export type {
  FailedSync,
  NothingToWriteSync,
  SyncOutcome,
  WrittenSync,
} from "./syncs/outcome.js";
export type { SyncWatch } from "./syncs/sync-watch.js";
export type * from "./types/index.js";
export type { WaitOptions } from "./waiting/wait.js";
