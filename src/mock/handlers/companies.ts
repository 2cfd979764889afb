import type { Schemas } from "../../types/index.js";
import { ApiFault } from "../api-fault.js";
import { keptName } from "../company-name.js";
import { iso } from "../iso.js";
import { companyOperation, operation } from "../operation.js";
import { pageOf } from "../page.js";
import type { MockState } from "../state.js";
import { CompanyRecord } from "../store/company.js";
import { showConnection } from "./connections.js";

export const companies = [
  operation("list-companies", { method: "GET", path: "/companies" }, ({ state, url }) =>
    pageOf(url, state.companies.items, (company) => showCompany(state, company)),
  ),

  operation("create-company", { method: "POST", path: "/companies" }, ({ state, body }) => {
    if (state.companies.size >= state.settings.companyLimit) {
      // The envelope of a real 402 says 429.
      throw new ApiFault(402, "The account has as many companies as its plan allows.", {
        envelopeStatus: 429,
      });
    }
    const about = { ...body, name: keptName(body.name) };
    const company = new CompanyRecord(crypto.randomUUID(), state.clock.now(), about);
    return showCompany(state, state.companies.add(company));
  }),

  companyOperation(
    "get-company",
    { method: "GET", path: "/companies/{companyId}" },
    ({ state, company }) => showCompany(state, company),
  ),

  companyOperation(
    "replace-company",
    { method: "PUT", path: "/companies/{companyId}" },
    ({ state, company, body }) => {
      company.name = keptName(body.name);
      company.description = body.description ?? null;
      company.tags = body.tags ?? {};
      return showCompany(state, company);
    },
  ),

  companyOperation(
    "update-company",
    { method: "PATCH", path: "/companies/{companyId}" },
    ({ state, company, body }) => {
      if (body.name !== undefined) company.name = keptName(body.name);
      if (body.description !== undefined) company.description = body.description;
      if (body.tags !== undefined) company.tags = body.tags ?? {};
      return showCompany(state, company);
    },
  ),

  companyOperation(
    "delete-company",
    { method: "DELETE", path: "/companies/{companyId}", status: 204 },
    ({ state, company }) => {
      state.companies.delete(company.id);
      return undefined;
    },
  ),
];

function showCompany(state: MockState, company: CompanyRecord): Schemas["Company"] {
  return {
    id: company.id,
    name: company.name,
    description: company.description,
    redirect: `${state.settings.linkUrl}/company/${company.id}`,
    lastSync: null,
    created: iso(company.createdAtMs),
    createdByUserName: null,
    products: company.expenseConnection ? ["expenses"] : [],
    tags: company.tags,
    dataConnections: company.connections.items.map((connection) =>
      showConnection(state, company, connection),
    ),
  };
}
