import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { unwrap } from "codat-expenses/webhooks";
import { expect, onTestFinished, test } from "vitest";
import { listenMock, payment, spendPath, syncOf } from "./support.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Somebody who takes webhooks, answering what the test says. */
async function receiver(answer: () => number = () => 204) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    received.push({ headers: request.headers, body });
    response.writeHead(answer()).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { received, url: `http://127.0.0.1:${port}/webhooks` };
}

async function start(options: { eventTypes?: string[]; answer?: () => number } = {}) {
  const { received, url } = await receiver(options.answer);
  const started = await listenMock();
  const { eventTypes } = options;
  const webhooks = started.mock.sendWebhooks({ url, secret, ...(eventTypes && { eventTypes }) });
  onTestFinished(() => webhooks.stop());
  return { ...started, received, webhooks };
}

test("a sync's end is sent at its moment, signed so that it can be unwrapped", async () => {
  const started = await start({
    eventTypes: ["expenses.sync.successful", "expenses.sync.unsuccessful"],
  });
  const { mock, send, received, webhooks } = started;
  const company = mock.createCompany();
  const spend = [payment(company), payment(company, { lines: [{ netAmount: 1 }] })];
  const path = `${spendPath(company)}/expense-transactions`;
  const { body } = await send<{ syncId: string }>("POST", path, spend);
  await mock.clock.advance(1499);
  await webhooks.settled();
  expect(received).toEqual([]);
  await mock.clock.advance(1);
  await webhooks.settled();
  expect(received).toHaveLength(1);
  const [{ headers, body: raw }] = received as [Received];
  const event = unwrap(raw, headers, secret, { now: () => mock.clock.now() });
  expect(event).toMatchObject({
    eventType: "expenses.sync.unsuccessful",
    payload: {
      referenceCompany: { id: company.companyId, name: company.name },
      syncId: body.syncId,
      transactions: [
        { id: spend[0]?.id, status: "Completed" },
        { id: spend[1]?.id, status: "Failed", errorMessage: expect.any(String) },
      ],
    },
  });
});

test("companies, connections, fetches, pushes and the quota are sent too", async () => {
  const { mock, send, webhooks } = await start();
  const { body: company } = await send<{ id: string }>("POST", "/companies", { name: "Acme" });
  const path = `/companies/${company.id}`;
  const { body: connection } = await send<{ id: string }>("POST", `${path}/connections`, {
    platformKey: "gbol",
  });
  mock.link(company.id, connection.id);
  await mock.clock.advance(1000);
  await send("POST", `${path}/connections/${connection.id}/push/suppliers`, {
    supplierName: "A",
    status: "Active",
  });
  await mock.clock.advance(1000);
  await send("PATCH", `${path}/connections/${connection.id}`, { status: "Unlinked" });
  mock.link(company.id, connection.id);
  await mock.clock.advance(1000);
  await send("DELETE", `${path}/connections/${connection.id}`);
  mock.setQuotaRemaining(1);
  await send("DELETE", path);
  await mock.clock.advance(86_400_000);
  await webhooks.settled();
  expect(webhooks.deliveries.map(({ name }) => name)).toEqual([
    "company.created",
    "connection.created",
    "connection.connected",
    "read.completed.initial",
    "suppliers.write.successful",
    "connection.disconnected",
    "connection.reconnected",
    "read.completed",
    "connection.deleted",
    "client.rateLimit.reached",
    "company.deleted",
    "client.rateLimit.reset",
  ]);
  expect(webhooks.deliveries.every(({ status }) => status === "delivered")).toBe(true);
});

test("enabling and disabling the product of a company raises webhooks", async () => {
  const { send, received, webhooks } = await start({
    eventTypes: ["company.product.added", "company.product.removed"],
  });
  const { body: company } = await send<{ id: string; ownerUserIds: string[] }>(
    "POST",
    "/companies",
    { name: "Acme" },
  );
  expect(company.ownerUserIds).toEqual([]);
  const path = `/companies/${company.id}`;
  const create = `${path}/sync/expenses/connections/partnerExpense`;
  const { body: connection } = await send<{ id: string }>("POST", create);
  await send("POST", create);
  await send("DELETE", `${path}/connections/${connection.id}`);
  await webhooks.settled();
  const product = {
    id: company.id,
    name: "Acme",
    productId: expect.any(String),
    productName: expect.any(String),
  };
  expect(received.map(({ body }) => JSON.parse(body))).toEqual([
    {
      id: expect.any(String),
      eventType: "company.product.added",
      generatedDate: expect.any(String),
      payload: { ...product, products: ["expenses"] },
    },
    {
      id: expect.any(String),
      eventType: "company.product.removed",
      generatedDate: expect.any(String),
      payload: { ...product, products: [] },
    },
  ]);
});

