import { idKey } from "../core/ids.js";
import { sentContentOf } from "../push/changes.js";
import { differences } from "../push/content.js";
import type { ContentDigest } from "../push/journal.js";
import { readItems } from "../push/read-items.js";
import type { PushItems, PushKind } from "../push/types.js";
import type { SyncTransaction } from "../types/index.js";
import { isDecidingRow, readSyncPhase } from "../types/sync-status.js";
import { amountOf, Totals } from "./amounts.js";
import {
  type BooksApi,
  type BooksOptions,
  type JournaledTransaction,
  type KnownAttachment,
  listSyncs,
  messageOf,
  readJournal,
  requestOptions,
} from "./books.js";

/**
 * Where an item is.
 *
 * - `booked`: in the books
 * - `pending`: accepted, and not written yet
 * - `failed`: not written; `message` says why
 * - `missing`: in none of the syncs that were read
 * - `outdated`: in the books with another content, as the journal knows
 * - `unknown`: accepted by a sync that does not list it, or with a status that is not known
 */
export type ReconcileState = "booked" | "pending" | "failed" | "missing" | "outdated" | "unknown";

/** Where one item is. */
export interface ReconcileResult {
  readonly id: string;
  readonly kind: PushKind;
  readonly state: ReconcileState;
  /** The sync that decides: the newest in which it is `Completed`, else the newest that lists it. */
  readonly syncId?: string;
  /** The transaction's status in that sync. */
  readonly status?: SyncTransaction["status"];
  /** Why, in the words of the API or the accounting software. */
  readonly message?: string;
  /** Its files, where the journal knows any. */
  readonly attachments?: readonly KnownAttachment[];
}

/** A transaction that is in the books, and not among the items. */
export interface ExtraTransaction {
  readonly id: string;
  readonly syncId: string;
}

/** How items and books compare. */
export interface ReconcileReport {
  /** How many items are in which state. */
  readonly counts: Readonly<Record<ReconcileState, number>>;
  /** The items' amounts by currency and state; a transfer's under `account <id>`. */
  readonly amounts: Readonly<Record<string, Readonly<Partial<Record<ReconcileState, number>>>>>;
  /** What is in the books, by the syncs that were read, and not among the items. */
  readonly extra: readonly ExtraTransaction[];
  /** How many syncs were read. */
  readonly syncs: number;
  /** How many requests it took: one for the list of syncs, and one for each page of each sync. */
  readonly requests: number;
}

interface Compared {
  readonly id: string;
  readonly kind: PushKind;
  readonly currency: string;
  readonly amount: bigint;
  readonly content: ContentDigest | undefined;
  /** The decisive row so far. */
  row: DecisiveRow | undefined;
}

interface DecisiveRow {
  readonly syncId: string;
  readonly status: SyncTransaction["status"];
  readonly message: string | undefined;
  readonly running: boolean;
}

/**
 * Compares items with a company's books. Items are kept by id, kind and amount; of the books, one page
 * of one sync at a time.
 */
export async function reconcile(
  api: BooksApi,
  companyId: string,
  items: PushItems,
  options: BooksOptions,
  emit: (result: ReconcileResult) => Promise<void>,
): Promise<ReconcileReport> {
  const compared = new Map<string, Compared>();
  for await (const item of readItems("reconcile", items)) {
    const { transaction, kind } = item;
    const content = options.journal && sentContentOf(item, options);
    const entry = { id: transaction.id, kind, ...amountOf(item), content, row: undefined };
    compared.set(idKey(transaction.id), entry);
  }
  const journaled = await readJournal(options.journal, (key) => compared.has(key));
  const always = new Set([...journaled.values()].flatMap(({ syncId }) => syncId ?? []));
  const syncs = await listSyncs(api, companyId, options, always);
  const extra = new Map<string, ExtraTransaction>();
  for (const sync of syncs) {
    const { syncId } = sync;
    const running = readSyncPhase(sync).phase === "running";
    for await (const row of api.transactions(companyId, syncId, requestOptions(options))) {
      if (!isDecidingRow(row) || !row.transactionId) continue;
      const { status, transactionId: id } = row;
      const key = idKey(id);
      const item = compared.get(key);
      // Newest first: an older sync only decides where it wrote what newer ones did not.
      if (item && (!item.row || (item.row.status !== "Completed" && status === "Completed"))) {
        item.row = { syncId, status, message: messageOf(row), running };
      }
      if (!item && status === "Completed" && !extra.has(key)) extra.set(key, { id, syncId });
    }
  }
  const counts = { booked: 0, pending: 0, failed: 0, missing: 0, outdated: 0, unknown: 0 };
  const amounts = new Totals<ReconcileState>();
  for (const [key, item] of compared) {
    const result = resultOf(item, journaled.get(key));
    counts[result.state] += 1;
    amounts.add(item.currency, result.state, item.amount);
    await emit(result);
  }
  return {
    counts,
    amounts: amounts.byCurrency(),
    extra: [...extra.values()],
    syncs: syncs.length,
    requests: api.requests(),
  };
}

function resultOf(
  { id, kind, row, content }: Compared,
  known: JournaledTransaction | undefined,
): ReconcileResult {
  const files = [...(known?.attachments.values() ?? [])];
  const attachments = files.length > 0 ? { attachments: files } : {};
  if (!row) {
    if (!known?.syncId) return { id, kind, state: "missing", ...attachments };
    const message = "Its sync does not list it: reconcile again later";
    return { id, kind, state: "unknown", syncId: known.syncId, message, ...attachments };
  }
  const { syncId, status } = row;
  const message = row.message === undefined ? {} : { message: row.message };
  const found = { id, kind, syncId, status, ...message, ...attachments };
  if (status === "Completed") {
    const written = known?.contents.get(syncId);
    const differs = content && written && differences(content, written).length > 0;
    return { ...found, state: differs ? "outdated" : "booked" };
  }
  if (status === "ValidationError" || status === "PushError") return { ...found, state: "failed" };
  return { ...found, state: status === "Pending" && row.running ? "pending" : "unknown" };
}
