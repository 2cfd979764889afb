import { NotFoundError } from "codat-expenses";
import { expect, test } from "vitest";
import { account, startListeningWithBooks, startWithBooks } from "../support/accounting.js";
import { bookableExpense } from "../support/spend.js";

test("an account is created by a push operation, and spend can be booked on it", async () => {
  const { codat, companyId, connectionId, company, mock } = startWithBooks();
  const pushed = await codat.accounts.create(companyId, connectionId, account());
  expect(pushed).toMatchObject({ status: "Pending", dataType: "chartOfAccounts" });
  const { changes } = await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
  mock.refresh(companyId);
  const id = changes?.[0]?.recordRef?.id ?? "";
  expect(await codat.accounts.get(companyId, id)).toMatchObject({ ...account(), id });

  const line = { netAmount: 4, taxAmount: 0, accountRef: { id } };
  const { syncId } = await codat.expenses.create(companyId, [
    bookableExpense(company, { lines: [line] }),
  ]);
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toHaveLength(1);
});

test("the chart of accounts is listed, bank accounts among it", async () => {
  const { codat, companyId, company } = startWithBooks();
  const listed: unknown[] = [];
  for await (const { id } of codat.accounts.list(companyId, { pageSize: 5 })) listed.push(id);
  const ids = [...company.accounts, ...company.bankAccounts].map(({ id }) => id);
  expect(listed.sort()).toEqual(ids.sort());
});

test("what is not there is a NotFoundError", async () => {
  const { codat, companyId, connectionId } = startWithBooks();
  for (const call of [
    codat.accounts.get(companyId, "none"),
    codat.accounts.list("no-company"),
    codat.accounts.create(companyId, "no-connection", account()),
    codat.accounts.createModel("no-company", connectionId),
    codat.accounts.createModel(companyId, "no-connection"),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
});

test("the same over HTTP", async () => {
  const { codat, companyId, connectionId, mock } = await startListeningWithBooks();
  const pushed = await codat.accounts.create(companyId, connectionId, account());
  await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
  mock.refresh(companyId);
  const { results } = await codat.accounts.list(companyId, { query: "name=Parking" });
  expect(results).toMatchObject([account()]);
  expect(await codat.accounts.createModel(companyId, connectionId)).toMatchObject({
    type: "Object",
  });
});
