import {
  type Expense,
  memoryJournal,
  type PushItem,
  type ReconcileResult,
  type ReconcileRun,
} from "codat-expenses";
import { describe, expect, test } from "vitest";
import { untyped } from "../support/bodies.js";
import { bookableExpense } from "../support/spend.js";
import { startClient } from "../support/start-client.js";

function start() {
  const { codat, mock } = startClient();
  const company = mock.createCompany();
  const { companyId } = company;
  const expense = (netAmount = 100): Expense => {
    const body = bookableExpense(company, { id: crypto.randomUUID() });
    return { ...body, lines: (body.lines ?? []).map((line) => ({ ...line, netAmount })) };
  };
  const item = (transaction: Expense): PushItem => ({ kind: "expense", transaction });
  /** Writes expenses in one sync and waits for it. */
  const write = async (...expenses: Expense[]) => {
    const { syncId } = await codat.expenses.create(companyId, expenses);
    await codat.syncs.wait(companyId, syncId, { throwOnFailure: false });
    return syncId;
  };
  return { codat, mock, companyId, expense, item, write };
}

async function collect(run: ReconcileRun): Promise<ReconcileResult[]> {
  const results: ReconcileResult[] = [];
  for await (const result of run) results.push(result);
  return results;
}

describe("codat.reconcile", () => {
  test.each(["client", "call"])(
    "compares contents as they were sent: days in the time zone of the %s, decimals, nulls",
    async (named) => {
      const { codat: plain, mock, companyId } = start();
      const zone = { timeZone: "Europe/Berlin" };
      const codat = named === "client" ? plain.withOptions(zone) : plain;
      const options = { journal: memoryJournal(), ...(named === "call" && zone) };
      const make = mock.make(companyId);
      const [expense, transfer, adjustment] = [make.expense(), make.transfer(), make.adjustment()];
      const day = new Date("2026-09-30T23:30:00Z");
      const text = ({ ...line }) => ({ ...line, netAmount: "10.50", trackingRefs: [] });
      const items: PushItem[] = [
        {
          kind: "expense",
          transaction: untyped({
            ...{ ...expense, issueDate: day, notes: null },
            lines: expense.lines?.map(text),
          }),
        },
        {
          kind: "transfer",
          transaction: {
            ...{ ...transfer, date: day },
            from: { ...transfer.from, amount: "10.50" },
            to: { ...transfer.to, amount: { toString: () => "10.5", toJSON: () => "10.50" } },
          },
        },
        {
          kind: "adjustment",
          transaction: {
            ...adjustment,
            lines: adjustment.lines.map((line) => ({ ...line, amount: String(line.amount) })),
          },
        },
      ];
      expect((await codat.push(companyId, items, options)).counts.booked).toBe(3);
      const { counts } = await codat.reconcile(companyId, items, options);
      expect(counts).toMatchObject({ booked: 3, outdated: 0 });
    },
  );

  test.each<readonly [string, unknown, object, string]>([
    ["what cannot be iterated", 7, {}, "items: must be an array"],
    ["what is not an item", [{ kind: "expense" }], {}, "[0].transaction.id: must be text"],
    ["a since that is not a moment", [], { since: "yesterday" }, "since must be a valid Date"],
    ["what is not a journal", [], { journal: "a.jsonl" }, "journal must have read"],
    ["what is not a time zone", [], { timeZone: "Berlin" }, "timeZone must be the IANA name"],
  ])("refuses %s before anything is sent", async (_, items, options, message) => {
    const { codat, mock, companyId } = start();
    const run = codat.reconcile(companyId, untyped(items), options);
    await expect(run.then(() => 0)).rejects.toThrow(message);
    expect(mock.requests).toEqual([]);
  });

  test("says where each item is, in their order, and what the books have besides", async () => {
    const { codat, mock, companyId, expense, item, write } = start();
    const [booked, failed, missing, other] = [expense(), expense(0.1), expense(0.2), expense()];
    const message = "The supplier is archived.";
    mock.refuseTransaction({ transactionId: failed.id, status: "ValidationError", message });
    const syncId = await write(booked, failed);
    const otherSync = await write(other);
    mock.endNextSync({ code: 1000 });
    const pending = expense(7);
    await codat.expenses.create(companyId, [pending]);
    const upperCase = { ...booked, id: booked.id.toUpperCase() };
    const run = codat.reconcile(companyId, [upperCase, pending, failed, missing].map(item));
    expect(await collect(run)).toEqual([
      { id: upperCase.id, kind: "expense", state: "booked", syncId, status: "Completed" },
      expect.objectContaining({ id: pending.id, state: "pending", status: "Pending" }),
      {
        ...{ id: failed.id, kind: "expense", state: "failed", syncId },
        ...{ status: "ValidationError", message },
      },
      { id: missing.id, kind: "expense", state: "missing" },
    ]);
    expect(await run).toEqual({
      counts: { booked: 1, pending: 1, failed: 1, missing: 1, outdated: 0, unknown: 0 },
      amounts: { GBP: { booked: 120, pending: 27, failed: 20.1, missing: 20.2 } },
      extra: [{ id: other.id, syncId: otherSync }],
      syncs: 3,
      requests: 4,
    });
  });

  test("adds amounts up exactly", async () => {
    const { codat, companyId, expense, item } = start();
    const items = Array.from({ length: 10 }, () => {
      const transaction = expense(0.1);
      const [line] = transaction.lines ?? [];
      return item({ ...transaction, lines: [{ ...line, netAmount: 0.1, taxAmount: 0.2 }] });
    });
    const { amounts } = await codat.reconcile(companyId, items);
    expect(amounts).toEqual({ GBP: { missing: 3 } });
  });

  test("takes what one sync wrote as booked, whatever a later one says", async () => {
    const { codat, mock, companyId, expense, item, write } = start();
    const transaction = expense();
    const syncId = await write(transaction);
    mock.endNextSync({ code: 5130 });
    const { syncId: later } = await codat.expenses.update(companyId, transaction.id, transaction);
    await codat.syncs.wait(companyId, later ?? "", { throwOnFailure: false });
    const [result] = await collect(codat.reconcile(companyId, [item(transaction)]));
    expect(result).toMatchObject({ state: "booked", syncId });
  });

  test("lets a bank feed's row decide nothing", async () => {
    const { codat, mock, companyId, expense, item, write } = start();
    const transaction = expense();
    await write(transaction);
    const row = (integrationType: string, status: string) => ({
      ...{ transactionId: transaction.id, integrationType, status },
    });
    const rows = [
      row("bankfeeds", "PushError"),
      row("expense", "Completed"),
      row("bankfeeds", "PushError"),
    ];
    mock.inject({
      operationId: "list-sync-transactions",
      body: { results: rows, pageNumber: 1, pageSize: 5_000, totalResults: 3, _links: {} },
    });
    const [result] = await collect(codat.reconcile(companyId, [item(transaction)]));
    expect(result).toMatchObject({ state: "booked" });
  });

  test("leaves out syncs before `since`, but for those that the journal names", async () => {
    const { codat, mock, companyId, expense, item, write } = start();
    const [old, forgotten] = [expense(), expense()];
    const oldSync = await write(old);
    await write(forgotten);
    await mock.clock.advance(60 * 60_000);
    const since = new Date(mock.clock.now()).toISOString();
    const recent = expense();
    await write(recent);
    const journal = memoryJournal();
    await journal.append({ event: "posting", batch: "b", kind: "expense", ids: [old.id] });
    await journal.append({ event: "posted", batch: "b", syncId: oldSync });
    const items = [old, forgotten, recent].map(item);
    const run = codat.reconcile(companyId, items, { since, journal });
    expect((await collect(run)).map(({ state }) => state)).toEqual(["booked", "missing", "booked"]);
    expect((await run).requests).toBe(3);
  });

  test("knows from the journal what is outdated, and which files are attached", async () => {
    const { codat, companyId, expense, item } = start();
    const transaction = expense(10);
    const journal = memoryJournal();
    const attachments = [{ content: new Uint8Array([1]), filename: "receipt.pdf" }];
    await codat.push(companyId, [{ kind: "expense", transaction, attachments }], { journal });
    const [same] = await collect(codat.reconcile(companyId, [item(transaction)], { journal }));
    expect(same).toMatchObject({
      state: "booked",
      attachments: [{ name: "receipt.pdf", status: "attached" }],
    });
    const [line] = transaction.lines ?? [];
    const corrected = { ...transaction, lines: [{ ...line, netAmount: 20, taxAmount: 0 }] };
    const [changed] = await collect(codat.reconcile(companyId, [item(corrected)], { journal }));
    expect(changed).toMatchObject({ state: "outdated", status: "Completed" });
    await codat.push(companyId, [item(corrected)], { journal, onChange: "update" });
    const [updated] = await collect(codat.reconcile(companyId, [item(corrected)], { journal }));
    expect(updated).toMatchObject({ state: "booked", status: "Completed" });
  });

  test("10,000 items in 200 syncs cost a request for the list and one for each sync", async () => {
    const { codat, mock, companyId, expense, item } = start();
    const items: PushItem[] = [];
    for (let sync = 0; sync < 200; sync += 1) {
      const expenses = Array.from({ length: 50 }, () => expense());
      items.push(...expenses.map(item));
      await codat.expenses.create(companyId, expenses);
      await mock.clock.advance(60_000);
    }
    await mock.clock.advance(60 * 60_000);
    const before = mock.requests.length;
    const { counts, requests, extra } = await codat.reconcile(companyId, items);
    expect(counts).toMatchObject({ booked: 10_000, missing: 0 });
    expect(extra).toEqual([]);
    expect(requests).toBe(201);
    expect(mock.requests.length - before).toBe(201);
    expect(new Set(mock.requests.slice(before).map(({ method }) => method))).toEqual(
      new Set(["GET"]),
    );
  });

  test("fails the loop and the report where the books cannot be read", async () => {
    const { codat, expense, item } = start();
    const run = codat.reconcile("nobody", [item(expense())]);
    await expect(collect(run)).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(run).rejects.toMatchObject({ name: "NotFoundError" });
  });
});

