import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { supplierCheck } from "../schemas/body-checks.js";
import type { PushOperationWith, Supplier, SupplierBody } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import {
  type PushOperationOptions,
  type PushOperationUpdateOptions,
  pushQueryOf,
} from "./push-operations.js";

/** Query parameters of a list of suppliers. */
export type SupplierListQuery = QueryOf<"list-suppliers">;

/** The suppliers of a company: merchants, and the people who are reimbursed. */
export class Suppliers extends ApiResource {
  /**
   * Lists the suppliers, as last fetched.
   *
   * @throws ConflictError where they were not fetched yet; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  list(
    companyId: string,
    query?: SupplierListQuery,
    options?: RequestOptions,
  ): PagePromise<Supplier> {
    return this.api.list({
      operationId: "list-suppliers",
      ids: { companyId },
      query,
      options,
    });
  }

  /**
   * Returns one supplier, as last fetched.
   *
   * @throws NotFoundError where there is none under this id; ConflictError where suppliers were not
   * fetched yet; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  get(companyId: string, supplierId: string, options?: RequestOptions): ResponsePromise<Supplier> {
    return this.api.object({
      operationId: "get-supplier",
      ids: { companyId, supplierId },
      options,
    });
  }

  /**
   * Queues a supplier to be created in the accounting software. Returns the push operation that does
   * it: wait for it with `pushOperations.wait`.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  create(
    companyId: string,
    connectionId: string,
    body: SupplierBody,
    options?: PushOperationOptions,
  ): ResponsePromise<PushOperationWith<Supplier>> {
    return this.api.object(
      {
        operationId: "create-supplier",
        ids: { companyId, connectionId },
        query: pushQueryOf(options),
        body,
        bodyCheck: supplierCheck,
        options,
      },
      ["pushOperationKey"],
    );
  }

  /**
   * Queues a change of a supplier. Returns the push operation that does it. FreeAgent,
   * QuickBooks Online and Xero take it; the others do not.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  update(
    companyId: string,
    connectionId: string,
    supplierId: string,
    body: SupplierBody,
    options?: PushOperationUpdateOptions,
  ): ResponsePromise<PushOperationWith<Supplier>> {
    return this.api.object(
      {
        operationId: "update-supplier",
        ids: { companyId, connectionId, supplierId },
        query: pushQueryOf(options),
        body,
        bodyCheck: supplierCheck,
        options,
      },
      ["pushOperationKey"],
    );
  }
}
