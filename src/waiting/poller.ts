import type { Clock } from "../core/clock.js";
import { NotFoundError, RateLimitError } from "../errors/api-error.js";
import { CodatError } from "../errors/base.js";
import { isTransient } from "../errors/classify.js";
import type { RequestOptions } from "../http/request.js";

/**
 * Asks once where the things with these keys stand, and tells it of each. What could not be told of a
 * single one is an error in its place; a rejection stands for all of them.
 */
export type Poll<Status> = (
  keys: readonly string[],
  options: RequestOptions,
) => Promise<ReadonlyMap<string, Status | CodatError>>;

/** Polls each thing with a request of its own. */
export function pollEach<Status>(
  get: (key: string, options: RequestOptions) => Promise<Status>,
): Poll<Status> {
  return async (keys, options) => {
    const statuses = new Map<string, Status | CodatError>();
    const poll = async (key: string) => {
      statuses.set(key, await get(key, options).catch(keepError));
    };
    await Promise.all(keys.map(poll));
    return statuses;
  };
}

function keepError(error: unknown): CodatError {
  if (error instanceof CodatError) return error;
  throw error;
}

/** Somebody who waits for one thing. */
export interface Watcher<Status> {
  readonly key: string;
  /** How long to wait at the most, in milliseconds. */
  readonly timeoutMs: number;
  /** Is told each status as it is read; answers whether it was the last one to wait for. */
  onStatus(status: Status): boolean;
  /** The time is over, or the status cannot be had. */
  onEnd(end: WatchEnd<Status>): void;
}

/** Why a watch ended without a last status. */
export type WatchEnd<Status> =
  | {
      readonly kind: "timed-out";
      readonly waitedMs: number;
      readonly lastStatus: Status | undefined;
      /** Why the last poll failed, where it did. */
      readonly lastError: CodatError | undefined;
    }
  | { readonly kind: "failed"; readonly error: unknown };

interface Watch<Status> {
  readonly watcher: Watcher<Status>;
  readonly startMs: number;
  readonly deadlineMs: number;
  /** How far apart the last look and the next one are, before jitter. */
  intervalMs: number;
  dueMs: number;
  /** Whether to look at it at once, however short ago the last poll was. */
  hurried: boolean;
  /** When it was last seen not to have settled. */
  unsettledMs: number;
  lastStatus: Status | undefined;
  lastError: CodatError | undefined;
  failedInARow: number;
}

const firstIntervalMs = 500;
const longestIntervalMs = 15_000;
/** Grows so that a wait of two minutes takes twelve polls. */
const growth = 2.2;
/** Polls of one poller are at least this far apart, however many wait. */
const leastGapMs = 450;
/** Where it is known how long things take, the first poll comes just before the expected end, … */
const firstPollAt = 0.9;
/** … and the next ones follow at this share of the time that has gone by. */
const followUpShare = 0.1;
/** How far an interval is moved at random, so that many waits do not poll in step, … */
const jitter = 0.1;
/** … and where it aims at the expected end. */
const aimedJitter = 0.05;
/** How long the poll at the very end of a wait may take. */
const lastPollMs = 1_000;
/** A record that was just made is not always there to be read at once. */
const notFoundGraceMs = 15_000;
const mostFailedPollsInARow = 10;

/** What a poller asks. */
export interface PolledApi {
  readonly clock: Clock;
  /** How long one attempt of a request may take, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Polls for everybody who waits, in one loop: at first twice a second, then ever less often, down to
 * four times a minute; where others have settled before, from the moment at which they did. Who is due
 * soon joins the poll of who is due now. A poll that fails in a way that passes is followed by the next
 * one.
 */
export class Poller<Status> {
  readonly #clock: Clock;
  readonly #attemptMs: number;
  readonly #poll: Poll<Status>;
  readonly #watches = new Set<Watch<Status>>();
  /** Ends the loop's sleep early: somebody came, left or must be looked at now. */
  #wake = new AbortController();
  /** Ends the loop's request: nobody waits for it any more. */
  #request = new AbortController();
  #running = false;
  #lastPollMs = Number.NEGATIVE_INFINITY;
  /** The API asked not to be polled before this moment. */
  #notBeforeMs = Number.NEGATIVE_INFINITY;
  /** How long things took to settle lately. */
  #expectedMs: number | undefined;

