import { onAbort, raceAbort } from "../core/abort.js";
import { Semaphore } from "../core/semaphore.js";
import { ConfigurationError } from "../errors/base.js";
import { RequestAbortedError } from "../errors/request-errors.js";
import type { Transport } from "../http/transport.js";
import type { PlatformContext } from "../platforms/index.js";
import { Attachments } from "../resources/attachments.js";
import { Syncs } from "../resources/syncs.js";
import type { SyncTransaction } from "../types/index.js";
import type { SyncNotifications } from "../waiting/sync-notifications.js";
import { type AttachContext, attachFiles } from "./attachment-uploads.js";
import { BatchWriter, type WriteContext } from "./batch-writer.js";
import type { Entry } from "./batching.js";
import { type Batch, batchesOf } from "./batching.js";
import type { JournaledResult, PushJournal } from "./journal.js";
import { JournalState } from "./journal-state.js";
import { postThrough, precheck } from "./kinds.js";
import { Quota, type QuotaBehaviour, type QuotaExhaustedError } from "./quota.js";
import {
  allSettledOrThrow,
  BatchTimeoutError,
  Deadline,
  isInterruption,
  RejectionBreaker,
} from "./retry.js";
import { SyncFinder } from "./sync-lookup.js";
import type { PushItems, PushKind, PushResult, UnknownResult } from "./types.js";

/** How a push goes about it. */
export interface PushOptions {
  /**
   * What is known of the company, to check each item with before it is sent: what its platform would
   * refuse costs no request. Gather it with `codat.platformContext(companyId)`.
   */
  readonly check?: PlatformContext | undefined;
  /** Where the push writes down what it does, so that another can go on from there. */
  readonly journal?: PushJournal | undefined;
  /** How many batches of up to 50 transactions are under way at once. 20. */
  readonly concurrency?: number | undefined;
  /**
   * How long one batch may take, from its first request to its last, in milliseconds; waiting for the
   * quota does not count. 15 minutes.
   */
  readonly timeoutMs?: number | undefined;
  /** What to do when the daily quota comes to its end. `stop`. */
  readonly onQuotaExhausted?: QuotaBehaviour | undefined;
  /** Ends the push with a `RequestAbortedError`. What was sent goes on; a journal tells it apart. */
  readonly signal?: AbortSignal | undefined;
}

/** Where a push gets what it needs from. */
export interface PushSources {
  readonly api: Transport;
  /** What polls syncs, for all who wait. */
  readonly polling: Transport;
  readonly syncs: Syncs;
  readonly notices: SyncNotifications;
}

/** Takes each result as it is final; settles when there is room for more. */
export type TakeResult = (result: PushResult) => Promise<void>;

const defaultConcurrency = 20;
const defaultTimeoutMs = 15 * 60_000;
/** What a batch needs besides its files: its POST, a poll, and the page of its transactions. */
const reservePerBatch = 3;
/** What all batches need together: more polls, and looks for what got no answer. */
const reserveForAll = 12;
const mostFilesAtOnce = 10;

/** Where nothing is to outlive the push. */
const noJournal: PushJournal = { read: () => [], append: async () => undefined };

