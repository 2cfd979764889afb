import { TimeoutError } from "codat-expenses";
import { expect, test } from "vitest";
import { clientOf, expense, failureOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

const patience = { timeoutMs: 40, maxRetries: 0 };

test.each([
  ["no answer comes", "silence"],
  ["its body stalls midway", "stall"],
] as const)("an attempt whose time is over while %s is a TimeoutError", async (_, trouble) => {
  const server = await startServer({ trouble });
  const error = await failureOf(clientOf(server, patience).companies.get("acme"), TimeoutError);
  expect(error).toMatchObject({
    name: "TimeoutError",
    operationId: "get-company",
    method: "GET",
    path: "/companies/acme",
    attempts: 1,
    timeoutMs: 40,
    mayHaveSucceeded: false,
  });
  expect(error.message).toBe(
    "companies.get (GET /companies/acme) got no complete response within 40 ms",
  );
});

test("it covers the body of an error too", async () => {
  const server = await startServer({ status: 404, trouble: "stall" });
  await failureOf(clientOf(server, patience).companies.get("acme"), TimeoutError);
});

test("that of a write says that it may have been executed", async () => {
  const server = await startServer({ trouble: "silence" });
  const call = clientOf(server, patience).expenses.create("acme", [expense()]);
  const error = await failureOf(call, TimeoutError);
  expect(error.mayHaveSucceeded).toBe(true);
  expect(error.message).toMatch(/may have been executed/);
});

test("a fetch of the user's own that knows no signals is not waited for either", async () => {
  const codat = clientOf(
    { url: "https://api.codat.io" },
    { ...patience, fetch: () => new Promise(() => undefined) },
  );
  await failureOf(codat.companies.get("acme"), TimeoutError);
});

test("each attempt has the whole time", async () => {
  const server = await startServer({ trouble: "silence" });
  const codat = clientOf(server, { timeoutMs: 250, maxRetries: 2 });
  const error = await failureOf(codat.companies.get("acme"), TimeoutError);
  expect([error.attempts, server.requests.length]).toEqual([3, 3]);
});

test("the wait for a slot is no part of it", async () => {
  const server = await startServer([{ trouble: "silence" }, {}]);
  const codat = clientOf(server, { maxConcurrency: 1, maxRetries: 0, timeoutMs: 1_000 });
  const slow = failureOf(codat.companies.get("slow"), TimeoutError);
  // It waits for as long as its own time is, and is sent all the same.
  const patient = codat.companies.get("patient");
  await Promise.all([slow, patient]);
  expect(server.requests).toHaveLength(2);
});
