import { type Answered, ResponsePromise } from "./response.js";

/** What one response of a list holds. */
export interface PageContents<Item> {
  readonly results: readonly Item[];
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly totalResults: number;
  /** Whether the response says that a page follows. */
  readonly hasNext: boolean;
}

/** Fetches the page after another; a list of more than `maxCharacters` is refused. */
export type FetchNext<Item> = (maxCharacters?: number) => Promise<Answered<Page<Item>>>;

let collectFrom: <Item>(first: Page<Item>) => Promise<Item[]>;

/**
 * One page of a list. Looping over it with `for await` goes through every item of this page and all
 * that follow, and holds one page in memory at a time.
 */
export class Page<Item> implements AsyncIterable<Item> {
  /** This page's items. */
  readonly results: readonly Item[];
  /** Which page it is, from 1. */
  readonly pageNumber: number;
  /** How many items a page has at the most. */
  readonly pageSize: number;
  /** How many items there are on all pages. */
  readonly totalResults: number;
  readonly #hasNext: boolean;
  readonly #fetchNext: FetchNext<Item>;

  static {
    collectFrom = async <Item>(first: Page<Item>) => {
      const found: Item[] = [];
      for (let page = first; ; page = (await page.#fetchNext(maxCollectedCharacters)).data) {
        for (const item of page.results) found.push(item);
        if (!page.#hasNext) return found;
      }
    };
  }

  constructor(contents: PageContents<Item>, fetchNext: FetchNext<Item>) {
    this.results = contents.results;
    this.pageNumber = contents.pageNumber;
    this.pageSize = contents.pageSize;
    this.totalResults = contents.totalResults;
    // A link only says that there is more. It is not followed: the next page is asked for by its
    // number, so that no response can lead the client elsewhere. An empty page ends every list.
    this.#hasNext = contents.hasNext && contents.results.length > 0;
    this.#fetchNext = fetchNext;
  }

  /** Whether a page follows this one. */
  hasNextPage(): boolean {
    return this.#hasNext;
  }

  /** The page that follows; `undefined` after the last. Throws as the list does. */
  async nextPage(): Promise<Page<Item> | undefined> {
    if (!this.#hasNext) return undefined;
    const { data } = await this.#fetchNext();
    return data;
  }

  /** Every item of this page and of all that follow. Throws as the list does. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return itemsFrom(this);
  }
}

/**
 * The promise of a list's first page that is also the list itself: `await` it for the page, or loop
 * over it with `for await` for every item of every page.
 */
export class PagePromise<Item> extends ResponsePromise<Page<Item>> implements AsyncIterable<Item> {
  /** Every item of every page, one page in memory at a time. Throws as the list does. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return itemsFrom(this);
  }
}

/** Every item from a page on. A method would hold its own page, the first, to the end: this does not. */
async function* itemsFrom<Item>(
  page: Page<Item> | PromiseLike<Page<Item>> | undefined,
): AsyncGenerator<Item, void, undefined> {
  page = await page;
  while (page) {
    yield* page.results;
    page = await page.nextPage();
  }
}

const maxCollectedCharacters = 100_000_000;

/**
 * Returns every item of a list that is kept in memory whole. Throws as the list does, and a
 * `ResponseValidationError` where it has more than 100 MB.
 */
export async function collect<Item>(list: PromiseLike<Page<Item>>): Promise<Item[]> {
  return collectFrom(await list);
}
