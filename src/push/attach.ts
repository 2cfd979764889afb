import { isPassing } from "../errors/is-passing.js";
import { ConnectionError } from "../errors/transport-errors.js";
import type { FileInput } from "../files/file-input.js";
import { readFileInput } from "../files/read-input.js";
import type { AttachmentContext, PlatformContext, ValidFor } from "../platforms/index.js";
import type { Attachments } from "../resources/attachments.js";
import type { Entry } from "./entry.js";
import type { PushJournal } from "./journal.js";
import { QuotaEnded } from "./quota.js";
import type { AttachmentResult } from "./results.js";
import { type Persistence, pause, TimeEnded, wordsOf } from "./stops.js";

/** What attaching needs. */
export interface AttachContext extends Persistence {
  readonly companyId: string;
  readonly attachments: Attachments;
  readonly journal: PushJournal;
  readonly check: PlatformContext | undefined;
}

/** Attaches an item's files to its written transaction, side by side. */
export function attachFiles(
  context: AttachContext,
  entry: Entry,
  syncId: string | undefined,
  deadlineMs: number,
): Promise<AttachmentResult[]> {
  const files = entry.item.attachments ?? [];
  return Promise.all(
    files.map(async (file, place): Promise<AttachmentResult> => {
      const ended = entry.past?.files?.get(place);
      if (ended) return ended;
      if (syncId === undefined) {
        return {
          status: "failed",
          message:
            "the transaction was written before, by a sync that is not known: attach the file by hand",
        };
      }
      const { journal } = context;
      await journal.append({ event: "attaching", id: entry.id, file: place });
      let result: AttachmentResult;
      try {
        result = await attachFile(context, entry, syncId, file, place, deadlineMs);
      } catch (error) {
        if (!(error instanceof TimeEnded || error instanceof QuotaEnded)) throw error;
        // Not written down as ended: the next push goes on with it.
        return {
          status: "failed",
          message: `${error instanceof TimeEnded ? "time" : "quota"} ran out: push again with the same items and journal`,
        };
      }
      await journal.append({ event: "attached", id: entry.id, file: place, result });
      return result;
    }),
  );
}

async function attachFile(
  context: AttachContext,
  entry: Entry,
  syncId: string,
  file: FileInput,
  place: number,
  deadlineMs: number,
): Promise<AttachmentResult> {
  const { attachments, companyId, quota, signal } = context;
  const check = attachmentContext(context.check, entry);
  let maybeTwice = entry.past?.uncertainFiles?.has(place) ?? false;
  for (let failures = 1; ; failures += 1) {
    try {
      await attachments.upload(companyId, syncId, entry.id, file, { signal, check });
      return { status: "attached", maybeTwice };
    } catch (error) {
      if (quota.isEnd(error) && isReopenable(file)) {
        await quota.end();
        continue;
      }
      if (!isPassing(error) || !isReopenable(file)) {
        if (signal.aborted) throw error;
        return { status: "failed", message: wordsOf(error) };
      }
      // A receipt that is there twice can be removed; one that is missing may never be missed.
      maybeTwice ||= !(error instanceof ConnectionError) || error.mayHaveBeenCarriedOut;
      await pause(context, deadlineMs, failures);
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
