import { queryFields } from "../../../generated/query-fields.js";
import type { Schemas } from "../../types/index.js";
import { badRequest } from "../state/api-error.js";
import { compareBy, parseQuery } from "./query-language.js";

/** One page of a list, with the links to its neighbours. */
export interface AnsweredPage<T> {
  results: T[];
  pageNumber: number;
  pageSize: number;
  totalResults: number;
  _links: Schemas["Links"];
}

/** Cuts the page out of `items` that a request's `page` and `pageSize` name, and shows only that. */
export function pageOf<Item, Shown>(
  url: URL,
  items: readonly Item[],
  show: (item: Item) => Shown,
): AnsweredPage<Shown> {
  const pageNumber = readWhole(url, "page", 1, Number.MAX_SAFE_INTEGER, 1);
  // Up to 5,000 may be asked for; a page says, and holds, no more than 2,000.
  const pageSize = Math.min(maxPageSize, readWhole(url, "pageSize", 1, 5000, 100));
  const from = (pageNumber - 1) * pageSize;
  const link = (page: number): Schemas["HalRef"] => {
    const search = new URLSearchParams(url.searchParams);
    search.set("page", String(page));
    search.set("pageSize", String(pageSize));
    return { href: `${url.pathname}?${search}` };
  };
  return {
    results: items.slice(from, from + pageSize).map(show),
    pageNumber,
    pageSize,
    totalResults: items.length,
    _links: {
      self: { href: url.pathname },
      current: link(pageNumber),
      ...(from + pageSize < items.length ? { next: link(pageNumber + 1) } : {}),
      ...(pageNumber > 1 ? { previous: link(pageNumber - 1) } : {}),
    },
  };
}

const maxPageSize = 2000;

function readWhole(url: URL, name: string, least: number, most: number, unset: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return unset;
  const value = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(value) && value >= least && value <= most) {
    return value;
  }
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
  throw badRequest(`The query parameter '${name}' must be a whole number, ${range}.`, [
    { itemId: name, message: `'${text}' is not a whole number, ${range}.`, validatorName: name },
  ]);
}

/** A page of those items, as they are shown, that a request's `query` asks for, in its `orderBy`. */
export function queriedPageOf<Item, Shown>(
  operationId: keyof typeof queryFields,
  url: URL,
  items: readonly Item[],
  show: (item: Item) => Shown,
): AnsweredPage<Shown> {
  const query = url.searchParams.get("query");
  const orderBy = url.searchParams.get("orderBy");
  if (!query && !orderBy) return pageOf(url, items, show);
  const fields = queryFields[operationId].split(" ");
  const matches = query ? parseQuery(query, fields) : () => true;
  const shown = items.map(show).filter(matches);
  if (orderBy) shown.sort(compareBy(orderBy, fields));
  return pageOf(url, shown, (item) => item);
}
