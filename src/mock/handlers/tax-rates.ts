import { requireFetched } from "../domain/pulls.js";
import { companyOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { notFound } from "../state/api-error.js";

const path = "/companies/{companyId}/data/taxRates";

export const taxRates = [
  companyOperation("list-tax-rates", { method: "GET", path }, ({ company, url }) => {
    requireFetched(company, "taxRates");
    return queriedPageOf(url, company.books?.taxRates.items ?? [], ({ rate }) => rate);
  }),

  companyOperation(
    "get-tax-rate",
    { method: "GET", path: `${path}/{taxRateId}` },
    ({ company, id }) => {
      requireFetched(company, "taxRates");
      const found = company.books?.taxRates.get(id("taxRateId"));
      if (!found) throw notFound("Tax rate", id("taxRateId"));
      return found.rate;
    },
  ),
];
