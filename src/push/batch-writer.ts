import { idKey } from "../core/ids.js";
import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  DuplicateTransactionError,
  NotFoundError,
  PaymentRequiredError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from "../errors/api-error.js";
import { SyncTimeoutError } from "../errors/operation-errors.js";
import { RequestValidationError } from "../errors/request-errors.js";
import type { Syncs } from "../resources/syncs.js";
import type { SyncReference, SyncTransaction } from "../types/index.js";
import type { FailedSync, SyncFailureReason, SyncOutcome } from "../types/sync-status.js";
import type { Entry } from "./batching.js";
import type { JournaledResult, PushJournal } from "./journal.js";
import type { RejectionBreaker } from "./retry.js";
import {
  BatchTimeoutError,
  backOffOrThrow,
  type Deadline,
  errorMessage,
  isAmbiguous,
  type Persistence,
  pause,
  persist,
} from "./retry.js";
import type { SyncFinder } from "./sync-lookup.js";
import type { PushKind } from "./types.js";

/** What writing needs. */
export interface WriteContext extends Persistence {
  readonly companyId: string;
  readonly syncs: Syncs;
  readonly finder: SyncFinder;
  readonly refusals: RejectionBreaker;
  readonly journal: PushJournal;
  /** Sends the transactions, once. */
  post(kind: PushKind, entries: readonly Entry[]): Promise<SyncReference>;
  /** Takes how items ended. */
  ended(
    results: ReadonlyMap<Entry, JournaledResult>,
    deadline: Deadline,
    /** Those that something before this push wrote, and may have attached files to. */
    writtenBefore: ReadonlySet<Entry>,
  ): Promise<void>;
  /** A settled sync's transactions. */
  transactions(syncId: string): Promise<readonly SyncTransaction[]>;
}

/** How many times transactions are sent again after a sync that failed for no fault of theirs. */
const mostResends = 3;
/** When to look for what the API should show, one look after another: it may take a moment. */
const lookAfterMs = [0, 1_000, 3_000];

/**
 * Gets one batch into the books, each transaction once: it finds out what became of a request that
 * got no answer before it sends anything again.
 */
export class BatchWriter {
  readonly #context: WriteContext;
  readonly #deadline: Deadline;
  /** The syncs that this batch is known to be in. */
  readonly #syncIds = new Set<string>();
  /** What was sent in a request that got no answer and was not found: a sync may have it all the same. */
  readonly #doubtful = new Set<Entry>();
  /** What the API refused since it was written before, by a request that this push knows nothing of. */
  readonly #writtenBefore = new Set<Entry>();
  readonly #pending = new Map<Entry, string | undefined>();

  constructor(context: WriteContext, entries: readonly Entry[], deadline: Deadline) {
    this.#context = context;
    this.#deadline = deadline;
    for (const entry of entries) {
      this.#pending.set(entry, undefined);
      if (entry.past?.doubtful) this.#doubtful.add(entry);
    }
  }

  /** The entries that have not ended, each with the sync that may write it. */
  get pending(): ReadonlyMap<Entry, string | undefined> {
    return this.#pending;
  }

