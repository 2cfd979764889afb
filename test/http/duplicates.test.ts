import { BadRequestError, DuplicateTransactionError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { clientOf, expense, failureOf } from "../support/client.js";
import { type Step, startServer } from "../support/scripted-server.js";

const ids = ["4d7c6929-7770-412b-91bb-44d3bc71d111", "4d7c6929-7770-412b-91bb-44d3bc71d222"];
const expenses = ids.map((id) => expense({ id }));

const envelope = (words: string) => ({
  statusCode: 400,
  service: "Expenses",
  error: words,
  correlationId: "corr-1",
  validation: null,
  canBeRetried: "False",
  detailedErrorCode: 0,
});

const refusal = (named: readonly string[]): Step => ({
  status: 400,
  body: envelope(`One or more transactions have previously been processed: ${named.join(", ")}`),
});

async function createWith(steps: readonly Step[]) {
  const server = await startServer(steps);
  const call = clientOf(server).expenses.create("acme", expenses);
  return { server, error: await failureOf(call, DuplicateTransactionError) };
}

test("the refusal of a first attempt names what was written before", async () => {
  const { server, error } = await createWith([refusal(ids.slice(0, 1))]);
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({
    name: "DuplicateTransactionError",
    status: 400,
    attempts: 1,
    afterRetry: false,
    transactionIds: ids.slice(0, 1),
    sentTransactionIds: ids,
    correlationId: "corr-1",
  });
  expect(error.message).toContain(
    "expenses.create (POST /companies/acme/sync/expenses/expense-transactions)",
  );
  expect(error.message).toContain(`previously been processed: ${ids[0]}`);
  expect(error.message).not.toMatch(/earlier attempt/);
  expect(server.requests).toHaveLength(1);
});

describe("the refusal of a retry says that an earlier attempt may have been executed,", () => {
  test.each([
    ["which broke off", { trouble: "break" }],
    ["which broke off midway", { trouble: "break-midway" }],
    ["which answered 502", { status: 502 }],
    ["which a gateway gave up on", { status: 504 }],
  ] satisfies [string, Step][])("%s", async (_, step) => {
    const { server, error } = await createWith([step, refusal(ids)]);
    expect(error).toMatchObject({
      afterRetry: true,
      attempts: 2,
      transactionIds: ids,
      sentTransactionIds: ids,
    });
    expect(error.message).toMatch(/earlier attempt.* may have been executed/);
    for (const id of ids) expect(error.message).toContain(id);
    expect(error.message).toContain("latest syncs");
    expect(server.requests).toHaveLength(2);
  });
});

test("it is known too where the refusal names no ids", async () => {
  const { error } = await createWith([{ status: 502 }, refusal([])]);
  expect(error).toMatchObject({ afterRetry: true, transactionIds: [], sentTransactionIds: ids });
  for (const id of ids) expect(error.message).toContain(id);
});

test.each([
  ["as plain text", `One or more transactions have previously been processed: ${ids[0]}`],
  [
    "in its validation",
    {
      ...envelope("Validation failed"),
      validation: {
        errors: [{ message: `One or more transactions have previously been processed: ${ids[0]}` }],
        warnings: [],
      },
    },
  ],
  ["in capitals", envelope(`TRANSACTIONS HAVE PREVIOUSLY BEEN PROCESSED: ${ids[0]}`)],
])("it is known %s", async (_, body) => {
  const { error } = await createWith([{ status: 400, body }]);
  expect(error.transactionIds).toEqual([ids[0]]);
});

test("a transfer's id, which is in its path, is named", async () => {
  const id = ids[0] ?? "";
  const server = await startServer([{ status: 500 }, refusal([id])]);
  const side = { accountRef: { id: "1" }, amount: 5 };
  const call = clientOf(server).transfers.create("acme", id, {
    date: "2026-08-01",
    from: side,
    to: side,
  });
  const error = await failureOf(call, DuplicateTransactionError);
  expect(error).toMatchObject({ afterRetry: true, sentTransactionIds: [id] });
});

test("any other 400 is no duplicate", async () => {
  const server = await startServer({ status: 400, body: envelope("lines must not be empty") });
  const call = clientOf(server).expenses.create("acme", expenses);
  const error = await failureOf(call, BadRequestError);
  expect(error).not.toBeInstanceOf(DuplicateTransactionError);
});
