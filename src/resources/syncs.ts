import { onAbort } from "../core/abort.js";
import { load } from "../core/load.js";
import { SyncFailedError, SyncTimeoutError } from "../errors/operation-errors.js";
import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import type { Transport } from "../http/transport.js";
import { initiateSyncCheck } from "../schemas/body-checks.js";
import type { SyncReference, SyncStatus } from "../types/index.js";
import {
  type NothingToWriteSync,
  readSyncOutcome,
  type SyncOutcome,
  type WrittenSync,
} from "../types/sync-status.js";
import type { Poller } from "../waiting/poller.js";
import type { SyncNotifications } from "../waiting/sync-notifications.js";
import { SyncPollers } from "../waiting/sync-pollers.js";
import { readSyncToken, SyncWatch } from "../waiting/sync-watch.js";
import { type WaitOptions, waitFor } from "../waiting/wait-for.js";
import type { WebhookEvent } from "../webhooks/events.js";
import { ApiResource } from "./api-resource.js";
import { olderFlowWarning } from "./datasets.js";
import { SyncTransactions } from "./sync-transactions.js";

/** A sync has 50 transactions at most, or those of its datasets: one page has room for all. */
const maxPageSize = 5_000;

/** Options of a wait for a sync. */
export interface SyncWaitOptions extends WaitOptions<SyncStatus> {
  /** Whether a failed sync throws a `SyncFailedError` (true by default). */
  readonly throwOnFailure?: boolean | undefined;
}

/** The writes that run in the background, and their results. */
export class Syncs extends ApiResource {
  /** The results of the transactions of a sync. */
  readonly transactions: SyncTransactions;
  readonly #notifications: SyncNotifications;
  readonly #polling: Transport;
  #pollers: SyncPollers | undefined;

  constructor(api: Transport, polling: Transport, notifications: SyncNotifications) {
    super(api);
    this.#polling = polling;
    this.transactions = new SyncTransactions(api);
    this.#notifications = notifications;
  }

