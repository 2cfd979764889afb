import { NotFoundError, RequestAbortedError } from "codat-expenses";
import { expect, test } from "vitest";
import { clientOf, errorOf, failureOf } from "../support/client.js";
import { type ScriptedServer, startServer } from "../support/scripted-server.js";

/** A server whose answers wait for their release, one by one. */
async function startHeldServer() {
  const releases: (() => void)[] = [];
  const server = await startServer(() => ({
    after: new Promise<void>((resolve) => releases.push(resolve)),
  }));
  return { server, release: () => releases.shift()?.() };
}

const ids = (server: ScriptedServer) =>
  server.requests.map((request) => request.target.slice("/companies/".length));

test("ten requests are in flight by default, and the rest wait in order", async () => {
  const { server, release } = await startHeldServer();
  const codat = clientOf(server);
  const calls = Array.from({ length: 14 }, (_, index) => codat.companies.get(String(index)));
  await server.received(10);
  for (let count = 10; count < 14; count += 1) {
    // No request comes before one has ended.
    expect(server.requests).toHaveLength(count);
    release();
    await server.received(count + 1);
  }
  for (let left = 0; left < 10; left += 1) release();
  await Promise.all(calls);
  expect(ids(server).slice(10)).toEqual(["10", "11", "12", "13"]);
});

test("one at a time goes in the order of the calls", async () => {
  const server = await startServer();
  const codat = clientOf(server, { maxConcurrency: 1 });
  await Promise.all(["a", "b", "c", "d"].map((id) => codat.companies.get(id)));
  expect(ids(server)).toEqual(["a", "b", "c", "d"]);
});

test("failures give their slot back", async () => {
  const server = await startServer([
    { status: 404 },
    { trouble: "break" },
    { body: "no JSON" },
    { trouble: "silence" },
    {},
  ]);
  const codat = clientOf(server, { maxConcurrency: 1, maxRetries: 0 });
  for (let call = 0; call < 3; call += 1) await errorOf(codat.companies.get("acme"));
  await errorOf(codat.companies.get("acme", { timeoutMs: 300 }));
  await codat.companies.get("acme");
  expect(server.requests).toHaveLength(5);
});

test("a call that is aborted in flight gives its slot back", async () => {
  const server = await startServer([{ trouble: "silence" }, {}]);
  const codat = clientOf(server, { maxConcurrency: 1 });
  const controller = new AbortController();
  const held = codat.companies.get("held", { signal: controller.signal });
  const next = codat.companies.get("next");
  await server.received(1);
  controller.abort();
  await failureOf(held, RequestAbortedError);
  await next;
  expect(ids(server)).toEqual(["held", "next"]);
});

test("a call that is aborted while it waits for a slot leaves the queue, unsent", async () => {
  const { server, release } = await startHeldServer();
  const codat = clientOf(server, { maxConcurrency: 1 });
  const controller = new AbortController();
  const first = codat.companies.get("first");
  const second = codat.companies.get("second", { signal: controller.signal });
  const third = codat.companies.get("third");
  await server.received(1);
  controller.abort(new Error("closed the window"));
  const error = await failureOf(second, RequestAbortedError);
  expect(error.cause).toEqual(new Error("closed the window"));
  expect(error.attempts).toBe(0);
  release();
  await first;
  await server.received(2);
  release();
  await third;
  expect(ids(server)).toEqual(["first", "third"]);
});

test("the wait before a retry takes no slot", async () => {
  const server = await startServer(({ target }) => ({
    status: target.endsWith("/failing") ? 503 : 200,
  }));
  const order: string[] = [];
  const codat = clientOf(server, {
    maxConcurrency: 1,
    maxRetries: 1,
    clock: {
      now: () => 0,
      sleep: async () => {
        await codat.companies.get("other");
        order.push("other");
      },
    },
  });
  await errorOf(codat.companies.get("failing"));
  expect(order).toEqual(["other"]);
  expect(ids(server)).toEqual(["failing", "other", "failing"]);
});

test("each client has slots of its own", async () => {
  const { server, release } = await startHeldServer();
  const one = clientOf(server, { maxConcurrency: 1 }).companies.get("one");
  const two = clientOf(server, { maxConcurrency: 1 }).companies.get("two");
  await server.received(2);
  release();
  release();
  await Promise.all([one, two]);
});

test("a 404 in the middle of many calls stops none of the others", async () => {
  const server = await startServer(({ target }) => ({ status: target.endsWith("/3") ? 404 : 200 }));
  const codat = clientOf(server, { maxConcurrency: 2 });
  const calls = Array.from({ length: 8 }, (_, index) => codat.companies.get(String(index)));
  const ends = await Promise.allSettled(calls);
  expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(7);
  expect(ends[3]).toMatchObject({ reason: expect.any(NotFoundError) });
});
