import { showMappingOptions } from "../domain/mapping-options.js";
import { companyOperation } from "../http/operation.js";

export const mappingOptions = [
  companyOperation(
    "get-mapping-options",
    { method: "GET", path: "/companies/{companyId}/sync/expenses/mappingOptions" },
    ({ company }) => showMappingOptions(company.books),
  ),
];
