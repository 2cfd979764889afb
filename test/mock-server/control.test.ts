import type { LedgerEntry, LoggedRequest, MockCompany } from "codat-expenses/mock";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { payment, post, type Standin, startReceiver, startStandin, syncCodeOf } from "./support.js";

let standin: Standin;
let company: MockCompany;

beforeAll(async () => {
  standin = await startStandin("--sync-ms", "60000");
});
afterAll(async () => {
  await standin.stop();
});
beforeEach(async () => {
  await standin.control("POST", "/reset");
  company = await standin.control("POST", "/create-company", { platform: "quickbooksOnline" });
});

const minuteMs = 60_000;
const advance = (ms: number) => standin.control("POST", "/clock/advance", { ms });
const connectionOf = ({ companyId, accountingConnectionId: connectionId }: MockCompany) => ({
  companyId,
  connectionId,
});
const statusOf = async ({ companyId, connectionId }: ReturnType<typeof connectionOf>) => {
  const path = `/companies/${companyId}/connections/${connectionId}`;
  return (await standin.api<{ status: string }>("GET", path)).status;
};

test("makes a company as it is asked to, and lists it", async () => {
  const made = await standin.control<MockCompany>("POST", "/create-company", {
    name: "Acme",
    platform: "xero",
    baseCurrency: "USD",
    foreignCurrencies: ["GBP"],
  });
  expect(made).toMatchObject({ name: "Acme", platform: "xero", baseCurrency: "USD" });
  expect(await standin.control("GET", `/companies/${made.companyId}`)).toEqual(made);
  expect(await standin.control<MockCompany[]>("GET", "/companies")).toEqual([company, made]);
});

test("links, unlinks and withdraws a connection", async () => {
  const made = await standin.control<MockCompany>("POST", "/create-company", { linked: false });
  const connection = connectionOf(made);
  expect(await statusOf(connection)).toBe("PendingAuth");
  await standin.control("POST", "/link", { ...connection, baseCurrency: "EUR", fetched: true });
  expect(await statusOf(connection)).toBe("Linked");
  const { baseCurrency } = await standin.control<MockCompany>(
    "GET",
    `/companies/${made.companyId}`,
  );
  expect(baseCurrency).toBe("EUR");
  await standin.control("POST", "/unlink", connection);
  expect(await statusOf(connection)).toBe("Unlinked");
  await standin.control("POST", "/deauthorize", connection);
  expect(await statusOf(connection)).toBe("Deauthorized");
});

test("moves time, freezes it and lets it go on", async () => {
  type Time = { now: string; isFrozen: boolean };
  const frozen = await standin.control<Time>("POST", "/clock/freeze");
  expect(frozen.isFrozen).toBe(true);
  expect(await standin.control("GET", "/clock")).toEqual(frozen);
  const later = await standin.control<Time>("POST", "/clock/advance", { ms: 5000 });
  expect(Date.parse(later.now)).toBe(Date.parse(frozen.now) + 5000);
  const moment = new Date(Date.parse(frozen.now) + 10_000).toISOString();
  expect(await standin.control("POST", "/clock/advance-to", { moment })).toEqual({
    now: moment,
    isFrozen: true,
  });
  await expect(
    standin.control("POST", "/clock/advance-to", { moment: frozen.now }),
  ).rejects.toThrow(/400 .*Time moves on only/);
  expect(await standin.control<Time>("POST", "/clock/run")).toMatchObject({ isFrozen: false });
});

test("ends a running sync well, or with a code and message", async () => {
  const [well, badly] = [
    await post(standin, company, [payment(company)]),
    await post(standin, company, [payment(company)]),
  ];
  await standin.control("POST", "/end-sync", well);
  await standin.control("POST", "/end-sync", { ...badly, code: 4260, message: "Not paid." });
  expect(await syncCodeOf(standin, well)).toBe(2000);
  expect(await syncCodeOf(standin, badly)).toBe(4260);
  await expect(standin.control("POST", "/end-sync", well)).rejects.toThrow(/400 .*ended already/);
});

test("says how the next sync, transaction, push and fetch end", async () => {
  await standin.control("POST", "/end-next-sync", { code: 5000 });
  const failed = await post(standin, company, [payment(company)]);
  const expense = payment(company);
  await standin.control("POST", "/refuse-transaction", {
    transactionId: expense.id,
    status: "PushError",
    message: "Locked.",
  });
  const refused = await post(standin, company, [expense, payment(company)]);
  await standin.control("POST", "/end-next-push", { status: "TimedOut" });
  const path = `/companies/${company.companyId}/connections/${company.accountingConnectionId}/push`;
  const push = await standin.api<{ pushOperationKey: string }>("POST", `${path}/suppliers`, {
    supplierName: "New",
    status: "Active",
  });
  await standin.control("POST", "/fail-next-fetch", { status: "AuthError", dataType: "suppliers" });
  const data = `/companies/${company.companyId}/data`;
  const fetched = await standin.api<{ id: string }>("POST", `${data}/queue/suppliers`);
  await advance(minuteMs);
  expect(await syncCodeOf(standin, failed)).toBe(5000);
  expect(await syncCodeOf(standin, refused)).toBe(5130);
  const ledger = await standin.control<LedgerEntry[]>(
    "GET",
    `/companies/${company.companyId}/ledger`,
  );
  expect(ledger).toHaveLength(1);
  const operation = `/companies/${company.companyId}/push/${push.pushOperationKey}`;
  expect(await standin.api("GET", operation)).toMatchObject({ status: "TimedOut" });
  expect(await standin.api("GET", `${data}/history/${fetched.id}`)).toMatchObject({
    status: "AuthError",
  });
});

