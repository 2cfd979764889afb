import { companyOperation } from "../http/operation.js";
import { notFound } from "../state/api-error.js";

export const configuration = [
  companyOperation("get-company-configuration", ({ company }) => {
    if (!company.configuration) throw notFound("The configuration of company", company.id);
    return company.configuration;
  }),

  companyOperation("set-company-configuration", ({ company, body }) => {
    company.configuration = body;
    return body;
  }),
];
