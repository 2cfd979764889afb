import type { ResponsePromise } from "../http/response.js";
import { reimbursablesCheck, reimbursableUpdateCheck } from "../schemas/body-checks.js";
import type { Reimbursable, ReimbursableUpdate, SyncReference } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import { type CheckedOptions, platformCheck } from "./platform-check.js";

/** Spend out of employees' own pockets, owed back to them. */
export class Reimbursables extends ApiResource {
  /**
   * Queues 1 to 50 reimbursables to be written. Returns the sync that does it. A reimbursable's
   * `id` makes a repetition safe.
   *
   * @throws RequestValidationError, and with `check` PlatformRuleError, before anything is sent; DuplicateTransactionError where some were
   * written before; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  create(
    companyId: string,
    body: readonly Reimbursable[],
    options?: CheckedOptions,
  ): ResponsePromise<SyncReference> {
    return this.api.object(
      {
        operationId: "create-reimbursable-expense-transaction",
        ids: { companyId },
        body,
        bodyCheck: reimbursablesCheck,
        precheck: platformCheck(
          "create-reimbursable-expense-transaction",
          options?.check,
          (rules, reimbursable: Reimbursable, context) =>
            rules.checkReimbursable(reimbursable, context),
        ),
        retry: "repeatable",
        options,
      },
      ["syncId"],
    );
  }

  /**
   * Queues a change of a written reimbursable. Returns the sync that does it.
   *
   * @throws RequestValidationError, and with `check` PlatformRuleError, before anything is sent; UnprocessableEntityError where the
   * accounting software does not accept updates; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  update(
    companyId: string,
    transactionId: string,
    body: ReimbursableUpdate,
    options?: CheckedOptions,
  ): ResponsePromise<SyncReference> {
    return this.api.object(
      {
        operationId: "update-reimbursable-expense-transaction",
        ids: { companyId, transactionId },
        body,
        bodyCheck: reimbursableUpdateCheck,
        precheck: platformCheck(
          "update-reimbursable-expense-transaction",
          options?.check,
          (rules, update: ReimbursableUpdate, context) =>
            rules.checkReimbursableUpdate(update, context),
        ),
        options,
      },
      ["syncId"],
    );
  }
}
