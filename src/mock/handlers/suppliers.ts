import { platforms } from "../../platforms/index.js";
import { badRequest, notFound } from "../api-fault.js";
import { booked, idOf, missingOf } from "../booked.js";
import { requireFetched } from "../fetch-data.js";
import { companyOperation, connectionOperation } from "../operation.js";
import { queriedPageOf } from "../page.js";
import { showPush, startPush, writableBooks } from "../push.js";
import type { Books } from "../store/books.js";

const read = "/companies/{companyId}/data/suppliers";
const write = "/companies/{companyId}/connections/{connectionId}/push/suppliers";

export const suppliers = [
  companyOperation("list-suppliers", { method: "GET", path: read }, ({ company, url }) => {
    requireFetched(company, "suppliers");
    return queriedPageOf(url, company.books?.suppliers.items ?? [], (supplier) => supplier);
  }),

  companyOperation(
    "get-supplier",
    { method: "GET", path: `${read}/{supplierId}` },
    ({ company, id }) => {
      requireFetched(company, "suppliers");
      const supplier = company.books?.suppliers.get(id("supplierId"));
      if (!supplier) throw notFound("Supplier", id("supplierId"));
      return supplier;
    },
  ),

  connectionOperation(
    "create-supplier",
    { method: "POST", path: write },
    ({ state, company, connection, body, query }) => {
      const push = startPush(state, company, connection, {
        dataType: "suppliers",
        type: "Create",
        timeout: query("timeoutInMinutes"),
        missing: missingOf(body, "supplierName"),
        apply: (books) =>
          books.suppliers.put({ ...body, ...booked(crypto.randomUUID(), state.clock.now()) }).id,
      });
      return { data: { ...body, ...idOf(push.recordId) }, ...showPush(company, push) };
    },
  ),

  connectionOperation(
    "update-supplier",
    { method: "PUT", path: `${write}/{supplierId}` },
    ({ state, company, connection, body, id, query }) => {
      const books = writableBooks(company, connection);
      requireSupplierUpdates(books);
      const known = books.suppliers.get(id("supplierId"));
      if (!known) throw notFound("Supplier", id("supplierId"));
      const push = startPush(state, company, connection, {
        dataType: "suppliers",
        type: "Update",
        timeout: query("timeoutInMinutes"),
        missing: missingOf(body, "supplierName"),
        apply: () =>
          books.suppliers.put({ ...known, ...body, ...booked(known.id, state.clock.now()) }).id,
      });
      return { data: { ...body, id: known.id }, ...showPush(company, push) };
    },
  ),
];

function requireSupplierUpdates({ platform }: Books): void {
  if (!platform || platforms[platform].suppliers.update) return;
  throw badRequest(`${platforms[platform].name} takes no changes of suppliers.`);
}
