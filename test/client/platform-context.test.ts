import { PlatformRuleError, PlatformUnknownError } from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";
import { type PlatformSlug, platforms } from "codat-expenses/platforms";
import { describe, expect, test } from "vitest";
import { untyped } from "../support/bodies.js";
import { failureOf } from "../support/client.js";
import { bookableExpense } from "../support/spend.js";
import { startClient, startListeningClient } from "../support/start-client.js";

const slugs = Object.keys(platforms) as PlatformSlug[];
const operationIds = (requests: readonly { operationId: unknown }[]) =>
  requests.map(({ operationId }) => operationId);

describe.each(slugs)("of a company on %s", (platform) => {
  test("it is gathered in five requests", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany({
      platform,
      baseCurrency: "USD",
      ledgerLockDate: "2026-06-30",
    });
    const context = await codat.platformContext(company.companyId);
    expect(operationIds(mock.requests)[0]).toBe("list-connections");
    expect(operationIds(mock.requests).sort()).toEqual([
      "get-company-configuration",
      "get-company-info",
      "get-mapping-options",
      "list-bank-accounts",
      "list-connections",
    ]);

    expect(context).toMatchObject({
      platform,
      baseCurrency: "USD",
      ledgerLockDate: "2026-06-30",
      configuration: {
        bankAccount: { id: company.bankAccounts[0]?.id },
        supplier: { id: company.suppliers[0]?.id },
      },
    });
    const known = context.mappingOptions?.accounts?.map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining(company.accounts.map(({ id }) => id)));
    expect(context.mappingOptions?.taxRates).toHaveLength(company.taxRates.length);
  });

  test("it knows each bank account's currency, and which are credit cards", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany({ platform });
    const { bankAccount } = await codat.platformContext(company.companyId);
    // The API tells a prepaid card from no other account that is not a credit card.
    const facts = company.bankAccounts.map(({ id, currency, card }) => [
      id,
      { currency, card: card === "credit" ? "credit" : "debit" },
    ]);
    expect(bankAccount).toEqual(Object.fromEntries(facts));
  });

  test("it can be used again and again, at no further request", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany({ platform });
    const { companyId } = company;
    const check = await codat.platformContext(companyId);
    const before = mock.requests.length;
    for (let count = 0; count < 3; count += 1) {
      await codat.expenses.create(companyId, [bookableExpense(company)], { check });
    }
    const refused = codat.expenses.create(
      companyId,
      [bookableExpense(company), bookableExpense(company, { lines: untyped([{}]) })],
      { check },
    );
    await expect(refused).rejects.toThrow();
    expect(operationIds(mock.requests.slice(before))).toEqual(
      Array(3).fill("create-expense-transaction"),
    );
  });
});

