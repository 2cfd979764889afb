import { platforms } from "../../platforms/index.js";
import { requireFetched } from "../domain/pulls.js";
import { answerPush, missingOf, startPush, writableBooks } from "../domain/writes.js";
import { companyOperation, connectionOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { badRequest, notFound } from "../state/api-error.js";
import type { Books } from "../state/books.js";

export const suppliers = [
  companyOperation("list-suppliers", ({ company, url }) => {
    requireFetched(company, "suppliers");
    return queriedPageOf(
      "list-suppliers",
      url,
      company.books?.suppliers.fetched ?? [],
      (supplier) => supplier,
    );
  }),

  companyOperation("get-supplier", ({ company, id }) => {
    requireFetched(company, "suppliers");
    const supplier = company.books?.suppliers.getFetched(id("supplierId"));
    if (!supplier) throw notFound("Supplier", id("supplierId"));
    return supplier;
  }),

  connectionOperation("create-supplier", ({ state, company, connection, body, query }) => {
    const push = startPush(state, company, connection, {
      dataType: "suppliers",
      record: body,
      timeout: query("timeoutInMinutes"),
      errors: missingOf(body, "supplierName"),
    });
    return answerPush(company, push, body);
  }),

  connectionOperation("update-supplier", ({ state, company, connection, body, id, query }) => {
    const books = writableBooks(company, connection);
    requireSupplierUpdates(books);
    const changedId = id("supplierId");
    if (!books.suppliers.get(changedId)) throw notFound("Supplier", changedId);
    const push = startPush(state, company, connection, {
      dataType: "suppliers",
      record: body,
      changedId,
      timeout: query("timeoutInMinutes"),
      errors: missingOf(body, "supplierName"),
    });
    return answerPush(company, push, body);
  }),
];

function requireSupplierUpdates({ platform }: Books): void {
  if (!platform || platforms[platform].suppliers.update) return;
  throw badRequest(`${platforms[platform].name} does not accept changes of suppliers.`);
}
