export type { RequestIssue } from "../core/format.js";
export {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  DuplicateTransactionError,
  IdempotencyKeyReusedError,
  NotFoundError,
  PaymentRequiredError,
  PermissionDeniedError,
  RateLimitError,
  RequestInProgressError,
  ServerError,
  UnprocessableEntityError,
} from "./api-error.js";
export type { ApiFailure, RequestInfo } from "./base.js";
export { CodatError, ConfigurationError } from "./base.js";
export type { FailedSyncTransaction } from "./operation-errors.js";
export {
  ConnectionNotLinkedError,
  DataFetchFailedError,
  InexactAmountError,
  LinkDeclinedError,
  PushOperationFailedError,
  SyncFailedError,
  SyncTimeoutError,
  WaitTimeoutError,
} from "./operation-errors.js";
export {
  ConnectionError,
  RequestAbortedError,
  RequestValidationError,
  ResponseValidationError,
  TimeoutError,
} from "./request-errors.js";
