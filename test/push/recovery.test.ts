import type { PushItem } from "codat-expenses";
import type { Fault, MockCodat } from "codat-expenses/mock";
import { describe, expect, test } from "vitest";
import {
  bookedIds,
  expenses,
  finish,
  idOf,
  openJournal,
  postOperations,
  requestCounts,
  startPush,
  timesTaken,
} from "./support.js";

const executed: readonly (readonly [string, Fault])[] = [
  ["the connection breaks off", { disconnect: "after" }],
  ["500", { status: 500, executed: true }],
  ["502 with HTML", { response: "html", executed: true }],
  ["200 with HTML", { response: "html", status: 200 }],
  ["JSON that is cut short", { response: "truncated" }],
  ["an empty answer", { response: "empty" }],
  ["JSON without a sync", { body: {}, executed: true }],
  ["504", { status: 504, executed: true }],
  ["408", { status: 408, executed: true }],
];

const notCarriedOut: readonly (readonly [string, Fault])[] = [
  ["the connection breaks off", { disconnect: "before" }],
  ["500", { status: 500 }],
  ["502 with HTML", { response: "html" }],
  ["200 with HTML", { response: "html", status: 200, executed: false }],
  ["503 that says when to come back", { status: 503, headers: { "Retry-After": "1" } }],
  ["429", { status: 429 }],
  ["429, again and again", { status: 429, times: 9 }],
  ["408", { status: 408 }],
];

// The simulation has these faults in an API that protects less, too.
describe("a POST without a response that tells is written once", () => {
  test.each([...executed, ...notCarriedOut])("%s", async (_, fault) => {
    const { codat, mock, company, companyId } = startPush();
    mock.inject({ operationId: postOperations, ...fault });
    const items = expenses(company, 50);
    const { report } = await finish(codat.push(companyId, items));
    expect(report.counts).toMatchObject({ booked: 50, refused: 0, failed: 0, unknown: 0 });
    expect(new Set((await timesTaken(mock, companyId)).values())).toEqual(new Set([1]));
    expect(bookedIds(mock, companyId).sort()).toEqual(items.map(idOf).sort());
  });
});

test("a failure to read a sync's transactions is none of the POST", async () => {
  const { codat, mock, company, companyId } = startPush();
  mock.inject({ operationId: "list-sync-transactions", status: 400 });
  const journal = openJournal();
  await codat.push(companyId, expenses(company, 2), { journal }).then(
    () => undefined,
    () => undefined,
  );
  expect(requestCounts(mock)["create-expense-transaction"]).toBe(1);
  expect(journal.events.map(({ event }) => event)).not.toContain("dropped");
});

describe("transactions that the API says were written before are booked", () => {
  test("by an earlier push without a journal", async () => {
    const { codat, mock, company, companyId } = startPush();
    const items = expenses(company, 60);
    await codat.push(companyId, items.slice(10, 30));
    const { results, report } = await finish(codat.push(companyId, items));
    expect(report.counts).toMatchObject({ booked: 60, refused: 0, failed: 0, unknown: 0 });
    expect(results.every((result) => result.outcome === "booked" && result.syncId)).toBe(true);
    expect(bookedIds(mock, companyId).sort()).toEqual(items.map(idOf).sort());
  });

  test("long ago: its sync is found, too", async () => {
    const { codat, mock, company, companyId } = startPush();
    const items = expenses(company, 2);
    await codat.push(companyId, items);
    await mock.clock.advance(24 * 60 * 60_000);
    const { results } = await finish(codat.push(companyId, items));
    expect(results).toMatchObject([
      { outcome: "booked", syncId: expect.any(String), proof: "sync" },
      { outcome: "booked", syncId: expect.any(String), proof: "sync" },
    ]);
  });

  test("the API does not say which: they are found one by one", async () => {
    const { codat, mock, company, companyId } = startPush();
    const items = expenses(company, 4);
    await codat.push(companyId, items.slice(1, 2));
    const words = "One or more transactions have previously been processed";
    refuseWithout(mock, companyId, items, words);
    const { report } = await finish(codat.push(companyId, items));
    expect(report.counts).toMatchObject({ booked: 4, refused: 0, failed: 0, unknown: 0 });
  });
});

/** Refuses as many requests as need be with words that name no transaction. */
function refuseWithout(
  mock: MockCodat,
  companyId: string,
  items: readonly PushItem[],
  error: string,
): void {
  const booked = new Set(bookedIds(mock, companyId));
  // 4, then [0, 1], then [0]: taken, then [1]; then [2, 3]: taken.
  const posts = [items, items.slice(0, 2), items.slice(0, 1), items.slice(1, 2), items.slice(2)];
  let post = 0;
  mock.inject({
    operationId: postOperations,
    times: posts.length,
    status: 400,
    error,
    when: () => (posts[post++] ?? []).some((item) => booked.has(idOf(item))),
  });
}
