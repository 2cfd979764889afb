import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import type { SyncTransaction } from "../types/index.js";
import { ApiResource } from "./api-resource.js";

/** Which part of a sync's transactions a list begins with, and how long its pages are. */
export type SyncTransactionListQuery = QueryOf<"list-sync-transactions">;

/** The results of the transactions of a sync. */
export class SyncTransactions extends ApiResource {
  /**
   * Lists the transactions of a sync, each with its status and, where it was not written, the reason.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  list(
    companyId: string,
    syncId: string,
    query?: SyncTransactionListQuery,
    options?: RequestOptions,
  ): PagePromise<SyncTransaction> {
    return this.api.list({
      operationId: "list-sync-transactions",
      ids: { companyId, syncId },
      query,
      options,
    });
  }

  /**
   * Returns one transaction of a sync, in an array as the API does.
   *
   * @throws NotFoundError where the sync has no such transaction; ApiError, ConnectionError,
   * TimeoutError, RequestAbortedError
   */
  get(
    companyId: string,
    syncId: string,
    transactionId: string,
    options?: RequestOptions,
  ): ResponsePromise<SyncTransaction[]> {
    return this.api.array({
      operationId: "get-sync-transaction",
      ids: { companyId, syncId, transactionId },
      options,
    });
  }
}
