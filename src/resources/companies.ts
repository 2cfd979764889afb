import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { companyCheck, companyUpdateCheck } from "../schemas/body-checks.js";
import type { Company, CompanyBody, CompanyUpdate } from "../types/index.js";
import { ApiResource } from "./api-resource.js";

/** What a list of companies is narrowed by. */
export type CompanyListQuery = QueryOf<"list-companies">;

/** The businesses whose books are written to. */
export class Companies extends ApiResource {
  /**
   * Lists the companies. They are filtered by `tags` (`=`, `!=`, `~`), not by `query`.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  list(query?: CompanyListQuery, options?: RequestOptions): PagePromise<Company> {
    return this.api.list({
      operationId: "list-companies",
      query,
      options,
    });
  }

  /**
   * Answers one company with its connections.
   *
   * @throws NotFoundError where there is no such company; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  get(companyId: string, options?: RequestOptions): ResponsePromise<Company> {
    return this.api.object({
      operationId: "get-company",
      ids: { companyId },
      options,
    });
  }

  /**
   * Creates a company. It is not repeated after a connection that broke off: two companies could come
   * of it.
   *
   * @throws RequestValidationError before anything is sent; PaymentRequiredError where the plan's
   * companies are used up; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  create(body: CompanyBody, options?: RequestOptions): ResponsePromise<Company> {
    return this.api.object(
      {
        operationId: "create-company",
        body,
        bodyCheck: companyCheck,
        options,
      },
      ["id"],
    );
  }

  /**
   * Changes what is named and leaves the rest. Without `tags` they stay; with `null` or `{}` they are
   * removed.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  update(
    companyId: string,
    body: CompanyUpdate,
    options?: RequestOptions,
  ): ResponsePromise<Company> {
    return this.api.object({
      operationId: "update-company",
      ids: { companyId },
      body,
      bodyCheck: companyUpdateCheck,
      options,
    });
  }

  /**
   * Replaces name, description and tags: what is left out is removed.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  replace(
    companyId: string,
    body: CompanyBody,
    options?: RequestOptions,
  ): ResponsePromise<Company> {
    return this.api.object({
      operationId: "replace-company",
      ids: { companyId },
      body,
      bodyCheck: companyCheck,
      options,
    });
  }

  /**
   * Deletes a company together with its connections. A repetition that finds it gone throws
   * `NotFoundError`.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  delete(companyId: string, options?: RequestOptions): ResponsePromise<void> {
    return this.api.nothing({
      operationId: "delete-company",
      ids: { companyId },
      options,
    });
  }
}
