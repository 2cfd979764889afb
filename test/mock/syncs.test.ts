import { describe, expect, test } from "vitest";
import { payment, readSync, spendPath, startMock, syncOf } from "./support.js";

describe("a sync", () => {
  test("runs for its time, then has written every transaction", async () => {
    const started = startMock({ syncDurationMs: 1500 });
    const { mock, send } = started;
    const company = mock.createCompany();
    const spend = [payment(company), payment(company)];
    const path = `${spendPath(company)}/expense-transactions`;
    const { status, body } = await send<{ syncId: string }>("POST", path, spend);
    expect(status).toBe(200);

    const running = await readSync(started, company, body.syncId);
    expect(running).toMatchObject({ code: 1000, dataPushed: false, errorMessage: null });
    expect(running.transactions.map((each) => each.status)).toEqual(["Pending", "Pending"]);
    expect(mock.ledger(company.companyId)).toEqual([]);

    await mock.clock.advance(1499);
    expect((await readSync(started, company, body.syncId)).code).toBe(1000);
    await mock.clock.advance(1);
    const done = await readSync(started, company, body.syncId);
    expect(done).toMatchObject({ code: 2000, dataPushed: true, errorMessage: null });
    expect(done.transactions).toEqual(
      spend.map(({ id }) => ({
        transactionId: id,
        status: "Completed",
        message: null,
        integrationType: "expenses",
      })),
    );
    expect(mock.ledger(company.companyId)).toMatchObject(
      spend.map((content) => ({ kind: "expense", transactionId: content.id, content, updates: 0 })),
    );
  });

  test("that takes over ten minutes says 1010", async () => {
    const started = startMock({ syncDurationMs: 15 * 60_000 });
    const company = started.mock.createCompany();
    const path = `${spendPath(company)}/expense-transactions`;
    const { body } = await started.send<{ syncId: string }>("POST", path, [payment(company)]);
    await started.mock.clock.advance(10 * 60_000);
    expect((await readSync(started, company, body.syncId)).code).toBe(1000);
    await started.mock.clock.advance(1);
    expect((await readSync(started, company, body.syncId)).code).toBe(1010);
    await started.mock.clock.advance(5 * 60_000);
    expect((await readSync(started, company, body.syncId)).code).toBe(2000);
  });

  test("takes every kind of transaction", async () => {
    const started = startMock();
    const company = started.mock.createCompany({ platform: "quickbooksOnline" });
    const [account] = company.accounts;
    const [card, , current] = company.bankAccounts;
    const lines = [{ netAmount: 10, accountRef: { id: account?.id } }];
    const date = "2026-08-01";
    const reimbursable = {
      id: crypto.randomUUID(),
      contactRef: { id: company.suppliers[1]?.id },
      issueDate: date,
      dueDate: date,
      currency: "GBP",
      lines,
    };
    const adjustment = {
      id: crypto.randomUUID(),
      date,
      currency: "GBP",
      lines: [{ amount: 3, accountRef: { id: account?.id } }],
    };
    const transfer = {
      date,
      from: { accountRef: { id: current?.id }, amount: 5 },
      to: { accountRef: { id: card?.id }, amount: 5 },
    };
    const transferId = crypto.randomUUID();
    const ends = [
      await syncOf(started, company, "POST", "/reimbursable-expense-transactions", [reimbursable]),
      await syncOf(started, company, "POST", "/adjustment-transactions", [adjustment]),
      await syncOf(started, company, "PUT", `/transfer-transactions/${transferId}`, transfer),
    ];
    expect(ends.map(({ code }) => code)).toEqual([2000, 2000, 2000]);
    expect(started.mock.ledger(company.companyId)).toMatchObject([
      { kind: "reimbursable", content: reimbursable },
      { kind: "adjustment", content: adjustment },
      { kind: "transfer", transactionId: transferId, content: transfer },
    ]);
  });

  test("fails with 4000 and writes nothing where nothing says which bank account or supplier", async () => {
    const started = startMock();
    const company = started.mock.createCompany({ configured: false });
    const failed = await syncOf(started, company, "POST", "/expense-transactions", [
      payment(company),
      payment(company, {
        bankAccountRef: { id: company.bankAccounts[0]?.id },
        contactRef: { id: company.suppliers[0]?.id },
      }),
    ]);
    expect(failed.code).toBe(4000);
    expect(failed.errorMessage).not.toBeNull();
    expect(failed.transactions[0]?.message).toMatch(/bank account.*supplier/s);
    expect(failed.transactions.map(({ status }) => status)).toEqual(["PushError", "PushError"]);
    expect(started.mock.ledger(company.companyId)).toEqual([]);
  });

  test("fails with 4220 where access was withdrawn while it ran", async () => {
    const started = startMock();
    const { mock, send } = started;
    const company = mock.createCompany();
    const path = `${spendPath(company)}/expense-transactions`;
    const { body } = await send<{ syncId: string }>("POST", path, [payment(company)]);
    mock.deauthorize(company.companyId, company.accountingConnectionId ?? "");
    await mock.clock.advance(60_000);
    expect((await readSync(started, company, body.syncId)).code).toBe(4220);
    expect((await send("POST", path, [payment(company)])).status).toBe(400);
  });
});

