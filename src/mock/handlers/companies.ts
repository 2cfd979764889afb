import { sanitizeName } from "../domain/companies.js";
import { showCompany } from "../domain/company-views.js";
import { companyChanged } from "../domain/webhook-events.js";
import { companyOperation, operation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { parseQuery } from "../http/query-language.js";
import { ApiFault } from "../state/api-error.js";
import { CompanyRecord } from "../state/company.js";

export const companies = [
  operation("list-companies", ({ state, url, query }) => {
    const tags = query("tags");
    const hasTags = tags ? parseQuery(tags) : undefined;
    const wanted = hasTags
      ? state.companies.items.filter((company) => hasTags(company.tags))
      : state.companies.items;
    return queriedPageOf("list-companies", url, wanted, (company) => showCompany(state, company));
  }),

  operation("create-company", ({ state, body }) => {
    if (state.companies.size >= state.settings.companyLimit) {
      // The envelope of a real 402 says 429.
      throw new ApiFault(402, "The account has as many companies as its plan allows.", {
        envelopeStatus: 429,
      });
    }
    const about = { ...body, name: sanitizeName(body.name) };
    const company = new CompanyRecord(crypto.randomUUID(), state.clock.now(), about);
    state.companies.add(company);
    state.events.emit(() => companyChanged(state, company, "created"));
    return showCompany(state, company);
  }),

  companyOperation("get-company", ({ state, company }) => showCompany(state, company)),

  companyOperation("replace-company", ({ state, company, body }) => {
    company.name = sanitizeName(body.name);
    company.description = body.description ?? null;
    company.tags = body.tags ?? {};
    return showCompany(state, company);
  }),

  companyOperation("update-company", ({ state, company, body }) => {
    if (typeof body.name === "string") company.name = sanitizeName(body.name);
    if (typeof body.description === "string") company.description = body.description;
    if (body.tags !== undefined) company.tags = body.tags ?? {};
    return showCompany(state, company);
  }),

  companyOperation("delete-company", ({ state, company }) => {
    state.companies.delete(company.id);
    state.events.emit(() => companyChanged(state, company, "deleted"));
    state.changes.emit(() => ({ what: "companies-removed" }));
    return undefined;
  }),
];
