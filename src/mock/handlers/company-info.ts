import { ApiFault } from "../api-fault.js";
import { requireFetched } from "../fetch-data.js";
import { companyOperation } from "../operation.js";

export const companyInfo = [
  companyOperation(
    "get-company-info",
    { method: "GET", path: "/companies/{companyId}/data/info" },
    ({ company }) => {
      requireFetched(company, "company");
      if (!company.books) throw new ApiFault(409, "The company's data has not been fetched yet.");
      return company.books.information;
    },
  ),
];
