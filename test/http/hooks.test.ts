import { inspect } from "node:util";
import type { ClientOptions, RequestEvent, ResponseEvent, RetryEvent } from "codat-expenses";
import { ConnectionError, NotFoundError, ServerError, TimeoutError } from "codat-expenses";
import { expect, test } from "vitest";
import { apiKey, authHeader, clientOf, errorOf, expense } from "../support/client.js";
import { recordingClock } from "../support/recording-clock.js";
import { type Script, startServer } from "../support/scripted-server.js";

/** A client that writes down what its hooks are told. */
async function observe(script: Script, options: ClientOptions = {}) {
  const told: [name: string, event: RequestEvent | ResponseEvent | RetryEvent][] = [];
  const server = await startServer(script);
  const codat = clientOf(server, {
    onRequest: (event) => told.push(["request", event]),
    onResponse: (event) => told.push(["response", event]),
    onRetry: (event) => told.push(["retry", event]),
    ...options,
  });
  const of = (name: string) => told.filter((entry) => entry[0] === name).map((entry) => entry[1]);
  return { codat, server, told, of };
}

test("hooks are called before a request is sent and after its response", async () => {
  const headers = { "x-rate-limit-limit": "1000", "x-rate-limit-remaining": "9" };
  const { codat, told, server } = await observe({ headers });
  await codat.connections.get("acme", "a/b");
  const request = {
    callId: expect.any(String),
    operationId: "get-connection",
    method: "GET",
    baseUrl: server.url,
    pathTemplate: "/companies/{companyId}/connections/{connectionId}",
    path: "/companies/acme/connections/a%2Fb",
    attempt: 1,
  };
  expect(told).toEqual([
    ["request", request],
    [
      "response",
      {
        ...request,
        status: 200,
        durationMs: expect.any(Number),
        rateLimit: { limit: 1000, remaining: 9, reset: undefined },
        correlationId: undefined,
        error: undefined,
      },
    ],
  ]);
});

test("onRetry is called with its reason, its wait and what went wrong", async () => {
  const clock = recordingClock();
  const failure = {
    status: 503,
    headers: { "retry-after": "7" },
    body: { error: "Busy", correlationId: "corr-1" },
  };
  const { codat, told, of } = await observe([failure, {}], { clock });
  await codat.companies.get("acme");
  expect(told.map(([name, event]) => [name, event.attempt])).toEqual([
    ["request", 1],
    ["response", 1],
    ["retry", 1],
    ["request", 2],
    ["response", 2],
  ]);
  expect(of("retry")).toMatchObject([
    {
      operationId: "get-company",
      status: 503,
      reason: "status-503",
      delayMs: 7_000,
      correlationId: "corr-1",
      error: expect.any(ServerError),
    },
  ]);
  expect(clock.sleptMs).toEqual([7_000]);
});

test("the attempts of one request have an id in common that no other request has", async () => {
  const { codat, of } = await observe([{ status: 503 }, {}]);
  await codat.companies.get("acme");
  await codat.companies.get("acme");
  const ids = [...of("request"), ...of("response")].map((event) => event.callId);
  expect(new Set(ids).size).toBe(2);
  const [first, retried, second, ...answered] = ids;
  expect(retried).toBe(first);
  expect(answered).toEqual([first, first, second]);
});

test("onResponse is called for the last failure with the error that the call throws, and without a retry", async () => {
  const { codat, told, of } = await observe({ status: 404, body: { correlationId: "corr-1" } });
  const error = await errorOf(codat.companies.get("acme"));
  expect(error).toBeInstanceOf(NotFoundError);
  expect(of("response")).toMatchObject([{ status: 404, correlationId: "corr-1" }]);
  expect(of("response")).toHaveProperty([0, "error"], error);
  expect(told).toHaveLength(2);
});

test("an attempt without a response has no status", async () => {
  const broken = await observe({ trouble: "break" }, { maxRetries: 0 });
  await errorOf(broken.codat.companies.get("acme"));
  const silent = await observe({ trouble: "silence" }, { maxRetries: 0, timeoutMs: 250 });
  await errorOf(silent.codat.companies.get("acme"));
  expect([broken.of("response"), silent.of("response")]).toMatchObject([
    [{ status: undefined, rateLimit: undefined, error: expect.any(ConnectionError) }],
    [{ status: undefined, rateLimit: undefined, error: expect.any(TimeoutError) }],
  ]);
});

test("the duration is that of the attempt", async () => {
  const { codat, of } = await observe({ trouble: "silence" }, { maxRetries: 0, timeoutMs: 250 });
  await errorOf(codat.companies.get("acme"));
  expect(of("response")).toHaveProperty([0, "durationMs"]);
  const [event] = of("response");
  expect(event && "durationMs" in event && event.durationMs >= 35).toBe(true);
});

test("hooks are called for each page of a list", async () => {
  const page = { results: [{ id: "a" }], _links: { next: { href: "/companies?page=2" } } };
  const { codat, of } = await observe([{ body: page }, { body: { results: [] } }]);
  for await (const _ of codat.companies.list());
  expect(of("request")).toMatchObject([{ path: "/companies" }, { path: "/companies" }]);
});

test("no hook is called for what is refused before it is sent", async () => {
  const { codat, told } = await observe({});
  await errorOf(codat.companies.get(""));
  await errorOf(codat.expenses.create("acme", []));
  expect(told).toEqual([]);
});

test.each([
  [
    "throw",
    () => {
      throw new Error("the log is full");
    },
  ],
  ["reject", () => Promise.reject(new Error("the log is full"))],
  [
    "change what they are told",
    (event: object) => {
      for (const name of Object.keys(event)) Reflect.set(event, name, "changed");
    },
  ],
])("hooks that %s change nothing", async (_, hook) => {
  const { codat, server } = await observe(
    [{ status: 503 }, { body: { id: "1" } }, { status: 404 }],
    {
      onRequest: hook,
      onResponse: hook,
      onRetry: hook,
    },
  );
  expect(await codat.companies.get("acme")).toEqual({ id: "1" });
  const error = await errorOf(codat.companies.get("acme"));
  expect(error).toMatchObject({ name: "NotFoundError", status: 404, path: "/companies/acme" });
  expect(server.requests.map(({ target }) => target)).toEqual(Array(3).fill("/companies/acme"));
});

test("neither the key nor a query's values are ever passed to hooks", async () => {
  const tags = "owner=planted-name";
  const echo: Script = ({ headers, target }) => ({
    status: 500,
    headers: { "x-echo": headers.authorization ?? "" },
    body: { error: `${target} with ${headers.authorization}`, correlationId: "corr-1" },
  });
  const { codat, told } = await observe(echo);
  await errorOf(codat.companies.list({ tags, page: 3 }));
  await errorOf(codat.expenses.create("acme", [expense({ notes: "planted-name" })]));
  expect(told.map(([, { path }]) => path).filter((path) => path.includes("?"))).toEqual([]);
  const bare = told.map(([, event]) => ("error" in event ? { ...event, error: undefined } : event));
  expect(inspect(bare, { depth: 20, showHidden: true })).not.toContain("planted-name");
  const all = inspect(told, { depth: 20, showHidden: true }) + JSON.stringify(told);
  expect(all).not.toContain(apiKey);
  expect(all).not.toContain(btoa(apiKey));
  expect(all).not.toContain(authHeader);
});
