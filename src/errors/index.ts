export {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  DuplicateTransactionError,
  NotFoundError,
  PaymentRequiredError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  UnprocessableEntityError,
} from "./api-error.js";
export { CodatError, ConfigurationError } from "./codat-error.js";
export type { RequestFault } from "./list-faults.js";
export { InexactAmountError } from "./money-errors.js";
export {
  type IndexedPlatformIssue,
  PlatformRuleError,
  PlatformUnknownError,
} from "./platform-errors.js";
export type { ApiFailure, RequestFacts } from "./request-facts.js";
export { SyncFailedError, SyncTimeoutError } from "./sync-errors.js";
export { ConnectionError, RequestAbortedError, TimeoutError } from "./transport-errors.js";
export { RequestValidationError, ResponseValidationError } from "./validation-errors.js";
export {
  ConnectionNotLinkedError,
  DataFetchFailedError,
  PushOperationFailedError,
  WaitTimeoutError,
} from "./wait-errors.js";
