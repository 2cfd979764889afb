import { idKey } from "../core/ids.js";
import { IdempotencyKeyReusedError, UnprocessableEntityError } from "../errors/api-error.js";
import { isAboutTransactions, isTransient } from "../errors/classify.js";
import type { SyncOutcome } from "../types/sync-status.js";
import { type Entry, noteSent, splitBatch } from "./batching.js";
import type { JournaledResult } from "./journal.js";
import { kinds } from "./kinds.js";
import {
  lookAfterSeconds,
  lookFor,
  looksUntilArrived,
  looksUntilVisible,
  waitForSync,
} from "./looks.js";
import { booked, isCompanys, readRow, refusal, unclear, unwritten } from "./outcomes.js";
import { ContentChangedError, Posting } from "./posting.js";
import { readRejection } from "./rejections.js";
import {
  BatchTimeoutError,
  backOff,
  type Deadline,
  errorMessage,
  retryTransient,
  sleep,
} from "./retry.js";
import type { Step, WriteContext } from "./steps.js";
import { decidingRows } from "./sync-lookup.js";
import type { Proof, UnknownResult } from "./types.js";

/** How many times transactions are sent again after a sync that failed for no fault of theirs. */
const maxResends = 3;

/** Gets one batch into the books, each transaction once. */
export class BatchWriter {
  readonly #context: WriteContext;
  readonly #deadline: Deadline;
  readonly #steps: Step[] = [];
  /** The syncs that each entry is known to be in. */
  readonly #syncIds = new Map<Entry, Set<string>>();
  /** Entries of a request without a response, which may arrive or be found yet. */
  readonly #ambiguous = new Set<Entry>();
  /** Entries that are taken to be in a sync: it does not show them, or not with which content. */
  readonly #assumed = new Set<Entry>();
  readonly #resends = new Map<Entry, number>();
  readonly #attempts = new Map<Entry, number>();
  /** What the API refused since a request that this push knows nothing of had written it. */
  readonly #writtenBefore = new Set<Entry>();
  readonly #pending = new Map<Entry, string | undefined>();

  constructor(context: WriteContext, entries: readonly Entry[], deadline: Deadline) {
    this.#context = context;
    this.#deadline = deadline;
    for (const entry of entries) {
      this.#pending.set(entry, undefined);
      this.#attempts.set(entry, entry.past?.attempt ?? context.attempt);
      if (entry.past?.ambiguous) this.#ambiguous.add(entry);
      entry.sent = entry.past?.sent;
      const written = entry.past?.result?.syncId;
      if (written !== undefined) this.#syncIds.set(entry, new Set([written]));
    }
  }

  /** The entries that have not ended, each with the sync that may write it. */
  get pending(): ReadonlyMap<Entry, string | undefined> {
    return this.#pending;
  }

