import type { Clock } from "../core/clock.js";
import type { PushItems, PushReport, PushResult } from "./types.js";

/** How far a push has come; the counts by outcome are those of the items that have ended. */
export interface PushProgress extends Readonly<PushReport["counts"]> {
  /** How many items have ended, whatever their outcome. */
  readonly done: number;
  /** How many items there are; `undefined` where they come from a generator or a stream. */
  readonly total: number | undefined;
  /** How many items have ended per minute, on average since the push began. */
  readonly ratePerMinute: number;
  /** How long the rest takes at that rate, in milliseconds; `undefined` while it cannot be known. */
  readonly etaMs: number | undefined;
}

/** Called with the progress of a push. What it throws is dropped. */
export type ProgressListener = (progress: PushProgress) => void;

/** Counts the results of a push, and calls listeners with its progress. */
export class ProgressMeter {
  readonly counts = { booked: 0, updated: 0, outdated: 0, refused: 0, failed: 0, unknown: 0 };
  readonly #listeners: ProgressListener[] = [];
  readonly #clock: Clock;
  readonly #startMs: number;
  readonly #total: number | undefined;
  #done = 0;

  constructor(clock: Clock, items: PushItems) {
    this.#clock = clock;
    this.#startMs = clock.now();
    this.#total = sizeOf(items);
  }

  listen(listener: ProgressListener): void {
    this.#listeners.push(listener);
  }

  /** Counts another result in. */
  add({ outcome }: PushResult): void {
    this.counts[outcome] += 1;
    this.#done += 1;
    if (this.#listeners.length === 0) return;
    const progress = this.#progress();
    for (const listener of this.#listeners) {
      try {
        listener(progress);
      } catch {
        // An observer cannot change what it observes.
      }
    }
  }

  #progress(): PushProgress {
    const done = this.#done;
    const total = this.#total;
    const elapsedMs = this.#clock.now() - this.#startMs;
    const known = total !== undefined && elapsedMs > 0;
    return {
      ...this.counts,
      done,
      total,
      ratePerMinute: elapsedMs > 0 ? (done * 60_000) / elapsedMs : 0,
      etaMs: known ? Math.round(((total - done) * elapsedMs) / done) : undefined,
    };
  }
}

/** The length of an array, the size of a `Set`. */
function sizeOf(items: PushItems): number | undefined {
  const { length, size } = Object(items) as { length?: unknown; size?: unknown };
  const count = length ?? size;
  return Number.isSafeInteger(count) ? Number(count) : undefined;
}
