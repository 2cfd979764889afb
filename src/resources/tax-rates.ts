import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import type { TaxRate } from "../types/index.js";
import { ApiResource } from "./api-resource.js";

/** Query parameters of a list of tax rates. */
export type TaxRateListQuery = QueryOf<"list-tax-rates">;

/** The tax rates that the accounting software knows. */
export class TaxRates extends ApiResource {
  /**
   * Lists the tax rates, as last fetched.
   *
   * @throws ConflictError where they were not fetched yet; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  list(
    companyId: string,
    query?: TaxRateListQuery,
    options?: RequestOptions,
  ): PagePromise<TaxRate> {
    return this.api.list({
      operationId: "list-tax-rates",
      ids: { companyId },
      query,
      options,
    });
  }

  /**
   * Returns one tax rate, as last fetched.
   *
   * @throws NotFoundError where there is none under this id; ConflictError where they were not fetched
   * yet; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  get(companyId: string, taxRateId: string, options?: RequestOptions): ResponsePromise<TaxRate> {
    return this.api.object({
      operationId: "get-tax-rate",
      ids: { companyId, taxRateId },
      options,
    });
  }
}
