import { load } from "../core/load.js";
import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { companyCheck, companyUpdateCheck } from "../schemas/body-checks.js";
import type { Company, CompanyBody, CompanyUpdate } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import { Connections } from "./connections.js";
import type { Onboarding, OnboardOptions } from "./onboarding.js";

/** Query parameters of a list of companies. */
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
   * Returns one company with its connections.
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
   * Creates a company. Attempts of one call share an idempotency key; to find a company again after a
   * crash, give it a tag of your own and list by it, as {@link Companies.onboard} does.
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
    return this.api.empty({
      operationId: "delete-company",
      ids: { companyId },
      options,
    });
  }

  /**
   * Finds or creates a company with a connection to its accounting software, and the partner expense
   * connection that spend is written through. Returns the page to show to the business. Safe to repeat,
   * also after a crash: the company is found again by a tag with your `reference`.
   *
   * @example
   * const { company, connection, linkUrl } = await codat.companies.onboard({
   *   name: "Acme",
   *   platform: "xero",
   *   reference: customer.id,
   * });
   * // Show linkUrl to the business, then:
   * await codat.connections.waitUntilLinked(company.id, connection.id);
   * @throws RequestValidationError before anything is sent, and where the company is connected to other
   * software; PaymentRequiredError where the plan's companies are used up; ApiError, ConnectionError,
   * TimeoutError, RequestAbortedError
   */
  async onboard(options: OnboardOptions): Promise<Onboarding> {
    const { onboard } = await load(() => import("./onboarding.js"));
    const connections = new Connections(this.api);
    return onboard(
      {
        list: (query, request) => this.list(query, request),
        create: (body, request) => this.create(body, request),
        connect: (companyId, body, request) => connections.create(companyId, body, request),
        connectPartnerExpense: (companyId, request) =>
          connections.createPartnerExpense(companyId, request),
      },
      options,
    );
  }
}
