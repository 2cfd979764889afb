import { idKey } from "../core/ids.js";
import { Semaphore } from "../core/semaphore.js";
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
import { Deadline, retryTransient } from "./retry.js";
import { decidingRows, SyncFinder } from "./sync-lookup.js";
import type { AttachmentResult } from "./types.js";

const defaultTimeoutMs = 15 * 60_000;
const maxFilesAtOnce = 10;

/**
 * Does what `attachments.add` promises.
 *
 * @throws TransactionNotWrittenError; whatever the journal or the requests throw
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
  const state = await JournalState.read(journal, companyId);
  const past = state.item(transactionId);
  const key = idKey(transactionId);
  const findSync = async () => {
    const finder = new SyncFinder(contents, state.syncIds);
    const search = { among: "any", after: undefined, isExcluded: () => false } as const;
    const find = () => finder.find(new Set([key]), search, deadline);
    return (await retryTransient(context, deadline, find)).syncs.get(key);
  };
  const syncId = past?.result?.syncId ?? (await findSync());
  if (!past?.result) {
    const read = async () => (syncId === undefined ? [] : contents.transactions(syncId));
    const rows = decidingRows(await retryTransient(context, deadline, read));
    const status = rows.get(key)?.status;
    if (status !== "Completed") {
      throw new TransactionNotWrittenError(companyId, transactionId, status ?? undefined);
    }
  }
  // Without a journal nobody resumes: keys need only differ from those of any other call.
  const attempt = held.isKept ? 0 : Math.floor(Math.random() * 2 ** 48);
  const fileSlots = new Semaphore(maxFilesAtOnce);
  return attachFiles(
    { ...context, attachments: new Attachments(api), attempt, fileSlots, findSync },
    { id: transactionId, files, past, check, syncId, deadline, writtenBefore: false },
  );
}
