import { isUuid, uuidV5 } from "./core/ids.js";
import { RequestValidationError } from "./errors/request-errors.js";

/** The namespace of namespaces that are not UUIDs: made once, for this library. */
const ownNamespace = "5d0f2f0e-6f5a-5c1b-9a52-6f6a3c1e7b90";

/**
 * Makes a transaction's id from a reference of your own, such as a card processor's: the same arguments
 * always give the same UUID (version 5, RFC 9562). A feed that is pushed twice has the same ids then, and
 * the API writes each transaction once.
 *
 * @param namespace - what the reference is unique in: a UUID of yours, or any text, such as the name of
 *   the processor. Different namespaces give different ids for the same reference.
 * @param reference - the processor's own reference of the transaction. Text is compared exactly: case and
 *   white space count.
 * @returns the id, in lower case.
 * @throws RequestValidationError where one of them is not a text, or is empty.
 * @example
 * transactionId("acme-cards", "txn_8412"); // always the same UUID
 */
export function transactionId(namespace: string, reference: string): string {
  const given: Record<string, unknown> = { namespace, reference };
  const issues = Object.entries(given).flatMap(([name, value]) =>
    typeof value === "string" && value.trim() !== ""
      ? []
      : [{ path: [name], message: "must be text that is not empty" }],
  );
  if (issues.length > 0) throw new RequestValidationError("transactionId", issues);
  return uuidV5(isUuid(namespace) ? namespace : uuidV5(ownNamespace, namespace), reference);
}

/**
 * Returns whether a value can be the id of a transaction: a UUID of any version, in any case.
 *
 * @example
 * isTransactionId("txn_8412"); // false: make one with transactionId
 */
export function isTransactionId(value: unknown): value is string {
  return isUuid(value);
}
