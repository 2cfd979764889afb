/**
 * The client of the Expenses API, its errors, and the types of what it takes and returns.
 *
 * @module
 */
export { CodatExpenses } from "./client.js";
export type { Clock } from "./core/clock.js";
export type { Decimal } from "./core/decimals.js";
export { truncateText } from "./core/text.js";
export * from "./errors/index.js";
export type { FileFromContent, FileFromPath, FileInput } from "./files/file-input.js";
export type { AttachmentPart } from "./files/form.js";
export type { ClientOptions, DerivedOptions } from "./http/client-options.js";
export type { ApiKey } from "./http/credentials.js";
export type { Observers, RequestEvent, ResponseEvent, RetryEvent } from "./http/hooks.js";
export type { Limiter } from "./http/limiter.js";
export type { Logger, LogLevel } from "./http/logging.js";
export type { Page, PagePromise } from "./http/page.js";
export type { RateLimit } from "./http/rate-limit.js";
export type {
  HttpMethod,
  RawRequestArguments,
  RawRequestOptions,
  RawResponse,
} from "./http/raw-request.js";
export type { QueryOf, RequestOptions } from "./http/request.js";
export type { ResponseMeta, ResponsePromise, WithResponse } from "./http/response.js";
export type { RetryReason } from "./http/retry.js";
export type { AppInfo } from "./http/user-agent.js";
export { type DineroSnapshot, fromMinorUnits, toMinorUnits } from "./minor-units.js";
export {
  type IndexedPlatformIssue,
  PlatformRuleError,
  PlatformUnknownError,
} from "./platforms/errors.js";
export { CompanyDisconnectedError, TransactionNotWrittenError } from "./push/errors.js";
export {
  type Claim,
  type ClaimEnd,
  type ClaimOptions,
  type ContentDigest,
  type JournalEvent,
  type JournaledFile,
  type JournaledResult,
  JournalInUseError,
  type JournalStore,
  memoryJournal,
  type PushJournal,
} from "./push/journal.js";
export type { LateAttachments } from "./push/late-attachments.js";
export type { AddAttachmentsOptions, PushOptions } from "./push/options.js";
export type { PushPlan } from "./push/plan.js";
export type { ProgressListener, PushProgress } from "./push/progress.js";
export type { QuotaBehaviour } from "./push/quota.js";
export type { PushRun } from "./push/run.js";
export type {
  AttachmentOutcome,
  AttachmentResult,
  BookedResult,
  ContentChange,
  FailedResult,
  IdentifiedTransfer,
  OutdatedResult,
  Proof,
  PushItem,
  PushItemOf,
  PushItems,
  PushKind,
  PushReport,
  PushResult,
  RefusedResult,
  UnknownResult,
  UpdatedResult,
} from "./push/types.js";
export type { BooksOptions, KnownAttachment } from "./reconcile/books.js";
export type {
  ExtraTransaction,
  ReconcileReport,
  ReconcileResult,
  ReconcileState,
} from "./reconcile/reconcile.js";
export type { ReconcileRun } from "./reconcile/run.js";
export type { Trace, TracedSync } from "./reconcile/trace.js";
export type { AccountListQuery } from "./resources/accounts.js";
export type { UploadOptions } from "./resources/attachments.js";
export type { BankAccountListQuery } from "./resources/bank-accounts.js";
export type { CompanyListQuery } from "./resources/companies.js";
export type { ConnectionListQuery, WaitUntilLinkedOptions } from "./resources/connections.js";
export type { CustomerListQuery } from "./resources/customers.js";
export type { PullOperationListQuery, RefreshOptions } from "./resources/data.js";
export type { DirectCostListQuery } from "./resources/direct-costs.js";
export type { PlatformContextOptions } from "./resources/gather-context.js";
export type * as resources from "./resources/index.js";
export type { Onboarding, OnboardOptions } from "./resources/onboarding.js";
export type { CheckedOptions } from "./resources/platform-check.js";
export type {
  PushOperationListQuery,
  PushOperationOptions,
  PushOperationUpdateOptions,
} from "./resources/push-operations.js";
export type { Readiness, ReadinessCode, ReadinessIssue } from "./resources/readiness.js";
export type { SupplierListQuery } from "./resources/suppliers.js";
export type { SyncTransactionListQuery } from "./resources/sync-transactions.js";
export type { SyncWaitOptions } from "./resources/syncs.js";
export type { TaxRateListQuery } from "./resources/tax-rates.js";
export type { TrackingCategoryListQuery } from "./resources/tracking-categories.js";
export type { BodyOptions } from "./schemas/check.js";
export { isTransactionId, transactionId } from "./transaction-id.js";
export type * from "./types/index.js";
export type {
  FailedSync,
  NothingToWriteSync,
  SyncFailureReason,
  SyncOutcome,
  WrittenSync,
} from "./types/sync-status.js";
export type { SyncWatch } from "./waiting/sync-watch.js";
export type { WaitOptions } from "./waiting/wait-for.js";
export { type Field, type Query, type QueryValue, where } from "./where.js";
