import type { ApiRequest, RequestOptions } from "../http/request.js";
import { PlatformRuleError } from "../platforms/errors.js";
import type { PlatformContext, PlatformIssue } from "../platforms/index.js";
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

type Rules = typeof import("../platforms/index.js");

/** Checks transactions, as they are sent, with the platform's rules, where the caller asked for it. */
export function platformCheck<Transaction>(
  operationId: OperationId,
  given: PlatformContext | undefined,
  check: (rules: Rules, transaction: Transaction, context: PlatformContext) => PlatformIssue[],
): ApiRequest<OperationId>["precheck"] {
  if (!given) return undefined;
  return async (body, { timeZone }) => {
    // The rules are loaded by those who use them.
    const rules = await import("../platforms/index.js");
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
