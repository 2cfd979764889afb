import { RequestAbortedError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { apiKey, clientOf, expense, failureOf } from "../support/client.js";
import { recordingClock } from "../support/recording-clock.js";
import { startServer } from "../support/scripted-server.js";

const reason = new Error("the user closed the window");

test("a signal that aborted before the call: nothing is sent, and no hook is called", async () => {
  const server = await startServer();
  const events: unknown[] = [];
  const hook = (event: unknown) => events.push(event);
  const codat = clientOf(server, { onRequest: hook, onResponse: hook, onRetry: hook });
  const signal = AbortSignal.abort(reason);
  const error = await failureOf(codat.companies.get("acme", { signal }), RequestAbortedError);
  expect(error).toMatchObject({
    name: "RequestAbortedError",
    operationId: "get-company",
    method: "GET",
    path: "/companies/acme",
    attempts: 0,
  });
  expect(error.message).toBe("companies.get (GET /companies/acme) was aborted by its signal");
  expect(error.cause).toBe(reason);
  expect([server.requests.length, events.length]).toEqual([0, 0]);
});

test("a signal that aborted before the call ends it also where no slot is free", async () => {
  const server = await startServer({ trouble: "silence" });
  const codat = clientOf(server, { maxConcurrency: 1 });
  const holding = new AbortController();
  const held = codat.companies.get("held", { signal: holding.signal });
  await server.received(1);
  const signal = AbortSignal.abort(reason);
  const error = await failureOf(codat.companies.get("acme", { signal }), RequestAbortedError);
  expect([error.cause, error.attempts]).toEqual([reason, 0]);
  holding.abort();
  await failureOf(held, RequestAbortedError);
});

describe("a call is aborted", () => {
  test("while it connects", async () => {
    const controller = new AbortController();
    const server = await startServer({ trouble: "silence" });
    const codat = clientOf(server, { onRequest: () => queueMicrotask(() => abort()) });
    const abort = () => controller.abort(reason);
    const { signal } = controller;
    const error = await failureOf(codat.companies.get("acme", { signal }), RequestAbortedError);
    expect([error.cause, error.attempts]).toEqual([reason, 1]);
  });

  test.each(["silence", "stall"] as const)("during %s", async (trouble) => {
    const controller = new AbortController();
    const server = await startServer({ trouble });
    const call = clientOf(server).companies.get("acme", { signal: controller.signal });
    await server.received(1);
    controller.abort(reason);
    const error = await failureOf(call, RequestAbortedError);
    expect([error.cause, error.attempts]).toEqual([reason, 1]);
    expect(server.requests).toHaveLength(1);
  });

  test("while a fetch of the user's own knows no signals", async () => {
    const controller = new AbortController();
    const codat = clientOf(
      { url: "https://api.codat.io" },
      {
        fetch: () => {
          queueMicrotask(() => controller.abort(reason));
          return new Promise(() => undefined);
        },
      },
    );
    const { signal } = controller;
    const error = await failureOf(codat.companies.get("acme", { signal }), RequestAbortedError);
    expect(error.cause).toBe(reason);
  });

  test("between two attempts", async () => {
    const controller = new AbortController();
    const server = await startServer({ status: 503 });
    const clock = recordingClock({ onSleep: () => controller.abort(reason) });
    const codat = clientOf(server, { clock });
    const { signal } = controller;
    const error = await failureOf(codat.companies.get("acme", { signal }), RequestAbortedError);
    expect([error.cause, error.attempts]).toEqual([reason, 1]);
    expect(server.requests).toHaveLength(1);
  });

  test("between two attempts, on the machine's own clock, which does not sleep on", async () => {
    const controller = new AbortController();
    const server = await startServer({ status: 429, headers: { "retry-after": "60" } });
    const codat = clientOf(server, {
      clock: undefined,
      onRetry: () => setImmediate(() => controller.abort(reason)),
    });
    const { signal } = controller;
    const error = await failureOf(codat.companies.get("acme", { signal }), RequestAbortedError);
    expect([error.cause, error.attempts]).toEqual([reason, 1]);
  });

  test("between two pages", async () => {
    const controller = new AbortController();
    const links = { next: { href: "/companies?page=2" } };
    const server = await startServer({ body: { results: [{ id: "a" }], _links: links } });
    const loop = (async () => {
      const { signal } = controller;
      for await (const _ of clientOf(server).companies.list({}, { signal })) {
        controller.abort(reason);
      }
    })();
    const error = await failureOf(loop, RequestAbortedError);
    expect(error.cause).toBe(reason);
    expect(server.requests).toHaveLength(1);
  });
});

test("the cause is whatever the signal was aborted with", async () => {
  const server = await startServer();
  const { companies } = clientOf(server);
  for (const cause of ["text", 7, null, { reason: "an object" }]) {
    const signal = AbortSignal.abort(cause);
    expect(await failureOf(companies.get("acme", { signal }), RequestAbortedError)).toMatchObject({
      cause,
    });
  }
  const signal = AbortSignal.abort();
  const { cause } = await failureOf(companies.get("acme", { signal }), RequestAbortedError);
  expect(cause).toMatchObject({ name: "AbortError" });
});

test("a call that is over takes no notice of its signal, and leaves nothing on it", async () => {
  const server = await startServer([{ status: 503 }, {}]);
  const { signal, listeners } = countingSignal();
  await clientOf(server, { apiKey: async () => apiKey }).companies.get("acme", { signal });
  expect(listeners()).toBe(0);
});

test("an aborted write is not sent again", async () => {
  const controller = new AbortController();
  const server = await startServer({ trouble: "silence" });
  const { signal } = controller;
  const call = clientOf(server).expenses.create("acme", [expense()], { signal });
  await server.received(1);
  controller.abort(reason);
  await failureOf(call, RequestAbortedError);
  expect(server.requests).toHaveLength(1);
});

/** A signal that counts who listens to it. */
function countingSignal() {
  const { signal } = new AbortController();
  const listening = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (type: string, listener: EventListener, options?: object) => {
    listening.add(listener);
    add(type, listener, options);
  };
  signal.removeEventListener = (type: string, listener: EventListener) => {
    listening.delete(listener);
    remove(type, listener);
  };
  return { signal, listeners: () => listening.size };
}
