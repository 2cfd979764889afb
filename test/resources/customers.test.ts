import { BadRequestError, NotFoundError } from "codat-expenses";
import { expect, test } from "vitest";
import { customer, startListeningWithBooks, startWithBooks } from "../support/accounting.js";

test("a customer is created by a push operation, and can be read after it", async () => {
  const { codat, companyId, connectionId, sent, mock } = startWithBooks();
  const pushed = await codat.customers.create(companyId, connectionId, customer());
  expect(sent).toEqual([customer()]);
  expect(pushed).toMatchObject({ status: "Pending", dataType: "customers", data: customer() });

  const { changes } = await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
  mock.refresh(companyId);
  const id = changes?.[0]?.recordRef?.id ?? "";
  expect(changes).toMatchObject([{ type: "Created", recordRef: { dataType: "customers" } }]);
  expect(await codat.customers.get(companyId, id)).toMatchObject({ ...customer(), id });
});

test("a customer is changed by a push operation", async () => {
  const { codat, companyId, connectionId, company, mock } = startWithBooks();
  const id = company.customers[0]?.id ?? "";
  const change = customer({ customerName: "Sea Ltd", status: "Archived" });
  const pushed = await codat.customers.update(companyId, connectionId, id, change);
  const { changes } = await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
  mock.refresh(companyId);
  expect(changes).toMatchObject([{ type: "Modified", recordRef: { id } }]);
  expect(await codat.customers.get(companyId, id)).toMatchObject({ ...change, id });
});

test("customers are listed in pages, and one by one over all of them", async () => {
  const { codat, companyId, company } = startWithBooks();
  const ids = company.customers.map(({ id }) => id);
  const first = await codat.customers.list(companyId, { pageSize: 1 });
  expect(first).toMatchObject({ totalResults: ids.length, results: [{ id: ids[0] }] });
  const listed: unknown[] = [];
  for await (const { id } of codat.customers.list(companyId, { pageSize: 1 })) listed.push(id);
  expect(listed).toEqual(ids);
});

test("what is not there is a NotFoundError", async () => {
  const { codat, companyId, connectionId } = startWithBooks();
  for (const call of [
    codat.customers.get(companyId, "nobody"),
    codat.customers.list("no-company"),
    codat.customers.create(companyId, "no-connection", customer()),
    codat.customers.update(companyId, connectionId, "nobody", customer()),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
});

test("a connection that leads to no accounting software is a BadRequestError", async () => {
  const { codat, companyId, company } = startWithBooks();
  const call = codat.customers.create(companyId, company.expenseConnectionId ?? "", customer());
  await expect(call).rejects.toBeInstanceOf(BadRequestError);
});

test("the same over HTTP", async () => {
  const { codat, companyId, connectionId, mock } = await startListeningWithBooks();
  const pushed = await codat.customers.create(companyId, connectionId, customer());
  const { changes } = await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
  mock.refresh(companyId);
  const id = changes?.[0]?.recordRef?.id ?? "";
  const change = customer({ customerName: "Sea & Sons" });
  const changed = await codat.customers.update(companyId, connectionId, id, change);
  await codat.pushOperations.wait(companyId, changed.pushOperationKey);
  mock.refresh(companyId);
  const query = "customerName=Sea & Sons";
  expect((await codat.customers.list(companyId, { query })).results).toMatchObject([{ id }]);
});
