/** The real one, which virtual timers do not replace. */
const { setTimeout } = globalThis;

/** Something that happens at a moment of virtual time. */
interface Due {
  readonly atMs: number;
  readonly isInternal: boolean;
  run: (() => void) | undefined;
}

/**
 * Virtual time: a discrete event scheduler. Time jumps to the next event as soon as everything that
 * the last one set going waits for a later one.
 */
export class Scheduler {
  nowMs = Date.parse("2026-11-02T09:00:00Z");
  readonly startMs = this.nowMs;
  /** Latest first, so that the next one is popped off the end. */
  readonly #due: Due[] = [];
  #working = 0;

  /** Schedules a call, and returns what cancels it. An internal one sets no promise going. */
  after(delayMs: number, run: () => void, isInternal = false): () => void {
    const due: Due = { atMs: this.nowMs + Math.max(0, delayMs), isInternal, run };
    let low = 0;
    let high = this.#due.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#due[middle]?.atMs ?? 0) > due.atMs) low = middle + 1;
      else high = middle;
    }
    this.#due.splice(low, 0, due);
    return () => {
      due.run = undefined;
    };
  }

  /** Keeps time still while work outside of virtual time (a file, a body) is under way. */
  async hold<Value>(work: PromiseLike<Value>): Promise<Value> {
    this.#working += 1;
    try {
      return await work;
    } finally {
      this.#working -= 1;
    }
  }

  /** Lets events happen until `isOver`. Throws when nothing is left that could happen. */
  async run(isOver: () => boolean, limitMs: number): Promise<void> {
    const endMs = this.nowMs + limitMs;
    for (let isSettled = false; ; ) {
      if (!isSettled) await this.settle();
      // The first run of all loads modules, which takes real time.
      for (let wait = 0; this.#due.length === 0 && !isOver() && wait < 100; wait += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      if (isOver()) return;
      const due = this.#due.pop();
      if (!due) throw new Error("nothing is scheduled any more, and the run has not ended");
      isSettled = due.isInternal || !due.run;
      if (!due.run) continue;
      if (due.atMs > endMs) throw new Error(`the run has not ended after ${limitMs / 3_600_000} h`);
      this.nowMs = due.atMs;
      due.run();
    }
  }

  /** Returns once no promise is left that can settle by itself. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#working > 0) quiet = -1;
    }
  }
}
