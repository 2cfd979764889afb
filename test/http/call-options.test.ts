import { RequestValidationError, ServerError, TimeoutError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { clientOf, failureOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

test("maxRetries of a call counts before the client's", async () => {
  const server = await startServer({ status: 500 });
  const codat = clientOf(server, { maxRetries: 5 });
  await failureOf(codat.companies.get("acme", { maxRetries: 1 }), ServerError);
  expect(server.requests).toHaveLength(2);
});

test("timeoutMs of a call counts before the client's", async () => {
  const server = await startServer({ trouble: "silence" });
  const codat = clientOf(server, { maxRetries: 0, timeoutMs: 60_000 });
  const error = await failureOf(codat.companies.get("acme", { timeoutMs: 20 }), TimeoutError);
  expect(error.timeoutMs).toBe(20);
});

test("headers of a call are added to the client's, and replace them, whatever their case", async () => {
  const server = await startServer();
  const codat = clientOf(server, { headers: { "X-Team": "cards", "X-Region": "emea" } });
  await codat.companies.get("acme", { headers: { "x-team": "travel", "x-trace": "7" } });
  await codat.companies.get("acme");
  expect(server.requests.map(({ headers }) => headers)).toMatchObject([
    { "x-team": "travel", "x-region": "emea", "x-trace": "7" },
    { "x-team": "cards", "x-region": "emea" },
  ]);
});

test("options go to every page of a list", async () => {
  const server = await startServer([
    { body: { results: [{}], pageNumber: 1, _links: { next: { href: "/" } } } },
    { body: { results: [{}], pageNumber: 2, _links: {} } },
  ]);
  const page = await clientOf(server).companies.list({}, { headers: { "x-trace": "7" } });
  await page.nextPage();
  expect(server.requests.map(({ headers }) => headers["x-trace"])).toEqual(["7", "7"]);
});

describe("an option that is not valid is named, and nothing is sent:", () => {
  test.each([
    ["maxRetries", { maxRetries: -1 }],
    ["maxRetries", { maxRetries: 0.5 }],
    ["timeoutMs", { timeoutMs: 0 }],
    ["timeoutMs", { timeoutMs: Number.NaN }],
    ["Authorization", { headers: { AUTHORIZATION: "Basic eA==" } }],
    ["header", { headers: { "x-team": "a\nb" } }],
    ["signal", { signal: {} as AbortSignal }],
  ])("%s %j", async (name, options) => {
    const server = await startServer();
    const call = clientOf(server).companies.get("acme", options);
    const error = await failureOf(call, RequestValidationError);
    expect(error.message).toMatch(new RegExp(name));
    expect(error.operationId).toBe("get-company");
    expect(server.requests).toHaveLength(0);
  });
});