/** Pushes items into a company's books; answers how many requests it took. */
export async function push(
  { api, polling, syncs, notices }: PushSources,
  companyId: string,
  items: PushItems,
  options: PushOptions,
  take: TakeResult,
): Promise<number> {
  const { journal = noJournal, check } = options;
  const { concurrency = defaultConcurrency, timeoutMs = defaultTimeoutMs } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new ConfigurationError(`concurrency must be a whole number from 1, not ${concurrency}`);
  }
  if (!(timeoutMs > 0)) {
    throw new ConfigurationError(`timeoutMs must be a number above 0, not ${timeoutMs}`);
  }
  const stopping = new AbortController();
  const stop = () => stopping.abort(options.signal?.reason);
  if (options.signal?.aborted) stop();
  const stopListening = onAbort(options.signal, stop);
  const { signal } = stopping;
  const { clock } = api;
  const paced = api.paced();
  const reading = new Syncs(paced, polling, notices);
  try {
    signal.throwIfAborted();
    const rules = await import("../platforms/index.js");
    const past = await JournalState.read(journal, companyId);
    const startedMs = past.startedMs ?? clock.now();
    await journal.append({
      event: "started",
      companyId,
      at: new Date(clock.now()).toISOString(),
    });
    const polledBefore = polling.requests;
    const quota = new Quota(
      paced.traffic,
      clock,
      notices,
      options.onQuotaExhausted ?? "stop",
      signal,
    );
    const transactions = async (syncId: string) => {
      const found: SyncTransaction[] = [];
      const pages = reading.transactions.list(companyId, syncId, { pageSize: 1_000 }, { signal });
      for await (const transaction of pages) found.push(transaction);
      return found;
    };
    const list = () => reading.list(companyId, { signal });
    const shared = { companyId, clock, quota, signal, journal };
    const attaching: AttachContext = {
      ...shared,
      attachments: new Attachments(paced),
      check,
      fileSlots: new Semaphore(mostFilesAtOnce),
    };
    const hand = (result: PushResult) => raceAbort(take(result), signal);
    const finish = async (
      entry: Entry,
      result: JournaledResult,
      deadline: Deadline,
      writtenBefore = false,
    ) => {
      if (result.outcome !== "booked") return hand(result);
      const { syncId } = result;
      const attachments = await attachFiles(attaching, entry, syncId, deadline, writtenBefore);
      return hand({ ...result, attachments });
    };
    const writing: WriteContext = {
      ...shared,
      syncs,
      finder: new SyncFinder({ list, transactions }, startedMs, past.syncIds),
      refusals: new RejectionBreaker(),
      post: postThrough(paced, companyId, signal),
      transactions,
      ended: async (results, deadline, writtenBefore) => {
        await journal.append({ event: "ended", results: [...results.values()] });
        await allSettledOrThrow(
          [...results].map(([entry, result]) =>
            finish(entry, result, deadline, writtenBefore.has(entry)),
          ),
        );
      },
    };
    let reserve = reserveForAll;

    const run = async (batch: Batch): Promise<void> => {
      const deadline = new Deadline(clock, quota, timeoutMs);
      if (batch.state === "repeated") {
        for (const entry of batch.entries) await hand(repeated(entry));
        return;
      }
      if (batch.state === "ended") {
        for (const entry of batch.entries) {
          if (entry.past?.result) await finish(entry, entry.past.result, deadline);
        }
        return;
      }
      const entries: Entry[] = [];
      for (const entry of batch.entries) {
        const refusal = batch.state === "new" ? precheck(entry.item, rules, check) : undefined;
        if (refusal) await hand(refusal);
        else entries.push(entry);
      }
      const kind = entries[0]?.item.kind;
      if (kind === undefined) return;
      const writer = new BatchWriter(writing, entries, deadline);
      const files = entries.map(({ item }) => item.attachments?.length ?? 0);
      const needs = files.reduce((sum, count) => sum + count, reservePerBatch);
      reserve += needs;
      try {
        await start(writer, batch, kind, entries);
      } catch (error) {
        if (!isInterruption(error)) throw error;
        for (const [entry, syncId] of writer.pending) await hand(unknown(entry, syncId, error));
      } finally {
        reserve -= needs;
      }
    };
    const start = async (
      writer: BatchWriter,
      batch: Exclude<Batch, { state: "repeated" | "ended" }>,
      kind: PushKind,
      entries: readonly Entry[],
    ): Promise<void> => {
      if (batch.state === "new") {
        await quota.turn(reserve);
        return writer.write(kind, entries);
      }
      const { syncId } = batch.past;
      return syncId === undefined
        ? writer.recover(kind, entries)
        : writer.follow(kind, entries, syncId);
    };

    await inParallel(batchesOf(items, past), concurrency, stopping, run);
    return paced.requests + polling.requests - polledBefore;
  } catch (error) {
    if (!options.signal?.aborted) throw error;
    const request = {
      operationId: "push",
      method: "The push to",
      path: `company ${companyId}`,
      attempts: paced.requests,
    };
    throw new RequestAbortedError(request, options.signal.reason);
  } finally {
    stopListening();
  }
}

/**
 * Runs the work for each thing as it comes, a number of them at once. The first failure stops all, and
 * is thrown when all have stopped.
 */
async function inParallel<Thing>(
  things: AsyncGenerator<Thing>,
  concurrency: number,
  stopping: AbortController,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  const worker = async () => {
    try {
      for (;;) {
        const { done, value } = await raceAbort(things.next(), stopping.signal);
        if (done) return;
        await work(value);
      }
    } catch (error) {
      failure ??= { error };
      stopping.abort();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  if (!failure) return;
  // A source that never gives its next item is not waited for.
  things.return(undefined).catch(() => undefined);
  throw failure.error;
}

function repeated({ item, id }: Entry): PushResult {
  return {
    kind: item.kind,
    id,
    outcome: "refused",
    reason: "repeated-id",
    message: "an item before this one has the same id: give each transaction an id of its own",
  };
}

function unknown(
  { item, id }: Entry,
  syncId: string | undefined,
  error: BatchTimeoutError | QuotaExhaustedError,
): UnknownResult {
  const reason = error instanceof BatchTimeoutError ? "time" : "quota";
  const stand = syncId
    ? `it was sent, and sync ${syncId} may write it`
    : "it was not seen in a sync";
  return {
    kind: item.kind,
    id,
    outcome: "unknown",
    reason,
    message: `the ${reason} ran out: ${stand}. Push again with the same items and journal`,
    ...(syncId !== undefined && { syncId }),
  };
}