  /**
   * Sends transactions, and sees them through; continues with those that an earlier run sent as one
   * batch, in a sync or without a response.
   */
  async write(entries: readonly Entry[]): Promise<void> {
    const batch = entries[0]?.past?.batch;
    if (!batch) this.#sendNew(entries);
    else if (batch.syncId !== undefined) {
      this.#steps.push({ do: "follow", entries, syncId: batch.syncId, proof: "sync" });
    } else {
      const posting = new Posting(batch);
      // Under its key it can be repeated as soon as a look has shown that it is not long since done.
      const looks = posting.key === undefined ? looksUntilArrived : 1;
      this.#searchLost(entries, posting, looks, () =>
        this.#steps.push({ do: "send", entries, posting }),
      );
    }
    await this.#run();
  }

  async #run(): Promise<void> {
    for (;;) {
      // Whatever can be sent is sent before anything is waited for.
      const place = this.#steps.findIndex((step) => step.do === "send");
      const [step] = this.#steps.splice(Math.max(0, place), 1);
      if (!step) return;
      if (step.do === "send") await this.#send(step.entries, step.posting);
      else if (step.do === "follow") await this.#follow(step.entries, step.syncId, step.proof);
      else await this.#search(step);
    }
  }

  #sendNew(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    const attempt = 1 + Math.max(...entries.map((entry) => this.#attempts.get(entry) ?? 0));
    for (const entry of entries) this.#attempts.set(entry, attempt);
    const ids = entries.map(({ id }) => id);
    const after = this.#context.finder.last ?? entries[0]?.past?.result?.syncId;
    const posting = new Posting({ ids, attempt, after });
    this.#steps.push({ do: "send", entries, posting });
  }

  async #send(entries: readonly Entry[], posting: Posting): Promise<void> {
    const { journal, breaker, finder, signal, clock, timeoutMs, keys } = this.#context;
    const kind = entries[0]?.item.kind ?? "expense";
    posting.begin(clock.now());
    // What became of a request without a response is found out here.
    const options = { signal, retry: "once", timeoutMs: this.#deadline.limit(timeoutMs) } as const;
    let syncId = "";
    try {
      const keyed = keys && kinds[kind].keyed && !entries[0]?.update;
      const accepted = await this.#context.post(entries, {
        prepared: (request) =>
          posting.prepare(request, keyed, async (key) => {
            const { batch, ids, attempt } = posting;
            const contents = noteSent(entries, request.body);
            const update = entries[0]?.update && ({ update: true } as const);
            const posted = { batch, kind, ids, attempt, contents, ...update };
            await journal.append({ event: "posting", ...posted, ...(key && { key }) });
          }),
        options,
      });
      syncId = accepted.syncId;
    } catch (error) {
      if (signal.aborted) throw error;
      return this.#failed(entries, posting, error);
    }
    await journal.append({ event: "posted", batch: posting.batch, syncId });
    breaker.accepted();
    finder.markKnown(syncId);
    for (const entry of entries) this.#assumed.delete(entry);
    this.#steps.push({ do: "follow", entries, syncId, proof: "response" });
  }

  /** A request ended in an error: what it says of the transactions decides what comes next. */
  async #failed(entries: readonly Entry[], posting: Posting, error: unknown): Promise<void> {
    const { quota, journal, clock } = this.#context;
    const again = () => void this.#steps.push({ do: "send", entries, posting });
    if (quota.isEnd(error)) {
      await quota.end();
      // The wait for the quota can outlast the key that an attempt before it was sent under.
      if (!this.#mayBeWritten(entries) || !posting.isExpired(clock.now())) return again();
      return this.#searchLost(entries, posting, looksUntilArrived, again);
    }
    if (error instanceof ContentChangedError || error instanceof IdempotencyKeyReusedError) {
      // The earlier request cannot be repeated: once it has surely arrived, this is another one.
      return this.#searchLost(entries, posting, looksUntilArrived, () => this.#sendNew(entries));
    }
    if (posting.isUnanswered(error)) return this.#unanswered(entries, posting, error, again);
    if (isTransient(error)) {
      await backOff(this.#context, this.#deadline, posting.fail());
      return again();
    }
    if (posting.isJournaled && !this.#mayBeWritten(entries)) {
      await journal.append({ event: "dropped", batch: posting.batch });
    }
    if (!isAboutTransactions(error)) throw error;
    await this.#rejected(entries, error);
  }

  /** A request got no response that says what became of it. */
  async #unanswered(
    entries: readonly Entry[],
    posting: Posting,
    error: unknown,
    again: () => void,
  ): Promise<void> {
    for (const entry of entries) this.#ambiguous.add(entry);
    const failures = posting.fail(error);
    if (posting.key !== undefined && posting.isCached(error)) {
      // The API would return the same error again: the next attempt is another request.
      const looks = failures === 1 ? looksUntilVisible : looksUntilArrived;
      return this.#searchLost(entries, posting, looks, () => this.#sendNew(entries));
    }
    if (posting.key === undefined || posting.isExpired(this.#context.clock.now())) {
      return this.#searchLost(entries, posting, looksUntilArrived, again);
    }
    await backOff(this.#context, this.#deadline, failures);
    again();
  }

  #searchLost(
    entries: readonly Entry[],
    lost: Posting,
    looks: number,
    otherwise: () => void,
  ): void {
    for (const entry of entries) this.#ambiguous.add(entry);
    this.#steps.push({ do: "search", entries, lost, looks, otherwise });
  }

  /** Looks into the company's syncs for the entries, several times. */
  async #search(step: Extract<Step, { do: "search" }>): Promise<void> {
    const looked = await lookFor(this.#context, this.#deadline, step, this.#syncIds);
    for (const entry of looked.assumed) this.#assumed.add(entry);
    for (const [syncId, entries] of looked.found) {
      // It can be the sync of any earlier content.
      for (const entry of entries) if (entry.update) this.#assumed.add(entry);
      this.#steps.push({ do: "follow", entries, syncId, proof: "sync" });
      if (!step.lost) this.#noteWrittenBefore(entries);
    }
    const { missing } = looked;
    if (missing.length === 0) return;
    if (step.looks >= looksUntilArrived) for (const entry of missing) this.#ambiguous.delete(entry);
    await step.otherwise(missing);
  }

  #mayBeWritten(entries: readonly Entry[]): boolean {
    return entries.some((entry) => this.#ambiguous.has(entry));
  }

  /** Something else wrote these, unless a request of this push without a response did. */
  #noteWrittenBefore(entries: readonly Entry[]): void {
    for (const entry of entries) if (!this.#ambiguous.has(entry)) this.#writtenBefore.add(entry);
  }

  /** Waits for a sync, and takes from it how its transactions ended. */
  async #follow(entries: readonly Entry[], syncId: string, proof: Proof): Promise<void> {
    for (const entry of entries) {
      this.#syncIds.set(entry, (this.#syncIds.get(entry) ?? new Set()).add(syncId));
      this.#pending.set(entry, syncId);
    }
    const sync = await waitForSync(this.#context, this.#deadline, syncId);
    let rest = entries;
    let isShown = false;
    for (const [look, seconds] of lookAfterSeconds.entries()) {
      // A sync that failed for the company's sake before it wrote anything has no rows, and gets none.
      if (look >= looksUntilVisible && !isShown && isCompanys(sync)) break;
      await sleep(this.#context, this.#deadline, 1_000 * seconds);
      const rows = decidingRows(
        await retryTransient(this.#context, this.#deadline, () =>
          this.#context.transactions(syncId, this.#deadline),
        ),
      );
      isShown ||= rows.size > 0;
      const results = new Map<Entry, JournaledResult>();
      const missed: Entry[] = [];
      const message = (entry: Entry) => rows.get(idKey(entry.id))?.message ?? "";
      for (const entry of rest) {
        const outcome = readRow(entry, rows.get(idKey(entry.id)), syncId, proof);
        const isSentAgain = entry.update && this.#assumed.has(entry);
        if (outcome === "not-written" || (outcome && isSentAgain)) missed.push(entry);
        else if (outcome) results.set(entry, outcome);
      }
      await this.#end(results);
      this.#elsewhere(missed, sync, message);
      rest = rest.filter((entry) => !results.has(entry) && !missed.includes(entry));
      if (rest.length === 0) return;
    }
    // The sync says that it wrote, and does not say what; unless it shows others alone, and is not theirs.
    const isTheirs = (entry: Entry) =>
      sync.result === "written" && !(isShown && this.#assumed.has(entry));
    const absent = rest.filter((entry) => !isTheirs(entry));
    this.#elsewhere(absent, sync, () => "");
    if (absent.length < rest.length) throw new BatchTimeoutError();
  }

  /** A sync did not write these: another one may have, or still may. */
  #elsewhere(entries: readonly Entry[], sync: SyncOutcome, message: (entry: Entry) => string) {
    if (entries.length === 0) return;
    const isOpen = this.#mayBeWritten(entries);
    // An update is sent again as soon as no other sync runs: none proves which content it wrote.
    const looks = entries[0]?.update ? 1 : isOpen ? looksUntilArrived : looksUntilVisible;
    const otherwise = (rest: readonly Entry[]) => this.#notWritten(rest, sync, message);
    this.#steps.push({ do: "search", entries, looks, otherwise });
  }

  /** No sync shows that it wrote these: they are sent again, where that may help. */
  async #notWritten(
    entries: readonly Entry[],
    sync: SyncOutcome,
    message: (entry: Entry) => string,
  ): Promise<void> {
    if (sync.result === "failed" && sync.reason === "disconnected")
      await this.#context.checkConnected(this.#deadline);
    const again: Entry[] = [];
    const results = new Map<Entry, JournaledResult | UnknownResult>();
    for (const entry of entries) {
      const resends = this.#resends.get(entry) ?? 0;
      const outcome = unwritten(entry, sync, message(entry), resends < maxResends);
      if (outcome === "send-again") again.push(entry);
      else results.set(entry, outcome);
    }
    await this.#end(results);
    if (again.length === 0) return;
    const resends = 1 + Math.max(...again.map((entry) => this.#resends.get(entry) ?? 0));
    for (const entry of again) this.#resends.set(entry, resends);
    await backOff(this.#context, this.#deadline, resends);
    this.#sendNew(again);
  }

  /** The API rejected the request: what is at fault in it ends there, the rest continues. */
  async #rejected(entries: readonly Entry[], error: unknown): Promise<void> {
    const ids = entries.map(({ id }) => id);
    const rejection = readRejection(error, ids);
    const written = entries.filter(({ id }) => rejection.written.has(idKey(id)));
    const isOpen = this.#mayBeWritten(entries);
    const rest = entries.filter((entry) => !written.includes(entry));
    if (written.length > 0) {
      const looks = isOpen ? looksUntilArrived : looksUntilVisible;
      const { writtenBefore } = rejection;
      const otherwise = (missing: readonly Entry[]) =>
        this.#endDuplicates(missing, writtenBefore, errorMessage(error));
      this.#steps.push({ do: "search", entries: written, looks, otherwise });
      return this.#sendNew(rest);
    }
    if (!isOpen) return this.#refuse(entries, error, rejection.faulty);
    // Any of them may be in the books, whatever the words are.
    const otherwise = (missing: readonly Entry[]) => this.#refuse(missing, error, rejection.faulty);
    this.#steps.push({ do: "search", entries, looks: looksUntilArrived, otherwise });
  }

  async #refuse(
    entries: readonly Entry[],
    error: unknown,
    faulty: ReadonlySet<string>,
  ): Promise<void> {
    if (faulty.size === 0) await this.#context.checkConnected(this.#deadline);
    if (entries.length === 1 || error instanceof UnprocessableEntityError) {
      this.#context.breaker.add(error);
      const message = errorMessage(error);
      return this.#end(new Map(entries.map((each) => [each, refusal(each, "request", message)])));
    }
    for (const part of splitBatch(entries, faulty)) this.#sendNew(part);
  }

  /** No sync shows these, which were, or may have been, written before. */
  async #endDuplicates(
    entries: readonly Entry[],
    writtenBefore: "yes" | "maybe" | "no",
    message: string,
  ): Promise<void> {
    this.#noteWrittenBefore(entries);
    const result = (entry: Entry): JournaledResult | UnknownResult =>
      writtenBefore === "yes" ? booked(entry, undefined, "duplicate") : unclear(entry, message);
    await this.#end(new Map(entries.map((entry) => [entry, result(entry)])));
  }

  async #end(results: ReadonlyMap<Entry, JournaledResult | UnknownResult>): Promise<void> {
    if (results.size === 0) return;
    for (const entry of results.keys()) this.#pending.delete(entry);
    await this.#context.end(results, this.#deadline, this.#writtenBefore);
  }
}
