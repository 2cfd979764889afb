import type { MockCompany } from "codat-expenses/mock";
import { createMockCodat } from "codat-expenses/mock";
import { platforms } from "codat-expenses/platforms";
import { expect, test } from "vitest";
import { payment, post, startMockServer, syncCodeOf } from "./support.js";

test("--seed demo has a company for each platform, ready to be written to", async () => {
  const mockServer = await startMockServer("--seed", "demo", "--sync-ms", "0");
  const companies = await mockServer.control<MockCompany[]>("GET", "/companies");
  expect(companies.map(({ platform }) => platform)).toEqual(Object.keys(platforms));
  expect(companies).toHaveLength(8);
  for (const company of companies) {
    expect(company).toMatchObject({
      companyId: expect.any(String),
      name: expect.any(String),
      baseCurrency: expect.stringMatching(/^[A-Z]{3}$/),
      accountingConnectionId: expect.any(String),
      expenseConnectionId: expect.any(String),
    });
    const cards = company.bankAccounts.filter(({ card }) => card === "credit");
    expect(new Set(cards.map(({ currency }) => currency)).size).toBe(2);
    expect(company.accounts.some((each) => each.validTransactionTypes?.includes("Payment"))).toBe(
      true,
    );
    expect(company.suppliers[0]).toMatchObject({
      id: expect.any(String),
      name: expect.any(String),
    });
    expect(company.customers[0]).toMatchObject({
      id: expect.any(String),
      name: expect.any(String),
    });
    expect(company.trackingCategories.length).toBeGreaterThan(0);
    const takesTax = platforms[company.platform ?? "xero"].fields.taxRateRef !== false;
    expect(company.taxRates.length > 0).toBe(takesTax);
    const configuration = await mockServer.api<{ bankAccount: { id: string } }>(
      "GET",
      `/companies/${company.companyId}/sync/expenses/config`,
    );
    expect(configuration.bankAccount.id).toBe(company.bankAccounts[0]?.id);
    expect(await syncCodeOf(mockServer, await post(mockServer, company, [payment(company)]))).toBe(
      2000,
    );
  }
  await mockServer.stop();
});

test("the same seed can be had in a test", () => {
  const mock = createMockCodat();
  expect(mock.seedDemo()).toEqual(mock.companies());
  expect(mock.companies()).toHaveLength(8);
});
