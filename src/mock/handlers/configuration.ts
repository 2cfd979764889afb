import { companyOperation } from "../http/operation.js";
import { notFound } from "../state/api-error.js";

const path = "/companies/{companyId}/sync/expenses/config";

export const configuration = [
  companyOperation("get-company-configuration", { method: "GET", path }, ({ company }) => {
    if (!company.configuration) throw notFound("The configuration of company", company.id);
    return company.configuration;
  }),

  companyOperation("set-company-configuration", { method: "POST", path }, ({ company, body }) => {
    company.configuration = body;
    return body;
  }),
];
