import type { ResponsePromise } from "../http/response.js";
import { transferCheck } from "../schemas/body-checks.js";
import type { SyncReference, Transfer } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import { type CheckedOptions, platformCheck } from "./platform-check.js";

/** Money moved from one of the company's accounts to another. */
export class Transfers extends ApiResource {
  /**
   * Queues a transfer to be written under an id of yours. Returns the sync that does it.
   *
   * @throws RequestValidationError, and with `check` PlatformRuleError, before anything is sent; UnprocessableEntityError where the
   * accounting software does not accept transfers; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  create(
    companyId: string,
    transactionId: string,
    body: Transfer,
    options?: CheckedOptions,
  ): ResponsePromise<SyncReference> {
    return this.#put("checkTransfer", companyId, transactionId, body, options);
  }

  /**
   * Queues a change of a written transfer. Returns the sync that does it. The API takes both
   * under one operation; the two names say what is meant.
   *
   * @throws as {@link Transfers.create} does
   */
  update(
    companyId: string,
    transactionId: string,
    body: Transfer,
    options?: CheckedOptions,
  ): ResponsePromise<SyncReference> {
    return this.#put("checkTransferUpdate", companyId, transactionId, body, options);
  }

  #put(
    rule: "checkTransfer" | "checkTransferUpdate",
    companyId: string,
    transactionId: string,
    body: Transfer,
    options: CheckedOptions | undefined,
  ): ResponsePromise<SyncReference> {
    return this.api.object(
      {
        operationId: "create-transfer-transaction",
        ids: { companyId, transactionId },
        body,
        bodyCheck: transferCheck,
        precheck: platformCheck(
          "create-transfer-transaction",
          options?.check,
          (rules, transfer: Transfer, context) => rules[rule](transfer, context),
        ),
        options,
      },
      ["syncId"],
    );
  }
}
