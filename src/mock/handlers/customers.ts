import { notFound } from "../api-fault.js";
import { booked, idOf, missingOf } from "../booked.js";
import { requireFetched } from "../fetch-data.js";
import { companyOperation, connectionOperation } from "../operation.js";
import { queriedPageOf } from "../page.js";
import { showPush, startPush, writableBooks } from "../push.js";

const read = "/companies/{companyId}/data/customers";
const write = "/companies/{companyId}/connections/{connectionId}/push/customers";

export const customers = [
  companyOperation("list-customers", { method: "GET", path: read }, ({ company, url }) => {
    requireFetched(company, "customers");
    return queriedPageOf(url, company.books?.customers.items ?? [], (customer) => customer);
  }),

  companyOperation(
    "get-customer",
    { method: "GET", path: `${read}/{customerId}` },
    ({ company, id }) => {
      requireFetched(company, "customers");
      const customer = company.books?.customers.get(id("customerId"));
      if (!customer) throw notFound("Customer", id("customerId"));
      return customer;
    },
  ),

  connectionOperation(
    "create-customer",
    { method: "POST", path: write },
    ({ state, company, connection, body, query }) => {
      const push = startPush(state, company, connection, {
        dataType: "customers",
        type: "Create",
        timeout: query("timeoutInMinutes"),
        missing: missingOf(body, "customerName"),
        apply: (books) =>
          books.customers.put({ ...body, ...booked(crypto.randomUUID(), state.clock.now()) }).id,
      });
      return { data: { ...body, ...idOf(push.recordId) }, ...showPush(company, push) };
    },
  ),

  connectionOperation(
    "update-customer",
    { method: "PUT", path: `${write}/{customerId}` },
    ({ state, company, connection, body, id, query }) => {
      const books = writableBooks(company, connection);
      const known = books.customers.get(id("customerId"));
      if (!known) throw notFound("Customer", id("customerId"));
      const push = startPush(state, company, connection, {
        dataType: "customers",
        type: "Update",
        timeout: query("timeoutInMinutes"),
        missing: missingOf(body, "customerName"),
        apply: () =>
          books.customers.put({ ...known, ...body, ...booked(known.id, state.clock.now()) }).id,
      });
      return { data: { ...body, id: known.id }, ...showPush(company, push) };
    },
  ),
];
