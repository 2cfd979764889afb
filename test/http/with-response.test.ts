import { NotFoundError } from "codat-expenses";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clientOf, failureOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeEach(() => {
  unhandled.length = 0;
  process.on("unhandledRejection", note);
});
afterEach(() => {
  process.off("unhandledRejection", note);
});

/** Lets Node notice what nobody handled. */
const settle = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

const company = {
  status: 200,
  headers: {
    "x-rate-limit-limit": "1000",
    "x-rate-limit-remaining": "997",
    "x-rate-limit-reset": "2026-08-04T00:00:00Z",
    "x-other": "kept",
  },
  body: { id: "1", name: "Acme" },
};

test("a call is a promise of the data", async () => {
  const server = await startServer(company);
  const call = clientOf(server).companies.get("1");
  expect(call).toBeInstanceOf(Promise);
  expect(await call).toEqual({ id: "1", name: "Acme" });
});

test(".withResponse() gives the status, the headers and the rate limit too", async () => {
  const server = await startServer(company);
  const { data, response } = await clientOf(server).companies.get("1").withResponse();
  expect(data).toEqual({ id: "1", name: "Acme" });
  expect(response.status).toBe(200);
  expect(response.headers.get("x-other")).toBe("kept");
  expect(response.rateLimit).toEqual({
    limit: 1000,
    remaining: 997,
    reset: new Date("2026-08-04T00:00:00Z"),
  });
});

test("what the API does not say of the rate limit is undefined", async () => {
  const server = await startServer({
    headers: { "x-rate-limit-limit": "many", "x-rate-limit-reset": "one day" },
  });
  const { response } = await clientOf(server).companies.get("1").withResponse();
  expect(response.rateLimit).toEqual({ limit: undefined, remaining: undefined, reset: undefined });
});

test("both can be awaited, in any order, and one request is sent", async () => {
  const server = await startServer(company);
  const call = clientOf(server).companies.get("1");
  const { data } = await call.withResponse();
  expect(await call).toBe(data);
  expect((await call.withResponse()).data).toBe(data);
  expect(server.requests).toHaveLength(1);
});

test("a call without data has a response", async () => {
  const server = await startServer({ status: 204, body: "" });
  const { data, response } = await clientOf(server).companies.delete("1").withResponse();
  expect([data, response.status]).toEqual([undefined, 204]);
});

test("a list has a response: that of its first page", async () => {
  const server = await startServer({ ...company, body: { results: [{ id: "1" }], pageNumber: 1 } });
  const { data, response } = await clientOf(server).companies.list().withResponse();
  expect(data.results).toEqual([{ id: "1" }]);
  expect(response.rateLimit.remaining).toBe(997);
});

test("then, catch and finally make plain promises", async () => {
  const server = await startServer([company, { status: 404 }]);
  const codat = clientOf(server);
  let finals = 0;
  const name = await codat.companies
    .get("1")
    .then((found) => found.name)
    .finally(() => {
      finals += 1;
    });
  const instead = await codat.companies.get("2").catch((error: unknown) => error);
  expect([name, finals]).toEqual(["Acme", 1]);
  expect(instead).toBeInstanceOf(NotFoundError);
  const chained = codat.companies.get("3").then(
    () => 0,
    () => 1,
  );
  expect(chained).not.toHaveProperty("withResponse");
  expect(await chained).toBe(1);
});

test("Promise.all and Promise.race take calls as they are", async () => {
  const server = await startServer(company);
  const { companies } = clientOf(server);
  const both = await Promise.all([companies.get("1"), companies.get("2")]);
  expect(both).toHaveLength(2);
  expect(await Promise.race([companies.get("1")])).toEqual(company.body);
});

test("a failure is thrown by both, as the same error", async () => {
  const server = await startServer({ status: 404 });
  const call = clientOf(server).companies.get("1");
  const one = await failureOf(call, NotFoundError);
  const other = await failureOf(call.withResponse(), NotFoundError);
  expect(one).toBe(other);
});

test("a failure that is handled on one of the two leaves nothing unhandled", async () => {
  const server = await startServer({ status: 404 });
  const { companies } = clientOf(server);
  await failureOf(companies.get("1"), NotFoundError);
  await failureOf(companies.get("1").withResponse(), NotFoundError);
  await failureOf(companies.list(), NotFoundError);
  await failureOf(companies.list().withResponse(), NotFoundError);
  await failureOf(
    (async () => {
      for await (const _ of companies.list());
    })(),
    NotFoundError,
  );
  await settle();
  expect(unhandled).toEqual([]);
});

test("an unhandled failure is not swallowed", async () => {
  // This suite fails on unhandled rejections: here they are taken off its hands.
  const listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", note);
  try {
    const server = await startServer({ status: 404 });
    void clientOf(server).companies.get("1");
    await server.received(1);
    for (let turn = 0; turn < 1000 && unhandled.length === 0; turn += 1) await settle();
    expect(unhandled).toEqual([expect.any(NotFoundError)]);
  } finally {
    for (const listener of listeners) process.on("unhandledRejection", listener);
  }
});
