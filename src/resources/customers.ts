import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { customerCheck } from "../schemas/body-checks.js";
import type { Customer, CustomerBody, PushOperationWith } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import {
  type PushOperationOptions,
  type PushOperationUpdateOptions,
  pushQueryOf,
} from "./push-operations.js";

/** Query parameters of a list of customers. */
export type CustomerListQuery = QueryOf<"list-customers">;

/** The customers of a company, to whom spend can be billed on. */
export class Customers extends ApiResource {
  /**
   * Lists the customers, as last fetched.
   *
   * @throws ConflictError where they were not fetched yet; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  list(
    companyId: string,
    query?: CustomerListQuery,
    options?: RequestOptions,
  ): PagePromise<Customer> {
    return this.api.list({
      operationId: "list-customers",
      ids: { companyId },
      query,
      options,
    });
  }

  /**
   * Returns one customer, as last fetched.
   *
   * @throws NotFoundError where there is none under this id; ConflictError where customers were not
   * fetched yet; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  get(companyId: string, customerId: string, options?: RequestOptions): ResponsePromise<Customer> {
    return this.api.object({
      operationId: "get-customer",
      ids: { companyId, customerId },
      options,
    });
  }

  /**
   * Queues a customer to be created in the accounting software. Returns the push operation that does
   * it: wait for it with `pushOperations.wait`.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  create(
    companyId: string,
    connectionId: string,
    body: CustomerBody,
    options?: PushOperationOptions,
  ): ResponsePromise<PushOperationWith<Customer>> {
    return this.api.object(
      {
        operationId: "create-customer",
        ids: { companyId, connectionId },
        query: pushQueryOf(options),
        body,
        bodyCheck: customerCheck,
        options,
      },
      ["pushOperationKey"],
    );
  }

  /**
   * Queues a change of a customer. Returns the push operation that does it.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  update(
    companyId: string,
    connectionId: string,
    customerId: string,
    body: CustomerBody,
    options?: PushOperationUpdateOptions,
  ): ResponsePromise<PushOperationWith<Customer>> {
    return this.api.object(
      {
        operationId: "update-customer",
        ids: { companyId, connectionId, customerId },
        query: pushQueryOf(options),
        body,
        bodyCheck: customerCheck,
        options,
      },
      ["pushOperationKey"],
    );
  }
}
