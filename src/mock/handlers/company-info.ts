import { requireFetched } from "../domain/pulls.js";
import { companyOperation } from "../http/operation.js";
import { ApiFault } from "../state/api-error.js";

export const companyInfo = [
  companyOperation("get-company-info", ({ company }) => {
    requireFetched(company, "company");
    if (!company.books) throw new ApiFault(409, "The company's data has not been fetched yet.");
    return company.books.information;
  }),
];
