import {
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
} from "../errors/api-error.js";
import { faultsOf, readEnvelope } from "../errors/envelope.js";
import type { ApiFailure } from "../errors/request-facts.js";
import { readRateLimit, readRetryAfterMs } from "./rate-limit.js";

const classes = new Map<number, new (failure: ApiFailure) => ApiError>([
  [400, BadRequestError],
  [401, AuthenticationError],
  [402, PaymentRequiredError],
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, UnprocessableEntityError],
]);

/** The error that an answer with an error status is thrown as. */
export function makeApiError(
  failure: ApiFailure,
  context: {
    readonly nowMs: number;
    readonly transactionIds: () => readonly string[];
    readonly mayHaveBeenCarriedOut: boolean;
  },
): ApiError {
  const { status, headers } = failure;
  if (status === 429) {
    const retryAfterMs = readRetryAfterMs(headers, context.nowMs);
    return new RateLimitError(failure, { ...readRateLimit(headers), retryAfterMs });
  }
  const duplicates = status === 400 ? readDuplicates(failure.body) : undefined;
  if (duplicates) {
    return new DuplicateTransactionError(
      failure,
      duplicates,
      context.transactionIds(),
      context.mayHaveBeenCarriedOut,
    );
  }
  if (status >= 500) return new ServerError(failure);
  if (status < 400) {
    return new ApiError(failure, "It is a redirect, which this client does not follow");
  }
  return new (classes.get(status) ?? ApiError)(failure);
}

/** The ids in the API's refusal of transactions that it wrote before; `undefined` for other errors. */
function readDuplicates(body: unknown): readonly string[] | undefined {
  const envelope = readEnvelope(body);
  const words = typeof body === "string" ? [body] : [envelope.error ?? "", ...faultsOf(envelope)];
  const refusal = /previously been processed(.*)/is.exec(words.join("\n"))?.[1];
  if (refusal === undefined) return undefined;
  return refusal.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? [];
}
