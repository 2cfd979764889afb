import type { RequestOptions } from "../http/request.js";
import type { SyncStatus } from "../types/index.js";
import { type Poll, type PolledApi, Poller, pollEach } from "./poller.js";
import type { SyncNotifications } from "./sync-notifications.js";

/** Of how many companies without a waiter the durations of syncs are remembered. */
const maxIdlePollers = 1_000;

/** The requests that read the statuses of syncs. */
export interface SyncStatusSource {
  get(companyId: string, syncId: string, options: RequestOptions): Promise<SyncStatus>;
  list(companyId: string, options: RequestOptions): Promise<readonly SyncStatus[]>;
}

/** One poller for each company, so that all waits for its syncs share their requests. */
export class SyncPollers {
  readonly #api: PolledApi;
  readonly #source: SyncStatusSource;
  /** The most recently used last. */
  readonly #byCompany = new Map<string, Poller<SyncStatus>>();

  constructor(api: PolledApi, source: SyncStatusSource, notifications: SyncNotifications) {
    this.#api = api;
    this.#source = source;
    notifications.listen((syncId) => this.#pollNow(syncId));
  }

  /** Returns the poller of this company's syncs. */
  of(companyId: string): Poller<SyncStatus> {
    const poller = this.#byCompany.get(companyId) ?? new Poller(this.#api, this.#pollOf(companyId));
    this.#byCompany.delete(companyId);
    this.#byCompany.set(companyId, poller);
    if (this.#byCompany.size > maxIdlePollers) this.#forgetOldest(companyId);
    return poller;
  }

  #forgetOldest(keep: string): void {
    for (const [id, poller] of this.#byCompany) {
      if (id === keep || !poller.idle) continue;
      this.#byCompany.delete(id);
      return;
    }
  }

  #pollNow(syncId: string): boolean {
    let awaited = false;
    for (const poller of this.#byCompany.values()) awaited = poller.pollNow(syncId) || awaited;
    return awaited;
  }

  #pollOf(companyId: string): Poll<SyncStatus> {
    const { get, list } = this.#source;
    const pollSingly = pollEach((syncId, options) => get(companyId, syncId, options));
    return async (syncIds, options) => {
      if (syncIds.length === 1) return pollSingly(syncIds, options);
      // One request for all of them costs the quota what a single `get` does.
      const listed = await list(companyId, options);
      const statuses = new Map(listed.map((status) => [status.syncId ?? "", status]));
      const missing = syncIds.filter((syncId) => !statuses.has(syncId));
      return new Map([...statuses, ...(await pollSingly(missing, options))]);
    };
  }
}
