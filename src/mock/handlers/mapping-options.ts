import { showMappingOptions } from "../domain/mapping-options.js";
import { companyOperation } from "../http/operation.js";

export const mappingOptions = [
  companyOperation("get-mapping-options", ({ company }) => showMappingOptions(company.books)),
];
