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

/** Records of the accounting software, and what the API knows of them: their state at the last fetch. */
export class FetchedCollection<Item extends { readonly id: string }> extends Collection<Item> {
  #fetched = new Map<string, Item>();
  #isFetched = false;

  /** The records as they were at the last fetch. */
  get fetched(): readonly Item[] {
    return [...this.#fetched.values()];
  }

  getFetched(id: string): Item | undefined {
    return this.#fetched.get(id);
  }

  /** What there is to choose from: the records of the last fetch, or all before the first one. */
  get known(): readonly Item[] {
    return this.#isFetched ? this.fetched : this.items;
  }

  getKnown(id: string): Item | undefined {
    return this.#isFetched ? this.#fetched.get(id) : this.get(id);
  }

  /** Fetches the records; returns whether any is new or changed. */
  fetch(): boolean {
    const before = this.#fetched;
    this.#isFetched = true;
    this.#fetched = new Map(this.items.map((item) => [item.id, item]));
    return before.size !== this.size || this.items.some((item) => before.get(item.id) !== item);
  }
}
