import { describe, expect, test } from "vitest";
import {
  bookedIds,
  expenses,
  finish,
  idOf,
  idsOf,
  requestCounts,
  startPush,
  timesTaken,
} from "./support.js";

test.each([
  { status: "ValidationError", outcome: "refused", reason: "validation" },
  { status: "PushError", outcome: "failed", reason: "write" },
] as const)(
  "$status: this one is $outcome, the others are booked",
  async ({ status, outcome, reason }) => {
    const { codat, mock, company, companyId } = startPush();
    const items = expenses(company, 50);
    const bad = items[3] ? idOf(items[3]) : "";
    mock.refuseTransaction({ transactionId: bad, status, message: "The period is closed." });
    const { results, report } = await finish(codat.push(companyId, items));
    expect(idsOf(results, outcome)).toEqual([bad]);
    expect([...report.refused, ...report.failed]).toMatchObject([
      {
        ...{
          id: bad,
          outcome,
          reason,
          message: "The period is closed.",
          syncId: expect.any(String),
        },
        advice: expect.stringContaining("closed period"),
      },
    ]);
    expect(bookedIds(mock, companyId)).toHaveLength(49);
    expect(requestCounts(mock)["create-expense-transaction"]).toBe(1);
  },
);

describe("a sync that fails as a whole", () => {
  test.each([
    { code: 4000, reason: "configuration" },
    { code: 4040, reason: "disconnected" },
    { code: 4220, reason: "disconnected" },
    { code: 4260, reason: "billing" },
  ])(
    "$code: its items are failed for $reason, and nothing is sent again",
    async ({ code, reason }) => {
      const { codat, mock, company, companyId } = startPush();
      mock.endNextSync({ code, message: "It cannot be written." });
      const items = expenses(company, 3);
      const { report } = await finish(codat.push(companyId, items));
      expect(report.failed).toHaveLength(3);
      expect(report.failed[0]).toMatchObject({ reason, message: "It cannot be written." });
      expect(requestCounts(mock)["create-expense-transaction"]).toBe(1);
    },
  );

  test.each([5000, 5080, 5999])("%i: its items are sent again, and booked once", async (code) => {
    const { codat, mock, company, companyId } = startPush();
    mock.endNextSync({ code });
    const items = expenses(company, 3);
    const { report } = await finish(codat.push(companyId, items));
    expect(report.counts).toMatchObject({ booked: 3, refused: 0, failed: 0, unknown: 0 });
    expect(bookedIds(mock, companyId)).toHaveLength(3);
    expect([...(await timesTaken(mock, companyId)).values()]).toEqual([2, 2, 2]);
  });

  test("5000 for good: its items are failed after a few attempts", async () => {
    const { codat, mock, company, companyId } = startPush();
    mock.endNextSync({ code: 5000, times: 100, message: "Out of order." });
    const { report } = await finish(codat.push(companyId, expenses(company, 2)));
    expect(report.failed).toMatchObject([
      { reason: "server", message: "Out of order." },
      { reason: "server", message: "Out of order." },
    ]);
    expect(requestCounts(mock)["create-expense-transaction"]).toBeLessThanOrEqual(5);
  });
});

test("a sync that does not end: its items are unknown, with the sync that may write them", async () => {
  const { codat, mock, company, companyId } = startPush();
  mock.endNextSync({ code: 1000 });
  const [item] = expenses(company, 1);
  const { results } = await finish(
    codat.push(companyId, item ? [item] : [], { timeoutMs: 60_000 }),
  );
  expect(results).toMatchObject([
    { outcome: "unknown", reason: "time", syncId: expect.any(String) },
  ]);
  expect(results[0]).toMatchObject({ message: expect.stringContaining("Push again") });
});

test("what the API says late of a written transaction is waited for, not sent again", async () => {
  const { codat, mock, company, companyId } = startPush();
  const items = expenses(company, 2);
  const pending = items.map((item) => ({
    transactionId: idOf(item),
    status: "Pending",
    integrationType: "expenses",
  }));
  mock.inject({
    operationId: "list-sync-transactions",
    body: { results: pending, pageNumber: 1, pageSize: 1000, totalResults: 2, _links: {} },
  });
  const { report } = await finish(codat.push(companyId, items));
  expect(report.counts.booked).toBe(2);
  expect(requestCounts(mock)["create-expense-transaction"]).toBe(1);
});

test("two rows of one transaction: the expense row decides, a bankfeeds row never", async () => {
  const { codat, mock, company, companyId } = startPush();
  const items = expenses(company, 2);
  const [good, bad] = items.map(idOf);
  const row = (transactionId: string | undefined, status: string, integrationType: string) => ({
    transactionId,
    status,
    integrationType,
    message: "The period is closed.",
  });
  const results = [
    row(good, "Completed", "expenses"),
    row(good, "PushError", "bankfeeds"),
    row(bad, "Completed", "bankfeeds"),
    row(bad, "ValidationError", "expense"),
  ];
  mock.inject({
    operationId: "list-sync-transactions",
    body: { results, pageNumber: 1, pageSize: 1_000, totalResults: 4, _links: {} },
  });
  const { results: ended } = await finish(codat.push(companyId, items));
  expect(idsOf(ended, "booked")).toEqual([good]);
  expect(idsOf(ended, "refused")).toEqual([bad]);
});

test("the time of a batch bounds each of its requests: a page that repeats ends it", async () => {
  const { codat, mock, company, companyId } = startPush();
  const page = {
    results: [{ transactionId: crypto.randomUUID(), status: "Completed" }],
    pageNumber: 1,
    pageSize: 1,
    totalResults: 1_000_000,
    _links: { next: { href: "/next" } },
  };
  mock.inject({ operationId: "list-sync-transactions", times: 10_000, body: page });
  const run = codat.push(companyId, expenses(company, 1), { timeoutMs: 60_000 });
  expect((await run).counts).toMatchObject({ unknown: 1 });
  expect(mock.requests.length).toBeLessThan(200);
});
