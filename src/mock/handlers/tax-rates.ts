import { requireFetched } from "../domain/pulls.js";
import { companyOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { notFound } from "../state/api-error.js";

export const taxRates = [
  companyOperation("list-tax-rates", ({ company, url }) => {
    requireFetched(company, "taxRates");
    return queriedPageOf(
      "list-tax-rates",
      url,
      company.books?.taxRates.fetched ?? [],
      ({ rate }) => rate,
    );
  }),

  companyOperation("get-tax-rate", ({ company, id }) => {
    requireFetched(company, "taxRates");
    const found = company.books?.taxRates.getFetched(id("taxRateId"));
    if (!found) throw notFound("Tax rate", id("taxRateId"));
    return found.rate;
  }),
];
