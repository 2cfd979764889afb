import { Collection } from "./collection.js";
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
  /** In the order in which they fall due, from `#nextDue` on. */
  #running: SyncRecord[] = [];
  #nextDue = 0;
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
    this.#queue(sync);
  }

  /** Takes the sync out of the running ones that is due first, if one is due at `nowMs`. */
  takeDue(nowMs: number): SyncRecord | undefined {
    const sync = this.#running[this.#nextDue];
    if (!sync || sync.dueAtMs > nowMs) return undefined;
    this.#nextDue += 1;
    if (this.#nextDue > 1000) {
      this.#running = this.#running.slice(this.#nextDue);
      this.#nextDue = 0;
    }
    return sync;
  }

  /** Changes when a running sync ends. */
  reschedule(sync: SyncRecord, dueAtMs: number): void {
    const at = this.#running.indexOf(sync, this.#nextDue);
    if (at < 0) return;
    this.#running.splice(at, 1);
    sync.dueAtMs = dueAtMs;
    this.#queue(sync);
  }

  end(sync: SyncRecord, end: SyncEnd): void {
    sync.end = end;
    if (end.code >= 2000 && end.code < 3000) this.#lastSuccessful = sync;
  }

  #queue(sync: SyncRecord): void {
    let at = this.#running.length;
    while (at > this.#nextDue && (this.#running[at - 1]?.dueAtMs ?? 0) > sync.dueAtMs) at -= 1;
    this.#running.splice(at, 0, sync);
  }
}
