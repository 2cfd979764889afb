import { idKey } from "../core/ids.js";
import type { SyncStatus, SyncTransaction } from "../types/index.js";
import { readSyncPhase } from "../types/sync-status.js";

/** The requests that tell what a company's syncs hold. */
export interface SyncContents {
  list(): Promise<readonly SyncStatus[]>;
  transactions(syncId: string): Promise<readonly SyncTransaction[]>;
}

/** A clock of the API that differs from ours must not hide a sync. */
const clockSlackMs = 10 * 60_000;

/** Finds the syncs that carry given transactions, among those since a push began. */
export class SyncFinder {
  readonly #contents: SyncContents;
  readonly #sinceMs: number;
  /** What settled syncs hold does not change: it is read once. */
  readonly #settled = new Map<string, ReadonlyMap<string, SyncTransaction["status"]>>();
  /** Syncs that are known to carry what the push sent with them, and nothing else. */
  readonly #known: Set<string>;

  constructor(contents: SyncContents, sinceMs: number, known: Iterable<string>) {
    this.#contents = contents;
    this.#sinceMs = sinceMs - clockSlackMs;
    this.#known = new Set(known);
  }

  /** A request was answered with this sync: nobody needs to look into it for what others carried. */
  know(syncId: string): void {
    this.#known.add(syncId);
  }

  /**
   * Answers, by id key, the latest sync that carries each of these transactions, among those whose
   * request got no answer; none for those that no sync carries. With `completed`, any sync counts in
   * which the transaction was written, and no other.
   */
  async find(
    keys: ReadonlySet<string>,
    options: { readonly completed: boolean; readonly except: ReadonlySet<string> },
  ): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const syncs = await this.#contents.list();
    const candidates = syncs.filter(
      ({ syncId, syncUtc }) =>
        syncId &&
        !options.except.has(syncId) &&
        (options.completed || !this.#known.has(syncId)) &&
        this.#isRecent(syncUtc),
    );
    for (const sync of latestFirst(candidates)) {
      if (found.size === keys.size) break;
      const syncId = sync.syncId ?? "";
      for (const [key, status] of await this.#statuses(syncId, sync)) {
        const counts = !options.completed || status === "Completed";
        if (counts && keys.has(key) && !found.has(key)) found.set(key, syncId);
      }
    }
    return found;
  }

  async #statuses(syncId: string, sync: SyncStatus) {
    const known = this.#settled.get(syncId);
    if (known) return known;
    const statuses = new Map<string, SyncTransaction["status"]>();
    for (const { transactionId, status } of await this.#contents.transactions(syncId)) {
      if (transactionId) statuses.set(idKey(transactionId), status);
    }
    if (readSyncPhase(sync).phase !== "running") this.#settled.set(syncId, statuses);
    return statuses;
  }

  #isRecent(syncUtc: string | null | undefined): boolean {
    const at = momentOf(syncUtc);
    return at === undefined || at >= this.#sinceMs;
  }
}

function latestFirst(syncs: readonly SyncStatus[]): SyncStatus[] {
  const at = (sync: SyncStatus) => momentOf(sync.syncUtc) ?? Number.POSITIVE_INFINITY;
  return [...syncs].sort((one, other) => at(other) - at(one));
}

/** `syncUtc` is in UTC, as its name says, whether or not it has an offset. */
function momentOf(syncUtc: string | null | undefined): number | undefined {
  if (!syncUtc) return undefined;
  const ms = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(syncUtc) ? syncUtc : `${syncUtc}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}
