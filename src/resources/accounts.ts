import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { accountCheck } from "../schemas/body-checks.js";
import type { Account, AccountBody, PushOperationWith, PushOption } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import { type PushOperationOptions, pushQueryOf } from "./push-operations.js";

/** Query parameters of a list of accounts. */
export type AccountListQuery = QueryOf<"list-accounts">;

/** The chart of accounts of a company. */
export class Accounts extends ApiResource {
  /**
   * Lists the accounts, as last fetched.
   *
   * @throws ConflictError where they were not fetched yet; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  list(
    companyId: string,
    query?: AccountListQuery,
    options?: RequestOptions,
  ): PagePromise<Account> {
    return this.api.list({
      operationId: "list-accounts",
      ids: { companyId },
      query,
      options,
    });
  }

  /**
   * Returns one account, as last fetched.
   *
   * @throws NotFoundError where there is none under this id; ConflictError where accounts were not
   * fetched yet; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  get(companyId: string, accountId: string, options?: RequestOptions): ResponsePromise<Account> {
    return this.api.object({
      operationId: "get-account",
      ids: { companyId, accountId },
      options,
    });
  }

  /**
   * Queues an account to be created in the accounting software. Returns the push operation that does
   * it: wait for it with `pushOperations.wait`.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  create(
    companyId: string,
    connectionId: string,
    body: AccountBody,
    options?: PushOperationOptions,
  ): ResponsePromise<PushOperationWith<Account>> {
    return this.api.object(
      {
        operationId: "create-account",
        ids: { companyId, connectionId },
        query: pushQueryOf(options),
        body,
        bodyCheck: accountCheck,
        options,
      },
      ["pushOperationKey"],
    );
  }

  /**
   * Returns what the company's accounting software expects of an account that is to be created: the fields
   * it takes, which of them it insists on, and what it lets choose from.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  createModel(
    companyId: string,
    connectionId: string,
    options?: RequestOptions,
  ): ResponsePromise<PushOption> {
    return this.api.object({
      operationId: "get-create-chartOfAccounts-model",
      ids: { companyId, connectionId },
      options,
    });
  }
}
