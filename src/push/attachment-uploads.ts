import type { Semaphore } from "../core/semaphore.js";
import type { FileInput } from "../files/file-input.js";
import { readFileInput } from "../files/file-input.js";
import type { AttachmentContext, PlatformContext, ValidFor } from "../platforms/index.js";
import type { Attachments } from "../resources/attachments.js";
import type { Entry } from "./batching.js";
import type { PushJournal } from "./journal.js";
import {
  allSettledOrThrow,
  BatchTimeoutError,
  backOffOrThrow,
  type Deadline,
  errorMessage,
  isAmbiguous,
  isInterruption,
  type Persistence,
} from "./retry.js";
import type { AttachmentResult } from "./types.js";

/** What attaching needs. */
export interface AttachContext extends Persistence {
  readonly companyId: string;
  readonly attachments: Attachments;
  readonly journal: PushJournal;
  readonly check: PlatformContext | undefined;
  /** How many files of the push are sent at once. */
  readonly fileSlots: Semaphore;
}

/** Attaches an item's files to its written transaction, side by side. */
export function attachFiles(
  context: AttachContext,
  entry: Entry,
  syncId: string | undefined,
  deadline: Deadline,
  /** Whether something before this push wrote the transaction, and may have attached its files. */
  writtenBefore: boolean,
): Promise<AttachmentResult[]> {
  const files = entry.item.attachments ?? [];
  const attachments = files.map(async (file, place): Promise<AttachmentResult> => {
    const ended = entry.past?.files?.get(place);
    if (ended) return ended;
    if (syncId === undefined) {
      const message =
        "the transaction was written before, by a sync that is not known: attach the file by hand";
      return { status: "failed", message, maybeAttached: false };
    }
    const { fileSlots, signal } = context;
    await fileSlots.acquire(signal);
    try {
      return await attachFile(context, entry, syncId, file, place, deadline, writtenBefore);
    } finally {
      fileSlots.release();
    }
  });
  return allSettledOrThrow(attachments);
}

async function attachFile(
  context: AttachContext,
  entry: Entry,
  syncId: string,
  file: FileInput,
  place: number,
  deadline: Deadline,
  writtenBefore: boolean,
): Promise<AttachmentResult> {
  const { attachments, companyId, journal, signal } = context;
  const check = attachmentContext(context.check, entry);
  await journal.append({ event: "attaching", id: entry.id, file: place });
  const ended = async (result: AttachmentResult) => {
    await journal.append({ event: "attached", id: entry.id, file: place, result });
    return result;
  };
  let maybeAttached = writtenBefore || (entry.past?.uncertainFiles?.has(place) ?? false);
  for (let failures = 1; ; failures += 1) {
    const sent = await attachments
      .upload(companyId, syncId, entry.id, file, { signal, check })
      .then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
    if (!sent) return ended({ status: "attached", maybeTwice: maybeAttached });
    const { error } = sent;
    if (signal.aborted) throw error;
    // A receipt that is there twice can be removed; one that is missing may never be missed.
    maybeAttached ||= isAmbiguous(error);
    try {
      if (!isReopenable(file)) throw error;
      await backOffOrThrow(context, deadline, error, failures);
    } catch (stop) {
      if (signal.aborted) throw stop;
      const message = isInterruption(stop)
        ? `${stop instanceof BatchTimeoutError ? "time" : "quota"} ran out: push again with the same items and journal`
        : errorMessage(stop);
      return ended({ status: "failed", message, maybeAttached });
    }
  }
}

function isReopenable(file: FileInput): boolean {
  const input = readFileInput(file);
  return "source" in input && input.source.kind !== "stream";
}

function attachmentContext(
  check: PlatformContext | undefined,
  { item }: Entry,
): AttachmentContext | undefined {
  return check && { platform: check.platform, transaction: validForOf(item) };
}

function validForOf(item: Entry["item"]): ValidFor {
  switch (item.kind) {
    case "expense":
      return `expense-transactions.${item.transaction.type}`;
    case "reimbursable":
      return "reimbursable-expense-transactions";
    case "transfer":
      return "transfer-transactions";
    case "adjustment":
      return "adjustment-transactions";
  }
}
