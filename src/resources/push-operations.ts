import { PushOperationFailedError, WaitTimeoutError } from "../errors/wait-errors.js";
import type { PagePromise } from "../http/page.js";
import { buildPath } from "../http/path.js";
import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response-promise.js";
import type { Transport } from "../http/transport.js";
import type { PushOperation, QueryOf } from "../types/index.js";
import { Poller, pollEach } from "../waiting/poller.js";
import { type WaitOptions, waitFor } from "../waiting/wait.js";

/** What a list of push operations is narrowed by. */
export type PushOperationListQuery = QueryOf<"list-push-operations">;

const operationPath = "/companies/{companyId}/push/{pushOperationKey}";

/** Single records on their way into the accounting software. */
export class PushOperations {
  readonly #api: Transport;

  constructor(api: Transport) {
    this.#api = api;
  }

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
    return this.#api.list({
      operationId: "list-push-operations",
      method: "GET",
      path: "/companies/{companyId}/push",
      ids: { companyId },
      query,
      options,
    });
  }

  /**
   * Answers where a push operation stands.
   *
   * @throws NotFoundError where there is no such push operation; ApiError, ConnectionError,
   * TimeoutError, RequestAbortedError
   */
  get(
    companyId: string,
    pushOperationKey: string,
    options?: RequestOptions,
  ): ResponsePromise<PushOperation> {
    return this.#api.object({
      operationId: "get-push-operation",
      method: "GET",
      path: operationPath,
      ids: { companyId, pushOperationKey },
      options,
    });
  }

  /**
   * Waits until a push operation is no longer `Pending`, and answers it where it ended as `Success`.
   *
   * @example
   * const { pushOperationKey } = await codat.suppliers.create(companyId, connectionId, supplier);
   * const { changes } = await codat.pushOperations.wait(companyId, pushOperationKey);
   * @throws PushOperationFailedError where it ended as `Failed` or `TimedOut`, with the validation
   * messages; WaitTimeoutError after `timeoutMs` (15 minutes); RequestAbortedError; ApiError where the
   * API will not tell
   */
  async wait(
    companyId: string,
    pushOperationKey: string,
    options: WaitOptions<PushOperation> = {},
  ): Promise<PushOperation> {
    const poller = new Poller(
      this.#api,
      pollEach((key, request) => this.get(companyId, key, request)),
    );
    return waitFor(poller, {
      ...options,
      key: pushOperationKey,
      operationId: "get-push-operation",
      path: buildPath("get-push-operation", operationPath, { companyId, pushOperationKey }),
      settle: (pushOperation) => {
        const { status } = pushOperation;
        if (status === "Failed" || status === "TimedOut") {
          throw new PushOperationFailedError(pushOperation);
        }
        return status === "Success" ? pushOperation : undefined;
      },
      timedOut: (wait) =>
        new WaitTimeoutError(
          `Push operation ${pushOperationKey} of company ${companyId} had not ended after ${wait.waitedMs} ms; its last status was ${wait.lastStatus?.status ?? "unknown"}`,
          "It goes on by itself: wait for it again, and do not send its record again",
          wait,
        ),
    });
  }
}
