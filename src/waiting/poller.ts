import { type Clock, randomOf } from "../core/clock.js";
import { NotFoundError, RateLimitError } from "../errors/api-error.js";
import { CodatError } from "../errors/base.js";
import { isTransient } from "../errors/classify.js";
import type { RequestOptions } from "../http/request.js";
import { PollSchedule } from "./poll-schedule.js";

/**
 * Reads the statuses of these keys once. An error in place of a status concerns that key alone; a
 * rejection concerns all of them.
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

/** A caller that waits for one thing. */
export interface Watcher<Status> {
  readonly key: string;
  /** The longest time to wait, in milliseconds. */
  readonly timeoutMs: number;
  /** The longest interval between its polls, in milliseconds, as long as no duration is known. */
  readonly maxIntervalMs: number;
  /** Called with each status as it is read. Returns whether it has settled. */
  onStatus(status: Status): boolean;
  /** Called when the time is over or the status cannot be read. */
  onEnd(end: WatchEnd<Status>): void;
}

/** Why a watch ended before its thing settled. */
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
  /** The interval between the last poll and the next one, before jitter. */
  intervalMs: number;
  dueMs: number;
  /** Whether to poll at once, however recent the last poll. */
  urgent: boolean;
  /** Until when it is known not to have settled; `undefined` where it may have settled before the wait. */
  unsettledMs: number | undefined;
  lastStatus: Status | undefined;
  lastError: CodatError | undefined;
  failedInARow: number;
}

/** Polls of one poller are at least this far apart where up to four wait, and further where more do. */
const minGapMs = 425;
const minGapEachMs = minGapMs / 4;
const maxMinGapMs = 3 * minGapMs;
/** How long the poll at the very end of a wait may take. */
const minPollTimeoutMs = 1_000;
/** A record that was just made is not always readable at once. */
const notFoundGraceMs = 15_000;
const maxFailedPollsInARow = 10;

/** The API that a poller asks. */
export interface PolledApi {
  readonly clock: Clock;
  /** How long one attempt of a request may take, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Polls for all watchers in one loop, at the times that {@link PollSchedule} plans. Watchers that are
 * due soon join the poll of one that is due now. A poll that fails with a transient error is retried by
 * the next poll.
 */
export class Poller<Status> {
  readonly #clock: Clock;
  readonly #attemptMs: number;
  readonly #poll: Poll<Status>;
  readonly #watches = new Set<Watch<Status>>();
  /** Ends the loop's sleep early: a watch was added, removed or made urgent. */
  #wake = new AbortController();
  /** Aborts the loop's request when there is no waiter left. */
  #request = new AbortController();
  #running = false;
  #lastPollMs = Number.NEGATIVE_INFINITY;
  /** The API asked not to be polled before this moment. */
  #notBeforeMs = Number.NEGATIVE_INFINITY;
  readonly #schedule: PollSchedule;

  constructor(api: PolledApi, poll: Poll<Status>) {
    this.#clock = api.clock;
    this.#attemptMs = api.timeoutMs;
    this.#poll = poll;
    this.#schedule = new PollSchedule(() => randomOf(api.clock));
  }

  /** Whether there is no waiter. */
  get idle(): boolean {
    return this.#watches.size === 0;
  }

