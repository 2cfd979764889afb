import { showMappingOptions } from "../mapping-options.js";
import { companyOperation } from "../operation.js";

export const mappingOptions = [
  companyOperation(
    "get-mapping-options",
    { method: "GET", path: "/companies/{companyId}/sync/expenses/mappingOptions" },
    ({ company }) => showMappingOptions(company.books),
  ),
];
