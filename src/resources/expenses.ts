import type { ResponsePromise } from "../http/response.js";
import { expensesCheck, expenseUpdateCheck } from "../schemas/body-checks.js";
import type { Expense, ExpenseUpdate, SyncReference } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import { type CheckedOptions, platformCheck } from "./platform-check.js";

/** Payments, refunds, rewards and chargebacks on cards and accounts. */
export class Expenses extends ApiResource {
  /**
   * Queues 1 to 50 expenses to be written. Returns the sync that does it: wait for it with
   * `syncs.wait`. An expense's `id` makes a repetition safe: what is written once is not written again.
   *
   * @example
   * const { syncId } = await codat.expenses.create(companyId, [expense]);
   * await codat.syncs.wait(companyId, syncId);
   * @throws RequestValidationError, and with `check` PlatformRuleError, before anything is sent; DuplicateTransactionError where some were
   * written before; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  create(
    companyId: string,
    body: readonly Expense[],
    options?: CheckedOptions,
  ): ResponsePromise<SyncReference> {
    return this.api.object(
      {
        operationId: "create-expense-transaction",
        ids: { companyId },
        body,
        bodyCheck: expensesCheck,
        precheck: platformCheck(
          "create-expense-transaction",
          options?.check,
          (rules, expense: Expense, context) => rules.checkExpense(expense, context),
        ),
        retry: "repeatable",
        options,
      },
      ["syncId"],
    );
  }

  /**
   * Queues a change of a written expense of type `Payment`. Returns the sync that does it.
   *
   * @throws RequestValidationError, and with `check` PlatformRuleError, before anything is sent; UnprocessableEntityError where the
   * accounting software does not accept updates; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  update(
    companyId: string,
    transactionId: string,
    body: ExpenseUpdate,
    options?: CheckedOptions,
  ): ResponsePromise<SyncReference> {
    return this.api.object(
      {
        operationId: "update-expense-transaction",
        ids: { companyId, transactionId },
        body,
        bodyCheck: expenseUpdateCheck,
        precheck: platformCheck(
          "update-expense-transaction",
          options?.check,
          (rules, update: ExpenseUpdate, context) => rules.checkExpenseUpdate(update, context),
        ),
        options,
      },
      ["syncId"],
    );
  }
}
