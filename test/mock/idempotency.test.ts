import { describe, expect, test } from "vitest";
import { listenMock, payment, type Send, spendPath, startMock } from "./support.js";

const minuteMs = 60_000;
const keyed = () => ({ "idempotency-key": crypto.randomUUID() });
const create = (send: Send, headers: Record<string, string>, name = "Acme") =>
  send<{ id: string }>("POST", "/companies", { name }, headers);

describe.each([
  ["MSW", async () => startMock()],
  ["HTTP", () => listenMock()],
] as const)("an idempotency key through %s", (_way, start) => {
  test("has the first response replayed, of any status, without executing the request again", async () => {
    const { mock, send } = await start();
    const headers = keyed();
    const first = await create(send, headers);
    const upperCase = { "idempotency-key": headers["idempotency-key"].toUpperCase() };
    expect(await create(send, upperCase)).toMatchObject({ status: 200, body: first.body });
    expect(mock.companies()).toHaveLength(1);
    expect(mock.requests).toMatchObject([
      { idempotencyKey: headers["idempotency-key"], replayed: false },
      { idempotencyKey: upperCase["idempotency-key"], replayed: true },
    ]);

    const refused = keyed();
    const invalid = await create(send, refused, "");
    expect(invalid.status).toBe(400);
    expect(await create(send, refused, "")).toMatchObject({ status: 400, body: invalid.body });

    const broken = keyed();
    mock.inject({ status: 500, executed: true });
    expect((await create(send, broken, "Broken")).status).toBe(500);
    expect((await create(send, broken, "Broken")).status).toBe(500);
    expect(mock.companies()).toHaveLength(2);
  });

  test("is a 422 with another body or another path, and stays with the first", async () => {
    const { mock, send } = await start();
    const headers = keyed();
    const { body } = await create(send, headers);
    expect((await create(send, headers, "Other")).status).toBe(422);
    const path = `/companies/${body.id}`;
    expect((await send("PATCH", path, { name: "Acme" }, headers)).status).toBe(422);
    expect((await create(send, headers)).status).toBe(200);
    expect(mock.companies()).toHaveLength(1);
  });

  test("is a 409 while the first request is in progress", async () => {
    const { mock, send } = await start();
    const headers = keyed();
    // The predicate is asked once the mock has the request.
    const first = await new Promise<{ reply: ReturnType<typeof create> }>((resolve) => {
      const when = () => {
        resolve({ reply });
        return true;
      };
      mock.inject({ delayMs: 200, when });
      const reply = create(send, headers);
    });
    const early = await create(send, headers);
    expect(early).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining("in progress") },
    });
    const { body } = await first.reply;
    expect(await create(send, headers)).toMatchObject({ status: 200, body });
  });
});

test("the response is kept for 90 minutes, then the key is a new one", async () => {
  const { mock, send } = startMock();
  const headers = keyed();
  const first = await create(send, headers);
  await mock.clock.advance(90 * minuteMs - 1);
  expect((await create(send, headers)).body.id).toBe(first.body.id);
  await mock.clock.advance(1);
  expect((await create(send, headers)).body.id).not.toBe(first.body.id);
});

test("a 429, a gateway's response and a connection that was lost before leave the key free", async () => {
  const { mock, send } = startMock();
  const headers = keyed();
  mock.inject({ status: 429 });
  expect((await create(send, headers)).status).toBe(429);
  mock.setQuotaRemaining(0);
  expect((await create(send, headers)).status).toBe(429);
  mock.setQuotaRemaining(100);
  for (const fault of [{ status: 503 }, { response: "html" as const }, { status: 504 }]) {
    mock.inject(fault);
    expect((await create(send, headers)).status).toBeGreaterThan(500);
  }
  mock.inject({ disconnect: "before" });
  await expect(create(send, headers)).rejects.toThrow();
  expect(mock.companies()).toHaveLength(0);
  expect((await create(send, headers)).status).toBe(200);
});

test("a response that was lost or garbled on the way is replayed whole", async () => {
  const { mock, send } = startMock();
  for (const fault of [
    { disconnect: "after" as const },
    { response: "truncated" as const },
    { response: "html" as const, executed: true },
  ]) {
    const headers = keyed();
    const before = mock.companies().length;
    mock.inject(fault);
    await create(send, headers).catch(() => undefined);
    expect((await create(send, headers)).body.id).toBe(mock.companies()[before]?.companyId);
    expect(mock.companies()).toHaveLength(before + 1);
  }
});

test("keys of PUT, GET and DELETE mean nothing", async () => {
  const { send } = startMock();
  const headers = keyed();
  const { body } = await create(send, keyed());
  const path = `/companies/${body.id}`;
  for (const name of ["One", "Two"]) {
    expect(await send("PUT", path, { name }, headers)).toMatchObject({
      status: 200,
      body: { name },
    });
  }
  expect((await send("GET", path, undefined, headers)).status).toBe(200);
  expect((await send("DELETE", path, undefined, headers)).status).toBe(204);
});

test("a key that is not a GUID is a 400", async () => {
  const { mock, send } = startMock();
  expect((await create(send, { "idempotency-key": "order-1" })).status).toBe(400);
  expect(mock.companies()).toHaveLength(0);
});

test("an upload with the same bytes is stored once under its key", async () => {
  const { mock, send } = startMock();
  const company = mock.createCompany({ platform: "xero" });
  const expense = payment(company);
  const path = `${spendPath(company)}/expense-transactions`;
  const { syncId } = (await send<{ syncId: string }>("POST", path, [expense])).body;
  await mock.clock.advance(minuteMs);
  const upload = `${spendPath(company)}/syncs/${syncId}/transactions/${expense.id}/attachments`;
  const headers = {
    ...keyed(),
    "content-type": "multipart/form-data; boundary=fixed",
    authorization: "Basic a2V5",
  };
  const form = (content: string) =>
    `--fixed\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${content}\r\n--fixed--\r\n`;
  const uploaded = (content: string) =>
    fetch(`https://api.codat.io${upload}`, { method: "POST", headers, body: form(content) });
  const [first, second] = [await uploaded("one"), await uploaded("one")];
  expect(await second.json()).toEqual(await first.json());
  expect((await uploaded("other")).status).toBe(422);
  expect(mock.ledger(company.companyId)[0]?.attachments).toHaveLength(1);
});

test("keys can be disabled", async () => {
  const { mock, send } = startMock({ idempotency: false });
  const headers = keyed();
  await create(send, headers);
  await create(send, headers);
  expect(mock.companies()).toHaveLength(2);
});