  constructor(api: PolledApi, poll: Poll<Status>) {
    this.#clock = api.clock;
    this.#attemptMs = api.timeoutMs;
    this.#poll = poll;
  }

  /** Whether nobody waits. */
  get idle(): boolean {
    return this.#watches.size === 0;
  }

  /** Polls for this watcher until it is content; answers a function that ends the watch. */
  watch(watcher: Watcher<Status>, dueAtOnce = false): () => void {
    const startMs = this.#clock.now();
    const watch: Watch<Status> = {
      watcher,
      startMs,
      deadlineMs: startMs + watcher.timeoutMs,
      intervalMs: 0,
      dueMs: startMs,
      hurried: dueAtOnce,
      unsettledMs: startMs,
      lastStatus: undefined,
      lastError: undefined,
      failedInARow: 0,
    };
    if (!dueAtOnce) this.#schedule(watch, 0);
    this.#watches.add(watch);
    this.#wakeUp();
    if (!this.#running) void this.#run();
    return () => this.#remove(watch);
  }

  /** Polls for this key now; answers whether anybody waits for it. */
  hurry(key: string): boolean {
    let awaited = false;
    for (const watch of this.#watches) {
      if (watch.watcher.key !== key) continue;
      watch.dueMs = this.#clock.now();
      watch.hurried = true;
      awaited = true;
    }
    if (awaited) this.#wakeUp();
    return awaited;
  }

  #remove(watch: Watch<Status>): void {
    this.#watches.delete(watch);
    if (!this.idle) return;
    this.#wakeUp();
    this.#request.abort();
  }

