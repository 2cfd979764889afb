import { CompanyDisconnectedError, type PushItem, type PushResult } from "codat-expenses";
import type { MockCodat } from "codat-expenses/mock";
import { describe, expect, test } from "vitest";
import { failureOf } from "../support/client.js";
import {
  bookedIds,
  expenses,
  finish,
  idOf,
  idsOf,
  openJournal,
  requestCounts,
  startPush,
  timesTaken,
} from "./support.js";

/** The API refuses every request that carries one of these transactions, with these words. */
function refuseRequestsWith(
  sent: readonly unknown[],
  mock: MockCodat,
  bad: ReadonlySet<string>,
  body: (badIds: readonly string[]) => unknown,
) {
  const badIn = () => [sent.at(-1)].flat().flatMap((each) => idIn(each, bad));
  const trouble = {
    operationId: "create-expense-transaction",
    times: Number.POSITIVE_INFINITY,
    when: () => badIn().length > 0,
    status: 400,
    body: body([...bad]),
  } as const;
  mock.inject(trouble);
}

function idIn(transaction: unknown, ids: ReadonlySet<string>): string[] {
  if (typeof transaction !== "object" || transaction === null) return [];
  const id: unknown = Reflect.get(transaction, "id");
  return typeof id === "string" && ids.has(id) ? [id] : [];
}

const unnamed = () => ({ statusCode: 400, error: "An account is archived." });
const named = (badIds: readonly string[]) => ({
  statusCode: 400,
  error: "Validation failed.",
  validation: {
    errors: badIds.map((itemId) => ({ itemId, message: "The account is archived." })),
    warnings: [],
  },
});

describe("a request that the API refuses for one bad item is split", () => {
  test.each([
    // The batch, the bad one alone, the other 49.
    { how: "named", body: named, mostPosts: 3 },
    // Halves down to the bad one.
    { how: "unnamed", body: unnamed, mostPosts: 13 },
  ])("where the item is $how: the other 49 get through", async ({ body, mostPosts }) => {
    const { codat, mock, sent, company, companyId } = startPush({ maxConcurrency: 1 });
    const items = expenses(company, 50);
    const bad = idOf(items[17] as PushItem);
    refuseRequestsWith(sent, mock, new Set([bad]), body);
    const { results, report } = await finish(codat.push(companyId, items));
    expect(report.refused).toMatchObject([{ id: bad, outcome: "refused", reason: "request" }]);
    expect(report.refused[0]?.message).toContain("archived");
    expect(idsOf(results, "booked")).toHaveLength(49);
    expect(bookedIds(mock, companyId)).toHaveLength(49);
    expect(requestCounts(mock)["create-expense-transaction"]).toBeLessThanOrEqual(mostPosts);
    expect([...(await timesTaken(mock, companyId)).values()].every((times) => times === 1)).toBe(
      true,
    );
  });

  test("where all are bad, each is refused for itself", async () => {
    const { codat, mock, sent, company, companyId } = startPush({ maxConcurrency: 1 });
    const items = expenses(company, 7);
    refuseRequestsWith(sent, mock, new Set(items.map(idOf)), named);
    const { results } = await finish(codat.push(companyId, items));
    expect(idsOf(results, "refused").sort()).toEqual(items.map(idOf).sort());
    expect(bookedIds(mock, companyId)).toEqual([]);
  });
});

test("what the platform cannot do is not asked for item by item", async () => {
  const { codat, mock, company, companyId } = startPush();
  mock.inject({ operationId: "create-expense-transaction", status: 422, error: "No expenses." });
  const { report } = await finish(codat.push(companyId, expenses(company, 50)));
  expect(report.counts).toMatchObject({ refused: 50 });
  // The second one asks whether the company is linked.
  expect(mock.requests).toHaveLength(2);
});

test("a company whose software is not linked ends the push in 3 requests, and it resumes", async () => {
  const { codat, mock, company, companyId } = startPush();
  mock.unlink(companyId, company.accountingConnectionId ?? "");
  const items = expenses(company, 30);
  const journal = openJournal();
  const run = codat.push(companyId, items, { journal });
  const results: PushResult[] = [];
  const loop = async () => {
    for await (const result of run) results.push(result);
  };
  const error = await failureOf(loop(), CompanyDisconnectedError);
  expect(error).toMatchObject({ companyId, connection: { status: "Unlinked" } });
  expect(error.linkUrl).toContain(company.accountingConnectionId);
  expect(mock.requests.length).toBeLessThanOrEqual(3);
  expect(new Set(results.map((result) => result.outcome))).toEqual(new Set(["unknown"]));
  expect(results).toHaveLength(30);

  mock.link(companyId, company.accountingConnectionId ?? "");
  expect((await codat.push(companyId, items, { journal })).counts.booked).toBe(30);
});

test("a refusal of some words for a few items does not stop the others", async () => {
  const { codat, mock, sent, company, companyId } = startPush({ maxConcurrency: 1 });
  const items = expenses(company, 60);
  const bad = new Set(items.slice(0, 20).map(idOf));
  refuseRequestsWith(sent, mock, bad, unnamed);
  const { report } = await finish(codat.push(companyId, items));
  expect(report.counts).toMatchObject({ booked: 40, refused: 20, failed: 0, unknown: 0 });
});

describe("pushed again with the same journal", () => {
  test("a refused item that was corrected is booked, and no other is sent again", async () => {
    const { codat, mock, company, companyId } = startPush();
    const [good, bad] = expenses(company, 2);
    if (!good || bad?.kind !== "expense") throw new Error("two expenses are needed");
    mock.refuseTransaction({ transactionId: idOf(bad), status: "ValidationError" });
    const journal = openJournal();
    const first = await codat.push(companyId, [good, bad], { journal });
    expect(first.refused).toMatchObject([{ id: idOf(bad), reason: "validation" }]);
    const second = await codat.push(companyId, [good, bad], { journal });
    expect(second.counts).toMatchObject({ booked: 2, refused: 0, failed: 0, unknown: 0 });
    expect(await timesTaken(mock, companyId)).toEqual(
      new Map([
        [idOf(good), 1],
        [idOf(bad), 2],
      ]),
    );
  });

  test("what failed for want of a setting is booked once the setting is there", async () => {
    const { codat, mock, company, companyId } = startPush();
    const items = expenses(company, 3);
    mock.endNextSync({ code: 4000, message: "There is no supplier." });
    const journal = openJournal();
    const first = await codat.push(companyId, items, { journal });
    expect(first.failed).toMatchObject([
      { reason: "configuration" },
      { reason: "configuration" },
      { reason: "configuration" },
    ]);
    const second = await codat.push(companyId, items, { journal });
    expect(second.counts.booked).toBe(3);
  });
});
