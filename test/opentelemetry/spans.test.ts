import { inspect } from "node:util";
import { metrics, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { ClientOptions } from "codat-expenses";
import { instrument } from "codat-expenses/opentelemetry";
import { expect, onTestFinished, test } from "vitest";
import { companyId, expense } from "../support/bodies.js";
import { apiKey, clientOf, errorOf } from "../support/client.js";
import { closedPort, type Script, startServer } from "../support/scripted-server.js";
import { followCalls, insideSpan, startTelemetry } from "./telemetry.js";

async function start(script: Script, options: ClientOptions = {}) {
  const telemetry = startTelemetry();
  const server = await startServer(script);
  const codat = clientOf(server, { ...instrument(telemetry), ...options });
  return { ...telemetry, server, codat };
}

test("a call is a client span with what the conventions ask for", async () => {
  const { codat, server, spans } = await start({});
  await codat.connections.get(companyId, "connection");
  const [span] = spans();
  expect(spans()).toHaveLength(1);
  expect(span).toMatchObject({
    name: "GET /companies/{companyId}/connections/{connectionId}",
    kind: SpanKind.CLIENT,
    ended: true,
    instrumentationScope: { name: "codat-expenses", version: expect.stringMatching(/^\d/) },
    status: { code: SpanStatusCode.UNSET },
  });
  expect(span?.attributes).toEqual({
    "http.request.method": "GET",
    "url.template": "/companies/{companyId}/connections/{connectionId}",
    "server.address": "127.0.0.1",
    "server.port": server.port,
    "http.response.status_code": 200,
    "codat.operation_id": "get-connection",
  });
});

test("the spans of a POST carry its idempotency key, the same for each attempt", async () => {
  const { codat, server, spans } = await start([{ status: 503 }, { body: { syncId: "s" } }]);
  await codat.expenses.create(companyId, [expense()]);
  const sent = server.requests.map(({ headers }) => headers["idempotency-key"]);
  expect(sent[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(spans().map(({ attributes }) => attributes["codat.idempotency_key"])).toEqual(sent);
});

test.each([
  ["https://api.codat.io", "api.codat.io", 443],
  ["https://proxy.example:8443/codat", "proxy.example", 8443],
  ["http://localhost", "localhost", 80],
  ["http://[::1]:5000", "::1", 5000],
])("the server of %s is %s, port %d", async (baseUrl, address, port) => {
  const { spans, ...telemetry } = startTelemetry();
  const fetch = async () => Response.json({});
  await clientOf({ url: baseUrl }, { ...instrument(telemetry), fetch }).companies.get("acme");
  expect(spans()).toMatchObject([
    { attributes: { "server.address": address, "server.port": port } },
  ]);
});

test("a refusal is an error with its status as the type, and carries the correlation id", async () => {
  const { codat, spans } = await start({ status: 404, body: { correlationId: "corr-1" } });
  await errorOf(codat.companies.get(companyId));
  expect(spans()).toMatchObject([
    {
      name: "GET /companies/{companyId}",
      attributes: {
        "http.response.status_code": 404,
        "error.type": "404",
        "codat.correlation_id": "corr-1",
      },
    },
  ]);
  // The status says it all: no description.
  expect(spans()[0]?.status).toEqual({ code: SpanStatusCode.ERROR });
});

test.each([429, 500])(
  "after %d each attempt has a span, which counts the resends",
  async (status) => {
    const { codat, spans } = await start([{ status }, { status }, {}]);
    await codat.companies.get(companyId);
    const told = spans().map(({ attributes }) => [
      attributes["http.response.status_code"],
      attributes["http.request.resend_count"],
      attributes["error.type"],
    ]);
    expect(told).toEqual([
      [status, undefined, String(status)],
      [status, 1, String(status)],
      [200, 2, undefined],
    ]);
  },
);

test("a failed connection is an error of its class, with the system's code", async () => {
  const { spans, ...telemetry } = startTelemetry();
  const server = { url: `http://127.0.0.1:${await closedPort()}` };
  const codat = clientOf(server, { ...instrument(telemetry), maxRetries: 0 });
  await errorOf(codat.companies.get(companyId));
  expect(spans()).toMatchObject([
    {
      attributes: { "error.type": "ConnectionError" },
      status: { code: SpanStatusCode.ERROR, message: "ECONNREFUSED" },
    },
  ]);
  expect(spans()[0]?.attributes).not.toHaveProperty(["http.response.status_code"]);
});

test("a timeout and an abort are errors of their classes", async () => {
  const { codat, server, spans } = await start({ trouble: "silence" }, { maxRetries: 0 });
  await errorOf(codat.companies.get(companyId, { timeoutMs: 100 }));
  const controller = new AbortController();
  const call = errorOf(codat.companies.get(companyId, { signal: controller.signal }));
  await server.received(2);
  controller.abort();
  await call;
  expect(spans().map(({ attributes }) => attributes["error.type"])).toEqual([
    "TimeoutError",
    "RequestAbortedError",
  ]);
});

test("calls at once, of several clients, keep to spans of their own", async () => {
  followCalls();
  const numbers = ["0", "1", "2", "3", "4", "5"];
  const releases = new Map<string, () => void>();
  const hooks = startTelemetry();
  const { spans, tracerProvider } = hooks;
  const server = await startServer(({ target }) => {
    const number = target.at(-1) ?? "";
    const after = new Promise<void>((resolve) => releases.set(number, resolve));
    return { status: 404, body: { correlationId: number }, after };
  });
  const shared = instrument(hooks);
  const clients = [clientOf(server, shared), clientOf(server, shared)];
  const calls = numbers.map((number, index) =>
    insideSpan(tracerProvider, number, () =>
      errorOf(clients[index % 2]?.companies.get(number) ?? Promise.resolve()),
    ),
  );
  await server.received(numbers.length);
  // The last to be sent is the first to be answered.
  for (const number of numbers.toReversed()) {
    releases.get(number)?.();
    await calls[Number(number)];
  }
  const callers = spans().filter(({ kind }) => kind !== SpanKind.CLIENT);
  const nameOf = new Map(callers.map((span) => [span.spanContext().spanId, span.name]));
  const pairs = spans()
    .filter(({ kind }) => kind === SpanKind.CLIENT)
    .map(({ attributes, parentSpanContext }) => [
      attributes["codat.correlation_id"],
      nameOf.get(parentSpanContext?.spanId ?? ""),
    ]);
  expect(pairs).toEqual(numbers.toReversed().map((number) => [number, number]));
});

test("a span lies below the one that is active where the call is made", async () => {
  followCalls();
  const { codat, spans, tracerProvider } = await start(
    ({ target }) => (target.includes("busy") ? { status: 503 } : {}),
    { maxConcurrency: 1, maxRetries: 1 },
  );
  await Promise.all([
    insideSpan(tracerProvider, "first", () => errorOf(codat.companies.get("busy"))),
    insideSpan(tracerProvider, "second", () => codat.companies.get("idle")),
    insideSpan(tracerProvider, "third", () => codat.companies.get("idle")),
  ]);
  await codat.companies.get("idle");
  const idOf = (name: string) =>
    spans()
      .find((span) => span.name === name)
      ?.spanContext();
  const parents = spans()
    .filter(({ kind }) => kind === SpanKind.CLIENT)
    .map((span) => span.parentSpanContext?.spanId);
  const [first, second, third] = ["first", "second", "third"].map((name) => idOf(name)?.spanId);
  expect(parents.sort()).toEqual([first, first, second, third, undefined].sort());
});

test("each page of a loop lies below the span of the loop", async () => {
  followCalls();
  const page = { results: [{ id: "a" }], _links: { next: { href: "/companies?page=2" } } };
  const { codat, spans, tracerProvider } = await start([{ body: page }, { body: { results: [] } }]);
  await insideSpan(tracerProvider, "loop", async () => {
    for await (const _ of codat.companies.list());
  });
  const loop = spans().find(({ name }) => name === "loop");
  const parents = spans().flatMap(({ parentSpanContext }) => parentSpanContext?.spanId ?? []);
  expect(parents).toEqual(Array(2).fill(loop?.spanContext().spanId));
});

test("hooks of the application are called as well, and may fail", async () => {
  const telemetry = startTelemetry();
  const told: string[] = [];
  const fail = (name: string) => () => {
    told.push(name);
    throw new Error("the log is full");
  };
  const server = await startServer([{ status: 500 }, {}]);
  const hooks = instrument({
    ...telemetry,
    onRequest: fail("request"),
    onResponse: fail("response"),
    onRetry: async () => fail("retry")(),
  });
  await clientOf(server, hooks).companies.get("acme");
  expect(told).toEqual(["request", "response", "retry", "request", "response"]);
  expect(telemetry.spans()).toHaveLength(2);
});

test("without providers the global ones are used, even if they come later", async () => {
  const server = await startServer();
  const codat = clientOf(server, instrument());
  const telemetry = startTelemetry();
  trace.setGlobalTracerProvider(telemetry.tracerProvider);
  metrics.setGlobalMeterProvider(telemetry.meterProvider);
  onTestFinished(() => {
    trace.disable();
    metrics.disable();
  });
  await codat.companies.get("acme");
  expect(telemetry.spans()).toHaveLength(1);
  expect(await telemetry.points("http.client.request.duration")).toHaveLength(1);
});

test("neither ids nor query values, bodies, messages or the key are in spans and metrics", async () => {
  const { codat, spans, metric } = await start(({ headers, target }) => ({
    status: 500,
    headers: { "x-echo": headers.authorization ?? "" },
    body: { error: `${target}: planted-error`, correlationId: "corr-1" },
  }));
  await errorOf(codat.companies.list({ tags: "owner=planted-name" }));
  await errorOf(codat.expenses.create("planted-company", [expense({ notes: "planted-note" })]));
  await errorOf(codat.syncs.transactions.get("planted-company", "planted-sync", "planted-id"));
  const duration = await metric("http.client.request.duration");
  const retries = await metric("codat.client.retries");
  const seen = spans().map(({ name, attributes, events, links, status }) => ({
    name,
    attributes,
    events,
    links,
    status,
  }));
  expect(seen.length).toBeGreaterThan(8);
  const all = inspect([seen, duration, retries], { depth: 20, showHidden: true });
  expect(all).not.toContain("planted");
  expect(all).not.toContain(apiKey);
  expect(all).not.toContain(btoa(apiKey));
});

test("no header is added to what is sent", async () => {
  const { codat, server } = await start({});
  await codat.companies.get("acme");
  await clientOf(server).companies.get("acme");
  const [instrumented, plain] = server.requests;
  expect(instrumented?.headers).toEqual(plain?.headers);
});