  #wakeUp(): void {
    this.#wake.abort();
    this.#wake = new AbortController();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (!this.idle) {
      const { signal } = this.#wake;
      const leftMs = this.#nextPollMs() - this.#clock.now();
      if (leftMs > 0) {
        await this.#clock.sleep(leftMs, signal).catch(() => undefined);
      } else {
        await this.#pollDue();
      }
    }
    this.#running = false;
  }

  #nextPollMs(): number {
    const watches = [...this.#watches];
    const dueMs = Math.min(...watches.map((watch) => watch.dueMs));
    if (watches.some((watch) => watch.hurried)) return dueMs;
    const gapMs = Math.max(this.#lastPollMs + leastGapMs, this.#notBeforeMs);
    return Math.max(dueMs, Math.min(gapMs, earliestDeadlineMs(watches)));
  }

  async #pollDue(): Promise<void> {
    const nowMs = this.#clock.now();
    this.#lastPollMs = nowMs;
    const due = [...this.#watches].filter((watch) => watch.dueMs - nowMs <= watch.intervalMs / 2);
    for (const watch of due) watch.hurried = false;
    const keys = [...new Set(due.map((watch) => watch.watcher.key))];
    this.#request = new AbortController();
    let statuses: ReadonlyMap<string, Status | CodatError> | undefined;
    let failure: unknown;
    try {
      // The next poll is this one's retry.
      statuses = await this.#poll(keys, {
        signal: this.#request.signal,
        maxRetries: 0,
        timeoutMs: this.#timeoutMs(due, nowMs),
      });
    } catch (error) {
      failure = error;
    }
    for (const watch of due) {
      // Who left while the poll was under way is not told of it.
      if (!this.#watches.has(watch)) continue;
      const answer = statuses?.get(watch.watcher.key);
      if (statuses === undefined || answer instanceof CodatError) {
        this.#deliverFailure(watch, answer ?? failure);
      } else if (answer !== undefined) {
        this.#deliverStatus(watch, answer);
      }
    }
  }

  /** A poll that hangs must not keep a wait much beyond its end. */
  #timeoutMs(due: readonly Watch<Status>[], nowMs: number): number {
    const leftMs = Math.max(lastPollMs, Math.ceil(earliestDeadlineMs(due) - nowMs));
    return Math.min(this.#attemptMs, leftMs);
  }

  #deliverStatus(watch: Watch<Status>, status: Status): void {
    watch.lastStatus = status;
    watch.lastError = undefined;
    watch.failedInARow = 0;
    if (watch.watcher.onStatus(status)) {
      this.#remove(watch);
      this.#learn(watch);
    } else {
      watch.unsettledMs = this.#lastPollMs;
      this.#scheduleNext(watch, 0);
    }
  }

  /** It settled between the last two looks: the next ones are expected to take as long. */
  #learn(watch: Watch<Status>): void {
    const settledMs = (watch.unsettledMs + this.#lastPollMs) / 2 - watch.startMs;
    const expectedMs = this.#expectedMs ?? settledMs;
    this.#expectedMs = (expectedMs + settledMs) / 2;
  }

  #deliverFailure(watch: Watch<Status>, error: unknown): void {
    watch.failedInARow += 1;
    const young = this.#clock.now() - watch.startMs < notFoundGraceMs;
    if (
      !(error instanceof CodatError) ||
      !passes(error, young) ||
      watch.failedInARow > mostFailedPollsInARow
    ) {
      this.#end(watch, { kind: "failed", error });
      return;
    }
    watch.lastError = error;
    const retryAfterMs = error instanceof RateLimitError ? (error.retryAfterMs ?? 0) : 0;
    this.#notBeforeMs = Math.max(this.#notBeforeMs, this.#clock.now() + retryAfterMs);
    this.#scheduleNext(watch, retryAfterMs);
  }

  /** Sets when this watch is looked at again, or ends it where its time is over before that. */
  #scheduleNext(watch: Watch<Status>, leastMs: number): void {
    const nowMs = this.#clock.now();
    if (nowMs >= watch.deadlineMs || nowMs + leastMs > watch.deadlineMs) {
      const { startMs, lastStatus, lastError } = watch;
      this.#end(watch, { kind: "timed-out", waitedMs: nowMs - startMs, lastStatus, lastError });
      return;
    }
    // Told to hurry while this poll was under way: its answer may be older than what was told.
    if (!watch.hurried) this.#schedule(watch, leastMs);
  }

  #schedule(watch: Watch<Status>, leastMs: number): void {
    const nowMs = this.#clock.now();
    watch.intervalMs = Math.min(longestIntervalMs, this.#intervalMs(watch, nowMs - watch.startMs));
    const spread = this.#expectedMs === undefined ? jitter : aimedJitter;
    const jitteredMs = watch.intervalMs * (1 - spread + 2 * spread * Math.random());
    watch.dueMs = Math.min(watch.deadlineMs, nowMs + Math.max(jitteredMs, leastMs));
  }

  /** How long to wait for the next look at a watch that has gone on for so long. */
  #intervalMs(watch: Watch<Status>, goneMs: number): number {
    const expectedMs = this.#expectedMs ?? 0;
    if (goneMs > 2 * expectedMs) return Math.max(firstIntervalMs, watch.intervalMs * growth);
    const untilExpectedMs = expectedMs * firstPollAt - goneMs;
    return Math.max(firstIntervalMs, untilExpectedMs, goneMs * followUpShare);
  }

  #end(watch: Watch<Status>, end: WatchEnd<Status>): void {
    this.#remove(watch);
    watch.watcher.onEnd(end);
  }
}

function earliestDeadlineMs(watches: readonly Watch<unknown>[]): number {
  return Math.min(...watches.map((watch) => watch.deadlineMs));
}

/** Whether a failed poll says nothing about what is waited for. */
function passes(error: CodatError, young: boolean): boolean {
  return error instanceof NotFoundError ? young : isTransient(error);
}
