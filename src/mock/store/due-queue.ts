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
