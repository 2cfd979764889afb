import { NotFoundError } from "codat-expenses";
import { expect, test } from "vitest";
import { startClient, startListeningClient } from "../support/start-client.js";

const xero = "gbol";

test("a connection waits for the business, which links it", async () => {
  const { codat, mock } = startClient();
  const company = await codat.companies.create({ name: "Acme" });
  const created = await codat.connections.create(company.id, { platformKey: xero });
  expect(created).toMatchObject({
    status: "PendingAuth",
    sourceType: "Accounting",
    platformName: "Xero",
  });
  expect(created.linkUrl).toMatch(/^https:/);
  mock.link(company.id, created.id);
  expect(await codat.connections.get(company.id, created.id)).toMatchObject({ status: "Linked" });
});

test("the partner's own connection is linked at once", async () => {
  const { codat } = startClient();
  const company = await codat.companies.create({ name: "Acme" });
  const partner = await codat.connections.createPartnerExpense(company.id);
  expect(partner).toMatchObject({ status: "Linked", sourceType: "Expense" });
  expect(await codat.companies.get(company.id)).toMatchObject({ dataConnections: [partner] });
});

test("connections are listed in pages", async () => {
  const { codat, mock } = startClient();
  const { companyId, accountingConnectionId, expenseConnectionId } = mock.createCompany();
  const first = await codat.connections.list(companyId, { pageSize: 1 });
  expect(first).toMatchObject({ totalResults: 2, results: [{ id: accountingConnectionId }] });
  const ids: string[] = [];
  for await (const { id } of codat.connections.list(companyId, { pageSize: 1 })) ids.push(id);
  expect(ids).toEqual([accountingConnectionId, expenseConnectionId]);
});

test("a connection is unlinked and stays, or is deleted and does not", async () => {
  const { codat, mock } = startClient();
  const { companyId, accountingConnectionId = "" } = mock.createCompany();
  const unlinked = await codat.connections.unlink(companyId, accountingConnectionId);
  expect(unlinked).toMatchObject({ id: accountingConnectionId, status: "Unlinked" });
  expect(await codat.connections.delete(companyId, accountingConnectionId)).toBeUndefined();
  const gone = codat.connections.get(companyId, accountingConnectionId);
  await expect(gone).rejects.toBeInstanceOf(NotFoundError);
});

test("the same over HTTP", async () => {
  const { codat, mock } = await startListeningClient();
  const { id: companyId } = await codat.companies.create({ name: "Acme" });
  const { id } = await codat.connections.create(companyId, { platformKey: xero });
  mock.link(companyId, id);
  await codat.connections.createPartnerExpense(companyId);
  expect((await codat.connections.list(companyId)).totalResults).toBe(2);
  expect(await codat.connections.unlink(companyId, id)).toMatchObject({ status: "Unlinked" });
  expect(await codat.connections.delete(companyId, id)).toBeUndefined();
});

test("a platform that does not exist is a NotFoundError", async () => {
  const { codat } = startClient();
  const { id } = await codat.companies.create({ name: "Acme" });
  const call = codat.connections.create(id, { platformKey: "none" });
  await expect(call).rejects.toBeInstanceOf(NotFoundError);
  await expect(call).rejects.toThrow(/none.*platformKey/);
});

test("what is not there is a NotFoundError", async () => {
  const { codat, mock } = startClient();
  const { companyId } = mock.createCompany();
  const other = mock.createCompany();
  const { accountingConnectionId = "" } = other;
  for (const call of [
    codat.connections.list("8a210b68-6988-11ed-a1eb-0242ac120002"),
    codat.connections.create("8a210b68-6988-11ed-a1eb-0242ac120002", { platformKey: xero }),
    codat.connections.createPartnerExpense("8a210b68-6988-11ed-a1eb-0242ac120002"),
    // Another company's connection.
    codat.connections.get(companyId, accountingConnectionId),
    codat.connections.unlink(companyId, accountingConnectionId),
    codat.connections.delete(companyId, accountingConnectionId),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
  expect(mock.company(other.companyId).accountingConnectionId).toBe(accountingConnectionId);
});
