import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  DuplicateTransactionError,
  NotFoundError,
  PaymentRequiredError,
  PermissionDeniedError,
  UnprocessableEntityError,
} from "../errors/api-error.js";
import { isPassing } from "../errors/is-passing.js";
import { SyncTimeoutError } from "../errors/sync-errors.js";
import { ConnectionError } from "../errors/transport-errors.js";
import { RequestValidationError } from "../errors/validation-errors.js";
import type { Syncs } from "../resources/syncs.js";
import type { FailedSync, SyncOutcome } from "../syncs/outcome.js";
import type { SyncReference, SyncTransaction } from "../types/index.js";
import type { Entry } from "./entry.js";
import type { SyncFinder } from "./find-syncs.js";
import { idKey } from "./id-key.js";
import type { PushKind } from "./items.js";
import type { JournaledResult, PushJournal } from "./journal.js";
import { QuotaEnded } from "./quota.js";
import { type Persistence, pause, persist, TimeEnded, wordsOf } from "./stops.js";

/** What writing needs. */
export interface WriteContext extends Persistence {
  readonly companyId: string;
  readonly syncs: Syncs;
  readonly finder: SyncFinder;
  readonly journal: PushJournal;
  /** Sends the transactions, once. */
  post(kind: PushKind, entries: readonly Entry[]): Promise<SyncReference>;
  /** Takes how items ended. */
  ended(results: ReadonlyMap<Entry, JournaledResult>, deadlineMs: number): Promise<void>;
  /** A settled sync's transactions. */
  transactions(syncId: string): Promise<readonly SyncTransaction[]>;
}

/** How many times transactions are sent again after a sync that failed for no fault of theirs. */
const mostResends = 3;
/** When to look for the sync of a request that got no answer: it may take a moment to be seen. */
const lookAfterMs = [0, 1_000, 3_000];

/**
 * Gets one batch into the books, each transaction once: it finds out what became of a request that
 * got no answer before it sends anything again.
 */
export class BatchWriter {
  readonly #context: WriteContext;
  readonly #deadlineMs: number;
  /** The syncs that this batch is known to be in. */
  readonly #syncIds = new Set<string>();
  readonly #pending = new Map<Entry, string | undefined>();

  constructor(context: WriteContext, entries: readonly Entry[], deadlineMs: number) {
    this.#context = context;
    this.#deadlineMs = deadlineMs;
    for (const entry of entries) this.#pending.set(entry, undefined);
  }

  /** The entries that have not ended, each with the sync that may write it. */
  get pending(): ReadonlyMap<Entry, string | undefined> {
    return this.#pending;
  }

