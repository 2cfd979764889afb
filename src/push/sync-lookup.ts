import { idKey } from "../core/ids.js";
import type { SyncStatus, SyncTransaction } from "../types/index.js";
import { isDecidingRow, readSyncPhase, syncBeganAtMs } from "../types/sync-status.js";
import type { Deadline } from "./retry.js";

/** The requests that read what a company's syncs contain. */
export interface SyncContents {
  list(deadline: Deadline): Promise<readonly SyncStatus[]>;
  transactions(syncId: string, deadline: Deadline): Promise<readonly SyncTransaction[]>;
}

/** Which syncs to look into. */
export interface Search {
  /**
   * `lost`: those that no response named, since one of them may be what a request without a response
   * started, with any outcome. `any`: all, for one that wrote the transaction or still may. `running`:
   * those that still may.
   */
  readonly among: "lost" | "any" | "running";
  /** A sync that was accepted before: `lost` ones are younger. */
  readonly after: string | undefined;
  /** Whether this sync is known to have not written the transaction. */
  isExcluded(key: string, syncId: string): boolean;
}

/** What a search found. */
export interface Found {
  /** The sync of each transaction that was found, by id key. */
  readonly syncs: ReadonlyMap<string, string>;
  /** Whether a sync has ended and does not show all of its transactions yet, which may be these. */
  readonly incomplete: boolean;
}

/** The server's clock may go back a little; requests overtake each other. */
const slackMs = 10 * 60_000;
const maxSyncs = 200;

/** By id key, how each transaction of a sync stands. */
type Statuses = ReadonlyMap<string, SyncTransaction["status"]>;

/** Finds the syncs that carry given transactions. */
export class SyncFinder {
  readonly #contents: SyncContents;
  /** What settled syncs hold does not change: it is read once, unless some of it may not show yet. */
  readonly #settled = new Map<string, Statuses>();
  /** Syncs that are known to carry what the push sent with them, and nothing else. */
  readonly #known: Set<string>;
  #last: string | undefined;

  constructor(contents: SyncContents, known: Iterable<string>) {
    this.#contents = contents;
    this.#known = new Set(known);
  }

  /** The sync that was accepted last: any later request's sync is younger. */
  get last(): string | undefined {
    return this.#last;
  }

  /** A response named this sync: no lost request started it. */
  markKnown(syncId: string): void {
    this.#known.add(syncId);
    this.#last = syncId;
  }

  /** Returns the sync that carries each transaction: rather one that wrote it, rather a later one. */
  async find(keys: ReadonlySet<string>, search: Search, deadline: Deadline): Promise<Found> {
    const syncs = new Map<string, string>();
    const ranks = new Map<string, number>();
    let incomplete = false;
    for (const sync of this.#candidates(await this.#contents.list(deadline), search)) {
      if ([...keys].every((key) => ranks.get(key) === 3)) break;
      const syncId = sync.syncId ?? "";
      const { phase } = readSyncPhase(sync);
      const isRunning = phase === "running";
      const statuses = await this.#statuses(syncId, isRunning, deadline);
      const mayHide =
        search.among === "lost" || (phase === "succeeded" && !this.#known.has(syncId));
      // Rows appear over time: a sync that shows some of what was sent together may have the rest.
      const shown = [...keys].filter((key) => statuses.has(key)).length;
      const showsPart = statuses.size === 0 || (shown > 0 && shown < keys.size);
      incomplete ||= !isRunning && mayHide && showsPart;
      if (showsPart) this.#settled.delete(syncId);
      for (const key of keys) {
        const status = statuses.get(key);
        if (status === undefined || search.isExcluded(key, syncId)) continue;
        const rank = status === "Completed" ? 3 : isRunning ? 2 : 1;
        // A failure elsewhere is of no use to those who look for what wrote it.
        if (rank < (search.among === "lost" ? 1 : 2) || rank <= (ranks.get(key) ?? 0)) continue;
        ranks.set(key, rank);
        syncs.set(key, syncId);
      }
    }
    return { syncs, incomplete };
  }

  /** Latest first, by the server's own clock, which is compared with itself alone. */
  #candidates(listed: readonly SyncStatus[], { among, after }: Search): SyncStatus[] {
    const anchor = listed.find(({ syncId }) => syncId !== undefined && syncId === after);
    const sinceMs = (syncBeganAtMs(anchor) ?? Number.NEGATIVE_INFINITY) - slackMs;
    const candidates = listed.filter((sync) => {
      if (!sync.syncId) return false;
      if (among !== "lost") return among === "any" || runs(sync);
      const at = syncBeganAtMs(sync);
      return !this.#known.has(sync.syncId) && (at === undefined || at >= sinceMs);
    });
    const at = (sync: SyncStatus) => syncBeganAtMs(sync) ?? Number.POSITIVE_INFINITY;
    return candidates.sort((one, other) => at(other) - at(one)).slice(0, maxSyncs);
  }

  async #statuses(syncId: string, isRunning: boolean, deadline: Deadline): Promise<Statuses> {
    const known = this.#settled.get(syncId);
    if (known) return known;
    const statuses = statusesOf(await this.#contents.transactions(syncId, deadline));
    const isFinal = [...statuses.values()].every((status) => status !== "Pending");
    if (!isRunning && isFinal && statuses.size > 0) this.#settled.set(syncId, statuses);
    return statuses;
  }
}

const runs = (sync: SyncStatus) => readSyncPhase(sync).phase === "running";

function statusesOf(transactions: readonly SyncTransaction[]): Statuses {
  return new Map(
    [...decidingRows(transactions)].map(([key, { status }]) => [key, status] as const),
  );
}

/**
 * Returns the row of each transaction that decides, by id key. One id can be listed twice: the bank
 * feed's row says nothing about the expense.
 */
export function decidingRows(
  transactions: readonly SyncTransaction[],
): ReadonlyMap<string, SyncTransaction> {
  const rows = new Map<string, SyncTransaction>();
  for (const row of transactions) {
    if (row.transactionId && isDecidingRow(row)) rows.set(idKey(row.transactionId), row);
  }
  return rows;
}
