import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { directCostCheck } from "../schemas/body-checks.js";
import type { DirectCost, DirectCostBody, PushOperationWith } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import { type PushOperationOptions, pushQueryOf } from "./push-operations.js";

/** Query parameters of a list of direct costs. */
export type DirectCostListQuery = QueryOf<"list-direct-costs">;

/** Purchases that were paid on the spot. */
export class DirectCosts extends ApiResource {
  /**
   * Lists the direct costs, as last fetched over this connection.
   *
   * Direct costs are not fetched when a connection links: call `data.refresh(companyId, "directCosts")`
   * and `data.waitUntilFetched` first.
   *
   * @throws ConflictError where they were not fetched yet; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  list(
    companyId: string,
    connectionId: string,
    query?: DirectCostListQuery,
    options?: RequestOptions,
  ): PagePromise<DirectCost> {
    return this.api.list({
      operationId: "list-direct-costs",
      ids: { companyId, connectionId },
      query,
      options,
    });
  }

  /**
   * Queues a direct cost to be created in the accounting software. Returns the push operation that does
   * it: wait for it with `pushOperations.wait`.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  create(
    companyId: string,
    connectionId: string,
    body: DirectCostBody,
    options?: PushOperationOptions,
  ): ResponsePromise<PushOperationWith<DirectCost>> {
    return this.api.object(
      {
        operationId: "create-direct-cost",
        ids: { companyId, connectionId },
        query: pushQueryOf(options),
        body,
        bodyCheck: directCostCheck,
        options,
      },
      ["pushOperationKey"],
    );
  }
}
