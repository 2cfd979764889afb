import { Collection } from "./collection.js";
import { DueQueue } from "./due-queue.js";
import type { Write } from "./write.js";

/** One run of writes into the books. */
export interface SyncRecord {
  readonly id: string;
  readonly requestedAtMs: number;
  /** When it ends, if nobody ends it before; never for one that was told to run on. */
  dueAtMs: number;
  readonly writes: readonly Write[];
  /** How a test told it to end. */
  orderedEnd: OrderedEnd | undefined;
  /** How it ended; `undefined` while it runs. */
  end: SyncEnd | undefined;
}

/** How a test tells a sync to end. */
export interface OrderedEnd {
  /** The status code to end with: 2000, 4000, 5120 or any other. */
  readonly code: number;
  /** The sync's error message, instead of the one that goes with the code. */
  readonly message?: string | undefined;
}

/** How a sync ended. */
export interface SyncEnd {
  readonly code: number;
  readonly errorMessage: string | null;
  readonly atMs: number;
  readonly dataPushed: boolean;
}

/** The syncs of one company, and which of them still run. */
export class SyncStore {
  readonly #syncs = new Collection<SyncRecord>();
  readonly #running = new DueQueue<SyncRecord>();
  readonly #latestWrites = new Map<string, Write>();
  #lastSuccessful: SyncRecord | undefined;

  get items(): readonly SyncRecord[] {
    return this.#syncs.items;
  }

  get latest(): SyncRecord | undefined {
    return this.#syncs.items.at(-1);
  }

  get lastSuccessful(): SyncRecord | undefined {
    return this.#lastSuccessful;
  }

  get(id: string): SyncRecord | undefined {
    return this.#syncs.get(id);
  }

  /** The latest attempt to write a transaction, whatever came of it. */
  latestWrite(transactionId: string): Write | undefined {
    return this.#latestWrites.get(transactionId);
  }

  add(sync: SyncRecord): void {
    this.#syncs.put(sync);
    for (const write of sync.writes) this.#latestWrites.set(write.transactionId, write);
    if (!sync.end) this.#running.add(sync);
  }

  /** Takes syncs back that were written down before, oldest first. */
  restore(syncs: readonly SyncRecord[]): void {
    for (const sync of syncs) this.add(sync);
    const byEnd = syncs.toSorted((one, other) => (one.end?.atMs ?? 0) - (other.end?.atMs ?? 0));
    for (const sync of byEnd) if (sync.end) this.end(sync, sync.end);
  }

  /** Takes the sync out of the running ones that is due first, if one is due at `nowMs`. */
  takeDue(nowMs: number): SyncRecord | undefined {
    return this.#running.takeDue(nowMs);
  }

  /** Changes when a running sync ends. */
  reschedule(sync: SyncRecord, dueAtMs: number): void {
    this.#running.reschedule(sync, dueAtMs);
  }

  end(sync: SyncRecord, end: SyncEnd): void {
    sync.end = end;
    if (end.code >= 2000 && end.code < 3000) this.#lastSuccessful = sync;
  }
}
