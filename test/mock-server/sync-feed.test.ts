import type { MockCompany } from "codat-expenses/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payment, post, type RunningServer, startMockServer, watch } from "./support.js";

let mockServer: RunningServer;
let company: MockCompany;

beforeAll(async () => {
  mockServer = await startMockServer("--sync-ms", "60000");
  company = await mockServer.control("POST", "/create-company", { platform: "xero" });
});
afterAll(async () => {
  await mockServer.stop();
});

interface Sync {
  readonly companyId: string;
  readonly companyName: string;
  readonly syncId: string;
  readonly syncStatusCode: number;
}
interface List {
  readonly syncs: Sync[];
  readonly next: string | null;
  readonly total: number;
}

async function get<Body>(path: string): Promise<Body> {
  const response = await fetch(mockServer.url + path);
  expect(response.status).toBe(200);
  return (await response.json()) as Body;
}

test("lists every sync with its company's name, a page at a time, newest first", async () => {
  await mockServer.control("POST", "/quota", { remaining: 10_000 });
  await mockServer.control("POST", "/limits", { concurrent: false, perMinute: false });
  const sent = await Promise.all(
    Array.from({ length: 120 }, () => post(mockServer, company, [payment(company)])),
  );
  const listed: string[] = [];
  let page = await get<List>("/sync-health/syncs");
  expect(page.syncs[0]).toMatchObject({ companyName: company.name, syncStatusCode: 1000 });
  expect(page).toMatchObject({ total: 120, counts: { running: 120, failed: 0 } });
  for (;;) {
    listed.push(...page.syncs.map(({ syncId }) => syncId));
    if (page.next === null) break;
    // What comes meanwhile does not shift the pages.
    await post(mockServer, company, [payment(company)]);
    page = await get<List>(`/sync-health/syncs?cursor=${page.next}`);
    expect(page.syncs.length).toBeLessThanOrEqual(50);
  }
  expect(listed).toHaveLength(120);
  expect(new Set(listed)).toEqual(new Set(sent.map(({ syncId }) => syncId)));
});

test("each advice names a section of the guides, which are served beside the page", async () => {
  const own = await mockServer.control<MockCompany>("POST", "/create-company", {
    platform: "xero",
  });
  const messages = [
    ...["It was previously processed.", "The period is closed.", "The trial has ended."],
    ...[
      "The app was deauthorized.",
      "Account 430 is archived.",
      "No bank account.",
      "No supplier.",
    ],
    ...["The currency is wrong.", "The tax is wrong.", "No tracking.", "No such account."],
    ...["It timed out.", "Computer says no."],
  ];
  const items = messages.map(() => payment(own));
  for (const [at, message] of messages.entries()) {
    const transactionId = items[at]?.id;
    const refused = { transactionId, status: "ValidationError", message };
    await mockServer.control("POST", "/refuse-transaction", refused);
  }
  const refused = await post(mockServer, own, items);
  await mockServer.control("POST", "/end-sync", refused);
  const syncs = [refused];
  for (const code of [4000, 4220, 4260, 5000, 5080, 5120, 5130, 5999]) {
    const sync = await post(mockServer, own, [payment(own)]);
    await mockServer.control("POST", "/end-sync", { ...sync, code });
    syncs.push(sync);
  }
  const sections = new Set<string>();
  for (const { companyId, syncId } of syncs) {
    const path = `/sync-health/companies/${companyId}/syncs/${syncId}`;
    const { transactions } = await get<{ transactions: { section: string }[] }>(path);
    for (const { section } of transactions) sections.add(section);
  }
  expect([...sections]).toContain("reconnecting.md#Refresh the data");
  expect(sections.size).toBe(8);
  for (const section of sections) {
    const [file, heading] = section.split("#");
    const guide = await fetch(`${mockServer.url}/sync-health/docs/${file}`);
    expect(guide.headers.get("content-type")).toContain("text/plain");
    expect(await guide.text(), section).toContain(`# ${heading}\n`);
  }
});

test("finds syncs by transaction id, merchant, supplier, amount, error text, code, company and status", async () => {
  const own = await mockServer.control<MockCompany>("POST", "/create-company", {
    platform: "xero",
    name: "Harbour & Pine",
  });
  const contactRef = { id: await createSupplier(own, "Priya Shah"), type: "Supplier" };
  const good = { ...payment(own, "Åsa's Café"), contactRef };
  const bad = { ...payment(own), type: "Refund" };
  await mockServer.control("POST", "/refuse-transaction", {
    transactionId: bad.id,
    status: "ValidationError",
    message: "Account G429 is archived.",
  });
  const { syncId } = await post(mockServer, own, [good, bad]);
  await mockServer.control("POST", "/end-sync", { companyId: own.companyId, syncId });
  for (const query of [
    { q: bad.id.toUpperCase() },
    { q: "åsa's café" },
    { q: "harbour 120" },
    { q: "PRIYA shah" },
    { q: "g429 archived" },
    { q: "5120 harbour" },
    { q: syncId.slice(0, 20) },
    { company: own.companyId },
    { status: "partly" },
    { status: "5120", company: own.companyId, from: "2020-01-01T00:00:00Z" },
  ]) {
    const { syncs } = await get<List>(`/sync-health/syncs?${new URLSearchParams(query)}`);
    expect(syncs, JSON.stringify(query)).toMatchObject([
      {
        syncId,
        platform: "Xero",
        written: 1,
        transactions: 2,
        reason: "Account G429 is archived.",
      },
    ]);
  }
  const none = await get<List>("/sync-health/syncs?q=nowhere&to=2030-01-01T00:00:00Z");
  expect(none).toMatchObject({ syncs: [], total: 0, strip: null });
});

