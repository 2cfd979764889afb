import {
  memoryJournal,
  type PushItem,
  type PushReport,
  type PushResult,
  ServerError,
  TransactionNotWrittenError,
} from "codat-expenses";
import type { MockCodat, MockCodatOptions } from "codat-expenses/mock";
import { reversalOf } from "codat-expenses/platforms";
import { describe, expect, test } from "vitest";
import { failureOf } from "../support/client.js";
import { profiles } from "../support/start-client.js";
import {
  expenseItem,
  finish,
  idOf,
  oneOfEach,
  openJournal,
  receipt,
  requestCounts,
  startPush,
} from "./support.js";

type ExpenseItem = ReturnType<typeof expenseItem>;

/** The same expense with another amount. */
function withAmount(item: ExpenseItem, netAmount: number): ExpenseItem {
  const lines = item.transaction.lines?.map((line) => ({ ...line, netAmount }));
  return { ...item, transaction: { ...item.transaction, ...(lines && { lines }) } };
}

const updatesOf = (mock: MockCodat, companyId: string) =>
  mock.ledger(companyId).map(({ updates }) => updates);

/** A booked item, and how it is pushed again with the same journal. */
async function startBooked(
  make: (started: ReturnType<typeof startPush>) => PushItem = ({ company }) => expenseItem(company),
  mockOptions: MockCodatOptions = {},
) {
  const started = startPush({}, mockOptions);
  const { codat, companyId } = started;
  const item = make(started);
  const journal = openJournal();
  const { results } = await finish(codat.push(companyId, [item], { journal }));
  expect(results).toMatchObject([{ outcome: "booked", content: "as-given", proof: "response" }]);
  const again = async (
    changed: PushItem,
    options: { onChange?: "update" } = {},
  ): Promise<{ result: PushResult | undefined; report: PushReport }> => {
    const pushed = await finish(codat.push(companyId, [changed], { journal, ...options }));
    return { result: pushed.results[0], report: pushed.report };
  };
  return { ...started, item, again, journal };
}

test("the same content is booked as given, however it is written", async () => {
  const { item, again } = await startBooked();
  if (item.kind !== "expense") throw new Error("an expense is needed");
  const { lines = [], ...rest } = item.transaction;
  const reordered = Object.fromEntries(Object.entries(rest).reverse());
  const transaction = { lines, notes: null, ...reordered } as unknown as typeof item.transaction;
  const { result, report } = await again({ ...item, transaction });
  expect(result).toMatchObject({ outcome: "booked", content: "as-given", proof: "journal" });
  expect(report.requests).toBe(0);
});

test("another content is outdated, with its fields and without its values, and nothing is sent", async () => {
  const { item, again } = await startBooked();
  const { result, report } = await again(withAmount(item as ExpenseItem, 987.65));
  expect(result).toMatchObject({
    outcome: "outdated",
    reason: "not-asked",
    changes: [{ path: ["lines", 0, "netAmount"], field: "netAmount", updatable: true }],
  });
  expect(JSON.stringify(result)).not.toContain("987.65");
  expect(report).toMatchObject({ requests: 0, counts: { outdated: 1 }, outdated: [{}] });
});

test.each(profiles)("onChange: update updates it, 10, 20, 30: %s", async (profile) => {
  const { mock, companyId, item, again } = await startBooked(undefined, { profile });
  for (const [turn, amount] of [20, 30].entries()) {
    const changed = withAmount(item as ExpenseItem, amount);
    const { result } = await again(changed, { onChange: "update" });
    expect(result).toMatchObject({ outcome: "updated", proof: "response" });
    expect(updatesOf(mock, companyId)).toEqual([turn + 1]);
    const { result: next, report } = await again(changed, { onChange: "update" });
    expect(next).toMatchObject({ outcome: "booked", content: "as-given" });
    expect(report.requests).toBe(0);
  }
  const { result } = await again(item);
  expect(result).toMatchObject({ outcome: "outdated", reason: "not-asked" });
});

test.each(["transfer", "reimbursable"] as const)("a %s is updated, too", async (kind) => {
  const { mock, companyId, item, again } = await startBooked(({ company }) => {
    const found = oneOfEach(company).find((each) => each.kind === kind);
    if (!found) throw new Error(`there is no ${kind}`);
    return found;
  });
  const changed = structuredClone(item);
  if (changed.kind === "transfer") {
    const { from, to } = changed.transaction;
    const sides = { from: { ...from, amount: 300 }, to: { ...to, amount: 300 } };
    Object.assign(changed.transaction, sides);
  } else Object.assign(changed.transaction, { notes: "corrected" });
  const { result } = await again(changed, { onChange: "update" });
  expect(result).toMatchObject({ kind, outcome: "updated" });
  expect(updatesOf(mock, companyId)).toEqual([1]);
});

