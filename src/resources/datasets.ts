import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { datasetCheck } from "../schemas/body-checks.js";
import type { DatasetReference, DatasetTransaction } from "../types/index.js";
import { ApiResource } from "./api-resource.js";

/** What is said of each use of the older flow. (Expenses API docs: in maintenance since 2026-05-01.) */
export const olderFlowWarning =
  "codat: datasets.create and syncs.initiate are the older flow: access ends on 2027-05-01. Use expenses.create, transfers.create, reimbursables.create, adjustments.create or codat.push instead";

/**
 * The older flow: transactions go into a dataset first, and a sync of it is started after.
 *
 * @deprecated In maintenance since 2026-05-01; access ends on 2027-05-01. Use `expenses.create` or
 * `codat.push`.
 */
export class Datasets extends ApiResource {
  /**
   * Puts 1 to 50 transactions into a new dataset. Nothing is written until `syncs.initiate` is called
   * with its id.
   *
   * @deprecated Access ends on 2027-05-01. Use `expenses.create` or `codat.push`.
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  create(
    companyId: string,
    transactions: readonly DatasetTransaction[],
    options?: RequestOptions,
  ): ResponsePromise<DatasetReference> {
    this.api.warnOnce(olderFlowWarning);
    return this.api.object(
      {
        operationId: "create-expense-dataset",
        ids: { companyId },
        body: { items: transactions },
        bodyCheck: datasetCheck,
        options,
      },
      ["datasetId"],
    );
  }
}
