import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import type { CompanyInformation } from "../types/index.js";
import { ApiResource } from "./api-resource.js";

/** What the accounting software knows of the company itself. */
export class CompanyInfo extends ApiResource {
  /**
   * Returns a company's base currency, lock date, addresses and the like, as last fetched.
   *
   * @throws ConflictError where it was not fetched yet; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  get(companyId: string, options?: RequestOptions): ResponsePromise<CompanyInformation> {
    return this.api.object({
      operationId: "get-company-info",
      ids: { companyId },
      options,
    });
  }
}
