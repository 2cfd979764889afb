import type { Schemas } from "../../types/index.js";
import { requireFetched } from "../domain/pulls.js";
import { companyOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { notFound } from "../state/api-error.js";
import type { Booked, Books } from "../state/books.js";

export const trackingCategories = [
  companyOperation("list-tracking-categories", ({ company, url }) => {
    requireFetched(company, "trackingCategories");
    return queriedPageOf(
      "list-tracking-categories",
      url,
      company.books?.trackingCategories.fetched ?? [],
      (each) => each,
    );
  }),

  companyOperation("get-tracking-category", ({ company, id }) => {
    requireFetched(company, "trackingCategories");
    const category = company.books?.trackingCategories.getFetched(id("trackingCategoryId"));
    if (!company.books || !category) {
      throw notFound("Tracking category", id("trackingCategoryId"));
    }
    return treeOf(company.books, category);
  }),
];

/** A category with all that lies below it. */
function treeOf(
  books: Books,
  category: Booked<Schemas["TrackingCategory"]>,
): Schemas["TrackingCategoryTree"] {
  const children = books.trackingCategories.fetched.filter(
    ({ parentId }) => parentId === category.id,
  );
  return { ...category, subCategories: children.map((child) => treeOf(books, child)) };
}
