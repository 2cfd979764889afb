import { keptName } from "../domain/companies.js";
import { showCompany } from "../domain/company-views.js";
import { companyChanged } from "../domain/webhook-events.js";
import { companyOperation, operation } from "../http/operation.js";
import { pageOf } from "../http/pagination.js";
import { compareBy, parseQuery } from "../http/query-language.js";
import { ApiFault } from "../state/api-error.js";
import { CompanyRecord } from "../state/company.js";

export const companies = [
  operation("list-companies", ({ state, url, query }) => {
    const [tags, orderBy] = [query("tags"), query("orderBy")];
    const hasTags = tags ? parseQuery(tags) : undefined;
    const wanted = hasTags
      ? state.companies.items.filter((company) => hasTags(company.tags))
      : state.companies.items;
    const show = (company: CompanyRecord) => showCompany(state, company);
    if (!orderBy) return pageOf(url, wanted, show);
    return pageOf(url, wanted.map(show).sort(compareBy(orderBy)), (company) => company);
  }),

  operation("create-company", ({ state, body }) => {
    if (state.companies.size >= state.settings.companyLimit) {
      // The envelope of a real 402 says 429.
      throw new ApiFault(402, "The account has as many companies as its plan allows.", {
        envelopeStatus: 429,
      });
    }
    const about = { ...body, name: keptName(body.name) };
    const company = new CompanyRecord(crypto.randomUUID(), state.clock.now(), about);
    state.companies.add(company);
    state.events.raise(() => companyChanged(state, company, "created"));
    return showCompany(state, company);
  }),

  companyOperation("get-company", ({ state, company }) => showCompany(state, company)),

  companyOperation("replace-company", ({ state, company, body }) => {
    company.name = keptName(body.name);
    company.description = body.description ?? null;
    company.tags = body.tags ?? {};
    return showCompany(state, company);
  }),

  companyOperation("update-company", ({ state, company, body }) => {
    if (body.name !== undefined) company.name = keptName(body.name);
    if (body.description !== undefined) company.description = body.description;
    if (body.tags !== undefined) company.tags = body.tags ?? {};
    return showCompany(state, company);
  }),

  companyOperation("delete-company", ({ state, company }) => {
    state.companies.delete(company.id);
    state.events.raise(() => companyChanged(state, company, "deleted"));
    state.changes.raise(() => ({ what: "companies-removed" }));
    return undefined;
  }),
];
