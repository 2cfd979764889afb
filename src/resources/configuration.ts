import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { configurationCheck } from "../schemas/body-checks.js";
import type { CompanyConfiguration, CompanyConfigurationBody } from "../types/index.js";
import { ApiResource } from "./api-resource.js";

/** The bank account, supplier and customer that a company's transactions fall back to. */
export class Configuration extends ApiResource {
  /**
   * Returns a company's configuration.
   *
   * @throws NotFoundError where none was set; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  get(companyId: string, options?: RequestOptions): ResponsePromise<CompanyConfiguration> {
    return this.api.object({
      operationId: "get-company-configuration",
      ids: { companyId },
      options,
    });
  }

  /**
   * Sets a company's configuration, all of it.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  set(
    companyId: string,
    body: CompanyConfigurationBody,
    options?: RequestOptions,
  ): ResponsePromise<CompanyConfiguration> {
    return this.api.object({
      operationId: "set-company-configuration",
      ids: { companyId },
      body,
      bodyCheck: configurationCheck,
      options,
    });
  }
}
