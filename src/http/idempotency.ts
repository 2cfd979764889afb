import { RequestValidationError } from "../errors/request-errors.js";

/** What an idempotency key is derived from, where a function derives it. */
export interface KeyedRequest {
  readonly method: string;
  /** The path with its ids filled in, without host and query. */
  readonly path: string;
  /** The exact body; empty for a request without one, and for an upload. */
  readonly body: string | Uint8Array;
}

/**
 * A UUID, or a function that is called with the request before it is sent, whatever its method, and
 * derives the key of one that carries a key.
 */
export type IdempotencyKey = string | ((request: KeyedRequest) => Promise<string | undefined>);

/**
 * How long after its first attempt a request is repeated under its key, in milliseconds. The API caches
 * responses for 90 minutes.
 */
export const keyLifetimeMs = 85 * 60_000;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the API documents idempotency keys for the method. */
export function takesKey(method: string): boolean {
  return method === "POST" || method === "PATCH";
}

/**
 * Returns the idempotency key of a call: the one that was given or derived, or else a new one;
 * `undefined` for methods without keys and where keys are disabled.
 *
 * @throws RequestValidationError for a key that cannot be sent
 */
export function idempotencyKeyOf(
  operationId: string,
  given: IdempotencyKey | undefined,
  enabled: boolean,
  request: KeyedRequest,
): string | undefined | Promise<string | undefined> {
  const keyed = takesKey(request.method);
  if (given === undefined) return keyed && enabled ? crypto.randomUUID() : undefined;
  const refuse = (message: string) =>
    new RequestValidationError(operationId, [{ path: ["options", "idempotencyKey"], message }]);
  const check = (key: string) => {
    if (typeof key !== "string" || !uuid.test(key)) throw refuse("must be a UUID");
    return key;
  };
  if (typeof given === "function") {
    return given(request).then((key) => (key === undefined ? undefined : check(key)));
  }
  if (!keyed) throw refuse(`must be left out: a ${request.method} request carries no key`);
  if (!enabled) throw refuse("must be left out: the client was made with idempotencyKeys: false");
  return check(given);
}
