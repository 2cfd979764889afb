import { ApiError, type ClientOptions, CodatError, type CodatExpenses } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { methodNameOf } from "../../src/errors/method-names.js";
import { clientOf, expense, failureOf } from "../support/client.js";
import { calls } from "../support/every-call.js";
import { type Step, startServer } from "../support/scripted-server.js";

type Call = (codat: CodatExpenses) => PromiseLike<unknown>;
const getCompany: Call = (codat) => codat.companies.get("acme");
const getSync: Call = (codat) => codat.syncs.get("acme", "4d7c6929-7770-412b-91bb-44d3bc71d111");
const create: Call = (codat) => codat.expenses.create("acme", [expense()]);
const connect: Call = (codat) => codat.connections.create("acme", { platformKey: "zzzz" });

async function messageOf(call: Call, step: Step, options: ClientOptions = {}) {
  const server = await startServer(step);
  const { message } = await failureOf(
    call(clientOf(server, { maxRetries: 0, ...options })),
    CodatError,
  );
  return message;
}

test("the name of every operation's method is the client's own", async () => {
  const named: Record<string, string> = {};
  for (const [name, call] of Object.entries(calls)) {
    const operations: string[] = [];
    const codat = clientOf(
      { url: "https://api.codat.io" },
      {
        maxRetries: 0,
        fetch: async () => Response.json({}),
        onRequest: ({ operationId }) => operations.push(operationId),
      },
    );
    await Promise.resolve(call(codat)).catch(() => undefined);
    const [operationId = ""] = operations;
    named[operationId] ??= name;
  }
  for (const [operationId, name] of Object.entries(named)) {
    expect(methodNameOf(operationId)).toBe(name);
  }
});

describe("every class of error says what to do next:", () => {
  const page: Step = { status: 403, body: "<html><body>Access denied</body></html>" };
  test.each<[string, Call, Step, RegExp]>([
    ["401", getCompany, { status: 401 }, /key from the option apiKey.*Developers > API keys/],
    ["402", create, { status: 402 }, /plan/],
    ["403", getCompany, { status: 403 }, /belongs to the account/],
    ["404 of one id", getCompany, { status: 404 }, /Check companyId:/],
    ["404 of two ids", getSync, { status: 404 }, /Check companyId, syncId:/],
    ["409", getCompany, { status: 409 }, /data\.refresh, then data\.waitUntilFetched/],
    ["422", create, { status: 422 }, /accounting software .* does not support/],
    ["429", create, { status: 429, headers: { "retry-after": "90" } }, /again in 90 s/],
    [
      "429 of the quota",
      create,
      { status: 429, headers: { "x-rate-limit-reset": "2026-08-04T00:00:00Z" } },
      /full again at 2026-08-04T00:00:00\.000Z/,
    ],
    ["429 that says nothing", create, { status: 429 }, /00:00 UTC/],
    ["500 of the API", create, { status: 500 }, /after 1 attempt.*caches this response/],
    ["503", create, { status: 503 }, /may have been executed.*idempotencyKey [0-9a-f-]{36}/],
    ["503 of a read", getCompany, { status: 503 }, /Nothing was changed/],
    ["408", create, { status: 408 }, /may have been executed/],
    ["a page of a proxy", getCompany, page, /HTML page: it comes from a proxy/],
    ["a redirect", getCompany, { status: 302, headers: { location: "/x" } }, /check baseUrl/],
    ["an unknown platform key", connect, { status: 400 }, /Check that platformKey/],
    ["a lost connection", create, { trouble: "break" }, /repeat it within 85 minutes with idem/],
  ])("%s", async (_, call, step, words) => {
    expect(await messageOf(call, step)).toMatch(words);
  });

  test("401 names the header value where that was given", async () => {
    const authHeader = `Basic ${btoa("another key")}`;
    const message = await messageOf(getCompany, { status: 401 }, { authHeader });
    expect(message).toContain("the key from the option authHeader");
  });

  test("5xx say how many attempts were made", async () => {
    const message = await messageOf(create, { status: 502 }, { maxRetries: 2 });
    expect(message).toContain("failed with 502 after 3 attempts");
  });
});

test("the stack leads to the caller's own line, also where the error is made after a retry", async () => {
  const server = await startServer({ status: 503 });
  const codat = clientOf(server, { maxRetries: 1 });
  async function handlePayment() {
    const call = codat.companies.get("acme");
    await new Promise((resolve) => setImmediate(resolve));
    return await call;
  }
  const error = await failureOf(handlePayment(), ApiError);
  expect(error.stack).toContain("handlePayment");
  async function bookExpense() {
    return await codat.expenses.create("acme", []);
  }
  const invalid = await failureOf(bookExpense(), CodatError);
  expect(invalid.stack).toContain("bookExpense");
});

describe("JSON.stringify never throws, whatever the API sent:", () => {
  const depth = 50_000;
  test.each([
    ["a deep body", `{"error":"No.","deep":${"[".repeat(depth)}${"]".repeat(depth)}}`],
    ["a long body", JSON.stringify({ error: "No.", list: Array(100_000).fill("x") })],
  ])("%s", async (_, body) => {
    const server = await startServer({ status: 400, body, headers: { "x-trace": "7" } });
    const error = await failureOf(clientOf(server).companies.get("acme"), ApiError);
    const text = JSON.stringify(error);
    expect(text.length).toBeLessThan(20_000);
    expect(JSON.parse(text)).toMatchObject({
      name: "BadRequestError",
      message: error.message,
      status: 400,
      headers: { "x-trace": "7" },
      body: { error: "No." },
    });
  });
});
