import type { RequestOptions } from "../http/request.js";
import type { SyncStatus } from "../types/index.js";
import { type Poll, type PolledApi, Poller, pollEach } from "./poller.js";
import type { SyncNotifications } from "./sync-notifications.js";

/** The requests that tell where syncs stand. */
export interface SyncStatusSource {
  get(companyId: string, syncId: string, options: RequestOptions): Promise<SyncStatus>;
  list(companyId: string, options: RequestOptions): Promise<readonly SyncStatus[]>;
}

/** One poller a company, so that all who wait for its syncs share their requests. */
export class SyncPollers {
  readonly #api: PolledApi;
  readonly #source: SyncStatusSource;
  readonly #byCompany = new Map<string, Poller<SyncStatus>>();

  constructor(api: PolledApi, source: SyncStatusSource, notices: SyncNotifications) {
    this.#api = api;
    this.#source = source;
    notices.listen((syncId) => this.#hurry(syncId));
  }

  /** The poller of this company's syncs. */
  of(companyId: string): Poller<SyncStatus> {
    const known = this.#byCompany.get(companyId);
    if (known) return known;
    for (const [id, poller] of this.#byCompany) if (poller.idle) this.#byCompany.delete(id);
    const poller = new Poller(this.#api, this.#pollOf(companyId));
    this.#byCompany.set(companyId, poller);
    return poller;
  }

  #hurry(syncId: string): boolean {
    let awaited = false;
    for (const poller of this.#byCompany.values()) awaited = poller.hurry(syncId) || awaited;
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
