import { describe, expect, test } from "vitest";
import { startMock } from "./support.js";

interface Company {
  id: string;
  name: string;
  description?: string;
  tags: Record<string, string>;
  dataConnections: { id: string; status: string }[];
}

interface Connection {
  id: string;
  status: string;
  sourceType: string;
  platformName: string;
  linkUrl: string;
}

describe("companies", () => {
  test("are created, read, changed and deleted", async () => {
    const { send } = startMock();
    const created = await send<Company>("POST", "/companies", { name: "Acme", description: "A" });
    expect(created.body).toMatchObject({ name: "Acme", description: "A", tags: {} });
    const path = `/companies/${created.body.id}`;
    expect((await send("GET", path)).body).toEqual(created.body);
    await send("PUT", path, { name: "Acme Two" });
    const { body } = await send("GET", path);
    expect(body).toMatchObject({ name: "Acme Two" });
    expect(body).not.toHaveProperty("description");
    expect((await send("DELETE", path)).status).toBe(204);
    expect((await send("GET", path)).status).toBe(404);
  });

  test("lose the characters of their name that the API does not keep", async () => {
    const { send } = startMock();
    const created = await send<Company>("POST", "/companies", { name: "Ac/me & Sons (2), é?" });
    expect(created.body.name).toBe("Acme & Sons 2, ?");
    expect((await send("POST", "/companies", { name: "()" })).status).toBe(400);
    expect((await send("POST", "/companies", { name: "" })).status).toBe(400);
  });

  test("keep their tags in a PATCH without them, lose them to null, {} and a PUT without", async () => {
    const { send } = startMock();
    const { body } = await send<Company>("POST", "/companies", { name: "A", tags: { a: "1" } });
    const path = `/companies/${body.id}`;
    const tagsAfter = async (method: string, change: object) =>
      (await send<Company>(method, path, change)).body.tags;
    expect(await tagsAfter("PATCH", { description: "new" })).toEqual({ a: "1" });
    expect(await tagsAfter("PATCH", { tags: { b: "2" } })).toEqual({ b: "2" });
    expect(await tagsAfter("PATCH", { tags: null })).toEqual({});
    expect(await tagsAfter("PUT", { name: "A", tags: { c: "3" } })).toEqual({ c: "3" });
    expect(await tagsAfter("PATCH", { tags: {} })).toEqual({});
    await tagsAfter("PUT", { name: "A", tags: { c: "3" } });
    expect(await tagsAfter("PUT", { name: "A" })).toEqual({});
  });

  test("are no more than the account may have: 402, with 429 in its envelope", async () => {
    const { send } = startMock({ companyLimit: 1 });
    expect((await send("POST", "/companies", { name: "A" })).status).toBe(200);
    const refused = await send("POST", "/companies", { name: "B" });
    expect(refused.status).toBe(402);
    expect(refused.body).toMatchObject({ statusCode: 429 });
  });
});

