import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import type { MappingOptions as MappingOptionsAnswer } from "../types/index.js";
import { ApiResource } from "./api-resource.js";

/** The accounts, tax rates and tracking categories that spend can be mapped to. */
export class MappingOptions extends ApiResource {
  /**
   * Returns what a company's spend can be mapped to.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  get(companyId: string, options?: RequestOptions): ResponsePromise<MappingOptionsAnswer> {
    return this.api.object({
      operationId: "get-mapping-options",
      ids: { companyId },
      options,
    });
  }
}
