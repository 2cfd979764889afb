import { describe, expect, test } from "vitest";
import { listenMock, type Send, startMock } from "./support.js";

const through = {
  MSW: async () => ({ ...startMock(), url: "https://api.codat.io" }),
  HTTP: () => listenMock(),
};

const create = (send: Send) => send("POST", "/companies", { name: "Acme" });

describe.each(["MSW", "HTTP"] as const)("trouble through %s", (way) => {
  const start = through[way];

  test("a status meets as many requests as were ordered, which are not executed", async () => {
    const { mock, send } = await start();
    const order = mock.inject({ status: 503, times: 2, headers: { "Retry-After": "7" } });
    const first = await create(send);
    expect(first.status).toBe(503);
    expect(first.headers.get("retry-after")).toBe("7");
    expect(first.headers.get("x-rate-limit-limit")).toBe("1000");
    expect(first.body).toMatchObject({ statusCode: 503, correlationId: expect.any(String) });
    expect(order.remaining).toBe(1);
    expect((await create(send)).status).toBe(503);
    expect((await create(send)).status).toBe(200);
    expect(mock.companies()).toHaveLength(1);
  });

  test("it can be meant for an operation, or for what a predicate picks", async () => {
    const { mock, send } = await start();
    mock.inject({ status: 500, operationId: "create-company" });
    mock.inject({ status: 502, when: ({ path }) => path.includes("page=2") });
    expect((await send("GET", "/companies")).status).toBe(200);
    expect((await send("GET", "/companies?page=2")).status).toBe(502);
    expect((await create(send)).status).toBe(500);
  });

  test("it can be called off", async () => {
    const { mock, send } = await start();
    mock.inject({ status: 500, times: 5 }).cancel();
    expect((await create(send)).status).toBe(200);
  });

  test("the connection is dropped before, or after the request was executed", async () => {
    const { mock, send } = await start();
    mock.inject({ disconnect: "before" });
    await expect(create(send)).rejects.toThrow();
    expect(mock.companies()).toHaveLength(0);
    mock.inject({ disconnect: "after" });
    await expect(create(send)).rejects.toThrow();
    expect(mock.companies()).toHaveLength(1);
    expect(mock.requests.map(({ status }) => status)).toEqual([0, 0]);
  });

  test("a proxy's HTML, an empty response, one that is cut short, and one of choice", async () => {
    const { mock, send } = await start();
    mock.inject({ response: "html" });
    const html = await create(send);
    expect(html.status).toBe(502);
    expect(html.headers.get("content-type")).toBe("text/html");
    expect(html.headers.get("x-rate-limit-limit")).toBeNull();
    expect(html.body).toMatch(/^<html>/);

    mock.inject({ response: "empty", status: 504 });
    expect(await create(send)).toMatchObject({ status: 504, body: "" });
    expect(mock.companies()).toHaveLength(0);

    mock.inject({ response: "truncated" });
    const truncated = await create(send);
    expect(truncated.status).toBe(200);
    expect(truncated.body).toMatch(/^\{"id":"[^}]*$/);
    expect(mock.companies()).toHaveLength(1);

    mock.inject({ body: { results: "none" } });
    expect(await create(send)).toMatchObject({ status: 200, body: { results: "none" } });
    mock.inject({ status: 418, body: "short and stout" });
    expect(await create(send)).toMatchObject({ status: 418, body: "short and stout" });
  });

  test("a failure can be executed all the same", async () => {
    const { mock, send } = await start();
    mock.inject({ status: 500, executed: true });
    expect((await create(send)).status).toBe(500);
    expect(mock.companies()).toHaveLength(1);
  });

  test("a response can take its time, which a client that gives up does not wait for", async () => {
    const { mock, send, url } = await start();
    mock.inject({ delayMs: 30 });
    const startedAt = performance.now();
    expect((await create(send)).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(25);
    mock.inject({ delayMs: 60_000 });
    const signal = AbortSignal.timeout(20);
    await expect(fetch(`${url}/companies`, { signal })).rejects.toThrow(/timeout/);
  });
});
