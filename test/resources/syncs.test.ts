import { NotFoundError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { bookableExpense, writeExpense } from "../support/spend.js";
import { startClient, startListeningClient } from "../support/start-client.js";

test("a sync runs, then ends", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany();
  const { companyId } = company;
  const { syncId } = await codat.expenses.create(companyId, [bookableExpense(company)]);
  expect(await codat.syncs.get(companyId, syncId)).toMatchObject({
    companyId,
    syncId,
    syncStatusCode: 1000,
  });
  await mock.clock.advance(11 * 60_000);
  expect(await codat.syncs.get(companyId, syncId)).toMatchObject({
    syncStatusCode: 2000,
    dataPushed: true,
  });
});

test("syncs are listed all at once; the latest and the last successful are at hand", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany();
  const { companyId } = company;
  expect(await codat.syncs.list(companyId)).toEqual([]);
  await expect(codat.syncs.latest(companyId)).rejects.toBeInstanceOf(NotFoundError);
  await expect(codat.syncs.lastSuccessful(companyId)).rejects.toBeInstanceOf(NotFoundError);

  const good = await writeExpense(codat, company);
  mock.endNextSync({ code: 5000 });
  const bad = await codat.expenses.create(companyId, [bookableExpense(company)]);
  await codat.syncs.wait(companyId, bad.syncId, { throwOnFailure: false });

  expect(await codat.syncs.list(companyId)).toMatchObject([
    { syncId: good.syncId },
    { syncId: bad.syncId },
  ]);
  expect(await codat.syncs.latest(companyId)).toMatchObject({
    syncId: bad.syncId,
    syncStatusCode: 5000,
  });
  expect(await codat.syncs.lastSuccessful(companyId)).toMatchObject({ syncId: good.syncId });
});

test("what is not there is a NotFoundError", async () => {
  const { codat, mock } = startClient();
  const { companyId, syncId } = await writeExpense(codat, mock.createCompany());
  const other = mock.createCompany();
  for (const call of [
    codat.syncs.get(companyId, "no-sync"),
    codat.syncs.get(other.companyId, syncId),
    codat.syncs.list("nobody"),
    codat.syncs.transactions.list(companyId, "no-sync"),
    codat.syncs.transactions.get(companyId, syncId, "no-transaction"),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
});

describe("the transactions of a sync", () => {
  test("say how each of them fared, though the sync as a whole failed", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany();
    const { companyId } = company;
    const [good, bad] = [bookableExpense(company), bookableExpense(company)];
    mock.refuseTransaction({
      transactionId: bad.id,
      status: "ValidationError",
      message: "The account is archived.",
    });
    const { syncId } = await codat.expenses.create(companyId, [good, bad]);
    await codat.syncs.wait(companyId, syncId, { throwOnFailure: false });
    const { results } = await codat.syncs.transactions.list(companyId, syncId);
    expect(results).toMatchObject([
      { transactionId: good.id, status: "Completed" },
      { transactionId: bad.id, status: "ValidationError", message: "The account is archived." },
    ]);
    expect(await codat.syncs.transactions.get(companyId, syncId, bad.id)).toEqual([results[1]]);
  });

  test("come in pages, and all of them one by one", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany();
    const { companyId } = company;
    const expenses = Array.from({ length: 7 }, () => bookableExpense(company));
    const { syncId } = await codat.expenses.create(companyId, expenses);
    const page = await codat.syncs.transactions.list(companyId, syncId, { page: 2, pageSize: 3 });
    expect(page).toMatchObject({ pageNumber: 2, pageSize: 3, totalResults: 7 });
    expect(page.results).toHaveLength(3);

    const before = mock.requests.length;
    const ids: unknown[] = [];
    for await (const { transactionId } of codat.syncs.transactions.list(companyId, syncId, {
      pageSize: 3,
    })) {
      ids.push(transactionId);
    }
    expect(ids).toEqual(expenses.map(({ id }) => id));
    expect(mock.requests.length - before).toBe(3);
  });

  test("are fetched page by page, only as far as they are looked at", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany();
    const { companyId } = company;
    const expenses = Array.from({ length: 6 }, () => bookableExpense(company));
    const { syncId } = await codat.expenses.create(companyId, expenses);
    const before = mock.requests.length;
    for await (const _ of codat.syncs.transactions.list(companyId, syncId, { pageSize: 2 })) break;
    expect(mock.requests.length - before).toBe(1);
  });
});

test("the same over HTTP", async () => {
  const { codat, mock } = await startListeningClient();
  const { companyId, syncId, transactionId } = await writeExpense(codat, mock.createCompany());
  expect(await codat.syncs.get(companyId, syncId)).toMatchObject({ syncStatusCode: 2000 });
  expect(await codat.syncs.list(companyId)).toMatchObject([{ syncId }]);
  expect(await codat.syncs.latest(companyId)).toMatchObject({ syncId });
  expect(await codat.syncs.lastSuccessful(companyId)).toMatchObject({ syncId });
  const all: unknown[] = [];
  const list = codat.syncs.transactions.list(companyId, syncId);
  for await (const transaction of list) all.push(transaction);
  expect(all).toMatchObject([{ transactionId, status: "Completed" }]);
});
