import { RequestValidationError } from "../errors/request-errors.js";
import type { Adjustment, Expense, Reimbursable, Transfer } from "../types/index.js";
import { checkAdjustment, checkExpense, checkTransfer } from "./checks.js";
import type { PlatformIssue } from "./issue.js";
import type { PlatformSlug } from "./platform.js";

/** What a reversal is written as. */
export interface ReversalOptions {
  /** The id of the reversal: a UUID of yours, unique within the company. */
  readonly id: string;
  /** The company's accounting platform: what it does not take as a reversal is refused. */
  readonly platform?: PlatformSlug | undefined;
}

const opposites = { Payment: "Refund", Refund: "Payment" } as const;
const notTaken: ReadonlySet<string> = new Set([
  "kind-not-supported",
  "type-not-supported",
  "credit-card-only",
]);

/**
 * Returns the transaction that cancels a written one in the books: the `Refund` of a `Payment` (and the
 * other way round), an adjustment of the opposite amounts, a transfer back. Push it, and book the
 * corrected transaction under an id of its own. Nothing reverses on its own.
 *
 * @example
 * const { kind, transaction } = item;
 * await codat.push(companyId, [{ kind, transaction: reversalOf(transaction, { id: newId }) }]);
 * @throws RequestValidationError for what has no reversal: rewards, chargebacks and reimbursables, and
 * what the platform does not take
 */
export function reversalOf(transaction: Expense, options: ReversalOptions): Expense;
export function reversalOf(transaction: Adjustment, options: ReversalOptions): Adjustment;
export function reversalOf(
  transaction: Transfer & { id: string },
  options: ReversalOptions,
): Transfer & { id: string };
export function reversalOf(
  transaction: Expense | Adjustment | Reimbursable | (Transfer & { id: string }),
  { id, platform }: ReversalOptions,
): Expense | Adjustment | (Transfer & { id: string }) {
  const takenBy = (issues: (context: { platform: PlatformSlug }) => PlatformIssue[]) => {
    const issue = platform && issues({ platform }).find(({ code }) => notTaken.has(code));
    if (issue) throw refuse(`has no reversal there: ${issue.message}`);
  };
  if ("from" in transaction) {
    const { from: to, to: from, ...rest } = transaction;
    const back = { ...rest, id, from, to };
    takenBy((context) => checkTransfer(back, context));
    return back;
  }
  if ("dueDate" in transaction) {
    throw refuse("is a reimbursable, which has no reversal: correct it in the accounting software");
  }
  if ("type" in transaction) {
    const { type } = transaction;
    if (type !== "Payment" && type !== "Refund") {
      throw refuse(`is a ${type}, which has no reversal: correct it in the accounting software`);
    }
    const opposite = { ...transaction, id, type: opposites[type] };
    takenBy((context) => checkExpense(opposite, context));
    return opposite;
  }
  const lines = transaction.lines?.map((line) => ({ ...line, amount: -line.amount }));
  const opposite = { ...transaction, id, ...(lines && { lines }) };
  takenBy((context) => checkAdjustment(opposite, context));
  return opposite;
}

function refuse(problem: string): RequestValidationError {
  return new RequestValidationError("reversalOf", [{ path: ["transaction"], message: problem }]);
}
