import type { ApiResponse } from "./response.js";
import { isCount } from "./response.js";

/** What a list has returned so far, page by page. */
export interface ListedSoFar {
  readonly items: number;
  readonly pages: number;
  readonly characters: number;
  /** Length and hash of the last page's body. */
  readonly lastPage: string | undefined;
}

/** A page has 5,000 items at the most. */
const maxPageSize = 5_000;
const maxPages = 20_000;
/** Of a list that is looped over, one page in memory at a time. */
const maxLoopCharacters = 2_000_000_000;

/** Counts another page in. */
export function addPage(before: ListedSoFar, { text }: ApiResponse, items: number): ListedSoFar {
  return {
    items: before.items + items,
    pages: before.pages + 1,
    characters: before.characters + text.length,
    lastPage: items === 0 ? undefined : `${text.length}:${hashOf(text)}`,
  };
}

/** Why a list would never end, whatever the server says of its length; `undefined` where it would. */
export function endlessProblem(
  listed: ListedSoFar,
  before: ListedSoFar,
  totalResults: unknown,
  maxCharacters = maxLoopCharacters,
): string | undefined {
  if (listed.lastPage !== undefined && listed.lastPage === before.lastPage) {
    return "it is the same page as the one before: the server repeats itself";
  }
  // More than was promised, by more than can have been added while it was listed.
  if (isCount(totalResults) && listed.items > totalResults + maxPageSize) {
    return `it is a list of ${totalResults} results that continues after ${listed.items}`;
  }
  if (listed.pages > maxPages) return `the list continues after ${maxPages} pages`;
  if (listed.characters > maxCharacters)
    return `the list continues after ${maxCharacters} characters`;
  return undefined;
}

/** A 53-bit hash (cyrb53): two pages of the same length and hash are the same. */
function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
