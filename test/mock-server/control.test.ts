import { readFile } from "node:fs/promises";
import type { LedgerEntry, LoggedRequest, MockCompany } from "codat-expenses/mock";
import { platforms } from "codat-expenses/platforms";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  payment,
  post,
  type RunningServer,
  startMockServer,
  startReceiver,
  syncCodeOf,
} from "./support.js";

let mockServer: RunningServer;
let company: MockCompany;

beforeAll(async () => {
  mockServer = await startMockServer("--sync-ms", "60000");
});
afterAll(async () => {
  await mockServer.stop();
});
beforeEach(async () => {
  await mockServer.control("POST", "/reset");
  company = await mockServer.control("POST", "/create-company", { platform: "quickbooksOnline" });
});

const minuteMs = 60_000;
const advance = (ms: number) => mockServer.control("POST", "/clock/advance", { ms });
const connectionOf = ({ companyId, accountingConnectionId: connectionId }: MockCompany) => ({
  companyId,
  connectionId,
});
const statusOf = async ({ companyId, connectionId }: ReturnType<typeof connectionOf>) => {
  const path = `/companies/${companyId}/connections/${connectionId}`;
  return (await mockServer.api<{ status: string }>("GET", path)).status;
};

test("lists its routes, as an OpenAPI document too, and docs/mock.md has each of them", async () => {
  const { openapi, routes } = await mockServer.control<{
    openapi: string;
    routes: { method: string; path: string; summary: string }[];
  }>("GET", "");
  const { paths } = await mockServer.control<{ paths: Record<string, Record<string, object>> }>(
    "GET",
    openapi.replace("/_mock", ""),
  );
  const slugs = { type: "string", enum: Object.keys(platforms) };
  expect(paths["/_mock/create-company"]).toMatchObject({
    post: {
      requestBody: {
        content: { "application/json": { schema: { properties: { platform: slugs } } } },
      },
    },
  });
  const nameOf = (method: string, path: string) =>
    `${method.toUpperCase()} ${path.replace("/_mock", "") || "/"}`;
  const listed = routes.map(({ method, path }) => nameOf(method, path));
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => nameOf(method, path)),
  );
  expect(described.sort()).toEqual(listed.toSorted());
  const guide = await readFile(new URL("../../docs/mock.md", import.meta.url), "utf8");
  for (const route of listed) expect(guide).toContain(`\`${route}\``);
});

test("makes a company as it is asked to, and lists it", async () => {
  const made = await mockServer.control<MockCompany>("POST", "/create-company", {
    name: "Acme",
    platform: "xero",
    baseCurrency: "USD",
    foreignCurrencies: ["GBP"],
  });
  expect(made).toMatchObject({ name: "Acme", platform: "xero", baseCurrency: "USD" });
  expect(await mockServer.control("GET", `/companies/${made.companyId}`)).toEqual(made);
  expect(await mockServer.control<MockCompany[]>("GET", "/companies")).toEqual([company, made]);
});

test("links, unlinks and withdraws a connection", async () => {
  const made = await mockServer.control<MockCompany>("POST", "/create-company", { linked: false });
  const connection = connectionOf(made);
  expect(await statusOf(connection)).toBe("PendingAuth");
  await mockServer.control("POST", "/link", { ...connection, baseCurrency: "EUR", fetched: true });
  expect(await statusOf(connection)).toBe("Linked");
  const { baseCurrency } = await mockServer.control<MockCompany>(
    "GET",
    `/companies/${made.companyId}`,
  );
  expect(baseCurrency).toBe("EUR");
  await mockServer.control("POST", "/unlink", connection);
  expect(await statusOf(connection)).toBe("Unlinked");
  await mockServer.control("POST", "/link", connection);
  await mockServer.control("POST", "/deauthorize", connection);
  expect(await statusOf(connection)).toBe("Deauthorized");
});

test("moves time, freezes it and lets it continue", async () => {
  type Time = { now: string; isFrozen: boolean };
  const frozen = await mockServer.control<Time>("POST", "/clock/freeze");
  expect(frozen.isFrozen).toBe(true);
  expect(await mockServer.control("GET", "/clock")).toEqual(frozen);
  const later = await mockServer.control<Time>("POST", "/clock/advance", { ms: 5000 });
  expect(Date.parse(later.now)).toBe(Date.parse(frozen.now) + 5000);
  const moment = new Date(Date.parse(frozen.now) + 10_000).toISOString();
  expect(await mockServer.control("POST", "/clock/advance-to", { moment })).toEqual({
    now: moment,
    isFrozen: true,
  });
  await expect(
    mockServer.control("POST", "/clock/advance-to", { moment: frozen.now }),
  ).rejects.toThrow(/400 .*Time moves on only/);
  expect(await mockServer.control<Time>("POST", "/clock/run")).toMatchObject({ isFrozen: false });
});

