import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { bankAccountCheck, bankTransactionsCheck } from "../schemas/body-checks.js";
import type {
  BankAccount,
  BankAccountBody,
  BankTransactions,
  BankTransactionsBody,
  PushOperationWith,
  PushOption,
} from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import { type PushOperationOptions, pushQueryOf } from "./push-operations.js";

/** Query parameters of a list of bank accounts. */
export type BankAccountListQuery = QueryOf<"list-bank-accounts">;

/** The bank accounts and cards of a company, as its accounting software has them. */
export class BankAccounts extends ApiResource {
  /**
   * Lists the bank accounts, as last fetched over this connection.
   *
   * @throws ConflictError where they were not fetched yet; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  list(
    companyId: string,
    connectionId: string,
    query?: BankAccountListQuery,
    options?: RequestOptions,
  ): PagePromise<BankAccount> {
    return this.api.list({
      operationId: "list-bank-accounts",
      ids: { companyId, connectionId },
      query,
      options,
    });
  }

  /**
   * Returns one bank account, as last fetched over this connection.
   *
   * @throws NotFoundError where there is none under this id; ConflictError where bank accounts were not
   * fetched yet; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  get(
    companyId: string,
    connectionId: string,
    accountId: string,
    options?: RequestOptions,
  ): ResponsePromise<BankAccount> {
    return this.api.object({
      operationId: "get-bank-account",
      ids: { companyId, connectionId, accountId },
      options,
    });
  }

  /**
   * Queues a bank account to be created in the accounting software. Returns the push operation that does
   * it: wait for it with `pushOperations.wait`.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  create(
    companyId: string,
    connectionId: string,
    body: BankAccountBody,
    options?: PushOperationOptions,
  ): ResponsePromise<PushOperationWith<BankAccount>> {
    return this.api.object(
      {
        operationId: "create-bank-account",
        ids: { companyId, connectionId },
        query: pushQueryOf(options),
        body,
        bodyCheck: bankAccountCheck,
        options,
      },
      ["pushOperationKey"],
    );
  }

  /**
   * Returns what the company's accounting software expects of a bank account that is to be created: the fields
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
      operationId: "get-create-bankAccounts-model",
      ids: { companyId, connectionId },
      options,
    });
  }

  /**
   * Queues at most 1,000 lines of a bank statement to be added to a bank account. Returns the push
   * operation that does it.
   *
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  createTransactions(
    companyId: string,
    connectionId: string,
    accountId: string,
    body: BankTransactionsBody,
    options?: PushOperationOptions,
  ): ResponsePromise<PushOperationWith<BankTransactions>> {
    return this.api.object(
      {
        operationId: "create-bank-transactions",
        ids: { companyId, connectionId, accountId },
        query: pushQueryOf(options),
        body,
        bodyCheck: bankTransactionsCheck,
        options,
      },
      ["pushOperationKey"],
    );
  }
}
