import type { PagePromise } from "../http/page.js";
import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response-promise.js";
import type { Transport } from "../http/transport.js";
import type { PullOperation, QueryOf } from "../types/index.js";

/** What a list of pull operations is narrowed by. */
export type PullOperationListQuery = QueryOf<"list-pull-operations">;

/** Single fetches of a company's data. */
export class PullOperations {
  readonly #api: Transport;

  constructor(api: Transport) {
    this.#api = api;
  }

  /**
   * Lists a company's pull operations.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  list(
    companyId: string,
    query?: PullOperationListQuery,
    options?: RequestOptions,
  ): PagePromise<PullOperation> {
    return this.#api.list({
      operationId: "list-pull-operations",
      method: "GET",
      path: "/companies/{companyId}/data/history",
      ids: { companyId },
      query,
      options,
    });
  }

  /**
   * Answers one pull operation. The API calls its id `datasetId` here.
   *
   * @throws NotFoundError where there is no such pull operation; ApiError, ConnectionError,
   * TimeoutError, RequestAbortedError
   */
  get(
    companyId: string,
    datasetId: string,
    options?: RequestOptions,
  ): ResponsePromise<PullOperation> {
    return this.#api.object({
      operationId: "get-pull-operation",
      method: "GET",
      path: "/companies/{companyId}/data/history/{datasetId}",
      ids: { companyId, datasetId },
      options,
    });
  }
}