  /**
   * Polls for this watcher until its `onStatus` returns true or it ends. Returns a function that ends
   * the watch.
   *
   * @param mayHaveSettled - whether it may have settled already: then it is polled at once
   */
  watch(watcher: Watcher<Status>, mayHaveSettled = false): () => void {
    const startMs = this.#clock.now();
    const watch: Watch<Status> = {
      watcher,
      startMs,
      deadlineMs: startMs + watcher.timeoutMs,
      intervalMs: 0,
      dueMs: startMs,
      urgent: mayHaveSettled,
      unsettledMs: mayHaveSettled ? undefined : startMs,
      lastStatus: undefined,
      lastError: undefined,
      failedInARow: 0,
    };
    if (!mayHaveSettled) this.#planNext(watch, 0);
    this.#watches.add(watch);
    this.#wakeUp();
    if (!this.#running) void this.#run();
    return () => this.#remove(watch);
  }

  /** Polls for this key now, since it seems to have settled. Returns whether anybody waits for it. */
  pollNow(key: string): boolean {
    let awaited = false;
    const nowMs = this.#clock.now();
    for (const watch of this.#watches) {
      if (watch.watcher.key !== key) continue;
      watch.dueMs = nowMs;
      watch.urgent = true;
      watch.unsettledMs = nowMs;
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

  /** An unexpected error ends all watches, so that none of them waits for a loop that has stopped. */
  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (!this.idle) {
        const leftMs = this.#nextPollMs() - this.#clock.now();
        await (leftMs > 0 ? this.#sleep(leftMs) : this.#pollDue());
      }
    } catch (error) {
      for (const watch of [...this.#watches]) this.#end(watch, { kind: "failed", error });
    } finally {
      this.#running = false;
    }
  }

  async #sleep(ms: number): Promise<void> {
    const { signal } = this.#wake;
    try {
      await this.#clock.sleep(ms, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #nextPollMs(): number {
    const watches = [...this.#watches];
    const dueMs = Math.min(...watches.map((watch) => watch.dueMs));
    if (watches.some((watch) => watch.urgent)) return dueMs;
    const minMs = Math.max(minGapMs, Math.min(maxMinGapMs, watches.length * minGapEachMs));
    const gapMs = Math.max(this.#lastPollMs + minMs, this.#notBeforeMs);
    return Math.max(dueMs, Math.min(gapMs, earliestDeadlineMs(watches)));
  }

  async #pollDue(): Promise<void> {
    const nowMs = this.#clock.now();
    this.#lastPollMs = nowMs;
    const due = [...this.#watches].filter((watch) => watch.dueMs - nowMs <= watch.intervalMs / 2);
    for (const watch of due) watch.urgent = false;
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
      // Polls are accepted again.
      this.#notBeforeMs = Number.NEGATIVE_INFINITY;
    } catch (error) {
      failure = error;
    }
    for (const watch of due) {
      // Ended while the poll was in flight.
      if (!this.#watches.has(watch)) continue;
      const result = statuses?.get(watch.watcher.key);
      if (statuses === undefined || result instanceof CodatError) {
        this.#deliverFailure(watch, result ?? failure);
      } else if (result !== undefined) {
        this.#deliverStatus(watch, result);
      }
    }
  }

  /** A poll that hangs must not extend a wait much beyond its deadline. */
  #timeoutMs(due: readonly Watch<Status>[], nowMs: number): number {
    const leftMs = Math.max(minPollTimeoutMs, Math.ceil(earliestDeadlineMs(due) - nowMs));
    return Math.min(this.#attemptMs, leftMs);
  }

  #deliverStatus(watch: Watch<Status>, status: Status): void {
    watch.lastStatus = status;
    watch.lastError = undefined;
    watch.failedInARow = 0;
    if (watch.watcher.onStatus(status)) {
      this.#remove(watch);
      this.#updateEstimate(watch);
    } else {
      watch.unsettledMs = Math.max(this.#lastPollMs, watch.unsettledMs ?? 0);
      this.#scheduleNext(watch, 0);
    }
  }

  /** It settled between the last two polls: the next ones are expected to take as long. */
  #updateEstimate({ startMs, unsettledMs }: Watch<Status>): void {
    if (unsettledMs === undefined) return;
    const afterMs = unsettledMs - startMs;
    const byMs = Math.max(this.#lastPollMs - startMs, afterMs);
    if (byMs > 0) this.#schedule.updateEstimate({ afterMs, byMs });
  }

  #deliverFailure(watch: Watch<Status>, error: unknown): void {
    watch.failedInARow += 1;
    const inGracePeriod = this.#clock.now() - watch.startMs < notFoundGraceMs;
    if (
      !(error instanceof CodatError) ||
      !isRetryable(error, inGracePeriod) ||
      watch.failedInARow > maxFailedPollsInARow
    ) {
      this.#end(watch, { kind: "failed", error });
      return;
    }
    watch.lastError = error;
    const retryAfterMs = error instanceof RateLimitError ? (error.retryAfterMs ?? 0) : 0;
    this.#notBeforeMs = Math.max(this.#notBeforeMs, this.#clock.now() + retryAfterMs);
    this.#scheduleNext(watch, retryAfterMs);
  }

  /** Plans the next poll of this watch, or ends it where its time is over before that. */
  #scheduleNext(watch: Watch<Status>, minMs: number): void {
    const nowMs = this.#clock.now();
    if (nowMs >= watch.deadlineMs || nowMs + minMs > watch.deadlineMs) {
      const { startMs, lastStatus, lastError } = watch;
      this.#end(watch, { kind: "timed-out", waitedMs: nowMs - startMs, lastStatus, lastError });
      return;
    }
    // `pollNow` was called while this poll was in flight: its response may be the older one.
    if (!watch.urgent) this.#planNext(watch, minMs);
  }

  #planNext(watch: Watch<Status>, minMs: number): void {
    const nowMs = this.#clock.now();
    const { startMs, intervalMs, watcher } = watch;
    const next = this.#schedule.nextInterval(nowMs - startMs, intervalMs, watcher.maxIntervalMs);
    watch.intervalMs = next.ms;
    watch.dueMs = Math.min(watch.deadlineMs, nowMs + Math.max(next.jitteredMs, minMs));
  }

  #end(watch: Watch<Status>, end: WatchEnd<Status>): void {
    this.#remove(watch);
    watch.watcher.onEnd(end);
  }
}

function earliestDeadlineMs(watches: readonly Watch<unknown>[]): number {
  return Math.min(...watches.map((watch) => watch.deadlineMs));
}

/** Whether the next poll may succeed where this one failed. */
function isRetryable(error: CodatError, inGracePeriod: boolean): boolean {
  return error instanceof NotFoundError ? inGracePeriod : isTransient(error);
}