describe("the syncs of a company", () => {
  test("latest, last successful and the list say what happened", async () => {
    const started = startMock();
    const { mock, send } = started;
    const company = mock.createCompany();
    const path = `${spendPath(company)}/syncs`;
    expect((await send("GET", `${path}/latest/status`)).status).toBe(404);
    expect((await send("GET", `${path}/lastSuccessful/status`)).status).toBe(404);
    expect((await send("GET", `${path}/list/status`)).body).toEqual([]);
    const first = await syncOf(started, company, "POST", "/expense-transactions", [
      payment(company),
    ]);
    mock.endNextSync({ code: 5000 });
    const second = await syncOf(started, company, "POST", "/expense-transactions", [
      payment(company),
    ]);
    expect((await send("GET", `${path}/latest/status`)).body).toMatchObject({
      syncId: second.syncId,
      syncStatusCode: 5000,
    });
    expect((await send("GET", `${path}/lastSuccessful/status`)).body).toMatchObject({
      syncId: first.syncId,
      syncStatusCode: 2000,
    });
    expect((await send("GET", `${path}/list/status`)).body).toMatchObject([
      { syncId: first.syncId },
      { syncId: second.syncId },
    ]);
  });

  test("one transaction is returned in an array; unknown ids are 404", async () => {
    const started = startMock();
    const { send } = started;
    const company = started.mock.createCompany();
    const spend = payment(company);
    const { syncId } = await syncOf(started, company, "POST", "/expense-transactions", [spend]);
    const path = `${spendPath(company)}/syncs`;
    const found = await send("GET", `${path}/${syncId}/transactions/${spend.id}`);
    expect(found.body).toMatchObject([{ transactionId: spend.id, status: "Completed" }]);
    const unknown = crypto.randomUUID();
    expect((await send("GET", `${path}/${syncId}/transactions/${unknown}`)).status).toBe(404);
    expect((await send("GET", `${path}/${unknown}/status`)).status).toBe(404);
    expect((await send("GET", `${path}/${unknown}/transactions`)).status).toBe(404);
  });
});

