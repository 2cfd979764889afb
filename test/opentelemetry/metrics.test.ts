import { instrument } from "codat-expenses/opentelemetry";
import { expect, test } from "vitest";
import { clientOf, errorOf } from "../support/client.js";
import { type Script, startServer } from "../support/scripted-server.js";
import { boundariesOf, startTelemetry } from "./telemetry.js";

async function start(script: Script) {
  const telemetry = startTelemetry();
  const server = await startServer(script);
  const codat = clientOf(server, { ...instrument(telemetry), maxRetries: 1 });
  const request = {
    "http.request.method": "GET",
    "url.template": "/companies/{companyId}",
    "server.address": "127.0.0.1",
    "server.port": server.port,
  };
  return { ...telemetry, codat, request };
}

test("durations are a histogram in seconds, with the conventions' boundaries", async () => {
  const { codat, metric } = await start({});
  await codat.companies.get("acme");
  const duration = await metric("http.client.request.duration");
  expect(duration?.descriptor).toMatchObject({ unit: "s", type: "HISTOGRAM" });
  expect(boundariesOf(duration)).toEqual([
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
  ]);
});

test("each attempt is measured, by how it ended", async () => {
  const { codat, request, points } = await start([{ status: 500 }, {}, { status: 404 }, {}]);
  await codat.companies.get("acme");
  await errorOf(codat.companies.get("gone"));
  await codat.companies.get("acme");
  const measured = await points("http.client.request.duration");
  expect(measured.map(({ attributes, value }) => [attributes, value])).toEqual([
    [
      { ...request, "http.response.status_code": 500, "error.type": "500" },
      expect.objectContaining({ count: 1 }),
    ],
    [{ ...request, "http.response.status_code": 200 }, expect.objectContaining({ count: 2 })],
    [
      { ...request, "http.response.status_code": 404, "error.type": "404" },
      expect.objectContaining({ count: 1 }),
    ],
  ]);
});

test("the duration is that of the attempt, in seconds", async () => {
  const { codat, request, points } = await start({ trouble: "silence" });
  await errorOf(codat.companies.get("acme", { maxRetries: 0, timeoutMs: 40 }));
  const [point] = await points("http.client.request.duration");
  expect(point?.attributes).toEqual({ ...request, "error.type": "TimeoutError" });
  const sum = Reflect.get(Object(point?.value), "sum");
  expect(sum).toBeGreaterThanOrEqual(0.035);
  expect(sum).toBeLessThan(20);
});

test("retries are counted by their reason; a failure without one is not", async () => {
  const { codat, request, points } = await start([
    { status: 429 },
    {},
    { status: 429 },
    {},
    { trouble: "break" },
    {},
    { trouble: "silence" },
    {},
    { status: 404 },
  ]);
  for (let call = 0; call < 3; call += 1) await codat.companies.get("acme");
  await codat.companies.get("acme", { timeoutMs: 250 });
  await errorOf(codat.companies.get("acme"));
  const counted = await points("codat.client.retries");
  expect(counted.map(({ attributes, value }) => [attributes, value])).toEqual([
    [{ ...request, "codat.retry.reason": "status-429" }, 2],
    [{ ...request, "codat.retry.reason": "connection-failed" }, 1],
    [{ ...request, "codat.retry.reason": "timeout" }, 1],
  ]);
});
