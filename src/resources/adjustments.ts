import type { ResponsePromise } from "../http/response.js";
import { adjustmentsCheck } from "../schemas/body-checks.js";
import type { Adjustment, SyncReference } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import { type CheckedOptions, platformCheck } from "./platform-check.js";

/** Journal-like corrections: fees, interest, write-offs. */
export class Adjustments extends ApiResource {
  /**
   * Queues 1 to 50 adjustments to be written. Returns the sync that does it. An adjustment's `id`
   * makes a repetition safe.
   *
   * @throws RequestValidationError, and with `check` PlatformRuleError, before anything is sent; DuplicateTransactionError where some were
   * written before; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  create(
    companyId: string,
    body: readonly Adjustment[],
    options?: CheckedOptions,
  ): ResponsePromise<SyncReference> {
    return this.api.object(
      {
        operationId: "create-adjustment-transaction",
        ids: { companyId },
        body,
        bodyCheck: adjustmentsCheck,
        precheck: platformCheck(
          "create-adjustment-transaction",
          options?.check,
          (rules, adjustment: Adjustment, context) => rules.checkAdjustment(adjustment, context),
        ),
        retry: "repeatable",
        options,
      },
      ["syncId"],
    );
  }
}