describe("codat.trace", () => {
  test("tells every sync of a transaction, the newest first, and what to do", async () => {
    const { codat, mock, companyId, expense, write } = start();
    const transaction = expense();
    const message = "Tax rate 20% is not valid.\u001b[2J";
    mock.refuseTransaction({ transactionId: transaction.id, status: "ValidationError", message });
    const first = await write(transaction);
    await mock.clock.advance(1_000);
    await write(expense());
    const failed = await codat.trace(companyId, transaction.id.toUpperCase());
    expect(failed).toMatchObject({ booked: false, requests: 3 });
    expect(failed.syncs).toHaveLength(1);
    expect(failed.syncs[0]).toMatchObject({ syncId: first, code: 5120, status: "ValidationError" });
    expect(failed.syncs[0]?.message).toContain("Tax rate 20% is not valid.");
    expect(failed.syncs[0]?.message).not.toContain("\u001b");
    expect(failed.advice).toMatch(/tax rate.*again under its id/);

    await mock.clock.advance(1_000);
    const second = await write(transaction);
    const booked = await codat.trace(companyId, transaction.id);
    expect(booked).toMatchObject({ booked: true, advice: expect.stringContaining("in the books") });
    expect(booked.syncs.map(({ syncId }) => syncId)).toEqual([second, first]);
  });

  test.each([
    [4000, /bank account and a contact/],
    [4220, /link its accounting software again/],
    [4260, /renew its accounting subscription/],
  ])("gives the advice of a sync that failed as a whole with %i", async (code, advice) => {
    const { codat, mock, companyId, expense, write } = start();
    const transaction = expense();
    mock.endNextSync({ code });
    await write(transaction);
    expect((await codat.trace(companyId, transaction.id)).advice).toMatch(advice);
  });

  test("says of what was never accepted that it was not, and what the journal knows", async () => {
    const { codat, companyId, expense } = start();
    const { id } = expense();
    const lost = await codat.trace(companyId, id);
    expect(lost).toMatchObject({ booked: false, syncs: [], attachments: [], requests: 1 });
    expect(lost.advice).toContain("in none of the company's syncs");
    const journal = memoryJournal();
    const contents = [{ currency: "x" }];
    await journal.append({ event: "posting", batch: "b", kind: "expense", ids: [id], contents });
    const { advice } = await codat.trace(companyId, id, { journal });
    expect(advice).toContain("no response is known: push again");
  });
});