test("ends a running sync well, or with a code and message", async () => {
  const [well, badly] = [
    await post(mockServer, company, [payment(company)]),
    await post(mockServer, company, [payment(company)]),
  ];
  await mockServer.control("POST", "/end-sync", well);
  await mockServer.control("POST", "/end-sync", { ...badly, code: 4260, message: "Not paid." });
  expect(await syncCodeOf(mockServer, well)).toBe(2000);
  expect(await syncCodeOf(mockServer, badly)).toBe(4260);
  await expect(mockServer.control("POST", "/end-sync", well)).rejects.toThrow(
    /400 .*ended already/,
  );
});

test("says how the next sync, transaction, push and fetch end", async () => {
  await mockServer.control("POST", "/end-next-sync", { code: 5000 });
  const failed = await post(mockServer, company, [payment(company)]);
  const expense = payment(company);
  await mockServer.control("POST", "/refuse-transaction", {
    transactionId: expense.id,
    status: "PushError",
    message: "Locked.",
  });
  const refused = await post(mockServer, company, [expense, payment(company)]);
  await mockServer.control("POST", "/end-next-push", { status: "TimedOut" });
  const path = `/companies/${company.companyId}/connections/${company.accountingConnectionId}/push`;
  const push = await mockServer.api<{ pushOperationKey: string }>("POST", `${path}/suppliers`, {
    supplierName: "New",
    status: "Active",
  });
  await mockServer.control("POST", "/fail-next-fetch", {
    status: "AuthError",
    dataType: "suppliers",
  });
  const data = `/companies/${company.companyId}/data`;
  const fetched = await mockServer.api<{ id: string }>("POST", `${data}/queue/suppliers`);
  await advance(minuteMs);
  expect(await syncCodeOf(mockServer, failed)).toBe(5000);
  expect(await syncCodeOf(mockServer, refused)).toBe(5130);
  const ledger = await mockServer.control<LedgerEntry[]>(
    "GET",
    `/companies/${company.companyId}/ledger`,
  );
  expect(ledger).toHaveLength(1);
  const operation = `/companies/${company.companyId}/push/${push.pushOperationKey}`;
  expect(await mockServer.api("GET", operation)).toMatchObject({ status: "TimedOut" });
  expect(await mockServer.api("GET", `${data}/history/${fetched.id}`)).toMatchObject({
    status: "AuthError",
  });
});

test("injects every kind of fault, into the requests that it is meant for", async () => {
  const list = () =>
    fetch(`${mockServer.url}/companies`, { headers: { authorization: "Basic a2V5" } });
  const order = (trouble: object) => mockServer.control("POST", "/faults", trouble);

  await order({ times: 2, status: 503, error: "Closed.", headers: { "retry-after": "7" } });
  const closed = await list();
  expect(closed.status).toBe(503);
  expect(closed.headers.get("retry-after")).toBe("7");
  expect(await closed.json()).toMatchObject({ error: "Closed." });
  expect((await list()).status).toBe(503);

  await order({ response: "html" });
  expect(await (await list()).text()).toContain("<html>");
  await order({ response: "truncated" });
  await expect((await list()).json()).rejects.toThrow();
  await order({ body: { odd: true } });
  expect(await (await list()).json()).toEqual({ odd: true });

  const { companyId } = company;
  await order({ operationId: "create-expense-transaction", disconnect: "before" });
  const lost = payment(company);
  await expect(post(mockServer, company, [lost])).rejects.toThrow("fetch failed");
  await order({ ids: { companyId }, disconnect: "after", delayMs: 1 });
  expect((await list()).status).toBe(200);
  const kept = payment(company);
  await expect(post(mockServer, company, [kept])).rejects.toThrow("fetch failed");
  await advance(minuteMs);
  const ledger = await mockServer.control<LedgerEntry[]>("GET", `/companies/${companyId}/ledger`);
  expect(ledger.map(({ transactionId }) => transactionId)).toEqual([kept.id]);
});

test("a pending fault can be listed and removed", async () => {
  const fault = { times: 3, status: 500 };
  const order = await mockServer.control<{ id: string }>("POST", "/faults", fault);
  expect(order).toEqual({ id: expect.any(String), remaining: 3 });
  await expect(mockServer.api("GET", "/companies")).rejects.toThrow("500");
  expect(await mockServer.control("GET", "/faults")).toEqual([{ ...order, remaining: 2, fault }]);
  await mockServer.control("DELETE", `/faults/${order.id}`);
  expect(await mockServer.control("GET", "/faults")).toEqual([]);
  expect(await mockServer.api("GET", "/companies")).toMatchObject({ totalResults: 1 });
});

test("sets what is left of the quota", async () => {
  await mockServer.control("POST", "/quota", { remaining: 1 });
  await mockServer.api("GET", "/companies");
  await expect(mockServer.api("GET", "/companies")).rejects.toThrow("429");
});