describe("suppliers and customers", () => {
  const codesOf = async (call: PromiseLike<unknown>) => {
    const { issues } = await failureOf(Promise.resolve(call), PlatformRuleError);
    return issues.map(({ code }) => code);
  };
  const foreignSupplier = (company: MockCompany) => {
    const supplier = company.suppliers.find(({ currency }) => currency === "EUR");
    return { contactRef: { id: supplier?.id ?? "" } };
  };

  test("are read when a transaction first names them, each once", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany();
    const { companyId } = company;
    const check = await codat.platformContext(companyId);
    const before = mock.requests.length;
    const create = (changes: object) =>
      codat.expenses.create(companyId, [bookableExpense(company, changes)], { check });
    expect(await codesOf(create(foreignSupplier(company)))).toEqual(["supplier-currency-mismatch"]);
    expect(await codesOf(create(foreignSupplier(company)))).toEqual(["supplier-currency-mismatch"]);
    expect(await codesOf(create({ contactRef: { id: "nobody" } }))).toEqual(["supplier-unknown"]);
    const lines = [
      {
        netAmount: 1,
        accountRef: { id: company.accounts[0]?.id ?? "" },
        invoiceTo: { id: "nobody" },
      },
    ];
    expect(await codesOf(create({ lines }))).toEqual(["customer-unknown"]);
    await create({ contactRef: { id: company.suppliers[1]?.id ?? "" } });
    expect(operationIds(mock.requests.slice(before))).toEqual([
      "get-supplier",
      "get-supplier",
      "get-customer",
      "get-supplier",
      "create-expense-transaction",
    ]);
  });

  test("are not read for what is refused anyhow", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany();
    const check = await codat.platformContext(company.companyId);
    const before = mock.requests.length;
    const body = bookableExpense(company, { lines: [{ netAmount: 1 }], contactRef: { id: "any" } });
    expect(await codesOf(codat.expenses.create(company.companyId, [body], { check }))).toEqual([
      "account-required",
    ]);
    expect(mock.requests).toHaveLength(before);
  });

  test("may be either on Xero", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany({ platform: "xero" });
    const check = await codat.platformContext(company.companyId);
    const contactRef = { id: company.customers[0]?.id ?? "" };
    const body = bookableExpense(company, { type: "Refund", contactRef });
    const accounts = check.mappingOptions?.accounts ?? [];
    const account = accounts.find(({ validFor }) =>
      validFor?.includes("expense-transactions.Refund"),
    );
    const lines = [{ netAmount: 1, taxAmount: 0, accountRef: { id: account?.id ?? "" } }];
    await codat.expenses.create(company.companyId, [{ ...body, lines }], { check });
    const nobody = { ...body, lines, contactRef: { id: "nobody" } };
    expect(await codesOf(codat.expenses.create(company.companyId, [nobody], { check }))).toEqual([
      "customer-unknown",
    ]);
  });

  test("are read at once where all are asked for, and the context is plain data then", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany();
    const { companyId } = company;
    const check = structuredClone(await codat.platformContext(companyId, { suppliers: "all" }));
    expect(operationIds(mock.requests).sort()).toContain("list-customers");
    expect(mock.requests).toHaveLength(7);
    const create = (changes: object) =>
      codat.expenses.create(companyId, [bookableExpense(company, changes)], { check });
    expect(await codesOf(create(foreignSupplier(company)))).toEqual(["supplier-currency-mismatch"]);
    expect(await codesOf(create({ contactRef: { id: "nobody" } }))).toEqual(["supplier-unknown"]);
    expect(mock.requests).toHaveLength(7);
  });

  test("are not judged where none are asked for", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany();
    const { companyId } = company;
    const check = structuredClone(await codat.platformContext(companyId, { suppliers: "none" }));
    const body = bookableExpense(company, { contactRef: { id: "nobody" } });
    await codat.expenses.create(companyId, [body], { check });
    expect(mock.requests).toHaveLength(6);
  });

  test("an unknown word for which to read is refused before anything is sent", async () => {
    const { codat, mock } = startClient();
    const gathering = codat.platformContext("company", { suppliers: untyped("some") });
    await expect(gathering).rejects.toThrow('suppliers: must be one of "used", "all", "none"');
    expect(mock.requests).toEqual([]);
  });
});

describe("what is not there yet is left out", () => {
  test("a company that was never configured has the configuration null", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany({ configured: false });
    const { companyId } = company;
    const check = await codat.platformContext(companyId);
    expect(check.configuration).toBeNull();
    const call = codat.expenses.create(companyId, [bookableExpense(company)], { check });
    const { issues } = await failureOf(call, PlatformRuleError);
    expect(issues.map(({ code }) => code)).toEqual(["bank-account-required", "supplier-required"]);
  });

  test("data that was not fetched yet is not known, and nothing is judged by it", async () => {
    const { codat, mock } = startClient();
    const { companyId } = mock.createCompany({ fetched: false });
    const context = await codat.platformContext(companyId);
    expect(context.platform).toBe("quickbooksOnline");
    expect(context.baseCurrency).toBeUndefined();
    expect(context.ledgerLockDate).toBeUndefined();
    expect(context.bankAccount).toBeUndefined();
    const company = mock.company(companyId);
    const body = bookableExpense(company, { currency: "USD" });
    await codat.expenses.create(companyId, [body], { check: context });
  });
});

