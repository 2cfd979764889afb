import { requireFetched } from "../domain/pulls.js";
import { answerPush, missingOf, startPush, writableBooks } from "../domain/writes.js";
import { companyOperation, connectionOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { notFound } from "../state/api-error.js";

export const customers = [
  companyOperation("list-customers", ({ company, url }) => {
    requireFetched(company, "customers");
    return queriedPageOf(
      "list-customers",
      url,
      company.books?.customers.fetched ?? [],
      (customer) => customer,
    );
  }),

  companyOperation("get-customer", ({ company, id }) => {
    requireFetched(company, "customers");
    const customer = company.books?.customers.getFetched(id("customerId"));
    if (!customer) throw notFound("Customer", id("customerId"));
    return customer;
  }),

  connectionOperation("create-customer", ({ state, company, connection, body, query }) => {
    const push = startPush(state, company, connection, {
      dataType: "customers",
      record: body,
      timeout: query("timeoutInMinutes"),
      errors: missingOf(body, "customerName"),
    });
    return answerPush(company, push, body);
  }),

  connectionOperation("update-customer", ({ state, company, connection, body, id, query }) => {
    const books = writableBooks(company, connection);
    const changedId = id("customerId");
    if (!books.customers.get(changedId)) throw notFound("Customer", changedId);
    const push = startPush(state, company, connection, {
      dataType: "customers",
      record: body,
      changedId,
      timeout: query("timeoutInMinutes"),
      errors: missingOf(body, "customerName"),
    });
    return answerPush(company, push, body);
  }),
];
