import { RequestValidationError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { untyped } from "../support/bodies.js";
import { failureOf } from "../support/client.js";
import { startClient } from "../support/start-client.js";

const acme = { name: "Acme", platform: "xero", reference: "customer-1" } as const;

describe("companies.onboard", () => {
  test("creates a company with both connections, and returns the page to link on", async () => {
    const { codat, mock } = startClient();
    const { company, connection, linkUrl, created } = await codat.companies.onboard({
      ...acme,
      redirectUrl: "https://app.example.com/done?step=2",
    });
    expect(created).toBe(true);
    expect(connection).toMatchObject({ status: "PendingAuth", platformName: "Xero" });
    expect(new URL(linkUrl).searchParams.get("redirectUrl")).toBe(
      "https://app.example.com/done?step=2",
    );
    const { dataConnections } = await codat.companies.get(company.id);
    expect(dataConnections?.map(({ sourceType }) => sourceType)).toEqual(["Accounting", "Expense"]);
    mock.link(company.id, connection.id);
    await codat.connections.waitUntilLinked(company.id, connection.id);
  });

  test.each([
    ["nothing was created", undefined],
    ["the company alone was created", "create-connection"],
    ["its accounting connection was created", "create-partner-expense-connection"],
  ] as const)("goes on after a crash at which %s", async (_, operationId) => {
    const { codat, mock } = startClient();
    if (operationId) {
      mock.inject({ operationId, status: 403 });
      await expect(codat.companies.onboard(acme)).rejects.toMatchObject({ status: 403 });
    }
    const first = await codat.companies.onboard(acme);
    const again = await codat.companies.onboard(acme);
    expect(first.created).toBe(operationId === undefined);
    expect(again).toMatchObject({
      created: false,
      company: { id: first.company.id },
      connection: { id: first.connection.id },
    });
    const companies = (await codat.companies.list()).results;
    expect(companies).toHaveLength(1);
    expect(companies[0]?.dataConnections).toHaveLength(2);
  });

  test("tells customers apart by their reference, with any content", async () => {
    const { codat } = startClient();
    const references = ["1", "2", "a && b={c}", "ü".repeat(200)];
    const ids = new Set<string>();
    for (const reference of [...references, ...references]) {
      ids.add((await codat.companies.onboard({ ...acme, reference })).company.id);
    }
    expect(ids.size).toBe(references.length);
  });

  test("refuses other software for a company that has a connection", async () => {
    const { codat, mock } = startClient();
    await codat.companies.onboard(acme);
    const call = codat.companies.onboard({ ...acme, platform: "netsuite" });
    const error = await failureOf(call, RequestValidationError);
    expect(error.message).toMatch(/has a connection to Xero.*Delete that one first/);
    expect(mock.requests.at(-1)?.operationId).toBe("list-companies");
  });

  test.each([
    [{ platform: "myob" }, "platform: must be one of"],
    [{ redirectUrl: "javascript:alert(1)" }, "redirectUrl: must be an http: or https: URL"],
    [{ reference: " " }, "reference: must be"],
    [undefined, "platform: must be one of"],
  ])("refuses %j before anything is sent", async (bad, message) => {
    const { codat, mock } = startClient();
    const call = codat.companies.onboard(untyped(bad && { ...acme, ...bad }));
    const error = await failureOf(call, RequestValidationError);
    expect(error.message).toContain(`companies.onboard was not sent: ${message}`);
    expect(mock.requests).toEqual([]);
  });
});

describe("readiness", () => {
  const codes = async (codat: ReturnType<typeof startClient>["codat"], companyId: string) => {
    const { ready, missing } = await codat.readiness(companyId);
    expect(ready).toBe(missing.length === 0);
    for (const { message, advice } of missing) expect(`${message}${advice}`).not.toContain("undef");
    return missing.map(({ code }) => code);
  };

  test("leads a company from nothing to its first expense", async () => {
    const { codat, mock } = startClient();
    const { id } = await codat.companies.create({ name: "Acme" });
    expect(await codes(codat, id)).toEqual(["expense-connection-missing", "not-connected"]);
    const connection = await codat.connections.create(id, { platformKey: "gbol" });
    await codat.connections.createPartnerExpense(id);
    expect(await codes(codat, id)).toEqual(["not-linked"]);
    mock.clock.freeze();
    mock.link(id, connection.id);
    expect(await codes(codat, id)).toContain("data-not-fetched");
    mock.clock.run();
    await codat.data.waitUntilFetched(id, ["chartOfAccounts", "bankAccounts", "suppliers"]);
    expect(await codes(codat, id)).toEqual(expect.arrayContaining(["bank-account-missing"]));
    const [bankAccount] = (await codat.bankAccounts.list(id, connection.id)).results;
    const [supplier] = (await codat.suppliers.list(id)).results;
    await codat.configuration.set(id, {
      bankAccount: { id: bankAccount?.id ?? "" },
      supplier: { id: supplier?.id ?? "" },
      customer: {},
    });
    expect(await codat.readiness(id)).toEqual({ ready: true, platform: "xero", missing: [] });
  });

  test("says how to reconnect, and what could not be fetched", async () => {
    const { codat, mock } = startClient();
    const { companyId, accountingConnectionId = "" } = mock.createCompany();
    const status = { dataType: "suppliers", currentStatus: "FetchError" };
    mock.inject({ operationId: "get-data-status", body: { suppliers: status } });
    expect(await codes(codat, companyId)).toEqual(
      expect.arrayContaining(["data-fetch-failed", "data-not-fetched"]),
    );
    mock.deauthorize(companyId, accountingConnectionId);
    const { missing } = await codat.readiness(companyId);
    expect(missing[0]).toMatchObject({ code: "not-linked" });
    expect(missing[0]?.advice).toContain("{ reconnect: true }");
  });
});
