import type { MockCompany } from "codat-expenses/mock";
import { expect, onTestFinished, test } from "vitest";
import { built } from "../support/built.js";
import { payment, post, runNode, startMockServer, watch } from "./support.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

async function startExample(environment: Record<string, string>): Promise<string> {
  const example = runNode([built("examples/sync-health.ts")], {
    PORT: "0",
    ...environment,
  });
  onTestFinished(async () => {
    example.signal("SIGTERM");
    await example.ended;
  });
  const line = await example.firstLine;
  const url = /^Sync health at (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
  if (url === undefined) throw new Error((await example.ended).stderr);
  return url;
}

test("without a key, the example shows the mock's own syncs, live", async () => {
  const url = await startExample({});
  const events = await watch(url);
  const seen = new Map<string, number[]>();
  // Which of them come first depends on the machine: one of them is seen to end in the end.
  while (![...seen.values()].some((codes) => codes.at(-1) === 2000)) {
    const sync = (await events.next("sync")) as { syncId: string; syncStatusCode: number };
    seen.set(sync.syncId, [...(seen.get(sync.syncId) ?? []), sync.syncStatusCode]);
  }
  await events.stop();
  expect((await fetch(url)).status).toBe(200);
});

test("with a key, it shows that account's: the list, and what webhooks tell", async () => {
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
  const url = await startExample({
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
    syncs: [{ ...sync, companyName: company.name, syncStatusCode: 1000 }],
    next: null,
  });

  const events = await watch(url);
  await mockServer.control("POST", "/end-sync", { ...sync, code: 5130 });
  const told = await events.next("sync");
  expect(told).toMatchObject({ ...sync, companyName: company.name, syncStatusCode: 5130 });
  texts.push(JSON.stringify(told));
  await events.stop();
  const path = `/sync-health/companies/${sync.companyId}/syncs/${sync.syncId}`;
  expect(JSON.parse(await read(path))).toMatchObject({
    transactions: [{ transactionId: expense.id, status: "PushError" }],
  });
  for (const text of texts) expect(text).not.toContain(apiKey);

  const forged = await fetch(`${url}/webhooks/codat`, { method: "POST", body: "{}" });
  expect(forged.status).toBe(400);
  expect((await fetch(`${url}/nothing`)).status).toBe(404);
});
