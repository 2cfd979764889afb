import type { MockCompany } from "codat-expenses/mock";
import { expect, onTestFinished, test } from "vitest";
import { payment, post, startMockServer, startSyncHealth, watch } from "../mock-server/support.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

test("sync-health serves an account's syncs, transactions and companies, and never its key", async () => {
  const mockServer = await startMockServer("--seed", "demo", "--sync-ms", "60000");
  onTestFinished(async () => {
    await mockServer.stop();
  });
  const companies = await mockServer.control<MockCompany[]>("GET", "/companies");
  const company = companies.find(({ platform }) => platform === "xero");
  if (!company) throw new Error("The demo has no company on Xero.");
  const expense = payment(company);
  const sync = await post(mockServer, company, [expense]);

  const apiKey = "a-key-that-stays-on-the-server";
  const { url } = await startSyncHealth({
    CODAT_API_KEY: apiKey,
    CODAT_BASE_URL: mockServer.url,
    CODAT_WEBHOOK_SECRET: secret,
  });
  await mockServer.control("POST", "/webhooks", { url: `${url}/webhooks/codat`, secret });
  const texts: string[] = [];
  const read = async (path: string) => {
    const response = await fetch(url + path);
    expect(response.status).toBe(200);
    texts.push(await response.text(), JSON.stringify([...response.headers]));
    return texts.at(-2) ?? "";
  };
  expect(await read("/")).toContain("<h1>Sync health</h1>");
  await read("/sync-health/sync-health.js");
  await read("/sync-health/sync-health.css");
  expect(JSON.parse(await read("/sync-health/syncs"))).toMatchObject({
    isLive: true,
    tabs: ["companies"],
    syncs: [{ ...sync, companyName: company.name, platform: "Xero", syncStatusCode: 1000 }],
    next: null,
    total: 1,
  });

  const events = await watch(url);
  await mockServer.control("POST", "/end-sync", { ...sync, code: 5130 });
  const told = await events.next("sync");
  expect(told).toMatchObject({ ...sync, companyName: company.name, syncStatusCode: 5130 });
  texts.push(JSON.stringify(told));
  await events.stop();
  const path = `/sync-health/companies/${sync.companyId}`;
  const failed = { transactionId: expense.id, status: "PushError" };
  expect(JSON.parse(await read(`${path}/syncs/${sync.syncId}`))).toMatchObject({
    sync: { syncStatusCode: 5130 },
    transactions: [{ ...failed, advice: expect.stringContaining("send it again") }],
  });
  expect(JSON.parse(await read(`${path}/transactions/${expense.id}`))).toMatchObject({
    platform: "Xero",
    attempts: [{ ...failed, sync: { ...sync, syncStatusCode: 5130 } }],
  });
  expect(JSON.parse(await read("/sync-health/syncs?q=xero%20nowhere"))).toMatchObject({ total: 0 });
  const { companies: shown } = JSON.parse(await read("/sync-health/companies"));
  expect(shown).toHaveLength(companies.length);
  const linked = { platformName: "Xero", status: "Linked", isOwn: false };
  expect(shown).toContainEqual(
    expect.objectContaining({
      companyId: company.companyId,
      connections: expect.arrayContaining([expect.objectContaining(linked)]),
      fetchedUtc: expect.any(String),
    }),
  );
  expect(await read(`${path}/configuration`)).toContain("bankAccount");
  expect(await read(`${path}/mapping-options`)).toContain(company.accounts[0]?.id);
  for (const text of texts) expect(text).not.toContain(apiKey);

  const statusOf = async (address: string, options?: RequestInit) =>
    (await fetch(url + address, options)).status;
  expect(await statusOf("/webhooks/codat", { method: "POST", body: "{}" })).toBe(400);
  expect(await statusOf("/sync-health/syncs", { method: "POST" })).toBe(405);
  expect(await statusOf("/nothing")).toBe(404);
  expect(await statusOf(`${path}/syncs/${crypto.randomUUID()}`)).toBe(404);
  expect(await statusOf(`${path}/transactions/${crypto.randomUUID()}`)).toBe(404);
  expect(await statusOf("/sync-health/syncs?from=x")).toBe(400);
});

test("its banner says how it was started, and SIGTERM ends it with exit code 0", async () => {
  const { url, command } = await startSyncHealth({ CODAT_API_KEY: "key" });
  command.signal("SIGTERM");
  const { exitCode, stdout } = await command.ended;
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`Page      ${url}/`);
  expect(stdout).toContain("set CODAT_WEBHOOK_SECRET");
});
