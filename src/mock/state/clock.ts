import { onAbort } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { isBefore, type Waiter, WaiterQueue } from "./timer-heap.js";

/** The mock's clock: a `Clock` for the client to sleep on, which tests can move. */
export interface MockClock extends Clock {
  /**
   * Moves time on by `ms` milliseconds. Everything that falls due on the way happens in order, each
   * at its own moment, before the promise settles.
   */
  advance(ms: number): Promise<void>;
  /** Moves time on to a moment (milliseconds since the epoch, a `Date`, or ISO 8601 text). */
  advanceTo(moment: number | Date | string): Promise<void>;
  /** Stops time: no sleep ends until `advance` or `run`. */
  freeze(): void;
  /** Lets time continue after `freeze`. */
  run(): void;
  /** Whether `freeze` holds time. */
  readonly isFrozen: boolean;
  /**
   * Calls `ring` at a moment, unless the function that it returns is called before. An alarm waits
   * for time to come to it: unlike a sleeper it never makes a virtual clock jump.
   */
  alarm(atMs: number, ring: () => void): () => void;
}

/** How a clock's time passes. */
export interface ClockOptions {
  /** The moment to begin at, in milliseconds since the epoch. The machine's by default. */
  startsAt?: number;
  /** Whether time passes by itself, as on the wall. */
  realTime: boolean;
  /** Whether time jumps on to the moment that the earliest sleeper waits for. */
  autoAdvance: boolean;
}

// Kept from before a test's fake timers replace them: the clock must run without those.
const { setTimeout, clearTimeout } = globalThis;
const wallNow = Date.now.bind(Date);

const longestTimerMs = 2 ** 31 - 1;

/** One turn of the event loop, in which those that were woken run. */
const oneTurn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** A clock that stands still or runs in real time, and on which sleepers wait or are jumped to. */
export class AdjustableClock implements MockClock {
  #momentMs: number;
  #realSinceMs: number | undefined;
  #realTime: boolean;
  #autoAdvance: boolean;
  #isFrozen = false;
  #advancing = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #sleepers = new WaiterQueue();
  readonly #alarms = new WaiterQueue();
  #sequence = 0;

  constructor({ startsAt = wallNow(), realTime, autoAdvance }: ClockOptions) {
    this.#momentMs = startsAt;
    this.#realTime = realTime;
    this.#autoAdvance = autoAdvance;
    if (realTime) this.#realSinceMs = wallNow();
  }

  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  now(): number {
    return this.#realSinceMs === undefined
      ? this.#momentMs
      : this.#momentMs + (wallNow() - this.#realSinceMs);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const stopListening = onAbort(signal, () => {
        cancel();
        reject(signal?.reason);
      });
      const cancel = this.#add(this.#sleepers, this.now() + Math.max(0, ms), () => {
        stopListening();
        resolve();
      });
    });
  }

  alarm(atMs: number, ring: () => void): () => void {
    return this.#add(this.#alarms, atMs, ring);
  }

  async advance(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new RangeError(`Time moves on only: cannot advance by ${ms} ms.`);
    await this.#moveTo(this.now() + ms);
  }

  async advanceTo(moment: number | Date | string): Promise<void> {
    const ms = typeof moment === "number" ? moment : new Date(moment).getTime();
    if (!(ms >= this.now())) {
      throw new RangeError(`Time moves on only: cannot go to ${String(moment)}.`);
    }
    await this.#moveTo(ms);
  }

  freeze(): void {
    this.#isFrozen = true;
    this.#setNow(this.now());
    this.#schedule();
  }

  run(): void {
    this.#isFrozen = false;
    this.#setNow(this.now());
    this.#schedule();
  }

  /** Sets the moment, for a clock that has not been read yet. */
  beginAt(momentMs: number): void {
    this.#setNow(momentMs);
  }

  /** From now on time passes by itself. For clients that cannot share this clock. */
  runInRealTime(): void {
    this.#realTime = true;
    this.#setNow(this.now());
    this.#schedule();
  }

  #add(queue: WaiterQueue, dueMs: number, wake: () => void): () => void {
    this.#sequence += 1;
    const waiter = { dueMs, sequence: this.#sequence, wake };
    queue.add(waiter);
    this.#schedule();
    return () => {
      if (queue.delete(waiter)) this.#schedule();
    };
  }

  /** The waiter to be woken next, asleep or not. */
  get #next(): Waiter | undefined {
    const { first: sleeper } = this.#sleepers;
    const { first: alarm } = this.#alarms;
    if (sleeper && alarm) return isBefore(sleeper, alarm) ? sleeper : alarm;
    return sleeper ?? alarm;
  }

  async #moveTo(targetMs: number): Promise<void> {
    this.#advancing += 1;
    try {
      while (this.#wakeNext(targetMs)) await oneTurn();
      if (targetMs > this.now()) this.#setNow(targetMs);
    } finally {
      this.#advancing -= 1;
      this.#schedule();
    }
  }

  /** Goes to the earliest moment that a sleeper waits for, if it is not after `untilMs`. */
  #wakeNext(untilMs: number): boolean {
    const next = this.#next;
    if (!next || next.dueMs > untilMs) return false;
    if (next.dueMs > this.now()) this.#setNow(next.dueMs);
    if (!this.#sleepers.delete(next)) this.#alarms.delete(next);
    next.wake();
    return true;
  }

  #setNow(momentMs: number): void {
    this.#momentMs = momentMs;
    this.#realSinceMs = this.#realTime && !this.#isFrozen ? wallNow() : undefined;
  }

  /** Sees to it that the next waiter is woken when it is its turn. */
  #schedule(): void {
    clearTimeout(this.#timer);
    const next = this.#next;
    if (!next || this.#isFrozen || this.#advancing > 0) return;
    const sleeper = this.#autoAdvance ? this.#sleepers.first : undefined;
    if (sleeper) {
      this.#timer = setTimeout(() => {
        this.#wakeNext(sleeper.dueMs);
        this.#schedule();
      }, 0);
      return;
    }
    if (!this.#realTime && next.dueMs > this.#momentMs) return;
    this.#timer = setTimeout(
      () => {
        // Time passes for all alike: a waiter that is due does not wait for the others' turns.
        const nowMs = this.now();
        while (!this.#isFrozen && this.#wakeNext(nowMs));
        this.#schedule();
      },
      Math.min(Math.max(0, next.dueMs - this.now()), longestTimerMs),
    );
    // A timer hours away must not keep the process alive.
    const timer: unknown = this.#timer;
    if (this.#sleepers.size === 0) unref(timer);
  }
}

function unref(timer: unknown): void {
  if (typeof timer === "object" && timer && "unref" in timer && typeof timer.unref === "function") {
    timer.unref();
  }
}

/** A moment as the API writes it. */
export const iso = (ms: number): string => new Date(ms).toISOString();
