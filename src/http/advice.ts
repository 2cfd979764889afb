import type { ApiFailure } from "../errors/base.js";
import { ambiguityAdvice } from "../errors/request-errors.js";
import { isHtml, isObject } from "./response.js";

/** What the advice for an error takes besides the response. */
export interface AdviceContext {
  /** Where the API key came from, such as `the option apiKey`. */
  readonly keySource: string;
  /** The names of the ids in the path. */
  readonly idNames: readonly string[];
  /** When the quota is full again, or how long the API asks to wait. */
  readonly reset: Date | undefined;
  readonly retryAfterMs: number | undefined;
}

/** Whether the API itself sent a 5xx, which it then caches under the request's key. */
export function isCachedUnderKey({ status, body, idempotencyKey }: ApiFailure): boolean {
  return idempotencyKey !== undefined && status >= 500 && !isGateway(status) && isObject(body);
}

/** Statuses that a gateway in front of the API returns: they are not cached under a key. */
function isGateway(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

/** What to do about an error status, in one or two sentences. */
export function adviceFor(failure: ApiFailure, context: AdviceContext): string | undefined {
  const { body } = failure;
  const page =
    typeof body === "string" && isHtml(body)
      ? "The body is an HTML page: it comes from a proxy in front of the API, not from the API"
      : undefined;
  return [page, statusAdvice(failure, context)].filter(Boolean).join(". ") || undefined;
}

const platformKeyAdvice =
  "Check that platformKey is one of Codat's four-letter keys, such as gbol for Xero, and enabled in the Codat Portal";

function statusAdvice(failure: ApiFailure, context: AdviceContext): string | undefined {
  const { status } = failure;
  if (status >= 500) return serverAdvice(failure);
  if (status < 400) return "It is a redirect, which this client does not follow: check baseUrl";
  switch (status) {
    case 400:
      return failure.operationId === "create-connection" ? platformKeyAdvice : undefined;
    case 401:
      return `The API does not accept the key from ${context.keySource}. \`apiKey\` takes the raw key, \`authHeader\` the whole value "Basic …"; both are in the Codat Portal under Developers > API keys`;
    case 402:
      return "The account's plan does not allow it: a free plan has 50 companies, for example. Delete companies that are no longer needed, or ask Codat to change the plan";
    case 403:
      return "The key is valid, but may not do this: check that it belongs to the account that holds the company, and that the account has the product";
    case 404:
      return failure.operationId === "create-connection"
        ? `${notFoundAdvice(context.idNames)}. ${platformKeyAdvice}`
        : failure.operationId.startsWith(`${failure.method} `)
          ? // The path is the caller's own, of `codat.request`.
            `Check that the API has this path. ${notFoundAdvice(context.idNames)}`
          : notFoundAdvice(context.idNames);
    case 408:
    case 499:
      return failure.mayHaveSucceeded ? ambiguityAdvice(failure) : undefined;
    case 409:
      return "The data was not fetched from the accounting software yet, or is still being fetched: call data.refresh, then data.waitUntilFetched, then call again";
    case 422:
      return "The accounting software behind the company does not support this";
    case 429:
      return rateLimitAdvice(context);
    default:
      return undefined;
  }
}

function serverAdvice(failure: ApiFailure): string | undefined {
  if (isCachedUnderKey(failure)) {
    return "The API caches this response under the idempotency key for 90 minutes, so the client does not repeat the request. Find out whether it was executed before you call again";
  }
  if (failure.mayHaveSucceeded) return ambiguityAdvice(failure);
  return failure.method === "GET" ? "Nothing was changed: call again later" : undefined;
}

function notFoundAdvice(idNames: readonly string[]): string | undefined {
  if (idNames.length === 0) return "Check baseUrl";
  const names = idNames.join(", ");
  return idNames.length === 1
    ? `Check ${names}: there is none with this id in the account of the API key`
    : `Check ${names}: one of these ids does not exist in the account of the API key, or does not belong to the one before it`;
}

function rateLimitAdvice({ reset, retryAfterMs }: AdviceContext): string {
  if (retryAfterMs !== undefined) {
    return `It was not executed. The API accepts requests again in ${Math.ceil(retryAfterMs / 1_000)} s`;
  }
  return reset
    ? `It was not executed. The quota is full again at ${reset.toISOString()}`
    : "It was not executed. The daily quota is full again at 00:00 UTC; where too many came at once, a minute is enough";
}