  /** Sends transactions, and sees them through. */
  async write(kind: PushKind, entries: readonly Entry[], resends = 0): Promise<void> {
    const { journal, signal, refusals, finder } = this.#context;
    for (let failures = 1; ; failures += 1) {
      const batch = crypto.randomUUID();
      const ids = entries.map(({ id }) => id);
      await journal.append({ event: "posting", batch, kind, ids });
      const sent = await this.#send(kind, entries);
      if (sent.syncId !== undefined) {
        const { syncId } = sent;
        await journal.append({ event: "posted", batch, syncId });
        refusals.taken();
        finder.know(syncId);
        return this.follow(kind, entries, syncId, resends);
      }
      const { error } = sent;
      if (signal.aborted) throw error;
      if (isAmbiguous(error)) {
        const rest = await this.#recover(kind, entries, resends);
        if (rest.length === 0) return;
        if (rest.length < entries.length) return this.write(kind, rest, resends);
        await pause(this.#context, this.#deadline, failures);
        continue;
      }
      await journal.append({ event: "dropped", batch });
      if (isAboutTransactions(error)) return this.#refused(kind, entries, error, resends);
      await backOffOrThrow(this.#context, this.#deadline, error, failures);
    }
  }

  /** Waits for a sync, and takes from it how its transactions ended. */
  async follow(
    kind: PushKind,
    entries: readonly Entry[],
    syncId: string,
    resends = 0,
  ): Promise<void> {
    this.#syncIds.add(syncId);
    for (const entry of entries) this.#pending.set(entry, syncId);
    const sync = await this.#wait(syncId);
    const results = new Map<Entry, JournaledResult>();
    const doubted = new Map<Entry, JournaledResult>();
    const left: Entry[] = [];
    const transactions = await this.#read(entries, sync);
    for (const entry of entries) {
      const transaction = transactions.get(idKey(entry.id));
      const result = resultOf(entry, sync, transaction);
      if (!result) left.push(entry);
      else if (this.#maybeElsewhere(entry, transaction)) doubted.set(entry, result);
      else results.set(entry, result);
    }
    await this.#ended(results);
    const nowhereElse = await this.#adopt(kind, [...doubted.keys()], resends, false);
    await this.#ended(new Map([...doubted].filter(([entry]) => nowhereElse.includes(entry))));
    if (left.length > 0) await this.#unsettled(kind, left, sync, resends);
  }

  /** Finds out what became of transactions whose request got no answer, and sends those that are in no sync. */
  async recover(kind: PushKind, entries: readonly Entry[]): Promise<void> {
    const rest = await this.#recover(kind, entries, 0);
    if (rest.length > 0) await this.write(kind, rest);
  }

  async #recover(kind: PushKind, entries: readonly Entry[], resends: number): Promise<Entry[]> {
    const rest = await this.#lookFor(kind, entries, resends, false);
    for (const entry of rest) this.#doubtful.add(entry);
    return rest;
  }

  /** Looks several times for the syncs that carry these transactions; answers those that none carries. */
  async #lookFor(
    kind: PushKind,
    entries: readonly Entry[],
    resends: number,
    completed: boolean,
  ): Promise<Entry[]> {
    let rest = [...entries];
    for (const afterMs of lookAfterMs) {
      if (afterMs > 0) await this.#context.clock.sleep(afterMs, this.#context.signal);
      rest = await this.#adopt(kind, rest, resends, completed);
      if (rest.length === 0) break;
    }
    return rest;
  }

  /** Follows the syncs that carry these transactions; answers those that none carries. */
  async #adopt(
    kind: PushKind,
    entries: readonly Entry[],
    resends: number,
    completed: boolean,
  ): Promise<Entry[]> {
    if (entries.length === 0) return [];
    const keys = new Set(entries.map(({ id }) => idKey(id)));
    const except = completed ? new Set<string>() : this.#syncIds;
    const found = await this.#persist(() => this.#context.finder.find(keys, { completed, except }));
    const bySync = new Map<string, Entry[]>();
    const rest: Entry[] = [];
    for (const entry of entries) {
      const syncId = found.get(idKey(entry.id));
      if (syncId === undefined) rest.push(entry);
      else bySync.set(syncId, [...(bySync.get(syncId) ?? []), entry]);
    }
    if (completed) {
      // Where this push itself lost the answer, its journal knows of the files.
      for (const entry of entries) if (!this.#doubtful.has(entry)) this.#writtenBefore.add(entry);
    }
    for (const [syncId, carried] of bySync) await this.follow(kind, carried, syncId, resends);
    return rest;
  }

  /** The API refused the request: whatever in it is at fault ends there, the rest goes on. */
  async #refused(
    kind: PushKind,
    entries: readonly Entry[],
    error: unknown,
    resends: number,
  ): Promise<void> {
    if (error instanceof DuplicateTransactionError) {
      const written = new Set(error.transactionIds.map(idKey));
      const named = entries.filter(({ id }) => written.has(idKey(id)));
      // Where it is alone, it need not be named.
      const duplicates = entries.length === 1 ? entries : named;
      if (duplicates.length > 0) {
        const unknown = await this.#lookFor(kind, duplicates, resends, true);
        await this.#ended(
          new Map(unknown.map((entry) => [entry, booked(entry, undefined)] as const)),
        );
        const rest = entries.filter((entry) => !duplicates.includes(entry));
        if (rest.length > 0) await this.write(kind, rest, resends);
        return;
      }
    }
    if (entries.length === 1 || error instanceof UnprocessableEntityError) {
      this.#context.refusals.add(error);
      const message = errorMessage(error);
      const refusals = entries.map((entry) => [entry, refusal(entry, "request", message)] as const);
      await this.#ended(new Map(refusals));
      return;
    }
    for (const part of parts(entries, error)) await this.write(kind, part, resends);
  }

  /** The sync is over and says nothing final of these transactions. */
  async #unsettled(
    kind: PushKind,
    entries: readonly Entry[],
    sync: SyncOutcome,
    resends: number,
  ): Promise<void> {
    let rest = [...entries];
    const failed = sync.result === "failed" ? sync : undefined;
    if (failed?.reason === "duplicate") rest = await this.#adopt(kind, rest, resends + 1, false);
    if (rest.length === 0) return;
    if (resends < mostResends && (!failed || mayBeSentAgain(failed))) {
      await pause(this.#context, this.#deadline, resends + 1);
      return this.write(kind, rest, resends + 1);
    }
    const reason = failed?.reason ?? "unknown";
    const message = failed?.message || "the sync ended without a word on this transaction";
    await this.#ended(
      new Map(rest.map((entry) => [entry, failure(entry, sync, reason, message)] as const)),
    );
  }

  async #wait(syncId: string): Promise<SyncOutcome> {
    const { syncs, companyId, quota, signal } = this.#context;
    const wait = () => {
      const timeoutMs = this.#deadline.leftMs;
      return syncs.wait(companyId, syncId, { timeoutMs, signal, throwOnFailure: false });
    };
    for (;;) {
      try {
        return await this.#persist(wait);
      } catch (error) {
        if (!(error instanceof SyncTimeoutError)) throw error;
        if (quota.isEnd(error.cause)) await quota.end();
        else if (this.#deadline.leftMs === 0) throw new BatchTimeoutError();
      }
    }
  }

  /** Reads an ended sync's transactions, by id key: again where it does not say yet how they ended. */
  async #read(entries: readonly Entry[], sync: SyncOutcome): Promise<Map<string, SyncTransaction>> {
    const { clock, signal, transactions } = this.#context;
    const read = new Map<string, SyncTransaction>();
    for (const afterMs of sync.result === "failed" ? [0] : lookAfterMs) {
      if (afterMs > 0) await clock.sleep(afterMs, signal);
      for (const transaction of await this.#persist(() => transactions(sync.syncId))) {
        read.set(idKey(transaction.transactionId ?? ""), transaction);
      }
      if (entries.every((entry) => resultOf(entry, sync, read.get(idKey(entry.id))))) break;
    }
    return read;
  }

  /** Whether a transaction that this sync did not write may be written by another one. */
  #maybeElsewhere(entry: Entry, transaction: SyncTransaction | undefined): boolean {
    if (transaction?.status !== "PushError") return false;
    return (
      this.#doubtful.has(entry) || /previously (been )?processed/i.test(transaction.message ?? "")
    );
  }

  async #send(
    kind: PushKind,
    entries: readonly Entry[],
  ): Promise<{ syncId: string } | { syncId?: undefined; error: unknown }> {
    try {
      return await this.#context.post(kind, entries);
    } catch (error) {
      return { error };
    }
  }

  async #ended(results: ReadonlyMap<Entry, JournaledResult>): Promise<void> {
    if (results.size === 0) return;
    for (const entry of results.keys()) this.#pending.delete(entry);
    await this.#context.ended(results, this.#deadline, this.#writtenBefore);
  }

  #persist<Value>(work: () => Promise<Value>): Promise<Value> {
    return persist(this.#context, this.#deadline, work);
  }
}

