import { BadRequestError, NotFoundError, RequestValidationError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import {
  bankAccount,
  bankTransactions,
  startListeningWithBooks,
  startWithBooks,
} from "../support/accounting.js";
import { bookableExpense } from "../support/spend.js";

test("a bank account is created by a push operation, and spend can be paid from it", async () => {
  const { codat, companyId, connectionId, company, mock } = startWithBooks();
  const body = bankAccount({ currency: "GBP" });
  const pushed = await codat.bankAccounts.create(companyId, connectionId, body);
  expect(pushed).toMatchObject({ status: "Pending", dataType: "bankAccounts", data: body });
  const { changes } = await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
  mock.refresh(companyId);
  const id = changes?.[0]?.recordRef?.id ?? "";
  expect(await codat.bankAccounts.get(companyId, connectionId, id)).toMatchObject(body);

  const { syncId } = await codat.expenses.create(companyId, [
    bookableExpense(company, { bankAccountRef: { id } }),
  ]);
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toMatchObject([{ content: { bankAccountRef: { id } } }]);
});

test("bank accounts are listed in pages, and one by one over all of them", async () => {
  const { codat, companyId, connectionId, company } = startWithBooks();
  const listed: unknown[] = [];
  const list = codat.bankAccounts.list(companyId, connectionId, { pageSize: 4 });
  for await (const { id } of list) listed.push(id);
  expect(listed).toEqual(company.bankAccounts.map(({ id }) => id));
  expect(await list).toMatchObject({ pageSize: 4, totalResults: listed.length });
});

test("what is not there is a NotFoundError", async () => {
  const { codat, companyId, connectionId } = startWithBooks();
  const call = codat.bankAccounts;
  for (const answer of [
    call.list(companyId, "no-connection"),
    call.get(companyId, connectionId, "none"),
    call.create(companyId, "no-connection", bankAccount()),
    call.createModel(companyId, "no-connection"),
    call.createTransactions(companyId, connectionId, "none", bankTransactions("none")),
  ]) {
    await expect(answer).rejects.toBeInstanceOf(NotFoundError);
  }
});

describe("lines of a statement", () => {
  function start() {
    const started = startWithBooks();
    const { codat, companyId, connectionId, company, mock } = started;
    const accountId = company.bankAccounts[0]?.id ?? "";
    return {
      ...started,
      accountId,
      push: (body: ReturnType<typeof bankTransactions>) =>
        codat.bankAccounts.createTransactions(companyId, connectionId, accountId, body),
      booked: () => mock.bankTransactions(companyId, accountId),
    };
  }

  test("are added to their account by a push operation", async () => {
    const { codat, companyId, accountId, push, booked } = start();
    const body = bankTransactions(accountId, 2);
    const pushed = await push(body);
    expect(pushed).toMatchObject({ dataType: "bankTransactions", data: body });
    expect(booked()).toEqual([]);
    await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
    expect(booked()).toEqual(body.transactions);
  });

  test("can be 1,000 at once", async () => {
    const { codat, companyId, accountId, push, booked } = start();
    const { pushOperationKey } = await push(bankTransactions(accountId, 1_000));
    await codat.pushOperations.wait(companyId, pushOperationKey);
    expect(booked()).toHaveLength(1_000);
  });

  test("of more than 1,000 are refused before anything is sent", async () => {
    const { accountId, push, mock } = start();
    const refused = push(bankTransactions(accountId, 1_001));
    await expect(refused).rejects.toBeInstanceOf(RequestValidationError);
    await expect(refused).rejects.toThrow(/at most 1000 items, not 1001/);
    expect(mock.requests).toEqual([]);
  });

  test("for another account than that of the path are a BadRequestError", async () => {
    const { company, push } = start();
    const other = company.bankAccounts[1]?.id ?? "";
    await expect(push(bankTransactions(other))).rejects.toBeInstanceOf(BadRequestError);
  });

  test("dated with a Date are refused where no time zone says which day it is", async () => {
    const { accountId, push, sent } = start();
    const date = new Date("2026-08-01T10:00:00Z");
    const refused = push({ accountId, transactions: [{ id: "1", date, amount: 1 }] });
    await expect(refused).rejects.toThrow(/transactions\[0\]\.date: is a Date.*time zone/);
    expect(sent).toEqual([]);
  });
});

test("the same over HTTP", async () => {
  const { codat, companyId, connectionId, company, mock } = await startListeningWithBooks();
  const created = await codat.bankAccounts.create(companyId, connectionId, bankAccount());
  const { changes } = await codat.pushOperations.wait(companyId, created.pushOperationKey);
  mock.refresh(companyId);
  const id = changes?.[0]?.recordRef?.id ?? "";
  const lines = bankTransactions(id, 3);
  const pushed = await codat.bankAccounts.createTransactions(companyId, connectionId, id, lines);
  await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
  mock.refresh(companyId);
  expect(mock.bankTransactions(companyId, id)).toEqual(lines.transactions);
  expect((await codat.bankAccounts.list(companyId, connectionId)).totalResults).toBe(
    company.bankAccounts.length + 1,
  );
});
