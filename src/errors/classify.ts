import {
  ApiError,
  AuthenticationError,
  IdempotencyKeyReusedError,
  NotFoundError,
  PaymentRequiredError,
  PermissionDeniedError,
  RateLimitError,
  RequestInProgressError,
} from "./api-error.js";
import {
  ConnectionError,
  FileTimeoutError,
  RequestValidationError,
  ResponseValidationError,
  TimeoutError,
} from "./request-errors.js";

/** Statuses of the API or of a proxy that say nothing lasting about the request. */
export function isTransientStatus(status: number): boolean {
  // 501 and 505 are 5xx statuses that a repetition meets again; 499 is a proxy's time-out.
  if (status >= 500) return status !== 501 && status !== 505;
  return status === 408 || status === 429 || status === 499;
}

/** Whether an error may pass by itself, and says nothing about what was asked. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ApiError) {
    return isTransientStatus(error.status) || error instanceof RequestInProgressError;
  }
  return (
    error instanceof ConnectionError ||
    error instanceof TimeoutError ||
    error instanceof FileTimeoutError ||
    error instanceof ResponseValidationError
  );
}

/** Whether a failed write may have been executed all the same. */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof ResponseValidationError) return error.method !== "GET";
  return (
    (error instanceof ApiError ||
      error instanceof ConnectionError ||
      error instanceof TimeoutError) &&
    error.mayHaveSucceeded
  );
}

/** Whether a rejection is about the transactions that were sent, and not about who sent them or to where. */
export function isAboutTransactions(error: unknown): boolean {
  if (error instanceof RequestValidationError) return true;
  return (
    error instanceof ApiError &&
    error.status >= 400 &&
    error.status < 500 &&
    !isTransient(error) &&
    !(error instanceof RateLimitError) &&
    !(error instanceof AuthenticationError) &&
    !(error instanceof PaymentRequiredError) &&
    !(error instanceof PermissionDeniedError) &&
    !(error instanceof NotFoundError) &&
    !(error instanceof IdempotencyKeyReusedError)
  );
}
