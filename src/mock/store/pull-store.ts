import type { Schemas } from "../../types/index.js";
import { Collection } from "./collection.js";
import { DueQueue } from "./due-queue.js";

/** One fetch of one type of a company's data. */
export interface PullRecord {
  readonly id: string;
  readonly connectionId: string;
  readonly dataType: Schemas["DataType"];
  readonly requestedAtMs: number;
  dueAtMs: number;
  /** How a test told it to fail. */
  readonly failure: PullFailure | undefined;
  isSettled: boolean;
}

/** How a fetch fails. */
export interface PullFailure {
  readonly status: PullStatus;
  readonly message: string;
}

/** How far a fetch is, as the API names it. */
export type PullStatus = Schemas["PullOperation"]["status"];

/** The fetches of one company's data. */
export class PullStore {
  readonly #pulls = new Collection<PullRecord>();
  readonly #running = new DueQueue<PullRecord>();
  readonly #latest = new Map<string, PullRecord>();
  readonly #latestSuccessful = new Map<string, PullRecord>();
  #lastFetchedAtMs: number | undefined;

  get items(): readonly PullRecord[] {
    return this.#pulls.items;
  }

  /** When data was last fetched; `undefined` where it never was. */
  get lastFetchedAtMs(): number | undefined {
    return this.#lastFetchedAtMs;
  }

  get(id: string): PullRecord | undefined {
    return this.#pulls.get(id);
  }

  /** The latest fetch of a type, however it stands. */
  latest(dataType: string): PullRecord | undefined {
    return this.#latest.get(dataType);
  }

  /** The latest fetch of a type that is done. Without one there is nothing to read. */
  latestSuccessful(dataType: string): PullRecord | undefined {
    return this.#latestSuccessful.get(dataType);
  }

  add(pull: PullRecord): void {
    this.#pulls.put(pull);
    this.#latest.set(pull.dataType, pull);
    if (!pull.isSettled) this.#running.add(pull);
  }

  /** Takes fetches back that were written down before, oldest first. */
  restore(pulls: readonly PullRecord[]): void {
    for (const pull of pulls) this.add(pull);
    const byEnd = pulls.toSorted((one, other) => one.dueAtMs - other.dueAtMs);
    for (const pull of byEnd) if (pull.isSettled) this.#noteSettled(pull);
  }

  /** Settles the fetch that is due first, if one is due at `nowMs`. */
  takeDue(nowMs: number): PullRecord | undefined {
    const pull = this.#running.takeDue(nowMs);
    if (!pull) return undefined;
    pull.isSettled = true;
    this.#noteSettled(pull);
    return pull;
  }

  #noteSettled(pull: PullRecord): void {
    if (pull.failure) return;
    this.#latestSuccessful.set(pull.dataType, pull);
    this.#lastFetchedAtMs = pull.dueAtMs;
  }
}
