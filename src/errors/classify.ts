import { ApiError, RateLimitError, ServerError } from "./api-error.js";
import { ConnectionError, ResponseValidationError, TimeoutError } from "./request-errors.js";

/** Whether an error may pass by itself, and says nothing about what was asked. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ApiError) {
    return error instanceof ServerError || error instanceof RateLimitError || error.status === 408;
  }
  return (
    error instanceof ConnectionError ||
    error instanceof TimeoutError ||
    error instanceof ResponseValidationError
  );
}
