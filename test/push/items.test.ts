import { ConfigurationError, type PushItem, RequestValidationError } from "codat-expenses";
import { expect, test } from "vitest";
import { untyped } from "../support/bodies.js";
import { errorOf, failureOf } from "../support/client.js";
import { profiles } from "../support/start-client.js";
import {
  bookedIds,
  expenseItem,
  expenses,
  finish,
  idOf,
  oneOfEach,
  requestCounts,
  startPush,
} from "./support.js";

test.each(profiles)("all four kinds are booked, each with one result: %s", async (profile) => {
  const { codat, mock, company, companyId } = startPush({}, { profile });
  const items = oneOfEach(company);
  const { results, report } = await finish(codat.push(companyId, items));
  expect(results.map(({ kind, outcome }) => `${kind} ${outcome}`).sort()).toEqual([
    "adjustment booked",
    "expense booked",
    "reimbursable booked",
    "transfer booked",
  ]);
  expect(bookedIds(mock, companyId).sort()).toEqual(items.map(idOf).sort());
  expect(report).toMatchObject({
    counts: { booked: 4, refused: 0, failed: 0, unknown: 0 },
    requests: mock.requests.length,
  });
});

test("items come from an array, an iterable or an async iterable", async () => {
  const { codat, mock, company, companyId } = startPush();
  const given = expenses(company, 3);
  const [one, two, three] = given;
  async function* oneByOne(items: (PushItem | undefined)[]) {
    for (const item of items) if (item) yield item;
  }
  await codat.push(companyId, one ? [one] : []);
  await codat.push(companyId, new Set(two ? [two] : []));
  await codat.push(companyId, oneByOne([three]));
  expect(bookedIds(mock, companyId)).toEqual(given.map(idOf));
});

test("nothing to push costs no request", async () => {
  const { codat, mock, companyId } = startPush();
  expect(await codat.push(companyId, [])).toMatchObject({ requests: 0, counts: { booked: 0 } });
  expect(mock.requests).toEqual([]);
});

test("fifty go into a request, and a kind does not wait for another", async () => {
  const { codat, mock, company, companyId } = startPush();
  const items = [...expenses(company, 101), ...oneOfEach(company)];
  await codat.push(companyId, items);
  expect(requestCounts(mock)).toMatchObject({
    "create-expense-transaction": 3,
    "create-reimbursable-expense-transaction": 1,
    "create-transfer-transaction": 1,
    "create-adjustment-transaction": 1,
    "list-sync-transactions": 6,
  });
});

test("results come as they settle: a slow sync delays no others", async () => {
  const { codat, mock, company, companyId } = startPush();
  mock.endNextSync({ code: 1000 });
  const outcomes: string[] = [];
  for await (const { outcome } of codat.push(companyId, oneOfEach(company))) outcomes.push(outcome);
  expect(outcomes).toEqual(["booked", "booked", "booked", "unknown"]);
});

test("an id that came before is refused, however it is written, and costs no request", async () => {
  const { codat, mock, company, companyId } = startPush();
  const item = expenseItem(company);
  const again = expenseItem(company, undefined, { id: idOf(item).toUpperCase() });
  const { results, report } = await finish(codat.push(companyId, [item, again, item]));
  expect(results.filter(({ outcome }) => outcome === "refused")).toMatchObject([
    { id: idOf(again), reason: "repeated-id" },
    { id: idOf(item), reason: "repeated-id" },
  ]);
  expect(report.counts).toMatchObject({ booked: 1, refused: 2, failed: 0, unknown: 0 });
  expect(bookedIds(mock, companyId)).toEqual([idOf(item)]);
});

test("a transaction of the wrong shape is refused with its faults, and costs no request", async () => {
  const { codat, mock, company, companyId } = startPush();
  const bad = expenseItem(company, undefined, { issueDate: "yesterday", lines: [] });
  const badTransfer: PushItem = {
    kind: "transfer",
    transaction: untyped({ id: "no-uuid", date: "2026-08-01" }),
  };
  const { results } = await finish(codat.push(companyId, [badTransfer, bad]));
  expect(results).toMatchObject([
    {
      kind: "transfer",
      outcome: "refused",
      reason: "request",
      message: expect.stringContaining("id: "),
    },
    {
      kind: "expense",
      outcome: "refused",
      reason: "request",
      message: expect.stringContaining("issueDate"),
    },
  ]);
  expect(mock.requests).toEqual([]);
});

test.each<readonly [thing: unknown, path: readonly (string | number)[]]>([
  [undefined, [1]],
  [null, [1]],
  [7, [1]],
  [{}, [1, "kind"]],
  [{ kind: "gift", transaction: { id: "x" } }, [1, "kind"]],
  [{ kind: "expense" }, [1, "transaction", "id"]],
  [{ kind: "expense", transaction: { id: 7 } }, [1, "transaction", "id"]],
  [{ kind: "expense", transaction: { id: "x" }, attachments: "a.pdf" }, [1, "attachments"]],
])("%j is not an item: the push rejects with its place", async (thing, path) => {
  const { codat, company, companyId } = startPush();
  const run = codat.push(companyId, [expenseItem(company), untyped(thing)]);
  const error = await failureOf(run, RequestValidationError);
  expect(error.issues).toMatchObject([{ path }]);
});

test.each([undefined, null, 7, "items", {}])(
  "%j cannot be iterated: one clear error",
  async (items) => {
    const { codat, mock, companyId } = startPush();
    const error = await failureOf(codat.push(companyId, untyped(items)), RequestValidationError);
    expect(error.message).toContain("must be an array or another iterable");
    expect(mock.requests).toEqual([]);
  },
);

test.each<readonly [unknown, string]>([
  [{ check: "xero" }, "check must be an object whose platform is one of dynamics365,"],
  [{ check: { platform: "xeroo" } }, "check must be an object whose platform is one of"],
  [{ failOn: "warning" }, 'failOn "warning" needs check'],
  [{ signal: 7 }, "signal must be an AbortSignal"],
  [{ journal: "october.jsonl" }, "journal must have read and append, or claim, as fileJournal"],
])(
  "an option that cannot be used is refused before anything is sent: %j",
  async (options, words) => {
    const { codat, mock, company, companyId } = startPush();
    const run = codat.push(companyId, expenses(company, 1), untyped(options));
    expect((await failureOf(run, ConfigurationError)).message).toContain(words);
    expect(mock.requests).toEqual([]);
  },
);

test.each([undefined, "", 7])(
  "%j is not a company's id: one error, before anything is sent",
  async (id) => {
    const { codat, mock, company } = startPush();
    const items = expenses(company, 1);
    for (const call of [
      () => codat.push(untyped(id), items),
      () => codat.push(untyped(id), items, { dryRun: true }),
      () => codat.reconcile(untyped(id), items),
      () => codat.trace(untyped(id), "a"),
      () => codat.attachments.add(untyped(id), "a", []),
    ]) {
      const error = await failureOf(call(), RequestValidationError);
      expect(error.issues).toMatchObject([{ path: ["companyId"] }]);
    }
    const unknown = codat.trace(company.companyId, untyped(id));
    expect((await failureOf(unknown, RequestValidationError)).message).toContain("transactionId: ");
    expect(mock.requests).toEqual([]);
  },
);

test("what the source throws ends the push", async () => {
  const { codat, company, companyId } = startPush();
  const failure = new Error("the feed is down");
  function* source() {
    yield expenseItem(company);
    throw failure;
  }
  expect(await errorOf(codat.push(companyId, source()))).toBe(failure);
});