test.each(["documented", "pessimistic"] as const)(
  "content that another push wrote is not known, nor to the journal: %s",
  async (profile) => {
    const { codat, company, companyId } = startPush({}, { profile });
    const item = expenseItem(company);
    await codat.push(companyId, [item]);
    const journal = memoryJournal();
    const other = withAmount(item, 987.65);
    for (const options of [{}, { journal }, { journal }]) {
      const { results } = await finish(codat.push(companyId, [other], options));
      expect(results).toMatchObject([{ outcome: "booked", content: "not-known" }]);
    }
  },
);

test("what only the creating request takes stays as it was written", async () => {
  const { item, again } = await startBooked(({ company }) =>
    expenseItem(company, undefined, { reference: "INV-7" }),
  );
  const changed = withAmount(item as ExpenseItem, 20);
  expect((await again(changed, { onChange: "update" })).result).toMatchObject({
    outcome: "updated",
  });
  expect((await again(changed)).result).toMatchObject({ outcome: "booked", content: "as-given" });
});

describe("what cannot be updated is outdated, with the reason", () => {
  test.each([
    ["issueDate", "2026-08-02"],
    ["type", "Refund"],
  ])("a field that is fixed once it is written: %s", async (field, value) => {
    const { mock, companyId, item, again } = await startBooked();
    const changed = { ...item, transaction: { ...item.transaction, [field]: value } };
    const { result } = await again(changed as PushItem, { onChange: "update" });
    expect(result).toMatchObject({
      outcome: "outdated",
      reason: "field-not-updatable",
      changes: [{ field, updatable: false }],
    });
    expect(updatesOf(mock, companyId)).toEqual([0]);
  });

  test("a kind without updates", async () => {
    const { item, again } = await startBooked(({ company }) => {
      const found = oneOfEach(company).find(({ kind }) => kind === "adjustment");
      if (!found) throw new Error("there is no adjustment");
      return found;
    });
    const changed = { ...item, transaction: { ...item.transaction, date: "2026-08-02" } };
    const { result } = await again(changed as PushItem, { onChange: "update" });
    expect(result).toMatchObject({ outcome: "outdated", reason: "update-not-supported" });
  });

  test("an update that fails, in the API's own words; the next push tries again", async () => {
    const { mock, item, again } = await startBooked();
    const changed = withAmount(item as ExpenseItem, 20);
    mock.refuseTransaction({
      transactionId: idOf(item),
      status: "ValidationError",
      message: "The period is closed.",
    });
    const { result } = await again(changed, { onChange: "update" });
    expect(result).toMatchObject({
      outcome: "outdated",
      reason: "update-failed",
      message: "The period is closed.",
    });
    expect(await again(changed, { onChange: "update" })).toMatchObject({
      result: { outcome: "updated" },
    });
  });
});

// A sync does not show which content it wrote, so it is no proof; the same update again changes nothing.
test("an update whose response is lost is sent again", async () => {
  const { mock, companyId, item, again } = await startBooked();
  mock.inject({ operationId: "update-expense-transaction", disconnect: "after" });
  const { result } = await again(withAmount(item as ExpenseItem, 20), { onChange: "update" });
  expect(result).toMatchObject({ outcome: "updated", proof: "response" });
  expect(requestCounts(mock)["update-expense-transaction"]).toBe(2);
  expect(mock.ledger(companyId)[0]?.content).toMatchObject({ lines: [{ netAmount: 20 }] });
});

test("no update is sent while the sync of an older one still runs", async () => {
  const { mock, item, journal, again } = await startBooked();
  const update = (amount: number) =>
    again(withAmount(item as ExpenseItem, amount), { onChange: "update" });
  const updates = () => requestCounts(mock)["update-expense-transaction"];
  /** As if the process had died before the response. */
  const forgetResponse = () => {
    const sentAt = journal.events.findLastIndex(({ event }) => event === "posting");
    journal.events.splice(sentAt + 1);
  };
  await update(20);
  forgetResponse();
  mock.endNextSync({ code: 1000 });
  expect((await update(30)).result).toMatchObject({ outcome: "unknown", reason: "time" });
  forgetResponse();
  expect((await update(40)).result).toMatchObject({ outcome: "unknown", reason: "time" });
  expect(updates()).toBe(2);
});

