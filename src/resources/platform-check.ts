import { load } from "../core/load.js";
import { RequestValidationError } from "../errors/request-errors.js";
import type { ApiRequest, RequestOptions } from "../http/request.js";
import { PlatformRuleError } from "../platforms/errors.js";
import type { PlatformContext, PlatformIssue, PlatformSlug } from "../platforms/index.js";
import type { OperationId } from "../types/index.js";
import { readUsedParties } from "./parties.js";

/** Options of one call that writes transactions. */
export interface CheckedOptions extends RequestOptions {
  /**
   * What is known of the company, to check the transactions with before they are sent: what its
   * accounting platform would refuse throws a `PlatformRuleError`, and nothing is sent. Gather it
   * with `codat.platformContext(companyId)`.
   */
  readonly check?: PlatformContext | undefined;
}

export type Rules = typeof import("../platforms/index.js");

/** Checks transactions, as they are sent, with the platform's rules, where the caller asked for it. */
export function platformCheck<Transaction>(
  operationId: OperationId,
  given: PlatformContext | undefined,
  check: (rules: Rules, transaction: Transaction, context: PlatformContext) => PlatformIssue[],
): ApiRequest<OperationId>["precheck"] {
  if (!given) return undefined;
  return async (body, { timeZone }) => {
    // The rules are loaded by those who use them.
    const rules = await load(() => import("../platforms/index.js"));
    assertKnownPlatform(rules, given, invalidOption(operationId));
    const context = { ...given, timeZone: given.timeZone ?? timeZone };
    // The body has passed the schema of the operation.
    const transactions = (Array.isArray(body) ? body : [body]) as readonly Transaction[];
    const judge = () =>
      refuseErrors(
        operationId,
        transactions.map((transaction) => check(rules, transaction, context)),
      );
    judge();
    // What is refused anyhow is worth no further request.
    const reading = readUsedParties(context, transactions);
    if (!reading) return;
    await reading;
    judge();
  };
}

/** Refuses a `check` of which the rules know nothing: it would let everything through. */
export function assertKnownPlatform(
  { platforms }: Pick<Rules, "platforms">,
  check: { readonly platform: PlatformSlug },
  invalid: (problem: string) => Error,
): void {
  if (Object.hasOwn(platforms, Object(check).platform)) return;
  const names = Object.keys(platforms).join(", ");
  throw invalid(`check must be an object whose platform is one of ${names}`);
}

/** Makes the error for an option of a call. */
export function invalidOption(operationId: OperationId): (problem: string) => Error {
  return (message) => new RequestValidationError(operationId, [{ path: ["options"], message }]);
}

/** Throws a `PlatformRuleError` where one of the issues, by transaction, is an error. */
export function refuseErrors(
  operationId: OperationId,
  issues: readonly (readonly PlatformIssue[])[],
): void {
  const indexed = issues.flatMap((found, index) => found.map((issue) => ({ ...issue, index })));
  if (indexed.some((issue) => issue.severity === "error")) {
    throw new PlatformRuleError(operationId, indexed);
  }
}