describe("connections", () => {
  test("wait for the business to authorise them, and can be unlinked and deleted", async () => {
    const { mock, send } = startMock();
    const { body: company } = await send<Company>("POST", "/companies", { name: "Acme" });
    const path = `/companies/${company.id}/connections`;
    const { body: created } = await send<Connection>("POST", path, { platformKey: "gbol" });
    expect(created).toMatchObject({ status: "PendingAuth", platformName: "Xero" });
    expect(URL.canParse(created.linkUrl)).toBe(true);

    mock.link(company.id, created.id);
    const one = `${path}/${created.id}`;
    expect((await send<Connection>("GET", one)).body.status).toBe("Linked");
    expect((await send<Company>("GET", `/companies/${company.id}`)).body.dataConnections).toEqual([
      expect.objectContaining({ id: created.id, status: "Linked" }),
    ]);

    const unlinked = await send<Connection>("PATCH", one, { status: "Unlinked" });
    expect(unlinked.body.status).toBe("Unlinked");
    expect((await send("DELETE", one)).status).toBe(200);
    expect((await send("GET", one)).status).toBe(404);
  });

  test("the partner's own is linked at once, and there is only one", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany({ linked: false });
    const path = `/companies/${companyId}/sync/expenses/connections/partnerExpense`;
    const first = await send<Connection>("POST", path);
    expect(first.body).toMatchObject({ sourceType: "Expense", status: "Linked" });
    expect((await send<Connection>("POST", path)).body.id).toBe(first.body.id);
  });

  test("a key that no platform has is refused", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany();
    const path = `/companies/${companyId}/connections`;
    expect((await send("POST", path, { platformKey: "zzzz" })).status).toBe(404);
  });

  test("a company has one to accounting software: another needs the old one deleted first", async () => {
    const { mock, send } = startMock();
    const { companyId, accountingConnectionId } = mock.createCompany({ platform: "xero" });
    const path = `/companies/${companyId}/connections`;
    const again = await send<{ id: string }>("POST", path, { platformKey: "gbol" });
    expect(again.body.id).toBe(accountingConnectionId);
    const refused = await send<{ error: string }>("POST", path, { platformKey: "fbrh" });
    expect(refused).toMatchObject({
      status: 403,
      body: { error: expect.stringMatching(/delete/) },
    });
    await send("DELETE", `${path}/${accountingConnectionId}`);
    const suppliers = await send("GET", `/companies/${companyId}/data/suppliers`);
    expect(suppliers.status).toBe(409);
    expect((await send("POST", path, { platformKey: "fbrh" })).status).toBe(200);
  });

  test("a business that declines leaves the connection as it is, with the reason", async () => {
    const { mock, send } = startMock();
    const company = mock.createCompany({ linked: false });
    const { companyId, accountingConnectionId: id = "" } = company;
    const webhooks = mock.sendWebhooks({
      url: "https://api.codat.io/companies",
      secret: `whsec_${"A".repeat(32)}`,
    });
    mock.decline(companyId, id);
    const path = `/companies/${companyId}/connections/${id}`;
    expect((await send("GET", path)).body).toMatchObject({
      status: "PendingAuth",
      dataConnectionErrors: [{ statusCode: "403", status: "Active" }],
    });
    expect((await send("PATCH", path, { status: "Unlinked" })).status).toBe(403);
    expect(webhooks.deliveries.map(({ name }) => name)).toContain("connection.failed");
    mock.link(companyId, id);
    expect((await send("GET", path)).body).toMatchObject({
      status: "Linked",
      dataConnectionErrors: [{ status: "Resolved" }],
    });
  });

  test("links carry a one-time password: append to them with &", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany({ linked: false });
    const { body } = await send<{ redirect: string; dataConnections: { linkUrl: string }[] }>(
      "GET",
      `/companies/${companyId}`,
    );
    for (const url of [body.redirect, body.dataConnections[0]?.linkUrl ?? ""]) {
      expect(new URL(url).searchParams.get("otp")).toMatch(/^\d{6}$/);
    }
  });

  test("are listed page by page", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany();
    const reply = await send("GET", `/companies/${companyId}/connections?pageSize=1`);
    expect(reply.body).toMatchObject({ totalResults: 2, results: [{ sourceType: "Accounting" }] });
  });
});

describe("configuration", () => {
  test("is not there before it was set, and reads back as it was set", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany({ configured: false });
    const path = `/companies/${companyId}/sync/expenses/config`;
    expect((await send("GET", path)).status).toBe(404);
    const chosen = { bankAccount: { id: "1" }, supplier: { id: "2" }, customer: { id: "3" } };
    expect((await send("POST", path, chosen)).body).toEqual(chosen);
    expect((await send("GET", path)).body).toEqual(chosen);
    expect((await send("POST", path, { bankAccount: { id: "1" } })).status).toBe(400);
  });
});

describe("mapping options", () => {
  interface Options {
    accounts: { id: string; isBankAccount: boolean; validTransactionTypes: string[] }[];
    taxRates: { id: string }[];
    trackingCategories: { id: string }[];
  }

  test("are empty until accounting software is linked, then fit the platform", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany({ platform: "freeagent", linked: false });
    const path = `/companies/${companyId}/sync/expenses/mappingOptions`;
    const before = await send<Options>("GET", path);
    expect(before.body).toMatchObject({ accounts: [], taxRates: [], trackingCategories: [] });
    const connectionId = mock.company(companyId).accountingConnectionId ?? "";
    mock.link(companyId, connectionId, { fetched: true });
    const { body } = await send<Options>("GET", path);
    expect(body.accounts.some(({ isBankAccount }) => isBankAccount)).toBe(true);
    expect(body.accounts.flatMap(({ validTransactionTypes }) => validTransactionTypes)).toContain(
      "Payment",
    );
    // FreeAgent takes payments alone, and no tax rates.
    expect(
      body.accounts.flatMap(({ validTransactionTypes }) => validTransactionTypes),
    ).not.toContain("Refund");
    expect(body.taxRates).toEqual([]);
    expect(body.trackingCategories).not.toEqual([]);
  });
});
