/** Things kept by id, in the order in which they came, so that a page can be cut without copying. */
export class Collection<Item extends { readonly id: string }> {
  readonly #byId = new Map<string, Item>();
  readonly #inOrder: Item[] = [];

  get size(): number {
    return this.#inOrder.length;
  }

  /** All of them, oldest first. */
  get items(): readonly Item[] {
    return this.#inOrder;
  }

  get(id: string): Item | undefined {
    return this.#byId.get(id);
  }

  /** Adds an item; one with its id that is there already gives way to it. */
  put(item: Item): Item {
    const known = this.#byId.get(item.id);
    if (known) this.#inOrder[this.#inOrder.indexOf(known)] = item;
    else this.#inOrder.push(item);
    this.#byId.set(item.id, item);
    return item;
  }

  delete(id: string): boolean {
    const item = this.#byId.get(id);
    if (!item) return false;
    this.#byId.delete(id);
    this.#inOrder.splice(this.#inOrder.indexOf(item), 1);
    return true;
  }
}
