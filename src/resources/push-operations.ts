import { PushOperationFailedError, WaitTimeoutError } from "../errors/operation-errors.js";
import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import type { PushOperation } from "../types/index.js";
import { Poller, pollEach } from "../waiting/poller.js";
import { type WaitOptions, waitFor } from "../waiting/wait-for.js";
import { ApiResource } from "./api-resource.js";

/** Query parameters of a list of push operations. */
export type PushOperationListQuery = QueryOf<"list-push-operations">;

/** Single records on their way into the accounting software. */
export class PushOperations extends ApiResource {
  /**
   * Lists a company's push operations.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  list(
    companyId: string,
    query?: PushOperationListQuery,
    options?: RequestOptions,
  ): PagePromise<PushOperation> {
    return this.api.list({
      operationId: "list-push-operations",
      ids: { companyId },
      query,
      options,
    });
  }

  /**
   * Returns the status of a push operation.
   *
   * @throws NotFoundError where there is no such push operation; ApiError, ConnectionError,
   * TimeoutError, RequestAbortedError
   */
  get(
    companyId: string,
    pushOperationKey: string,
    options?: RequestOptions,
  ): ResponsePromise<PushOperation> {
    return this.api.object({
      operationId: "get-push-operation",
      ids: { companyId, pushOperationKey },
      options,
    });
  }

  /**
   * Waits until a push operation is no longer `Pending`. Returns it where it ended as `Success`.
   *
   * @example
   * const { pushOperationKey } = await codat.suppliers.create(companyId, connectionId, supplier);
   * const { changes } = await codat.pushOperations.wait(companyId, pushOperationKey);
   * @throws PushOperationFailedError where it ended as `Failed` or `TimedOut`, with the validation
   * messages; WaitTimeoutError after `timeoutMs` (15 minutes); RequestAbortedError; ApiError where the
   * status cannot be read
   */
  async wait(
    companyId: string,
    pushOperationKey: string,
    options: WaitOptions<PushOperation> = {},
  ): Promise<PushOperation> {
    const poller = new Poller(
      this.api,
      pollEach((key, request) => this.get(companyId, key, request)),
    );
    return waitFor(poller, {
      ...options,
      key: pushOperationKey,
      operationId: "get-push-operation",
      ids: { companyId, pushOperationKey },
      evaluate: (pushOperation) => {
        const { status } = pushOperation;
        if (status === "Failed" || status === "TimedOut") {
          throw new PushOperationFailedError(pushOperation);
        }
        return status === "Success" ? pushOperation : undefined;
      },
      timedOut: (wait) =>
        new WaitTimeoutError(
          `Push operation ${pushOperationKey} of company ${companyId} had not ended after ${wait.waitedMs} ms; its last status was ${wait.lastStatus?.status ?? "unknown"}`,
          "It continues by itself: wait for it again, and do not send its record again",
          wait,
        ),
    });
  }
}

/** Options of one write of a record into the accounting software. */
export interface PushOperationOptions extends RequestOptions {
  /** After how many minutes the API gives the write up, where it has not come through. */
  readonly timeoutInMinutes?: number | undefined;
  /** Whether the data type is fetched again once the record is written (true by default). */
  readonly allowSyncOnPushComplete?: boolean | undefined;
}

/** The same for a change of a record. */
export interface PushOperationUpdateOptions extends PushOperationOptions {
  /** Whether to write even where the record was changed in the accounting software meanwhile. */
  readonly forceUpdate?: boolean | undefined;
}

/** The part of the options that goes into the query. */
export function pushQueryOf(options: PushOperationUpdateOptions = {}) {
  const { timeoutInMinutes, allowSyncOnPushComplete, forceUpdate } = options;
  return {
    ...(timeoutInMinutes !== undefined && { timeoutInMinutes }),
    ...(allowSyncOnPushComplete !== undefined && { allowSyncOnPushComplete }),
    ...(forceUpdate !== undefined && { forceUpdate }),
  };
}