test("a receipt that comes later is attached by the next push", async () => {
  const { mock, companyId, item, again } = await startBooked();
  const late = { ...item, attachments: [receipt("late.pdf")] };
  const { result } = await again(late);
  expect(result).toMatchObject({ outcome: "booked", attachments: [{ status: "attached" }] });
  expect((await again(late)).report.requests).toBe(0);
  expect(mock.ledger(companyId)[0]?.attachments).toHaveLength(1);
});

test("a receipt that comes after updates goes to the sync that created its transaction", async () => {
  const { mock, codat, companyId, journal, item, again } = await startBooked();
  const [created] = await codat.syncs.list(companyId);
  for (const amount of [20, 30])
    await again(withAmount(item as ExpenseItem, amount), { onChange: "update" });
  const late = { ...withAmount(item as ExpenseItem, 40), attachments: [receipt("late.pdf")] };
  const { result } = await again(late, { onChange: "update" });
  expect(result).toMatchObject({ outcome: "updated", attachments: [{ status: "attached" }] });
  await codat.attachments.add(companyId, idOf(item), [receipt("later.pdf")], { journal });
  const uploads = mock.requests.filter(
    ({ operationId }) => operationId === "upload-expense-attachment",
  );
  expect(uploads).toHaveLength(2);
  for (const { path } of uploads) expect(path).toContain(`/syncs/${created?.syncId}/`);
});

describe("attachments.add", () => {
  test("attaches late files once by their content, with and without a journal", async () => {
    const { codat, mock, companyId, item, journal } = await startBooked();
    const files = [receipt("one.pdf"), receipt("two.pdf")];
    const first = await codat.attachments.add(companyId, idOf(item), files.slice(0, 1));
    expect(first).toEqual([{ status: "attached", maybeTwice: false, filename: "one.pdf" }]);
    await codat.attachments.add(companyId, idOf(item), files.slice(1), { journal });
    const again = await codat.attachments.add(companyId, idOf(item), files.slice(1), { journal });
    expect(again).toEqual([{ status: "attached", maybeTwice: false, filename: "two.pdf" }]);
    const names = mock.ledger(companyId)[0]?.attachments.map(({ filename }) => filename);
    expect(names).toEqual(["one.pdf", "two.pdf"]);
  });

  test("refuses a transaction that is not written, before it uploads anything", async () => {
    const { codat, mock, companyId } = startPush();
    const add = codat.attachments.add(companyId, crypto.randomUUID(), [receipt()]);
    const error = await failureOf(add, TransactionNotWrittenError);
    expect(error).toMatchObject({ companyId, status: undefined });
    expect(requestCounts(mock)["upload-expense-attachment"]).toBeUndefined();
  });
});

test("attachments.add rejects with the API's error where its time runs out", async () => {
  const { codat, mock, companyId } = startPush();
  mock.inject({ operationId: "list-syncs", status: 500, times: 1_000 });
  const files = [receipt()];
  const add = codat.attachments.add(companyId, crypto.randomUUID(), files, { timeoutMs: 60_000 });
  expect(await failureOf(add, ServerError)).toMatchObject({ status: 500 });
});

describe("reversalOf", () => {
  test("makes what cancels a transaction in the books, under an id of its own", async () => {
    const { codat, mock, company, companyId } = startPush();
    const items = oneOfEach(company).filter(({ kind }) => kind !== "reimbursable");
    const reversals = items.map((item): PushItem => {
      const id = crypto.randomUUID();
      if (item.kind === "expense") {
        return { ...item, transaction: reversalOf(item.transaction, { id }) };
      }
      if (item.kind === "adjustment") {
        return { ...item, transaction: reversalOf(item.transaction, { id }) };
      }
      if (item.kind !== "transfer") throw new Error("it has no reversal");
      return { ...item, transaction: reversalOf(item.transaction, { id }) };
    });
    const report = await codat.push(companyId, [...items, ...reversals]);
    expect(report.counts).toMatchObject({ booked: 6 });
    const [expense, transfer, adjustment] = reversals.map(({ transaction }) => transaction);
    expect(expense).toMatchObject({ type: "Refund" });
    expect(transfer).toMatchObject({
      from: items[1]?.kind === "transfer" && items[1].transaction.to,
    });
    expect(adjustment).toMatchObject({ lines: [{ amount: -12.5 }, { amount: 12.5 }] });
    expect(new Set(mock.ledger(companyId).map(({ transactionId }) => transactionId)).size).toBe(6);
  });

  test("says why there is none", () => {
    const { company } = startPush();
    const { transaction } = expenseItem(company, undefined, { type: "Chargeback" });
    const reverse = () => reversalOf(transaction, { id: crypto.randomUUID() });
    expect(reverse).toThrow(/is a Chargeback, which has no reversal/);
  });
});
