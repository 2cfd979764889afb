import type { ErrorValidation } from "../types/index.js";
import { type ApiFailure, CodatError, type RequestInfo } from "./base.js";
import { failureMessage, readEnvelope } from "./envelope.js";

/**
 * The API returned an error status. `error.message` holds method, path, status, the API's own words, what
 * to do next and the correlation id; the properties hold the same in parts.
 *
 * Each status that the API documents has a class of its own below this one.
 */
export class ApiError extends CodatError implements RequestInfo {
  override readonly name: string = "ApiError";
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
  readonly idempotencyKey: string | undefined;
  /**
   * Whether the API may have executed the request, in this attempt or an earlier one of the call.
   * Always false for requests that only read.
   */
  readonly mayHaveSucceeded: boolean;
  /** The HTTP status. (The envelope's own `statusCode` can differ; the HTTP status counts.) */
  readonly status: number;
  /** The API's `detailedErrorCode`, where it gave one. */
  readonly code: number | undefined;
  /** The part of the API that responded. */
  readonly service: string | undefined;
  /** Quote it to Codat's support: it finds the request in their logs. */
  readonly correlationId: string | undefined;
  /** The API's own word on trying again: `"True"`, `"False"` or `"Unknown"`. */
  readonly canBeRetried: "True" | "False" | "Unknown" | (string & {}) | undefined;
  /** Which parts of the request were found wrong, where the API says so. */
  readonly validation: ErrorValidation | undefined;
  /** The response's headers. */
  readonly headers: Headers;
  /** The response's body: parsed JSON, or text where it was not JSON, or `undefined` where it was empty. */
  readonly body: unknown;

  constructor(failure: ApiFailure, advice?: string) {
    const envelope = readEnvelope(failure.body);
    super(failureMessage(failure, envelope, advice));
    this.operationId = failure.operationId;
    this.method = failure.method;
    this.path = failure.path;
    this.attempts = failure.attempts;
    this.idempotencyKey = failure.idempotencyKey;
    this.mayHaveSucceeded = failure.mayHaveSucceeded ?? false;
    this.status = failure.status;
    this.headers = failure.headers;
    this.body = failure.body;
    this.code = envelope.detailedErrorCode;
    this.service = envelope.service;
    this.correlationId = envelope.correlationId;
    this.canBeRetried = envelope.canBeRetried;
    this.validation = envelope.validation;
  }
}

/** 400: the request is not valid. Sending it again unchanged ends the same way. */
export class BadRequestError extends ApiError {
  override readonly name: string = "BadRequestError";
}

/**
 * 400: one or more of the transactions were written before and are not written again.
 *
 * Where {@link DuplicateTransactionError.afterRetry} is true, a retry of this very call was refused: an attempt before it failed, and may be what wrote them. Look for them in the company's latest
 * syncs before deciding that anything is missing.
 */
export class DuplicateTransactionError extends BadRequestError {
  override readonly name: string = "DuplicateTransactionError";
  /** The ids that the API names as written before. */
  readonly transactionIds: readonly string[];
  /** Every transaction id that this call sent. */
  readonly sentTransactionIds: readonly string[];
  /** Whether an earlier attempt of this same call may have been executed. */
  readonly afterRetry: boolean;

  constructor(
    failure: ApiFailure,
    transactionIds: readonly string[],
    sentTransactionIds: readonly string[],
    afterRetry: boolean,
  ) {
    super(
      failure,
      afterRetry
        ? `This was attempt ${failure.attempts}: an earlier attempt of this call failed but may have been executed. Look for transactions ${sentTransactionIds.join(", ")} in the company's latest syncs before you send any of them again`
        : "Leave these transactions out and send the others again",
    );
    this.transactionIds = transactionIds;
    this.sentTransactionIds = sentTransactionIds;
    this.afterRetry = afterRetry;
  }
}

/** 401: the API key is missing, wrong or withdrawn. */
export class AuthenticationError extends ApiError {
  override readonly name: string = "AuthenticationError";
}

/** 402: the account's plan does not allow it (50 companies on a free plan, for example). */
export class PaymentRequiredError extends ApiError {
  override readonly name: string = "PaymentRequiredError";
}

/** 403: the key may not do this. */
export class PermissionDeniedError extends ApiError {
  override readonly name: string = "PermissionDeniedError";
}

/** 404: there is no such company, connection, sync or record. */
export class NotFoundError extends ApiError {
  override readonly name: string = "NotFoundError";
}

/** 409: the data was never requested from the accounting software, or is still being fetched. */
export class ConflictError extends ApiError {
  override readonly name: string = "ConflictError";
}

/**
 * 409: a request with the same idempotency key is still being executed. The client has waited for it
 * and asked again, as often as `maxRetries` allows; what becomes of it is not known yet. Repeat the call
 * with the error's `idempotencyKey`.
 */
export class RequestInProgressError extends ConflictError {
  override readonly name: string = "RequestInProgressError";
}

/** 422: the accounting software behind the company does not support it. */
export class UnprocessableEntityError extends ApiError {
  override readonly name: string = "UnprocessableEntityError";
}

/**
 * 422: the idempotency key was used before, for a request with another body. Nothing was executed now.
 * Repeat the first request unchanged, or leave the key out.
 */
export class IdempotencyKeyReusedError extends UnprocessableEntityError {
  override readonly name: string = "IdempotencyKeyReusedError";
}

/** 429: the quota is used up, or too many requests came at once. */
export class RateLimitError extends ApiError {
  override readonly name: string = "RateLimitError";
  /** How long the API asks to wait, in milliseconds; `undefined` where it does not say. */
  readonly retryAfterMs: number | undefined;
  /** Requests that the quota holds. */
  readonly limit: number | undefined;
  /** Requests that are left of it. */
  readonly remaining: number | undefined;
  /** When the quota is full again. */
  readonly reset: Date | undefined;

  constructor(
    failure: ApiFailure,
    limits: {
      retryAfterMs: number | undefined;
      limit: number | undefined;
      remaining: number | undefined;
      reset: Date | undefined;
    },
    advice?: string,
  ) {
    super(failure, advice);
    this.retryAfterMs = limits.retryAfterMs;
    this.limit = limits.limit;
    this.remaining = limits.remaining;
    this.reset = limits.reset;
  }
}

/** 5xx: the API, or a proxy before it, failed. */
export class ServerError extends ApiError {
  override readonly name: string = "ServerError";
}