async function createSupplier({ companyId, accountingConnectionId }: MockCompany, name: string) {
  const path = `/companies/${companyId}/connections/${accountingConnectionId}/push/suppliers`;
  const body = { supplierName: name, status: "Active" };
  const { pushOperationKey } = await mockServer.api<{ pushOperationKey: string }>(
    "POST",
    path,
    body,
  );
  await mockServer.control("POST", "/clock/advance", { ms: 1_000 });
  const { changes } = await mockServer.api<{ changes: [{ recordRef: { id: string } }] }>(
    "GET",
    `/companies/${companyId}/push/${pushOperationKey}`,
  );
  await mockServer.control("POST", "/refresh", { companyId, dataTypes: ["suppliers"] });
  return changes[0].recordRef.id;
}

test("shows a sync's transactions with messages, what was in them, and their files", async () => {
  const [good, bad] = [payment(company), payment(company, "<b>Rail</b>")];
  await mockServer.control("POST", "/refuse-transaction", {
    transactionId: bad.id,
    status: "ValidationError",
    message: "The period is closed.",
  });
  const { companyId, syncId } = await post(mockServer, company, [good, bad]);
  await mockServer.control("POST", "/clock/advance", { ms: 60_000 });
  const form = new FormData();
  form.set("file", new File(["%PDF-1.4"], "receipt.pdf", { type: "application/pdf" }));
  const path = `/companies/${companyId}/sync/expenses/syncs/${syncId}/transactions/${good.id}`;
  await fetch(`${mockServer.url}${path}/attachments`, {
    method: "POST",
    headers: { authorization: "Basic a2V5" },
    body: form,
  });
  expect(await get(`/sync-health/companies/${companyId}/syncs/${syncId}`)).toMatchObject({
    transactions: [
      {
        transactionId: good.id,
        status: "Completed",
        title: "Blue Fern Hotels",
        amount: 120,
        currency: "GBP",
        attachments: [{ filename: "receipt.pdf", contentType: "application/pdf", sizeBytes: 8 }],
      },
      {
        transactionId: bad.id,
        status: "ValidationError",
        message: "The period is closed.",
        title: "<b>Rail</b>",
        attachments: [],
      },
    ],
  });
  const missing = await fetch(`${mockServer.url}/sync-health/companies/${companyId}/syncs/none`);
  expect(missing.status).toBe(404);
});

test("tells live when a sync begins, runs for ten minutes, ends, gets a file, and is forgotten", async () => {
  const events = await watch(mockServer.url);
  const { companyId, syncId } = await post(mockServer, company, [payment(company)]);
  const about = { companyId, syncId, companyName: company.name };
  expect(await events.next("sync")).toMatchObject({ ...about, syncStatusCode: 1000 });
  await mockServer.control("POST", "/clock/advance", { ms: 60_000 });
  expect(await events.next("sync")).toMatchObject({ ...about, syncStatusCode: 2000 });

  await mockServer.control("POST", "/end-next-sync", { code: 1000 });
  const endless = await post(mockServer, company, [payment(company)]);
  await events.next("sync");
  await mockServer.control("POST", "/clock/advance", { ms: 601_000 });
  expect(await events.next("sync")).toMatchObject({ ...endless, syncStatusCode: 1000 });

  await mockServer.control("POST", "/reset");
  expect(await events.next("reload")).toEqual({});
  await events.stop();
  company = await mockServer.control("POST", "/create-company", { platform: "xero" });
});

test("the page and its files are served with a policy that lets nothing else in", async () => {
  for (const [path, contentType] of [
    ["/", "text/html"],
    ["/?company=a", "text/html"],
    ["/sync-health/sync-health.css", "text/css"],
    ["/sync-health/sync-health.js", "text/javascript"],
    ["/sync-health/select.js", "text/javascript"],
  ] as const) {
    const response = await fetch(mockServer.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(contentType);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain("unsafe");
    const text = await response.text();
    expect(text).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(text).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write/);
  }
});

test("what is not there is a 404 that is not the API's", async () => {
  for (const path of ["/sync-health", "/sync-health/other.js", "/sync-health/../package.json"]) {
    expect((await fetch(mockServer.url + path)).status).toBe(404);
  }
  expect((await fetch(`${mockServer.url}/`, { method: "POST" })).status).toBe(405);
  for (const query of ["from=x", "cursor=x", "limit=0", "limit=1001"]) {
    expect((await fetch(`${mockServer.url}/sync-health/syncs?${query}`)).status).toBe(400);
  }
});
