import { idKey } from "../core/ids.js";
import { Semaphore } from "../core/semaphore.js";
import { CodatError } from "../errors/base.js";
import { WaitTimeoutError } from "../errors/operation-errors.js";
import type { FileInput } from "../files/file-input.js";
import { Attachments } from "../resources/attachments.js";
import { Syncs } from "../resources/syncs.js";
import { attachFiles } from "./attachment-uploads.js";
import { TransactionNotWrittenError } from "./errors.js";
import type { HeldJournal } from "./held-journal.js";
import { JournalState } from "./journal-state.js";
import type { AddAttachmentsOptions } from "./options.js";
import type { PushSources } from "./pusher.js";
import { Quota } from "./quota.js";
import { Deadline, isInterruption, retryTransient } from "./retry.js";
import { decidingRows, SyncFinder } from "./sync-lookup.js";
import type { AttachmentResult } from "./types.js";

const defaultTimeoutMs = 15 * 60_000;
const maxFilesAtOnce = 10;

/**
 * Does what `attachments.add` promises.
 *
 * @throws TransactionNotWrittenError; WaitTimeoutError; whatever the journal or the requests throw
 */
export async function addAttachments(
  sources: PushSources,
  held: HeldJournal,
  companyId: string,
  transactionId: string,
  files: readonly FileInput[],
  options: AddAttachmentsOptions,
): Promise<AttachmentResult[]> {
  const { journal } = held;
  const { notifications, api: shared } = sources;
  const api = shared.paced(() => held.assertHeld(shared.timeoutMs));
  const { clock, timeoutMs, idempotencyKeys: keys } = api;
  const { signal = new AbortController().signal, check } = options;
  const quota = new Quota(api.traffic, clock, notifications, "stop", signal);
  const deadline = new Deadline(clock, quota, options.timeoutMs ?? defaultTimeoutMs);
  const syncs = new Syncs(api, api, notifications);
  const context = { companyId, clock, quota, signal, journal, keys, timeoutMs };
  const limits = () => ({ signal, timeoutMs: deadline.limit(timeoutMs) });
  const contents = {
    list: () => syncs.list(companyId, limits()),
    transactions: async (syncId: string) => {
      const query = { pageSize: 1_000 };
      return (await syncs.transactions.list(companyId, syncId, query, limits())).results;
    },
  };
  const startedMs = clock.now();
  const state = await JournalState.read(journal, companyId);
  const past = state.item(transactionId);
  const key = idKey(transactionId);
  const findSync = async () => {
    const finder = new SyncFinder(contents, state.syncIds);
    const search = { among: "any", after: undefined, isExcluded: () => false } as const;
    const find = () => finder.find(new Set([key]), search, deadline);
    return (await retryTransient(context, deadline, find)).syncs.get(key);
  };
  const readStatus = async (syncId: string) => {
    const read = () => contents.transactions(syncId);
    const rows = decidingRows(await retryTransient(context, deadline, read));
    return rows.get(key)?.status ?? undefined;
  };
  let syncId: string | undefined;
  try {
    syncId = past?.createdBy ?? past?.result?.syncId ?? (await findSync());
    const status = syncId === undefined || past?.result ? undefined : await readStatus(syncId);
    if (!past?.result && status !== "Completed") {
      throw new TransactionNotWrittenError(companyId, transactionId, status);
    }
  } catch (error) {
    throw isInterruption(error) ? timedOut(transactionId, clock.now() - startedMs, error) : error;
  }
  // Without a journal there is no resuming: keys need only differ from those of any other call.
  const attempt = held.isKept ? 0 : Math.floor(Math.random() * 2 ** 48);
  const fileSlots = new Semaphore(maxFilesAtOnce);
  return attachFiles(
    { ...context, attachments: new Attachments(api), attempt, fileSlots, findSync },
    { id: transactionId, files, past, check, syncId, deadline, writtenBefore: false },
  );
}

/** What the caller is thrown where time or quota ran out: the failure of the last attempt, if any. */
function timedOut(transactionId: string, waitedMs: number, { cause }: Error): CodatError {
  if (cause instanceof CodatError) return cause;
  return new WaitTimeoutError(
    `The sync that wrote transaction ${transactionId} was not found in ${waitedMs} ms`,
    "Nothing was uploaded: call attachments.add again",
    { waitedMs, lastStatus: undefined, lastError: undefined },
  );
}