test("the older rules are sent where they are subscribed to", async () => {
  const started = await start({ eventTypes: ["SyncCompleted", "SyncFailed"] });
  const { mock, received, webhooks } = started;
  const company = mock.createCompany();
  const { syncId } = await syncOf(started, company, "POST", "/expense-transactions", [
    payment(company),
  ]);
  mock.endNextSync({ code: 5000 });
  await syncOf(started, company, "POST", "/expense-transactions", [payment(company)]);
  await webhooks.settled();
  expect(received.map(({ body }) => JSON.parse(body))).toMatchObject([
    { RuleType: "Sync Completed", CompanyId: company.companyId, Data: { syncId } },
    { RuleType: "Sync Failed", Data: { FailureStage: expect.any(String) } },
  ]);
});

test("what is not taken is sent again on the mock's clock, under the same id and body", async () => {
  const { mock, received, webhooks } = await start({
    eventTypes: ["connection.disconnected"],
    answer: () => 500,
  });
  const company = mock.createCompany();
  mock.unlink(company.companyId, company.accountingConnectionId ?? "");
  const [second, minute, hour] = [1000, 60_000, 3_600_000];
  const delays = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour];
  await webhooks.settled();
  for (const [retries, delayMs] of delays.entries()) {
    expect(received).toHaveLength(retries + 1);
    await mock.clock.advance(delayMs - 1);
    await webhooks.settled();
    expect(received).toHaveLength(retries + 1);
    await mock.clock.advance(1);
    await webhooks.settled();
  }
  await mock.clock.advance(1000 * hour);
  await webhooks.settled();
  expect(received).toHaveLength(8);
  expect(webhooks.deliveries).toMatchObject([{ status: "given-up" }]);
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  expect(new Set(received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(8);
});

test("a retry that is taken is the last; a delivered one can be sent again", async () => {
  const statuses = [503, 200, 200];
  const { mock, received, webhooks } = await start({
    eventTypes: ["connection.disconnected"],
    answer: () => statuses.shift() ?? 500,
  });
  const company = mock.createCompany();
  mock.unlink(company.companyId, company.accountingConnectionId ?? "");
  await webhooks.settled();
  await mock.clock.advance(3_600_000);
  await webhooks.settled();
  expect(received).toHaveLength(2);
  const [delivery] = webhooks.deliveries;
  await webhooks.redeliver(delivery?.id ?? "");
  expect(received).toHaveLength(3);
  expect(received[2]?.headers["webhook-id"]).toBe(delivery?.id);
});

test("nothing is sent after stop, and a secret that cannot be used is refused at once", async () => {
  const { mock, received, webhooks } = await start();
  webhooks.stop();
  mock.createCompany();
  await webhooks.settled();
  expect(received).toEqual([]);
  expect(() => mock.sendWebhooks({ url: "http://127.0.0.1:1", secret: "whsec_" })).toThrow();
});

test("an endpoint takes companies with any of its tags, its own headers, and so many a second", async () => {
  const { received, url } = await receiver();
  const { mock } = await listenMock();
  const headers = { "x-tenant": "cards" };
  const tags = ["region:uk", "team:a"];
  const webhooks = mock.sendWebhooks({ url, secret, tags, headers, maxPerSecond: 1 });
  onTestFinished(() => webhooks.stop());
  mock.createCompany({ tags: { region: "us" } });
  const company = mock.createCompany({ tags: { region: "uk", team: "b" } });
  expect(webhooks.deliveries.length).toBeGreaterThan(2);
  const companies = webhooks.deliveries.map(({ event }) => JSON.stringify(event));
  expect(companies.every((event) => event.includes(company.companyId))).toBe(true);
  await webhooks.settled();
  expect(received).toHaveLength(1);
  expect(received[0]?.headers).toMatchObject(headers);
  await mock.clock.advance(1000);
  await webhooks.settled();
  expect(received).toHaveLength(2);
});

test("a sync with a warning is sent as unsuccessful, though all of it was written", async () => {
  const started = await start();
  const company = started.mock.createCompany({ platform: "xero" });
  const draft = payment(company, { postAsDraft: true });
  const sync = await syncOf(started, company, "POST", "/expense-transactions", [draft]);
  expect(sync.code).toBe(2000);
  const names = started.webhooks.deliveries.map(({ name }) => name);
  expect(names).toContain("expenses.sync.unsuccessful");
});