test("sends webhooks to a target, says how they went, sends one again, and stops", async () => {
  const receiver = await startReceiver();
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const { id } = await mockServer.control<{ id: string }>("POST", "/webhooks", {
    url: receiver.url,
    secret,
    eventTypes: ["connection.disconnected"],
  });
  await mockServer.control("POST", "/unlink", connectionOf(company));
  const first = await receiver.next(() => true);
  type Hook = { id: string; url: string; deliveries: { id: string; name: string }[] };
  const [hook] = await mockServer.control<Hook[]>("GET", "/webhooks");
  expect(hook).toMatchObject({ id, url: receiver.url });
  const [delivery] = hook?.deliveries ?? [];
  expect(delivery).toMatchObject({
    id: first.headers["webhook-id"],
    name: "connection.disconnected",
  });
  await mockServer.control("POST", `/webhooks/${id}/redeliver`, { deliveryId: delivery?.id });
  const again = await receiver.next((webhook) => webhook !== first);
  expect(again).toMatchObject({ body: first.body });
  await mockServer.control("DELETE", `/webhooks/${id}`);
  expect(await mockServer.control("GET", "/webhooks")).toEqual([]);
  await receiver.close();
});

test("reads the requests and a bank account's lines", async () => {
  await mockServer.api("GET", "/companies");
  const [request] = await mockServer.control<LoggedRequest[]>("GET", "/requests");
  expect(request).toMatchObject({ operationId: "list-companies", path: "/companies", status: 200 });
  const account = company.bankAccounts[0]?.id;
  const path = `/companies/${company.companyId}/bank-accounts/${account}/transactions`;
  expect(await mockServer.control("GET", path)).toEqual([]);
});

test("reset forgets everything; the demo can be created again", async () => {
  await mockServer.control("POST", "/reset");
  expect(await mockServer.control("GET", "/companies")).toEqual([]);
  const made = await mockServer.control<MockCompany[]>("POST", "/seed-demo");
  expect(await mockServer.control("GET", "/companies")).toEqual(made);
});

test("an order that makes no sense is refused with what is wrong in it", async () => {
  const faults: [method: string, path: string, body: unknown, message: RegExp][] = [
    ["POST", "/faults", { status: 42 }, /400 .*status/],
    ["POST", "/faults", { statuss: 500 }, /400 .*statuss/],
    ["POST", "/faults", { operationId: "get-nothing" }, /400 .*operation/],
    ["POST", "/create-company", { platform: "abacus" }, /400 .*quickbooksOnline/],
    ["POST", "/create-company", { name: "§" }, /400 .*name/],
    ["POST", "/clock/advance", { ms: -1 }, /400 .*ms/],
    ["POST", "/link", { companyId: "a", connectionId: "b" }, /400 .*no company 'a'/],
    ["POST", "/quota", [], /400/],
    ["POST", "/webhooks", { url: "http://a", secret: "x" }, /400/],
    ["GET", "/companies/none", undefined, /404 .*no company 'none'/],
    ["GET", "/nothing", undefined, /404/],
    ["GET", "/reset", undefined, /405 .*POST/],
    ["POST", "/webhooks/none/redeliver", { deliveryId: "a" }, /404/],
  ];
  for (const [method, path, body, message] of faults) {
    await expect(mockServer.control(method, path, body)).rejects.toThrow(message);
  }
  const broken = await fetch(`${mockServer.url}/_mock/quota`, { method: "POST", body: "{" });
  expect(broken.status).toBe(400);
  const large = await fetch(`${mockServer.url}/_mock/quota`, {
    method: "POST",
    body: "x".repeat(1_000_001),
  });
  expect(large.status).toBe(413);
});

test("other web sites can neither order nor read anything", async () => {
  const { host } = new URL(mockServer.url);
  const reset = (headers: Record<string, string>) => sendRaw("POST", "/_mock/reset", headers);
  expect(await reset({ host, origin: "https://elsewhere.example" })).toBe(403);
  expect(await reset({ host, origin: "null" })).toBe(403);
  expect(await reset({ host, "sec-fetch-site": "cross-site" })).toBe(403);
  const authorization = "Basic a2V5";
  const paths = [
    "/",
    "/_mock/companies",
    "/sync-health/syncs",
    "/sync-health/events",
    "/companies",
  ];
  for (const path of paths) {
    expect(await sendRaw("GET", path, { host: "rebound.example", authorization })).toBe(403);
  }
  expect(await mockServer.control<MockCompany[]>("GET", "/companies")).toHaveLength(1);
  expect(await reset({ host, origin: mockServer.url })).toBe(204);
});

/** `fetch` sets these headers itself. */
async function sendRaw(method: string, path: string, headers: Record<string, string>) {
  const { request } = await import("node:http");
  return new Promise<number | undefined>((resolve, reject) => {
    request(mockServer.url + path, { method, headers, agent: false }, (response) => {
      resolve(response.statusCode);
      response.destroy();
    })
      .once("error", reject)
      .end();
  });
}