/** Whether a refusal is about what was sent, and not about who sent it or to where. */
function isAboutTransactions(error: unknown): boolean {
  if (error instanceof RequestValidationError) return true;
  return (
    error instanceof ApiError &&
    error.status >= 400 &&
    error.status < 500 &&
    !(error instanceof RateLimitError) &&
    !(error instanceof AuthenticationError) &&
    !(error instanceof PaymentRequiredError) &&
    !(error instanceof PermissionDeniedError) &&
    !(error instanceof NotFoundError)
  );
}

/** The transactions that a refusal names each for themselves, and the others; halves where it names none. */
function parts(entries: readonly Entry[], error: unknown): Entry[][] {
  const items = error instanceof BadRequestError ? (error.validation?.errors ?? []) : [];
  const named = new Set(items.map((item) => idKey(item.itemId ?? "")));
  const singles = entries.filter(({ id }) => named.has(idKey(id)));
  if (singles.length > 0 && singles.length < entries.length) {
    const others = entries.filter((entry) => !singles.includes(entry));
    return [...singles.map((entry) => [entry]), others];
  }
  const half = Math.ceil(entries.length / 2);
  return [entries.slice(0, half), entries.slice(half)];
}

function mayBeSentAgain(sync: FailedSync): boolean {
  return !["configuration", "disconnected", "billing"].includes(sync.reason);
}

/** Why a sync fails that fails for some of its transactions only: they say so themselves. */
const ownReasons: readonly SyncFailureReason[] = ["processing", "write"];

/** How a transaction ended, as far as its sync tells; `undefined` where that is not its own fault. */
function resultOf(
  entry: Entry,
  sync: SyncOutcome,
  transaction: SyncTransaction | undefined,
): JournaledResult | undefined {
  const { syncId } = sync;
  const message = transaction?.message || "";
  switch (transaction?.status) {
    case "Completed":
      return booked(entry, syncId);
    case "ValidationError":
      return { ...refusal(entry, "validation", message), syncId };
    case "PushError":
      if (sync.result === "failed" && !ownReasons.includes(sync.reason)) return undefined;
      return failure(entry, sync, "write", message);
    default:
      return undefined;
  }
}

function booked(entry: Entry, syncId: string | undefined): JournaledResult {
  return { kind: entry.item.kind, id: entry.id, outcome: "booked", syncId };
}

function refusal(entry: Entry, reason: "request" | "validation", message: string) {
  return { kind: entry.item.kind, id: entry.id, outcome: "refused" as const, reason, message };
}

function failure(
  entry: Entry,
  { syncId }: SyncOutcome,
  reason: SyncFailureReason,
  message: string,
): JournaledResult {
  return { kind: entry.item.kind, id: entry.id, outcome: "failed", reason, message, syncId };
}
