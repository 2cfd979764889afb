import type { MockCompany } from "codat-expenses/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { payment, post, type Standin, startStandin, watch } from "./support.js";

let standin: Standin;
let company: MockCompany;

beforeAll(async () => {
  standin = await startStandin("--sync-ms", "60000");
  company = await standin.control("POST", "/create-company", { platform: "xero" });
});
afterAll(async () => {
  await standin.stop();
});

interface Sync {
  readonly companyId: string;
  readonly companyName: string;
  readonly syncId: string;
  readonly syncStatusCode: number;
}
interface List {
  readonly syncs: Sync[];
  readonly next: number | null;
}

async function get<Body>(path: string): Promise<Body> {
  const response = await fetch(standin.url + path);
  expect(response.status).toBe(200);
  return (await response.json()) as Body;
}

test("lists every sync with its company's name, a part at a time", async () => {
  await standin.control("POST", "/quota", { remaining: 10_000 });
  const sent = await Promise.all(
    Array.from({ length: 1050 }, () => post(standin, company, [payment(company)])),
  );
  const first = await get<List>("/sync-health/syncs");
  expect(first.syncs[0]).toMatchObject({ companyName: company.name, syncStatusCode: 1000 });
  const second = await get<List>(`/sync-health/syncs?from=${first.next}`);
  expect(second.next).toBeNull();
  const listed = [...first.syncs, ...second.syncs].map(({ syncId }) => syncId);
  expect(listed).toHaveLength(1050);
  expect(new Set(listed)).toEqual(new Set(sent.map(({ syncId }) => syncId)));
});

test("shows a sync's transactions with messages, what was in them, and their files", async () => {
  const [good, bad] = [payment(company), payment(company, "<b>Rail</b>")];
  await standin.control("POST", "/refuse-transaction", {
    transactionId: bad.id,
    status: "ValidationError",
    message: "The period is closed.",
  });
  const { companyId, syncId } = await post(standin, company, [good, bad]);
  await standin.control("POST", "/clock/advance", { ms: 60_000 });
  const form = new FormData();
  form.set("file", new File(["%PDF-1.4"], "receipt.pdf", { type: "application/pdf" }));
  const path = `/companies/${companyId}/sync/expenses/syncs/${syncId}/transactions/${good.id}`;
  await fetch(`${standin.url}${path}/attachments`, {
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
  const missing = await fetch(`${standin.url}/sync-health/companies/${companyId}/syncs/none`);
  expect(missing.status).toBe(404);
});

test("tells live when a sync begins, runs for ten minutes, ends, gets a file, and is forgotten", async () => {
  const events = await watch(standin.url);
  const { companyId, syncId } = await post(standin, company, [payment(company)]);
  const about = { companyId, syncId, companyName: company.name };
  expect(await events.next("sync")).toMatchObject({ ...about, syncStatusCode: 1000 });
  await standin.control("POST", "/clock/advance", { ms: 60_000 });
  expect(await events.next("sync")).toMatchObject({ ...about, syncStatusCode: 2000 });

  await standin.control("POST", "/end-next-sync", { code: 1000 });
  const endless = await post(standin, company, [payment(company)]);
  await events.next("sync");
  await standin.control("POST", "/clock/advance", { ms: 601_000 });
  expect(await events.next("sync")).toMatchObject({ ...endless, syncStatusCode: 1000 });

  await standin.control("POST", "/reset");
  expect(await events.next("reload")).toEqual({});
  await events.stop();
  company = await standin.control("POST", "/create-company", { platform: "xero" });
});

test("the page and its files are served with a policy that lets nothing else in", async () => {
  for (const [path, contentType] of [
    ["/", "text/html"],
    ["/?company=a", "text/html"],
    ["/sync-health/sync-health.css", "text/css"],
    ["/sync-health/sync-health.js", "text/javascript"],
  ] as const) {
    const response = await fetch(standin.url + path);
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
    expect((await fetch(standin.url + path)).status).toBe(404);
  }
  expect((await fetch(`${standin.url}/`, { method: "POST" })).status).toBe(405);
  expect((await fetch(`${standin.url}/sync-health/syncs?from=x`)).status).toBe(400);
});
