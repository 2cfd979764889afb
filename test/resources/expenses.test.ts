import { BadRequestError, DuplicateTransactionError, NotFoundError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { expense, transactionId } from "../support/bodies.js";
import { bookableExpense, writeExpense } from "../support/spend.js";
import { startClient, startListeningClient } from "../support/start-client.js";

test("expenses are queued as a sync, which books them", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany();
  const { companyId } = company;
  const expenses = [bookableExpense(company), bookableExpense(company)];
  const { syncId } = await codat.expenses.create(companyId, expenses);
  expect(mock.ledger(companyId)).toEqual([]);
  expect(await codat.syncs.wait(companyId, syncId)).toMatchObject({ result: "written" });
  expect(mock.ledger(companyId)).toMatchObject(
    expenses.map((content) => ({ kind: "expense", transactionId: content.id, content })),
  );
});

test("the same over HTTP", async () => {
  const { codat, mock } = await startListeningClient();
  const company = mock.createCompany();
  const { companyId, body } = await writeExpense(codat, company);
  expect(mock.ledger(companyId)).toMatchObject([{ content: body }]);
});

test("what was written once is not written again", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany();
  const { companyId, body } = await writeExpense(codat, company);
  const other = bookableExpense(company);
  const error = await codat.expenses
    .create(companyId, [other, body])
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DuplicateTransactionError);
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({
    status: 400,
    transactionIds: [body.id],
    sentTransactionIds: [other.id, body.id],
    afterRetry: false,
  });
  expect(mock.ledger(companyId)).toHaveLength(1);
});

test("an expense that failed can be sent again under its id", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany();
  const { companyId } = company;
  const body = bookableExpense(company);
  mock.refuseTransaction({ transactionId: body.id, status: "PushError" });
  const first = await codat.expenses.create(companyId, [body]);
  expect(await codat.syncs.wait(companyId, first.syncId, { throwOnFailure: false })).toMatchObject({
    result: "failed",
    reason: "write",
  });
  const second = await codat.expenses.create(companyId, [body]);
  await codat.syncs.wait(companyId, second.syncId);
  expect(mock.ledger(companyId)).toMatchObject([{ transactionId: body.id }]);
});

test("a company without linked connections is a BadRequestError", async () => {
  const { codat, mock } = startClient();
  const { companyId } = mock.createCompany({ linked: false });
  await expect(codat.expenses.create(companyId, [expense()])).rejects.toBeInstanceOf(
    BadRequestError,
  );
});

test("a company that is not there is a NotFoundError", async () => {
  const { codat } = startClient();
  const call = codat.expenses.create("nobody", [expense()]);
  await expect(call).rejects.toBeInstanceOf(NotFoundError);
  await expect(call).rejects.toMatchObject({ operationId: "create-expense-transaction" });
});

describe("an update", () => {
  test("is queued as a sync, which changes what was booked", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany();
    const { companyId, body } = await writeExpense(codat, company);
    const { id, ...fields } = body;
    const { data, response } = await codat.expenses
      .update(companyId, id, { ...fields, notes: "Two nights" })
      .withResponse();
    expect(response.status).toBe(202);
    await codat.syncs.wait(companyId, data.syncId);
    expect(mock.ledger(companyId)).toMatchObject([
      { transactionId: id, updates: 1, content: { notes: "Two nights" } },
    ]);
  });

  test("of what was never sent is a NotFoundError", async () => {
    const { codat, mock } = startClient();
    const { companyId } = mock.createCompany();
    const { id, ...fields } = expense();
    const call = codat.expenses.update(companyId, transactionId, fields);
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  });
});
