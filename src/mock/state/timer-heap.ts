/** What waits for a moment. */
export interface Waiter {
  readonly dueMs: number;
  /** Which of two that wait for the same moment comes first: the one that came first. */
  readonly sequence: number;
  readonly wake: () => void;
}

/** Waiters by the moment that they wait for: a heap, so that a hundred thousand cost little. */
export class WaiterQueue {
  readonly #heap: Waiter[] = [];
  /** Where in the heap each one is. */
  readonly #at = new Map<Waiter, number>();

  get first(): Waiter | undefined {
    return this.#heap[0];
  }

  get size(): number {
    return this.#heap.length;
  }

  add(waiter: Waiter): void {
    this.#heap.push(waiter);
    this.#rise(waiter, this.#heap.length - 1);
  }

  /** Removes a waiter. Returns whether it was there. */
  delete(waiter: Waiter): boolean {
    const at = this.#at.get(waiter);
    const last = this.#heap.at(-1);
    if (at === undefined || !last) return false;
    this.#heap.pop();
    this.#at.delete(waiter);
    if (last === waiter) return true;
    this.#sink(last, at);
    this.#rise(last, this.#at.get(last) ?? at);
    return true;
  }

  #rise(waiter: Waiter, from: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.#heap[above];
      if (!parent || isBefore(parent, waiter)) break;
      this.#put(parent, at);
      at = above;
    }
    this.#put(waiter, at);
  }

  #sink(waiter: Waiter, from: number): void {
    let at = from;
    for (;;) {
      const [left, right] = [this.#heap[2 * at + 1], this.#heap[2 * at + 2]];
      const child = left && right && isBefore(right, left) ? right : left;
      if (!child || isBefore(waiter, child)) break;
      const below = child === left ? 2 * at + 1 : 2 * at + 2;
      this.#put(child, at);
      at = below;
    }
    this.#put(waiter, at);
  }

  #put(waiter: Waiter, at: number): void {
    this.#heap[at] = waiter;
    this.#at.set(waiter, at);
  }
}

/** Whether one waiter is woken before another. */
export function isBefore(one: Waiter, other: Waiter): boolean {
  return one.dueMs === other.dueMs ? one.sequence < other.sequence : one.dueMs < other.dueMs;
}

/** What is under way, in the order in which it falls due. */
export class DueQueue<Item extends { dueAtMs: number }> {
  /** From `#next` on; what comes before was taken. */
  #items: Item[] = [];
  #next = 0;

  add(item: Item): void {
    let at = this.#items.length;
    while (at > this.#next && (this.#items[at - 1]?.dueAtMs ?? 0) > item.dueAtMs) at -= 1;
    this.#items.splice(at, 0, item);
  }

  /** Takes the item out that is due first, if one is due at `nowMs`. */
  takeDue(nowMs: number): Item | undefined {
    const item = this.#items[this.#next];
    if (!item || item.dueAtMs > nowMs) return undefined;
    this.#next += 1;
    if (this.#next > 1000) {
      this.#items = this.#items.slice(this.#next);
      this.#next = 0;
    }
    return item;
  }

  /** Changes when an item falls due that was not taken yet. */
  reschedule(item: Item, dueAtMs: number): void {
    const at = this.#items.indexOf(item, this.#next);
    if (at < 0) return;
    this.#items.splice(at, 1);
    item.dueAtMs = dueAtMs;
    this.add(item);
  }
}
