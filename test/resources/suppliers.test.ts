import { BadRequestError, NotFoundError, RequestValidationError } from "codat-expenses";
import { platforms } from "codat-expenses/platforms";
import { describe, expect, test } from "vitest";
import { startListeningWithBooks, startWithBooks, supplier } from "../support/accounting.js";
import { untyped } from "../support/bodies.js";

test("a supplier is created by a push operation, and can be read after it", async () => {
  const { codat, companyId, connectionId, sent, mock } = startWithBooks();
  const body = supplier({ addresses: [{ type: "Billing", city: "Leeds" }] });
  const pushed = await codat.suppliers.create(companyId, connectionId, body);
  expect(sent).toEqual([body]);
  expect(pushed).toMatchObject({ status: "Pending", dataType: "suppliers", data: body });

  const { changes } = await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
  mock.refresh(companyId);
  const id = changes?.[0]?.recordRef?.id ?? "";
  expect(await codat.suppliers.get(companyId, id)).toMatchObject({ ...body, id });
});

test("suppliers are listed in pages, and one by one over all of them", async () => {
  const { codat, companyId, company } = startWithBooks();
  const ids = company.suppliers.map(({ id }) => id);
  const second = await codat.suppliers.list(companyId, { page: 2, pageSize: 1 });
  expect(second).toMatchObject({ pageNumber: 2, results: [{ id: ids[1] }] });
  const listed: unknown[] = [];
  for await (const { id } of codat.suppliers.list(companyId, { pageSize: 2 })) listed.push(id);
  expect(listed).toEqual(ids);
});

describe("a change of a supplier", () => {
  test.each(Object.values(platforms).map(({ slug, suppliers }) => [slug, suppliers.update]))(
    "on %s is taken: %j",
    async (platform, taken) => {
      const { codat, companyId, connectionId, company, mock } = startWithBooks({ platform });
      const id = company.suppliers[0]?.id ?? "";
      const change = supplier({ supplierName: "Smith & Daughters" });
      const call = codat.suppliers.update(companyId, connectionId, id, change);
      if (!taken) {
        await expect(call).rejects.toBeInstanceOf(BadRequestError);
        return;
      }
      await codat.pushOperations.wait(companyId, (await call).pushOperationKey);
      mock.refresh(companyId);
      expect(await codat.suppliers.get(companyId, id)).toMatchObject({ ...change, id });
    },
  );
});

test("what is not there is a NotFoundError", async () => {
  const { codat, companyId, connectionId } = startWithBooks();
  for (const call of [
    codat.suppliers.get(companyId, "nobody"),
    codat.suppliers.list("no-company"),
    codat.suppliers.create("no-company", connectionId, supplier()),
    codat.suppliers.update(companyId, connectionId, "nobody", supplier()),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
});

test("a supplier without a status is refused before anything is sent", async () => {
  const { codat, companyId, connectionId, mock } = startWithBooks();
  for (const call of [
    codat.suppliers.create(companyId, connectionId, untyped({ supplierName: "A" })),
    codat.suppliers.update(companyId, connectionId, "id", untyped({ supplierName: "A" })),
  ]) {
    await expect(call).rejects.toBeInstanceOf(RequestValidationError);
  }
  expect(mock.requests).toEqual([]);
});

test("a supplier is created once though the connection was lost", async () => {
  const { codat, companyId, connectionId, mock } = startWithBooks();
  mock.inject({ operationId: "create-supplier", disconnect: "after" });
  await codat.suppliers.create(companyId, connectionId, supplier());
  expect((await codat.pushOperations.list(companyId)).totalResults).toBe(1);
});

test("the same over HTTP", async () => {
  const { codat, companyId, connectionId, mock } = await startListeningWithBooks();
  const pushed = await codat.suppliers.create(companyId, connectionId, supplier());
  const { changes } = await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
  mock.refresh(companyId);
  const id = changes?.[0]?.recordRef?.id ?? "";
  expect(await codat.suppliers.get(companyId, id)).toMatchObject(supplier());
});
