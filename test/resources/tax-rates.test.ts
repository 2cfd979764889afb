import { NotFoundError } from "codat-expenses";
import { expect, test } from "vitest";
import { startListeningWithBooks, startWithBooks } from "../support/accounting.js";

test("tax rates are listed, and read by their ids", async () => {
  const { codat, companyId, company } = startWithBooks({ platform: "xero" });
  const listed: unknown[] = [];
  for await (const rate of codat.taxRates.list(companyId, { pageSize: 1 })) listed.push(rate);
  expect(listed).toMatchObject(company.taxRates);
  expect(await codat.taxRates.get(companyId, "NONE")).toEqual(listed[0]);
  expect(listed[0]).toMatchObject({ effectiveTaxRate: 0 });
});

test("a platform without tax rates has none", async () => {
  const { codat, companyId } = startWithBooks({ platform: "freeagent" });
  expect((await codat.taxRates.list(companyId)).results).toEqual([]);
});

test("what is not there is a NotFoundError", async () => {
  const { codat, companyId } = startWithBooks();
  const unknown = codat.taxRates.get(companyId, "none");
  await expect(unknown).rejects.toBeInstanceOf(NotFoundError);
  await expect(codat.taxRates.list("no-company")).rejects.toBeInstanceOf(NotFoundError);
});

test("the same over HTTP, ids with signs in them too", async () => {
  const { codat, companyId } = await startListeningWithBooks({ platform: "netsuite" });
  const { results } = await codat.taxRates.list(companyId);
  const id = results[0]?.id ?? "";
  expect(id).toMatch(/^UNDEF-/);
  expect(await codat.taxRates.get(companyId, id)).toEqual(results[0]);
});
