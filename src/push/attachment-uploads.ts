import { operations } from "../../generated/operations.js";
import type { Semaphore } from "../core/semaphore.js";
import { IdempotencyKeyReusedError } from "../errors/api-error.js";
import { isAmbiguous } from "../errors/classify.js";
import { type FileIdentity, identify } from "../files/digest.js";
import { type FileInput, readFileInput } from "../files/file-input.js";
import type { AttachmentContext } from "../platforms/index.js";
import type { Attachments } from "../resources/attachments.js";
import { deriveKey } from "./content.js";
import type { PushJournal } from "./journal.js";
import { type FileState, fileKey, type PendingItem } from "./journal-state.js";
import { isCachedError } from "./posting.js";
import {
  allSettledOrThrow,
  BatchTimeoutError,
  backOffOrThrow,
  type Deadline,
  errorMessage,
  isInterruption,
  type Persistence,
} from "./retry.js";
import type { AttachmentOutcome, AttachmentResult } from "./types.js";

/** What attaching needs. */
export interface AttachContext extends Persistence {
  readonly companyId: string;
  readonly attachments: Attachments;
  readonly journal: PushJournal;
  /** Whether the client sends idempotency keys. */
  readonly keys: boolean;
  /** How long one attempt of a request may take, in milliseconds. */
  readonly timeoutMs: number;
  /** The attempt before the first, for files that the journal does not know. */
  readonly attempt: number;
  /** How many files of the push are sent at once. */
  readonly fileSlots: Semaphore;
  /** Looks for the sync that wrote a transaction. */
  findSync(id: string, deadline: Deadline): Promise<string | undefined>;
}

/** A written transaction, and what is known of its files. */
export interface Written {
  readonly id: string;
  readonly files: readonly FileInput[];
  /** What the journal knows of it. */
  readonly past: PendingItem | undefined;
  /** What its files are checked with before they are sent. */
  readonly check: AttachmentContext | undefined;
  readonly syncId: string | undefined;
  readonly deadline: Deadline;
  /** Whether something before this push wrote it, and may have attached its files. */
  readonly writtenBefore: boolean;
}

/** Attaches an item's files to its written transaction, concurrently; none twice by its content. */
export async function attachFiles(
  context: AttachContext,
  written: Written,
): Promise<AttachmentResult[]> {
  const { past, files } = written;
  const uploads = new Map<string, Promise<AttachmentOutcome>>();
  let sync: Promise<string | undefined> | undefined;
  const results = files.map(async (file, place) => {
    const identity = await identify(file);
    const key = fileKey(identity);
    // Journals of version 0.1.0 know files by their place.
    const known = past?.files.get(key) ?? past?.files.get(place);
    const named = (outcome: AttachmentOutcome) => ({ ...outcome, filename: identity.name });
    if (known?.result) return named(known.result);
    const upload = async (): Promise<AttachmentOutcome> => {
      sync ??= syncOf(context, written);
      const syncId = await sync;
      if (syncId !== undefined) return uploadFile(context, written, syncId, file, identity, known);
      const message =
        "the transaction was written before, by a sync that was not found: push again later, or attach the file by hand";
      return { status: "failed", message, maybeAttached: false };
    };
    const running = uploads.get(key) ?? upload();
    uploads.set(key, running);
    return named(await running);
  });
  return allSettledOrThrow(results);
}

async function syncOf(
  { findSync }: AttachContext,
  { syncId, id, deadline }: Written,
): Promise<string | undefined> {
  try {
    return syncId ?? (await findSync(id, deadline));
  } catch (error) {
    if (isInterruption(error)) return undefined;
    throw error;
  }
}

async function uploadFile(
  context: AttachContext,
  { id, deadline, writtenBefore, check }: Written,
  syncId: string,
  file: FileInput,
  identity: FileIdentity,
  known: FileState | undefined,
): Promise<AttachmentOutcome> {
  const { attachments, companyId, journal, signal, fileSlots } = context;
  let maybeAttached = writtenBefore || (known?.ambiguous ?? false);
  // What may be under way is asked for again under its own key.
  let attempt = known?.ambiguous ? known.attempt : (known?.attempt ?? context.attempt) + 1;
  const end = async (result: AttachmentOutcome): Promise<AttachmentOutcome> => {
    await journal.append({ event: "attached", id, file: identity, result });
    return result;
  };
  let journaled: number | undefined;
  for (let failures = 1; ; failures += 1) {
    await fileSlots.acquire(signal);
    let failed: { readonly error: unknown } | undefined;
    try {
      if (journaled !== attempt) {
        await journal.append({ event: "attaching", id, file: identity, attempt });
      }
      journaled = attempt;
      const ids = { companyId, syncId, transactionId: id };
      const idempotencyKey = await keyOf(context, ids, file, identity, attempt);
      failed = await attempted(() => {
        const timeoutMs = deadline.limit(context.timeoutMs);
        const options = { signal, check, retry: "once", timeoutMs, idempotencyKey } as const;
        return attachments.upload(companyId, syncId, id, file, options);
      });
    } finally {
      fileSlots.release();
    }
    if (!failed) return end({ status: "attached", maybeTwice: maybeAttached });
    const { error } = failed;
    if (signal.aborted) throw error;
    // A receipt that is there twice can be removed; one that is missing may never be missed.
    maybeAttached ||= isAmbiguous(error);
    if (isCachedError(error) || error instanceof IdempotencyKeyReusedError) attempt += 1;
    const message = await failureOf(context, deadline, error, failures, file);
    if (message !== undefined) return end({ status: "failed", message, maybeAttached });
  }
}

/** Does the work; returns the error that it ended in, if any. */
async function attempted(
  work: () => PromiseLike<unknown>,
): Promise<{ readonly error: unknown } | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** Waits until an upload can be tried again; returns why not, where it cannot. */
async function failureOf(
  context: AttachContext,
  deadline: Deadline,
  error: unknown,
  failures: number,
  file: FileInput,
): Promise<string | undefined> {
  try {
    if (isInterruption(error) || !isReopenable(file)) throw error;
    if (error instanceof IdempotencyKeyReusedError) return undefined;
    await backOffOrThrow(context, deadline, error, failures);
    return undefined;
  } catch (end) {
    if (context.signal.aborted) throw end;
    if (!isInterruption(end)) return errorMessage(end);
    const what = end instanceof BatchTimeoutError ? "time" : "quota";
    return `${what} ran out: push again with the same items and journal`;
  }
}

/**
 * Derives the key of an upload. Its bytes follow from the file's content, name and type: the boundary
 * between its parts is derived from the content.
 */
async function keyOf(
  { keys }: AttachContext,
  ids: { readonly companyId: string; readonly syncId: string; readonly transactionId: string },
  file: FileInput,
  { sha256, name }: FileIdentity,
  attempt: number,
): Promise<string | undefined> {
  if (!keys || sha256 === undefined) return undefined;
  const [method, path] = operations["upload-expense-attachment"];
  const input = readFileInput(file);
  const contentType = "contentType" in input ? input.contentType : "";
  return deriveKey(method, path, ...Object.values(ids), sha256, name, contentType, attempt);
}

function isReopenable(file: FileInput): boolean {
  const input = readFileInput(file);
  return "source" in input && input.source.kind !== "stream";
}
