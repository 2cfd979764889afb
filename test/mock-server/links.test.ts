import type { MockCompany } from "codat-expenses/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, startMockServer, startReceiver } from "./support.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
let mockServer: RunningServer;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  receiver = await startReceiver();
  mockServer = await startMockServer("--webhook-url", receiver.url, "--webhook-secret", secret);
});
afterAll(async () => {
  await mockServer.stop();
  await receiver.close();
});

interface Connection {
  readonly id: string;
  readonly linkUrl: string;
  readonly status: string;
}

async function pending(): Promise<Connection & { companyId: string }> {
  const { id: companyId } = await mockServer.api<{ id: string }>("POST", "/companies", {
    name: "Harbour & Pine's",
  });
  const connection = await mockServer.api<Connection>(
    "POST",
    `/companies/${companyId}/connections`,
    {
      platformKey: "gbol",
    },
  );
  return { ...connection, companyId };
}

const read = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const tokenIn = (text: string) => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? "";
const decide = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(url, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(form) });

async function statusOf({ companyId, id }: { companyId: string; id: string }): Promise<string> {
  const path = `/companies/${companyId}/connections/${id}`;
  return (await mockServer.api<Connection>("GET", path)).status;
}

test("a link opens a page of the mock's own, without scripts, that nothing can frame", async () => {
  const { linkUrl } = await pending();
  expect(linkUrl.startsWith(mockServer.url)).toBe(true);
  const page = await read(linkUrl);
  expect(page.status).toBe(200);
  expect(page.text).toContain("Xero");
  expect(page.text).toContain("Harbour &amp; Pine&#39;s");
  expect(page.text).not.toContain("<script");
  const policy = page.headers.get("content-security-policy") ?? "";
  for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(rule);
  }
});

test.each([
  ["authorise", "Linked", "connection.connected", "Access is authorised"],
  ["decline", "PendingAuth", "connection.failed", "Access was declined"],
])(
  "to %s leaves the connection %s, and a webhook says so",
  async (decision, status, event, text) => {
    const connection = await pending();
    const { linkUrl } = connection;
    const token = tokenIn((await read(linkUrl)).text);
    const answer = await decide(linkUrl, { decision, token });
    expect(answer.status).toBe(303);
    const after = await read(new URL(answer.headers.get("location") ?? "", linkUrl).href);
    expect(after.text).toContain(text);
    expect(await statusOf(connection)).toBe(status);
    const webhook = await receiver.next(
      ({ body }) => body.includes(connection.id) && body.includes(`"${event}"`),
    );
    expect(webhook.headers["webhook-signature"]).toMatch(/^v1,/);
  },
);

test("a company that was linked by its page has books to read, once they are fetched", async () => {
  const { companyId, linkUrl } = await pending();
  await decide(linkUrl, { decision: "authorise", token: tokenIn((await read(linkUrl)).text) });
  await mockServer.control("POST", "/clock/advance", { ms: 10_000 });
  const company = await mockServer.control<MockCompany>("GET", `/companies/${companyId}`);
  expect(company).toMatchObject({ platform: "xero", baseCurrency: "GBP" });
  expect(await mockServer.api("GET", `/companies/${companyId}/data/suppliers`)).toMatchObject({
    totalResults: company.suppliers.length,
  });
});

test("only the page's own form decides", async () => {
  const connection = await pending();
  const { linkUrl } = connection;
  const token = tokenIn((await read(linkUrl)).text);
  expect((await decide(linkUrl, { decision: "authorise" })).status).toBe(403);
  expect((await decide(linkUrl, { decision: "authorise", token: "guessed" })).status).toBe(403);
  const foreign = { origin: "https://elsewhere.example" };
  expect((await decide(linkUrl, { decision: "authorise", token }, foreign)).status).toBe(403);
  expect((await decide(linkUrl, { decision: "perhaps", token })).status).toBe(400);
  expect(await statusOf(connection)).toBe("PendingAuth");
});

test("access that was authorised can be withdrawn, and authorised again", async () => {
  const connection = await pending();
  const { linkUrl } = connection;
  const token = tokenIn((await read(linkUrl)).text);
  for (const [decision, status] of [
    ["authorise", "Linked"],
    ["decline", "Deauthorized"],
    ["authorise", "Linked"],
  ] as const) {
    await decide(linkUrl, { decision, token });
    expect(await statusOf(connection)).toBe(status);
  }
});

test("a company's own link lists its connections; links that lead nowhere say so", async () => {
  const { companyId, id } = await pending();
  const { redirect } = await mockServer.api<{ redirect: string }>("GET", `/companies/${companyId}`);
  const page = await read(redirect);
  expect(page.text).toContain(`/connections/${id}/start`);
  expect(page.text).toContain("PendingAuth");
  for (const path of [
    "/company/none",
    "/companies/none/connections/none/start",
    `/companies/${companyId}/connections/none/start`,
    "/elsewhere",
  ]) {
    const missing = await read(`${mockServer.url}/_mock/link${path}`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get("content-type")).toContain("text/html");
  }
});
