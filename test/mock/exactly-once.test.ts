import { describe, expect, test } from "vitest";
import { payment, readSync, spendPath, startMock, syncOf } from "./support.js";

interface Refusal {
  error: string;
}

describe("a transaction that is Completed", () => {
  test("is refused with its id, whatever else is in the request, and nothing is queued", async () => {
    const started = startMock();
    const { mock, send } = started;
    const company = mock.createCompany();
    const spend = payment(company);
    await syncOf(started, company, "POST", "/expense-transactions", [spend]);
    const path = `${spendPath(company)}/expense-transactions`;
    const upperCase = { ...spend, id: spend.id.toUpperCase() };
    for (const again of [spend, upperCase]) {
      const refused = await send<Refusal>("POST", path, [payment(company), again]);
      expect(refused.status).toBe(400);
      expect(refused.body.error).toBe(
        `One or more transactions have previously been processed: ${again.id}`,
      );
    }
    const list = await send<unknown[]>("GET", `${spendPath(company)}/syncs/list/status`);
    expect(list.body).toHaveLength(1);
    expect(mock.ledger(company.companyId)).toHaveLength(1);
  });

  test("is refused under every kind", async () => {
    const started = startMock();
    const company = started.mock.createCompany();
    const spend = payment(company);
    await syncOf(started, company, "POST", "/expense-transactions", [spend]);
    const side = { accountRef: { id: company.bankAccounts[0]?.id }, amount: 1 };
    const transfer = { date: "2026-08-01", from: side, to: side };
    const path = `${spendPath(company)}/transfer-transactions/${spend.id}`;
    expect((await started.send("PUT", path, transfer)).status).toBe(400);
  });

  test("of another company does not matter", async () => {
    const started = startMock();
    const [one, other] = [started.mock.createCompany(), started.mock.createCompany()];
    const spend = payment(one);
    await syncOf(started, one, "POST", "/expense-transactions", [spend]);
    const same = payment(other, { id: spend.id });
    const synced = await syncOf(started, other, "POST", "/expense-transactions", [same]);
    expect(synced.code).toBe(2000);
  });
});

test("a transaction that failed may be sent again under its id", async () => {
  const started = startMock();
  const company = started.mock.createCompany();
  const spend = payment(company);
  started.mock.refuseTransaction({ transactionId: spend.id, status: "PushError" });
  const failed = await syncOf(started, company, "POST", "/expense-transactions", [spend]);
  expect(failed.code).toBe(5130);
  const again = await syncOf(started, company, "POST", "/expense-transactions", [spend]);
  expect(again.code).toBe(2000);
  expect(started.mock.ledger(company.companyId)).toHaveLength(1);
});

test("sent again while its sync runs, it is booked once, and the second sync ends with 5080", async () => {
  const started = startMock();
  const { mock, send } = started;
  const company = mock.createCompany();
  const [twice, once] = [payment(company), payment(company)];
  const path = `${spendPath(company)}/expense-transactions`;
  const first = await send<{ syncId: string }>("POST", path, [twice]);
  const second = await send<{ syncId: string }>("POST", path, [twice, once]);
  expect(second.status).toBe(200);
  await mock.clock.advance(60_000);
  expect((await readSync(started, company, first.body.syncId)).code).toBe(2000);
  const refused = await readSync(started, company, second.body.syncId);
  expect(refused.code).toBe(5080);
  expect(refused.transactions.map(({ status }) => status)).toEqual(["PushError", "Completed"]);
  expect(mock.ledger(company.companyId).map(({ transactionId }) => transactionId)).toEqual([
    twice.id,
    once.id,
  ]);
});

test("a transfer that is put twice is booked once, and both syncs succeed", async () => {
  const started = startMock();
  const { mock, send } = started;
  // Xero takes no change of a transfer.
  const company = mock.createCompany({ platform: "xero" });
  const [card, , current] = company.bankAccounts;
  const transfer = {
    date: "2026-08-01",
    from: { accountRef: { id: current?.id }, amount: 5 },
    to: { accountRef: { id: card?.id }, amount: 5 },
  };
  const path = `${spendPath(company)}/transfer-transactions/${crypto.randomUUID()}`;
  const first = await send<{ syncId: string }>("PUT", path, transfer);
  const second = await send<{ syncId: string }>("PUT", path, transfer);
  await mock.clock.advance(60_000);
  expect((await readSync(started, company, first.body.syncId)).code).toBe(2000);
  expect((await readSync(started, company, second.body.syncId)).code).toBe(2000);
  expect(mock.ledger(company.companyId)).toMatchObject([{ updates: 0 }]);
});

describe("an update", () => {
  test("changes what is booked, when its sync is done", async () => {
    const started = startMock();
    const { mock, send } = started;
    const company = mock.createCompany();
    const spend = payment(company, { reference: "R-1" });
    await syncOf(started, company, "POST", "/expense-transactions", [spend]);
    const { id, reference: _, ...update } = { ...spend, reference: "", notes: "changed" };
    const path = `/expense-transactions/${id}`;
    const reply = await send<{ syncId: string }>("PUT", spendPath(company) + path, update);
    expect(reply.status).toBe(202);
    expect(mock.ledger(company.companyId)).toMatchObject([{ updates: 0, content: spend }]);
    await mock.clock.advance(60_000);
    expect((await readSync(started, company, reply.body.syncId)).code).toBe(2000);
    expect(mock.ledger(company.companyId)).toMatchObject([
      { updates: 1, transactionId: id, content: { notes: "changed", reference: "R-1" } },
    ]);
  });

  test("of what was never sent is 404, of what is not written yet 400", async () => {
    const { mock, send } = startMock();
    const company = mock.createCompany();
    const { id, ...update } = payment(company);
    const path = `${spendPath(company)}/expense-transactions`;
    expect((await send("PUT", `${path}/${id}`, update)).status).toBe(404);
    await send("POST", path, [{ ...update, id }]);
    expect((await send("PUT", `${path}/${id}`, update)).status).toBe(400);
  });

  test("where the platform takes none is 422", async () => {
    const started = startMock();
    const company = started.mock.createCompany({ platform: "dynamics365" });
    const { id, ...update } = payment(company);
    await syncOf(started, company, "POST", "/expense-transactions", [{ ...update, id }]);
    const path = `${spendPath(company)}/expense-transactions/${id}`;
    expect((await started.send("PUT", path, update)).status).toBe(422);
  });
});

test("a request whose response was lost left its sync behind", async () => {
  const started = startMock();
  const { mock, send } = started;
  const company = mock.createCompany();
  const spend = payment(company);
  mock.inject({ disconnect: "after", operationId: "create-expense-transaction" });
  const path = `${spendPath(company)}/expense-transactions`;
  await expect(send("POST", path, [spend])).rejects.toThrow();
  await mock.clock.advance(60_000);
  expect((await send<Refusal>("POST", path, [spend])).body.error).toMatch(
    /previously been processed/,
  );
  expect(mock.ledger(company.companyId)).toHaveLength(1);
});