  /**
   * Starts a sync of datasets: the older flow. Several syncs of one company may be queued.
   *
   * @example
   * const { datasetId } = await codat.datasets.create(companyId, transactions);
   * const { syncId } = await codat.syncs.initiate(companyId, { datasetIds: [datasetId] });
   * @deprecated Access ends on 2027-05-01. Use `expenses.create` or `codat.push`.
   * @throws RequestValidationError before anything is sent; UnprocessableEntityError where the
   * company's connections are not set up; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  initiate(
    companyId: string,
    body: { readonly datasetIds: readonly string[] },
    options?: RequestOptions,
  ): ResponsePromise<SyncReference> {
    this.api.warnOnce(olderFlowWarning);
    return this.api.object(
      {
        operationId: "initiate-sync",
        ids: { companyId },
        body,
        bodyCheck: initiateSyncCheck,
        options,
      },
      ["syncId"],
    );
  }

  /**
   * Returns the status of a sync.
   *
   * @throws NotFoundError where there is no such sync; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  get(companyId: string, syncId: string, options?: RequestOptions): ResponsePromise<SyncStatus> {
    return this.#get(this.api, companyId, syncId, options);
  }

  #get(
    api: Transport,
    companyId: string,
    syncId: string,
    options: RequestOptions | undefined,
  ): ResponsePromise<SyncStatus> {
    return api.object({
      operationId: "get-sync-by-id",
      ids: { companyId, syncId },
      options,
    });
  }

  /**
   * Returns the status of each of a company's syncs, all of them at once.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  list(companyId: string, options?: RequestOptions): ResponsePromise<SyncStatus[]> {
    return this.#list(this.api, companyId, options);
  }

  #list(
    api: Transport,
    companyId: string,
    options: RequestOptions | undefined,
  ): ResponsePromise<SyncStatus[]> {
    return api.array({
      operationId: "list-syncs",
      ids: { companyId },
      options,
    });
  }

  /**
   * Returns the status of the company's latest sync.
   *
   * @throws NotFoundError where there is none; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  latest(companyId: string, options?: RequestOptions): ResponsePromise<SyncStatus> {
    return this.api.object({
      operationId: "get-latest-sync",
      ids: { companyId },
      options,
    });
  }

  /**
   * Returns the company's latest sync that succeeded.
   *
   * @throws NotFoundError where there is none; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  lastSuccessful(companyId: string, options?: RequestOptions): ResponsePromise<SyncStatus> {
    return this.api.object({
      operationId: "get-last-successful-sync",
      ids: { companyId },
      options,
    });
  }

  /**
   * Waits until a sync has ended: polls its status, first twice a second, then ever less often, down
   * to four times a minute. Single polls that fail are survived, and so is a 404 in the first seconds.
   *
   * @example
   * const sync = await codat.syncs.wait(companyId, syncId, { throwOnFailure: false });
   * if (sync.result === "failed") console.error(sync.reason, sync.message);
   * @throws SyncFailedError where the sync failed (not with `throwOnFailure: false`);
   * SyncTimeoutError after `timeoutMs` (15 minutes), with what is needed to wait again;
   * RequestAbortedError; ApiError where the status cannot be read
   */
  wait(
    companyId: string,
    syncId: string,
    options?: SyncWaitOptions & { readonly throwOnFailure?: true | undefined },
  ): Promise<WrittenSync | NothingToWriteSync>;
  wait(companyId: string, syncId: string, options: SyncWaitOptions): Promise<SyncOutcome>;
  async wait(
    companyId: string,
    syncId: string,
    options: SyncWaitOptions = {},
  ): Promise<SyncOutcome> {
    const outcome = await waitFor(this.#pollerOf(companyId), {
      ...options,
      key: syncId,
      operationId: "get-sync-by-id",
      ids: { companyId, syncId },
      mayHaveSettled: this.#notifications.takeEarly(syncId),
      evaluate: (status) => readSyncOutcome(companyId, syncId, status),
      timedOut: (wait) => new SyncTimeoutError({ companyId, syncId }, wait),
    });
    if (outcome.result === "failed" && options.throwOnFailure !== false) {
      // Only a failed sync needs the table.
      const { adviceFor, syncAdvice } = await load(() => import("../types/sync-advice.js"));
      throw new SyncFailedError(outcome, syncAdvice[outcome.reason], async () => {
        const page = await this.transactions.list(companyId, syncId, { pageSize: maxPageSize });
        const { reason } = outcome;
        return page.results.map((row) => ({ ...row, advice: adviceFor({ ...row, reason }) }));
      });
    }
    return outcome;
  }

  /**
   * Waits until each of these syncs has ended, with one request for all that still run. Returns
   * their outcomes in the given order. A failed sync is an outcome too.
   *
   * @throws SyncTimeoutError, RequestAbortedError and ApiError as {@link Syncs.wait} does, for the
   * first of them that cannot be waited for; the other waits end with it
   */
  async waitAll(
    companyId: string,
    syncIds: readonly string[],
    options: WaitOptions<SyncStatus> = {},
  ): Promise<SyncOutcome[]> {
    const leaving = new AbortController();
    const stopListening = onAbort(options.signal, () => leaving.abort(options.signal?.reason));
    if (options.signal?.aborted) leaving.abort(options.signal.reason);
    const { signal } = leaving;
    try {
      return await Promise.all(
        syncIds.map((syncId) =>
          this.wait(companyId, syncId, { ...options, signal, throwOnFailure: false }),
        ),
      );
    } finally {
      leaving.abort();
      stopListening();
    }
  }

  /**
   * Watches a sync: loop over it for each change of its status, or write it down with `toString()` and
   * resume in another process with {@link Syncs.resume}.
   *
   * @example
   * for await (const { syncStatus } of codat.syncs.watch(companyId, syncId)) console.log(syncStatus);
   */
  watch(companyId: string, syncId: string, options: WaitOptions<SyncStatus> = {}): SyncWatch {
    const wait = (waitOptions: WaitOptions<SyncStatus>) =>
      this.wait(companyId, syncId, { ...waitOptions, throwOnFailure: false });
    return new SyncWatch(companyId, syncId, wait, options);
  }

  /**
   * Resumes watching a sync from its token.
   *
   * @example
   * const token = codat.syncs.watch(companyId, syncId).toString(); // keep it
   * const outcome = await codat.syncs.resume(token).outcome(); // elsewhere, later
   * @throws ConfigurationError where this is not such a token
   */
  resume(token: string, options?: WaitOptions<SyncStatus>): SyncWatch {
    const { companyId, syncId } = readSyncToken(token);
    return this.watch(companyId, syncId, options);
  }

  #pollerOf(companyId: string): Poller<SyncStatus> {
    this.#pollers ??= new SyncPollers(
      this.#polling,
      {
        get: (id, syncId, options) => this.#get(this.#polling, id, syncId, options),
        list: (id, options) => this.#list(this.#polling, id, options),
      },
      this.#notifications,
    );
    return this.#pollers.of(companyId);
  }

  /**
   * Passes a webhook on: waits for the sync that it names poll at once, and trust the API's response, not
   * the webhook. `client.rateLimit.reset` resumes a push that waits for it. A webhook that comes twice or
   * before anybody waits does no harm; other events are ignored.
   *
   * @example
   * const event = await unwrap(body, headers, secret); // from "codat-expenses/webhooks"
   * codat.syncs.notify(event);
   */
  notify(event: WebhookEvent): void {
    // What came over the wire may be anything.
    if (typeof event !== "object" || event === null) return;
    if (event.eventType === "client.rateLimit.reset") this.#notifications.quotaReset();
    const syncId = syncIdOf(event);
    if (syncId) this.#notifications.syncEnded(syncId);
  }
}

/** The sync that a webhook speaks of: under `payload` today, under `Data` in the older rules. */
function syncIdOf(event: WebhookEvent): string | undefined {
  for (const holder of ["payload", "Data"]) {
    const content: unknown = Reflect.get(event, holder);
    if (typeof content === "object" && content !== null && "syncId" in content) {
      return typeof content.syncId === "string" ? content.syncId : undefined;
    }
  }
  return undefined;
}
