import { onAbort } from "./abort.js";

/** Lets a number of requests be in flight at once; the others wait in the order they came. */
export class Semaphore {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Takes a slot that is free now; returns whether there was one. */
  tryAcquire(): boolean {
    if (this.#free === 0) return false;
    this.#free -= 1;
    return true;
  }

  /** Settles when a slot is free, and takes it; rejects with the signal's reason when it aborts. */
  async acquire(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (this.tryAcquire()) return;
    await new Promise<void>((resolve, reject) => {
      const stopListening = onAbort(signal, () => {
        this.#waiting.delete(onFree);
        reject(signal?.reason);
      });
      const onFree = () => {
        stopListening();
        resolve();
      };
      this.#waiting.add(onFree);
    });
  }

  /** Passes the slot to the longest waiter, or frees it. */
  release(): void {
    for (const next of this.#waiting) {
      this.#waiting.delete(next);
      next();
      return;
    }
    this.#free += 1;
  }
}