describe("PlatformUnknownError", () => {
  test("is thrown where no accounting software is linked", async () => {
    const { codat, mock } = startClient();
    const { companyId } = mock.createCompany({ linked: false });
    const error = await failureOf(codat.platformContext(companyId), PlatformUnknownError);
    expect(error).toMatchObject({ name: "PlatformUnknownError", companyId, platformKeys: [] });
    expect(error.message).toContain("no linked accounting connection");
    expect(mock.requests).toHaveLength(1);
  });

  test("is thrown for the API's own sandbox, which cannot be written to", async () => {
    const { codat, mock } = startClient();
    const { id: companyId } = await codat.companies.create({ name: "Acme" });
    const { id } = await codat.connections.create(companyId, { platformKey: "mqjo" });
    mock.link(companyId, id);
    const error = await failureOf(codat.platformContext(companyId), PlatformUnknownError);
    expect(error.platformKeys).toEqual(["mqjo"]);
    expect(error.message).toContain("mqjo");
  });

  test("is not thrown for the sandbox of QuickBooks Online, which has its rules", async () => {
    const { codat, mock } = startClient();
    const { id: companyId } = await codat.companies.create({ name: "Acme" });
    const { id } = await codat.connections.create(companyId, { platformKey: "ndsk" });
    mock.link(companyId, id);
    const context = await codat.platformContext(companyId);
    expect(context.platform).toBe("quickbooksOnline");
  });
});

test("a connection that was deleted does not count", async () => {
  const { codat, mock } = startClient();
  const { companyId, accountingConnectionId = "" } = mock.createCompany({ platform: "xero" });
  await codat.connections.delete(companyId, accountingConnectionId);
  const { id } = await codat.connections.create(companyId, { platformKey: "fbrh" });
  mock.link(companyId, id);
  expect((await codat.platformContext(companyId)).platform).toBe("freeagent");
});

test.each([
  [404, "NotFoundError", "list-connections"],
  [401, "AuthenticationError", "list-connections"],
  [500, "ServerError", "get-company-info"],
  [403, "PermissionDeniedError", "get-company-configuration"],
  [500, "ServerError", "list-bank-accounts"],
  [429, "RateLimitError", "get-mapping-options"],
] as const)("a %i is a %s: %s", async (status, name, operationId) => {
  const { codat, mock } = startClient({ maxRetries: 0 });
  const { companyId } = mock.createCompany();
  mock.inject({ operationId, status });
  await expect(codat.platformContext(companyId)).rejects.toMatchObject({ name, operationId });
});

test("the options of a call go for each of its requests", async () => {
  const { codat, mock } = startClient();
  const { companyId } = mock.createCompany();
  const signal = AbortSignal.abort(new Error("shutting down"));
  const gathering = codat.platformContext(companyId, { signal });
  await expect(gathering).rejects.toMatchObject({ name: "RequestAbortedError" });
  expect(mock.requests).toEqual([]);
});

test("the same over HTTP", async () => {
  const { codat, mock } = await startListeningClient();
  const company = mock.createCompany({ platform: "dynamics365", baseCurrency: "EUR" });
  const check = await codat.platformContext(company.companyId);
  expect(check).toMatchObject({ platform: "dynamics365", baseCurrency: "EUR" });
  const body = bookableExpense(company, { contactRef: { id: "supplier", type: "Supplier" } });
  const refused = codat.expenses.create(company.companyId, [body], { check });
  await expect(refused).rejects.toBeInstanceOf(PlatformRuleError);
  expect(mock.requests).toHaveLength(5);
});
