import { onAbort, raceAbort } from "../core/abort.js";
import { idKey } from "../core/ids.js";
import { Semaphore } from "../core/semaphore.js";
import { RequestAbortedError } from "../errors/request-errors.js";
import type { RequestOptions } from "../http/request.js";
import type { Transport } from "../http/transport.js";
import { Attachments } from "../resources/attachments.js";
import { Connections } from "../resources/connections.js";
import { Syncs } from "../resources/syncs.js";
import type { SyncTransaction } from "../types/index.js";
import { SyncNotifications } from "../waiting/sync-notifications.js";
import { type AttachContext, attachFiles } from "./attachment-uploads.js";
import { BatchWriter } from "./batch-writer.js";
import { type Batch, batchesOf, type Entry } from "./batching.js";
import { changesOf, contentResult, outdated, outdatedReason, sentContentOf } from "./changes.js";
import type { HeldJournal } from "./held-journal.js";
import { type JournaledResult, journalVersion } from "./journal.js";
import { JournalState } from "./journal-state.js";
import { asUpdate, sendItems, sendUpdate, validForOf } from "./kinds.js";
import { findDisconnected } from "./looks.js";
import type { PushSettings } from "./options.js";
import { repeated, unknown, unknownReason } from "./outcomes.js";
import { bodyOptionsOf, precheck, readParties } from "./precheck.js";
import { Quota } from "./quota.js";
import { RejectionBreaker } from "./rejections.js";
import { allSettledOrThrow, Deadline, retryTransient } from "./retry.js";
import type { WriteContext } from "./steps.js";
import { SyncFinder } from "./sync-lookup.js";
import type { PushItems, PushResult } from "./types.js";

/** Where a push gets what it needs from. */
export interface PushSources {
  readonly api: Transport;
  readonly notifications: SyncNotifications;
}

type Rules = typeof import("../platforms/index.js");

/** Takes each result as it is final; resolves when there is room for more. */
export type EmitResult = (result: PushResult) => Promise<void>;

/** What a batch needs besides its files: its POST, a poll, and the page of its transactions. */
const reservePerBatch = 3;
/** What all batches need together: more polls, and looks for what got no response. */
const reserveForAll = 12;
const maxFilesAtOnce = 10;
/** A sync of the older flow can hold thousands of transactions; ours hold 50. */
const maxTransactionPages = 20;

/** One push of items into a company's books. */
export class Pusher {
  readonly #companyId: string;
  readonly #settings: PushSettings;
  readonly #rules: Rules;
  readonly #held: HeldJournal;
  readonly #emit: EmitResult;
  readonly #api: Transport;
  readonly #syncs: Syncs;
  readonly #notifications = new SyncNotifications();
  readonly #stopping = new AbortController();
  readonly #cleanUps: (() => void)[] = [];
  readonly #quota: Quota;
  #reserve = reserveForAll;

