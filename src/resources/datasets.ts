import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { datasetCheck } from "../schemas/body-checks.js";
import type { DatasetReference, DatasetTransaction } from "../types/index.js";
import { ApiResource } from "./api-resource.js";

/** The older flow: transactions go into a dataset first, and a sync of it is started after. */
export class Datasets extends ApiResource {
  /**
   * Puts 1 to 50 transactions into a new dataset. Nothing is written until `syncs.initiate` is called
   * with its id.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  create(
    companyId: string,
    transactions: readonly DatasetTransaction[],
    options?: RequestOptions,
  ): ResponsePromise<DatasetReference> {
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