describe("scripted endings", () => {
  test.each([4000, 4040, 4220, 4260, 5000, 5080, 5120, 5130, 5999])(
    "the next sync ends with %i and writes nothing, the one after that is well",
    async (code) => {
      const started = startMock();
      const company = started.mock.createCompany();
      started.mock.endNextSync({ code, message: "as ordered" });
      const spend = [payment(company)];
      const failed = await syncOf(started, company, "POST", "/expense-transactions", spend);
      expect(failed).toMatchObject({ code, errorMessage: "as ordered", dataPushed: false });
      expect(started.mock.ledger(company.companyId)).toEqual([]);
      const again = await syncOf(started, company, "POST", "/expense-transactions", spend);
      expect(again.code).toBe(2000);
    },
  );

  test("2040 had nothing to write; 1000 runs on", async () => {
    const started = startMock();
    const company = started.mock.createCompany();
    started.mock.endNextSync({ code: 2040 });
    const nothing = await syncOf(started, company, "POST", "/expense-transactions", [
      payment(company),
    ]);
    expect(nothing).toMatchObject({ code: 2040, dataPushed: false });
    started.mock.endNextSync({ code: 1000 });
    const endless = await syncOf(started, company, "POST", "/expense-transactions", [
      payment(company),
    ]);
    expect(endless.code).toBe(1000);
  });

  test("a running sync ends at once, as it would or with a code", async () => {
    const started = startMock({ syncDurationMs: 60_000 });
    const { mock, send } = started;
    const company = mock.createCompany();
    const path = `${spendPath(company)}/expense-transactions`;
    const post = async () =>
      (await send<{ syncId: string }>("POST", path, [payment(company)])).body.syncId;
    const [first, second] = [await post(), await post()];
    mock.endSync({ companyId: company.companyId, syncId: second, code: 4260 });
    expect((await readSync(started, company, second)).code).toBe(4260);
    expect((await readSync(started, company, first)).code).toBe(1000);
    mock.endSync({ companyId: company.companyId, syncId: first });
    expect((await readSync(started, company, first)).code).toBe(2000);
    expect(() => mock.endSync({ companyId: company.companyId, syncId: first })).toThrow(/ended/);
  });

  test("one transaction is refused, and the rest of its sync is written", async () => {
    const started = startMock();
    const company = started.mock.createCompany();
    const [good, bad] = [payment(company), payment(company)];
    started.mock.refuseTransaction({
      transactionId: bad.id,
      status: "ValidationError",
      message: "No such account.",
    });
    const failed = await syncOf(started, company, "POST", "/expense-transactions", [good, bad]);
    expect(failed).toMatchObject({ code: 5120, dataPushed: true });
    expect(failed.transactions).toMatchObject([
      { status: "Completed", message: null },
      { status: "ValidationError", message: "No such account." },
    ]);
    const again = await syncOf(started, company, "POST", "/expense-transactions", [bad]);
    expect(again.code).toBe(2000);
  });
});

describe("updates", () => {
  test("change what can be changed, and the ledger keeps what was there before", async () => {
    const started = startMock();
    const company = started.mock.createCompany({ platform: "xero" });
    const spend = payment(company);
    const first = await syncOf(started, company, "POST", "/expense-transactions", [spend]);
    const [line] = spend.lines;
    const second = await syncOf(started, company, "PUT", `/expense-transactions/${spend.id}`, {
      ...spend,
      merchantName: "Other",
      notes: "corrected",
      lines: [{ ...line, netAmount: 30, accountRef: { id: company.accounts[1]?.id } }],
    });
    const [entry] = started.mock.ledger(company.companyId);
    expect(entry).toMatchObject({
      updates: 1,
      syncId: second.syncId,
      content: {
        merchantName: spend.merchantName,
        notes: "corrected",
        lines: [{ netAmount: 30, accountRef: line?.accountRef }],
      },
      history: [{ syncId: first.syncId, content: spend }],
    });
  });

  test("of anything but a Payment are a 422, whatever type the body has", async () => {
    const started = startMock();
    const company = started.mock.createCompany();
    const refund = payment(company, { type: "Refund" });
    await syncOf(started, company, "POST", "/expense-transactions", [refund]);
    const path = `${spendPath(company)}/expense-transactions/${refund.id}`;
    const reply = await started.send("PUT", path, { ...refund, type: "Payment" });
    expect(reply.status).toBe(422);
  });

  test("of a transfer keep its accounts, which may come in PascalCase", async () => {
    const started = startMock();
    const company = started.mock.createCompany();
    const [card, prepaid, current] = company.bankAccounts;
    const id = crypto.randomUUID();
    const side = (accountId: string | undefined, Amount: number) => ({
      AccountRef: { Id: accountId },
      Amount,
    });
    const put = (from: string | undefined, amount: number) =>
      syncOf(started, company, "PUT", `/transfer-transactions/${id}`, {
        Date: "2026-08-01",
        Description: "Top-up",
        From: side(from, amount),
        To: side(card?.id, amount),
      });
    expect((await put(current?.id, 10)).code).toBe(2000);
    expect((await put(prepaid?.id, 20)).code).toBe(2000);
    expect(started.mock.ledger(company.companyId)).toMatchObject([
      { content: { from: { accountRef: { id: current?.id }, amount: 20 } }, updates: 1 },
    ]);
  });
});