  /** Sends transactions, and sees them through. */
  async write(kind: PushKind, entries: readonly Entry[], resends = 0): Promise<void> {
    const { journal, signal } = this.#context;
    for (let failures = 1; ; failures += 1) {
      const batch = crypto.randomUUID();
      const ids = entries.map(({ id }) => id);
      await journal.append({ event: "posting", batch, kind, ids });
      try {
        const { syncId } = await this.#context.post(kind, entries);
        await journal.append({ event: "posted", batch, syncId });
        return await this.follow(kind, entries, syncId, resends);
      } catch (error) {
        if (signal.aborted || error instanceof TimeEnded || error instanceof QuotaEnded)
          throw error;
        if (isUncertain(error)) {
          const rest = await this.#recover(kind, entries, resends);
          if (rest.length === 0) return;
          if (rest.length < entries.length) return this.write(kind, rest, resends);
          await pause(this.#context, this.#deadlineMs, failures);
          continue;
        }
        await journal.append({ event: "dropped", batch });
        if (this.#context.quota.isEnd(error)) await this.#context.quota.end();
        else if (isPassing(error)) await pause(this.#context, this.#deadlineMs, failures);
        else return this.#refused(kind, entries, error, resends);
      }
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
    const transactions = new Map<string, SyncTransaction>();
    for (const transaction of await this.#persist(() => this.#context.transactions(syncId))) {
      transactions.set(idKey(transaction.transactionId ?? ""), transaction);
    }
    const results = new Map<Entry, JournaledResult>();
    const left: Entry[] = [];
    for (const entry of entries) {
      const result = resultOf(entry, syncId, transactions.get(idKey(entry.id)));
      if (result) results.set(entry, result);
      else left.push(entry);
    }
    await this.#ended(results);
    if (left.length > 0) await this.#unsettled(kind, left, sync, resends);
  }

  /** Finds out what became of transactions whose request got no answer; answers those that are in no sync. */
  async recover(kind: PushKind, entries: readonly Entry[]): Promise<void> {
    const rest = await this.#recover(kind, entries, 0);
    if (rest.length > 0) await this.write(kind, rest);
  }

  async #recover(kind: PushKind, entries: readonly Entry[], resends: number): Promise<Entry[]> {
    let rest = [...entries];
    for (const afterMs of lookAfterMs) {
      if (afterMs > 0) await this.#context.clock.sleep(afterMs, this.#context.signal);
      rest = await this.#adopt(kind, rest, resends, false);
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
      const duplicates = entries.filter(({ id }) => written.has(idKey(id)));
      if (duplicates.length > 0) {
        const unknown = await this.#adopt(kind, duplicates, resends, true);
        await this.#ended(
          new Map(unknown.map((entry) => [entry, booked(entry, undefined)] as const)),
        );
        const rest = entries.filter((entry) => !duplicates.includes(entry));
        if (rest.length > 0) await this.write(kind, rest, resends);
        return;
      }
    }
    if (!isAboutTransactions(error)) throw error;
    const [first, ...others] = entries;
    if (first === undefined) return;
    if (others.length === 0 || error instanceof UnprocessableEntityError) {
      const message = wordsOf(error);
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
      await pause(this.#context, this.#deadlineMs, resends + 1);
      return this.write(kind, rest, resends + 1);
    }
    const message = failed?.message || "the sync ended without a word on this transaction";
    const failures = rest.map((entry) => {
      const { reason } = failed ?? { reason: "unknown" as const };
      const { id, syncId } = { id: entry.id, syncId: sync.syncId };
      return [entry, { kind, id, outcome: "failed" as const, reason, message, syncId }] as const;
    });
    await this.#ended(new Map(failures));
  }

  async #wait(syncId: string): Promise<SyncOutcome> {
    const { syncs, companyId, clock, quota, signal } = this.#context;
    for (;;) {
      const timeoutMs = Math.max(0, this.#deadlineMs - clock.now());
      try {
        return await this.#persist(() =>
          syncs.wait(companyId, syncId, { timeoutMs, signal, throwOnFailure: false }),
        );
      } catch (error) {
        if (!(error instanceof SyncTimeoutError)) throw error;
        if (!quota.isEnd(error.cause)) throw new TimeEnded();
        await quota.end();
      }
    }
  }

  async #ended(results: ReadonlyMap<Entry, JournaledResult>): Promise<void> {
    if (results.size === 0) return;
    for (const entry of results.keys()) this.#pending.delete(entry);
    await this.#context.ended(results, this.#deadlineMs);
  }

  #persist<Value>(work: () => Promise<Value>): Promise<Value> {
    return persist(this.#context, this.#deadlineMs, work);
  }
}

/** Whether a failed request may have been carried out all the same. */
function isUncertain(error: unknown): boolean {
  if (error instanceof ConnectionError) return error.mayHaveBeenCarriedOut;
  // A 503 that says when to come back was not looked at.
  if (error instanceof ApiError) {
    return error.status >= 500 && !(error.status === 503 && error.headers.has("retry-after"));
  }
  return isPassing(error);
}

/** Whether a refusal is about what was sent, and not about who sent it or to where. */
function isAboutTransactions(error: unknown): boolean {
  if (error instanceof RequestValidationError) return true;
  return (
    error instanceof ApiError &&
    error.status >= 400 &&
    error.status < 500 &&
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

function resultOf(
  entry: Entry,
  syncId: string,
  transaction: SyncTransaction | undefined,
): JournaledResult | undefined {
  const { id } = entry;
  const { kind } = entry.item;
  const message = transaction?.message || "";
  switch (transaction?.status) {
    case "Completed":
      return booked(entry, syncId);
    case "ValidationError":
      return { ...refusal(entry, "validation", message), syncId };
    case "PushError":
      return { kind, id, outcome: "failed", reason: "write", message, syncId };
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
