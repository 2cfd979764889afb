/** How many results wait for their reader before the push itself waits. */
const mostWaiting = 200;

/** Hands results from the push to whoever loops over them, and holds the push back where nobody does. */
export class ResultQueue<Result> {
  readonly #waiting: Result[] = [];
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  /** Results are dropped: the run is awaited, and nobody loops over it. */
  #dropping = false;
  #looping = false;
  #changed: (() => void)[] = [];

  /** Hands a result over; settles when there is room for more. */
  async put(result: Result): Promise<void> {
    if (this.#dropping) return;
    this.#waiting.push(result);
    this.#notify();
    while (this.#waiting.length >= mostWaiting && !this.#dropping) await this.#change();
  }

  /** No more results come, since all is done or since it failed. */
  end(failure?: { readonly error: unknown }): void {
    this.#ended = true;
    this.#failure = failure;
    this.#notify();
  }

  /** Nobody will loop over the results, unless somebody already does. */
  dropUnlessLooping(): void {
    if (this.#looping) return;
    this.#drop();
  }

  /** Every result, until there are no more; throws where the push fails. */
  loop(): AsyncGenerator<Result, void, undefined> {
    this.#looping = true;
    return this.#results();
  }

  async *#results(): AsyncGenerator<Result, void, undefined> {
    try {
      for (;;) {
        const next = this.#waiting.shift();
        if (next !== undefined) {
          if (this.#waiting.length === mostWaiting - 1) this.#notify();
          yield next;
          continue;
        }
        if (this.#failure) throw this.#failure.error;
        if (this.#ended) return;
        await this.#change();
      }
    } finally {
      this.#drop();
    }
  }

  #drop(): void {
    this.#dropping = true;
    this.#waiting.length = 0;
    this.#notify();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#changed.push(resolve));
  }

  #notify(): void {
    for (const wake of this.#changed.splice(0)) wake();
  }
}