test("orders every kind of trouble, for the requests that it is meant for", async () => {
  const list = () =>
    fetch(`${standin.url}/companies`, { headers: { authorization: "Basic a2V5" } });
  const order = (trouble: object) => standin.control("POST", "/faults", trouble);

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
  await expect(post(standin, company, [lost])).rejects.toThrow("fetch failed");
  await order({ ids: { companyId }, disconnect: "after", delayMs: 1 });
  expect((await list()).status).toBe(200);
  const kept = payment(company);
  await expect(post(standin, company, [kept])).rejects.toThrow("fetch failed");
  await advance(minuteMs);
  const ledger = await standin.control<LedgerEntry[]>("GET", `/companies/${companyId}/ledger`);
  expect(ledger.map(({ transactionId }) => transactionId)).toEqual([kept.id]);
});

test("trouble that is ordered can be seen and called off", async () => {
  const order = await standin.control<{ id: string }>("POST", "/faults", {
    times: 3,
    status: 500,
  });
  expect(order).toEqual({ id: expect.any(String), remaining: 3 });
  await expect(standin.api("GET", "/companies")).rejects.toThrow("500");
  expect(await standin.control("GET", "/faults")).toEqual([{ ...order, remaining: 2 }]);
  await standin.control("DELETE", `/faults/${order.id}`);
  expect(await standin.control("GET", "/faults")).toEqual([]);
  expect(await standin.api("GET", "/companies")).toMatchObject({ totalResults: 1 });
});

test("sets what is left of the quota", async () => {
  await standin.control("POST", "/quota", { remaining: 1 });
  await standin.api("GET", "/companies");
  await expect(standin.api("GET", "/companies")).rejects.toThrow("429");
});

test("sends webhooks to a target, says how they went, sends one again, and stops", async () => {
  const receiver = await startReceiver();
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const { id } = await standin.control<{ id: string }>("POST", "/webhooks", {
    url: receiver.url,
    secret,
    eventTypes: ["connection.disconnected"],
  });
  await standin.control("POST", "/unlink", connectionOf(company));
  const first = await receiver.next(() => true);
  type Hook = { id: string; url: string; deliveries: { id: string; name: string }[] };
  const [hook] = await standin.control<Hook[]>("GET", "/webhooks");
  expect(hook).toMatchObject({ id, url: receiver.url });
  const [delivery] = hook?.deliveries ?? [];
  expect(delivery).toMatchObject({
    id: first.headers["webhook-id"],
    name: "connection.disconnected",
  });
  await standin.control("POST", `/webhooks/${id}/redeliver`, { deliveryId: delivery?.id });
  const again = await receiver.next((webhook) => webhook !== first);
  expect(again).toMatchObject({ body: first.body });
  await standin.control("DELETE", `/webhooks/${id}`);
  expect(await standin.control("GET", "/webhooks")).toEqual([]);
  await receiver.close();
});

test("reads the requests and a bank account's lines", async () => {
  await standin.api("GET", "/companies");
  const [request] = await standin.control<LoggedRequest[]>("GET", "/requests");
  expect(request).toMatchObject({ operationId: "list-companies", path: "/companies", status: 200 });
  const account = company.bankAccounts[0]?.id;
  const path = `/companies/${company.companyId}/bank-accounts/${account}/transactions`;
  expect(await standin.control("GET", path)).toEqual([]);
});

test("reset forgets everything; the demo can be made anew", async () => {
  await standin.control("POST", "/reset");
  expect(await standin.control("GET", "/companies")).toEqual([]);
  const made = await standin.control<MockCompany[]>("POST", "/seed-demo");
  expect(await standin.control("GET", "/companies")).toEqual(made);
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
    await expect(standin.control(method, path, body)).rejects.toThrow(message);
  }
  const broken = await fetch(`${standin.url}/_mock/quota`, { method: "POST", body: "{" });
  expect(broken.status).toBe(400);
  const large = await fetch(`${standin.url}/_mock/quota`, {
    method: "POST",
    body: "x".repeat(1_000_001),
  });
  expect(large.status).toBe(413);
});

test("other web sites can neither order nor read anything", async () => {
  const { host } = new URL(standin.url);
  const reset = (headers: Record<string, string>) => sendRaw("POST", "/_mock/reset", headers);
  expect(await reset({ host, origin: "https://elsewhere.example" })).toBe(403);
  expect(await reset({ host, origin: "null" })).toBe(403);
  expect(await reset({ host, "sec-fetch-site": "cross-site" })).toBe(403);
  for (const path of ["/", "/_mock/companies", "/sync-health/syncs", "/sync-health/events"]) {
    expect(await sendRaw("GET", path, { host: "rebound.example" })).toBe(403);
  }
  expect(await standin.control<MockCompany[]>("GET", "/companies")).toHaveLength(1);
  expect(await reset({ host, origin: standin.url })).toBe(204);
});

/** `fetch` sets these headers itself. */
async function sendRaw(method: string, path: string, headers: Record<string, string>) {
  const { request } = await import("node:http");
  return new Promise<number | undefined>((resolve, reject) => {
    request(standin.url + path, { method, headers, agent: false }, (response) => {
      resolve(response.statusCode);
      response.destroy();
    })
      .once("error", reject)
      .end();
  });
}
