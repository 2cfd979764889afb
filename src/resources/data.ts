import { DataFetchFailedError, WaitTimeoutError } from "../errors/operation-errors.js";
import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import type { Transport } from "../http/transport.js";
import type { DataStatus, DataStatuses, DataType, PullOperation } from "../types/index.js";
import { Poller, pollEach } from "../waiting/poller.js";
import { type WaitOptions, waitFor } from "../waiting/wait-for.js";
import { ApiResource } from "./api-resource.js";

/** Options of one refresh of a data type. */
export interface RefreshOptions extends RequestOptions {
  /** The connection to fetch over, where the company has several. */
  readonly connectionId?: string | undefined;
}

/** How fresh a company's data is, and fetching it again. */
export class Data extends ApiResource {
  /** Single fetches of a company's data. */
  readonly pullOperations: PullOperations;

  constructor(api: Transport) {
    super(api);
    this.pullOperations = new PullOperations(api);
  }

  /**
   * Queues a fetch of every data type.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  refreshAll(companyId: string, options?: RequestOptions): ResponsePromise<void> {
    return this.api.empty({
      operationId: "refresh-all-data-types",
      ids: { companyId },
      options,
    });
  }

  /**
   * Queues a fetch of one data type. Returns the pull operation that does it.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  refresh(
    companyId: string,
    dataType: DataType,
    options: RefreshOptions = {},
  ): ResponsePromise<PullOperation> {
    const { connectionId } = options;
    return this.api.object({
      operationId: "refresh-data-type",
      ids: { companyId, dataType },
      ...(connectionId !== undefined && { query: { connectionId } }),
      options,
    });
  }

  /**
   * Returns the fetch status of each data type. A type that was never fetched is absent or `Initial`:
   * call {@link Data.refreshAll} or {@link Data.refresh} first, then {@link Data.waitUntilFetched}.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  status(companyId: string, options?: RequestOptions): ResponsePromise<DataStatuses> {
    return this.api.object({
      operationId: "get-data-status",
      ids: { companyId },
      options,
    });
  }

  /**
   * Waits until each of these data types was fetched. Returns the statuses of all data types. Data is
   * fetched when a connection links; a type whose fetch was never queued makes the wait time out: call `refreshAll` or `refresh` first.
   *
   * @example
   * await codat.data.waitUntilFetched(companyId, ["chartOfAccounts", "suppliers", "taxRates"]);
   * @throws DataFetchFailedError where one of them failed; WaitTimeoutError after `timeoutMs` (15
   * minutes); RequestAbortedError; ApiError where the status cannot be read
   */
  async waitUntilFetched(
    companyId: string,
    dataTypes: readonly DataType[],
    options: WaitOptions<DataStatuses> = {},
  ): Promise<DataStatuses> {
    const poller = new Poller(
      this.api,
      pollEach((key, request) => this.status(key, request)),
    );
    return waitFor(poller, {
      ...options,
      key: companyId,
      operationId: "get-data-status",
      ids: { companyId },
      mayHaveSettled: true,
      evaluate: (statuses) => {
        const failed = dataTypes.flatMap((dataType) => {
          const status = statuses[dataType];
          return status && hasFailed(status) ? [status] : [];
        });
        if (failed.length > 0) throw new DataFetchFailedError(companyId, failed);
        return notFetched(dataTypes, statuses).length === 0 ? statuses : undefined;
      },
      timedOut: (wait) =>
        new WaitTimeoutError(
          `Data of company ${companyId} was not fetched after ${wait.waitedMs} ms: ${notFetched(dataTypes, wait.lastStatus ?? {}).join(", ")}`,
          "Wait again, or queue a fetch with data.refresh where one was never asked for",
          wait,
        ),
    });
  }
}

const failedStatuses: ReadonlySet<string> = new Set([
  "FetchError",
  "MapError",
  "InternalError",
  "ProcessingError",
  "ValidationError",
  "AuthError",
  "Cancelled",
  "NotSupported",
  "RateLimitError",
  "PermissionsError",
  "PrerequisiteNotMet",
]);

function hasFailed(status: DataStatus): boolean {
  return failedStatuses.has(status.currentStatus);
}

function notFetched(dataTypes: readonly DataType[], statuses: DataStatuses): string[] {
  return dataTypes.flatMap((dataType) => {
    const status = statuses[dataType]?.currentStatus;
    return status === "Complete" ? [] : [`${dataType} is ${status ?? "not asked for"}`];
  });
}

/** Query parameters of a list of pull operations. */
export type PullOperationListQuery = QueryOf<"list-pull-operations">;

/** Single fetches of a company's data. */
export class PullOperations extends ApiResource {
  /**
   * Lists a company's pull operations.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  list(
    companyId: string,
    query?: PullOperationListQuery,
    options?: RequestOptions,
  ): PagePromise<PullOperation> {
    return this.api.list({
      operationId: "list-pull-operations",
      ids: { companyId },
      query,
      options,
    });
  }

  /**
   * Returns one pull operation. The API calls its id `datasetId` here.
   *
   * @throws NotFoundError where there is no such pull operation; ApiError, ConnectionError,
   * TimeoutError, RequestAbortedError
   */
  get(
    companyId: string,
    datasetId: string,
    options?: RequestOptions,
  ): ResponsePromise<PullOperation> {
    return this.api.object({
      operationId: "get-pull-operation",
      ids: { companyId, datasetId },
      options,
    });
  }
}
