import { idKey } from "../core/ids.js";
import { NotFoundError } from "../errors/api-error.js";
import { assertIds } from "../http/serialize.js";
import type { SyncTransaction } from "../types/index.js";
import { adviceFor, syncAdvice } from "../types/sync-advice.js";
import { isDecidingRow, readSyncOutcome, readSyncPhase } from "../types/sync-status.js";
import {
  type BooksApi,
  type BooksOptions,
  type JournaledTransaction,
  type KnownAttachment,
  listSyncs,
  messageOf,
  type ReadableSync,
  readJournal,
  requestOptions,
} from "./books.js";

/** How a transaction fared in one sync. */
export interface TracedSync {
  readonly syncId: string;
  /** When the sync began, as the API has it. */
  readonly syncUtc: string | undefined;
  /** The sync's status code, e.g. 5120. */
  readonly code: number | undefined;
  /** The transaction's status in it. */
  readonly status: SyncTransaction["status"];
  /** Why, in the words of the API or the accounting software. */
  readonly message: string | undefined;
  /** What to do, in one sentence. */
  readonly advice: string;
}

/** Where a transaction is, and what to do about it. */
export interface Trace {
  readonly companyId: string;
  readonly transactionId: string;
  /** Whether it is in the books: `Completed` in one of the syncs. */
  readonly booked: boolean;
  /** What is wrong and what to do, in one sentence. */
  readonly advice: string;
  /** Every sync that it was in, the newest first. */
  readonly syncs: readonly TracedSync[];
  /** Its files, as far as the journal knows them. */
  readonly attachments: readonly KnownAttachment[];
  /** How many requests it took. */
  readonly requests: number;
}

/** How many syncs are read at once. */
const concurrency = 8;

/** Looks a transaction up in a company's syncs: one request for their list, and one for each. */
export async function trace(
  api: BooksApi,
  companyId: string,
  transactionId: string,
  options: BooksOptions,
): Promise<Trace> {
  assertIds("trace", { companyId, transactionId });
  const key = idKey(transactionId);
  const journaled = (await readJournal(options.journal, (id) => id === key)).get(key);
  const always = new Set(journaled?.syncId ? [journaled.syncId] : []);
  const all = await listSyncs(api, companyId, options, always);
  const syncs: TracedSync[] = [];
  for (let first = 0; first < all.length; first += concurrency) {
    const reads = all.slice(first, first + concurrency).map((sync) => readOne(sync));
    for (const traced of await Promise.all(reads)) if (traced) syncs.push(traced);
  }
  const completed = syncs.find(({ status }) => status === "Completed");
  return {
    companyId,
    transactionId,
    booked: completed !== undefined,
    advice: overallAdvice(completed, syncs[0], journaled),
    syncs,
    attachments: [...(journaled?.attachments.values() ?? [])],
    requests: api.requests(),
  };

  async function readOne(sync: ReadableSync): Promise<TracedSync | undefined> {
    let rows: readonly SyncTransaction[];
    try {
      rows = await api.transaction(companyId, sync.syncId, transactionId, requestOptions(options));
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
    const row = rows.find(isDecidingRow);
    return row && tracedSync(companyId, sync, row);
  }
}

function tracedSync(companyId: string, sync: ReadableSync, row: SyncTransaction): TracedSync {
  const { syncId, syncUtc, syncStatusCode } = sync;
  const outcome = readSyncOutcome(companyId, syncId, sync);
  const reason = outcome?.result === "failed" ? outcome.reason : undefined;
  const stuck = row.status === "Pending" && readSyncPhase(sync).phase !== "running";
  return {
    syncId,
    syncUtc: syncUtc ?? undefined,
    code: typeof syncStatusCode === "number" ? syncStatusCode : undefined,
    status: row.status,
    message: messageOf(row),
    advice: stuck ? syncAdvice[reason ?? "unknown"] : adviceFor({ ...row, reason }),
  };
}

function overallAdvice(
  completed: TracedSync | undefined,
  latest: TracedSync | undefined,
  journaled: JournaledTransaction | undefined,
): string {
  if (completed && latest && latest !== completed) {
    return `It is in the books, written by sync ${completed.syncId}; the later sync ${latest.syncId} did not change it: ${latest.advice}`;
  }
  if (completed) return completed.advice;
  if (latest) return latest.advice;
  if (journaled?.syncId) {
    return `It was accepted into sync ${journaled.syncId}, which does not list it: wait for that sync, then trace it again`;
  }
  if (journaled?.sent) {
    return "It was sent and no response is known: push again with the same items and journal to find out";
  }
  return "It is in none of the company's syncs: check the id and the company, then send it under this id";
}