  constructor(
    { api, notifications }: PushSources,
    companyId: string,
    settings: PushSettings,
    rules: Rules,
    held: HeldJournal,
    emit: EmitResult,
  ) {
    this.#companyId = companyId;
    this.#settings = { ...settings, ...bodyOptionsOf(settings, api.bodyOptions) };
    this.#rules = rules;
    this.#held = held;
    this.#emit = emit;
    // Polls are sent through a transport of its own, so that the report counts this push alone.
    const { timeZone, unknownProperties } = this.#settings;
    this.#api = api
      .derive((client) => ({ ...client, timeZone, unknownProperties }))
      .paced(() => held.assertHeld(api.timeoutMs));
    this.#syncs = new Syncs(this.#api, this.#api, this.#notifications);
    const { signal, onQuotaExhausted } = settings;
    for (const source of [signal, held.lost]) {
      if (source?.aborted) this.#stopping.abort(source.reason);
      const stop = () => this.#stopping.abort(source?.reason);
      this.#cleanUps.push(onAbort(source, stop));
    }
    this.#cleanUps.push(
      notifications.listen((syncId) => {
        this.#notifications.syncEnded(syncId);
        return false;
      }),
    );
    const { traffic, clock } = this.#api;
    this.#quota = new Quota(traffic, clock, notifications, onQuotaExhausted, this.#signal);
  }

  /** How many requests were sent. */
  get requests(): number {
    return this.#api.requests;
  }

  get #signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Pushes all items; resolves when each has ended. */
  async run(items: PushItems): Promise<void> {
    try {
      this.#signal.throwIfAborted();
      const { journal } = this.#held;
      const state = await JournalState.read(journal, this.#companyId);
      const at = new Date(this.#api.clock.now()).toISOString();
      const companyId = this.#companyId;
      await journal.append({ event: "started", version: journalVersion, companyId, at });
      const contexts = this.#contexts(state);
      await this.#inParallel(batchesOf(items, state), (batch) => this.#push(batch, contexts));
    } catch (error) {
      if (this.#held.lost?.aborted) throw this.#held.lost.reason;
      const { signal } = this.#settings;
      if (!signal?.aborted) throw error;
      throw new RequestAbortedError(
        {
          operationId: "push",
          method: "The push to",
          path: `company ${this.#companyId}`,
          attempts: this.requests,
        },
        signal.reason,
      );
    } finally {
      for (const cleanUp of this.#cleanUps) cleanUp();
    }
  }

  /** What writing and attaching need, shared by all batches. */
  #contexts(state: JournalState): { writing: WriteContext; attaching: AttachContext } {
    const companyId = this.#companyId;
    const { clock, timeoutMs, idempotencyKeys: keys } = this.#api;
    const { journal } = this.#held;
    const quota = this.#quota;
    const signal = this.#signal;
    // Without a journal there is no resuming: keys need only differ from those of any other push.
    const attempt = this.#held.isKept ? 0 : Math.floor(Math.random() * 2 ** 48);
    const request = (deadline: Deadline): RequestOptions => ({
      signal,
      timeoutMs: deadline.limit(timeoutMs),
    });
    const transactions = async (syncId: string, deadline: Deadline) => {
      const found: SyncTransaction[] = [];
      const query = { pageSize: 1_000 };
      let page = await this.#syncs.transactions.list(companyId, syncId, query, request(deadline));
      for (let pages = 1; ; pages += 1) {
        for (const row of page.results) found.push(row);
        deadline.limit(timeoutMs);
        const next = pages < maxTransactionPages ? await page.nextPage() : undefined;
        if (!next) return found;
        page = next;
      }
    };
    const list = (deadline: Deadline) => this.#syncs.list(companyId, request(deadline));
    const finder = new SyncFinder({ list, transactions }, state.syncIds);
    const shared = { companyId, clock, quota, signal, journal, keys, timeoutMs, attempt };
    const attaching: AttachContext = {
      ...shared,
      attachments: new Attachments(this.#api),
      fileSlots: new Semaphore(maxFilesAtOnce),
      findSync: async (id, deadline) => {
        const key = idKey(id);
        const isExcluded = () => false;
        const search = { among: "any", after: undefined, isExcluded } as const;
        const find = () => finder.find(new Set([key]), search, deadline);
        const { syncs } = await retryTransient(shared, deadline, find);
        return syncs.get(key);
      },
    };
    const connections = new Connections(this.#api);
    let connected: Promise<void> | undefined;
    const writing: WriteContext = {
      ...shared,
      syncs: this.#syncs,
      finder,
      breaker: new RejectionBreaker(),
      post: ([first, ...others], prepared) => {
        if (!first) throw new RangeError("a batch must have an entry");
        if (first.update) {
          const item = asUpdate(first.item, this.#settings.check);
          return sendUpdate(item, this.#api, companyId, prepared);
        }
        const items = [first, ...others].map(({ item }) => item);
        return sendItems(first.item.kind, items, this.#api, companyId, prepared);
      },
      transactions,
      pollNow: (syncId) => this.#notifications.syncEnded(syncId),
      checkConnected: async (deadline) => {
        connected ??= findDisconnected(connections, companyId, request(deadline));
        await connected;
      },
      end: async (results, deadline, writtenBefore) => {
        const ended = new Map(
          [...results].map(
            ([entry, result]) =>
              [entry, contentResult(entry, result, writtenBefore.has(entry))] as const,
          ),
        );
        const known = [...ended.values()].filter((result) => result.outcome !== "unknown");
        if (known.length > 0) await journal.append({ event: "ended", results: known });
        await allSettledOrThrow(
          [...ended].map(([entry, result]) =>
            result.outcome === "unknown"
              ? this.#hand(result)
              : this.#finish(attaching, entry, result, deadline, writtenBefore.has(entry)),
          ),
        );
      },
    };
    return { writing, attaching };
  }

  async #push(
    { state, entries }: Batch,
    { writing, attaching }: { writing: WriteContext; attaching: AttachContext },
  ): Promise<void> {
    const deadline = new Deadline(this.#api.clock, this.#quota, this.#settings.timeoutMs);
    const open: Entry[] = [];
    await readParties(this.#settings.check, entries);
    for (const entry of entries) {
      const { warnings, refusal } = precheck(entry.item, this.#rules, this.#settings);
      entry.warnings = warnings;
      const past = entry.past?.result;
      if (state === "repeated") await this.#hand(repeated(entry));
      else if (past && !(await this.#isUpdate(attaching, entry, deadline))) continue;
      else if (past) open.push(entry);
      else if (refusal && state !== "sent") await this.#hand(refusal);
      else open.push(entry);
    }
    if (open.length === 0) return;
    const writer = new BatchWriter(writing, open, deadline);
    const files = open.map(({ item }) => item.attachments?.length ?? 0);
    const needs = files.reduce((sum, count) => sum + count, reservePerBatch);
    this.#reserve += needs;
    try {
      if (state === "new") await this.#quota.acquire(this.#reserve);
      await writer.write(open);
    } catch (error) {
      const reason = unknownReason(error);
      if (!reason) throw error;
      for (const [entry, syncId] of writer.pending)
        await this.#hand(unknown(entry, syncId, reason));
      if (reason === "disconnected") throw error;
    } finally {
      this.#reserve -= needs;
    }
  }

  /**
   * Whether a written transaction is to be updated; what is not is passed on here. An update that an
   * earlier run sent is seen through first.
   */
  async #isUpdate(attaching: AttachContext, entry: Entry, deadline: Deadline): Promise<boolean> {
    const { past, item } = entry;
    const changes = changesOf(item, past?.content, this.#rules, this.#settings);
    entry.content = sentContentOf(item, this.#settings);
    entry.update = changes;
    if (past?.batch) return true;
    if (changes.length === 0 && past?.result) {
      await this.#finish(attaching, entry, past.result, deadline, false, "journal");
      return false;
    }
    const why = outdatedReason(item, changes, this.#rules, this.#settings);
    if (!why) return true;
    await this.#hand(outdated(entry, changes, why));
    return false;
  }

  /** Attaches the files of what is booked, and hands the result over. */
  async #finish(
    attaching: AttachContext,
    entry: Entry,
    result: JournaledResult,
    deadline: Deadline,
    writtenBefore: boolean,
    proof?: "journal",
  ): Promise<void> {
    if (result.outcome !== "booked" && result.outcome !== "updated") return this.#hand(result);
    const { past, item, warnings } = entry;
    const { kind, id, syncId } = result;
    const written = proof === "journal" ? past?.content : entry.sent;
    const changes = changesOf(item, written, this.#rules, this.#settings);
    if (changes.length > 0) {
      // An earlier run sent another content than the one that is given now.
      const why = {
        reason: "not-asked",
        message: "the books hold what an earlier run sent",
      } as const;
      return this.#hand({ ...outdated(entry, changes, why), syncId });
    }
    const { check } = this.#settings;
    const attachments = await attachFiles(attaching, {
      id,
      files: item.attachments ?? [],
      past,
      check: check && { platform: check.platform, transaction: validForOf(item) },
      syncId: result.outcome === "updated" ? (past?.createdBy ?? syncId) : syncId,
      deadline,
      writtenBefore,
    });
    const ended = {
      kind,
      id,
      syncId,
      proof: proof ?? result.proof ?? "sync",
      attachments,
      warnings,
    };
    if (result.outcome === "updated" && !proof) return this.#hand({ ...ended, outcome: "updated" });
    const content = written && result.content === undefined ? "as-given" : "not-known";
    return this.#hand({ ...ended, outcome: "booked", content });
  }

  #hand(result: PushResult): Promise<void> {
    return raceAbort(this.#emit(result), this.#signal);
  }

  /**
   * Runs the work for each batch as it comes, a number of them at once. The first failure stops all,
   * and is thrown when all have stopped.
   */
  async #inParallel(
    batches: AsyncGenerator<Batch>,
    work: (batch: Batch) => Promise<void>,
  ): Promise<void> {
    let failure: { readonly error: unknown } | undefined;
    const worker = async () => {
      try {
        for (;;) {
          const { done, value } = await raceAbort(batches.next(), this.#signal);
          if (done) return;
          await work(value);
        }
      } catch (error) {
        failure ??= { error };
        this.#stopping.abort();
      }
    };
    await Promise.all(Array.from({ length: this.#settings.concurrency }, worker));
    if (!failure) return;
    // A source that never gives its next item is not waited for.
    batches.return(undefined).catch(() => undefined);
    throw failure.error;
  }
}
