import { type PlatformSlug, platforms } from "codat-expenses/platforms";
import { describe, expect, test } from "vitest";
import { payment, startMock, syncOf } from "./support.js";

const slugs = Object.keys(platforms) as PlatformSlug[];

describe.each(slugs)("a company on %s", (platform) => {
  test.each(["GBP", "USD", "EUR"])("in %s takes a payment as it comes", async (baseCurrency) => {
    const started = startMock();
    const company = started.mock.createCompany({ platform, baseCurrency });
    expect(company).toMatchObject({ platform, baseCurrency });
    const done = await syncOf(started, company, "POST", "/expense-transactions", [
      payment(company),
    ]);
    expect(done.transactions).toMatchObject([{ status: "Completed", message: null }]);
    expect(done.code).toBe(2000);
  });

  test("has cards of each kind in two currencies, and tax rates if it takes any", async () => {
    const company = startMock().mock.createCompany({ platform, baseCurrency: "USD" });
    const cards = company.bankAccounts.map(({ card, currency }) => `${card} ${currency}`);
    expect(cards).toEqual([
      "credit USD",
      "prepaid USD",
      "debit USD",
      "credit EUR",
      "prepaid EUR",
      "debit EUR",
    ]);
    expect(company.taxRates.length > 0).toBe(platform !== "freeagent");
    expect(company.suppliers.map(({ currency }) => currency)).toEqual(["USD", "USD", "EUR"]);
  });

  test("takes its tax rates and tracking categories on a line", async () => {
    const started = startMock();
    const company = started.mock.createCompany({ platform });
    const [taxRate] = company.taxRates;
    const line = {
      netAmount: 1,
      accountRef: { id: company.accounts[0]?.id },
      ...(taxRate ? { taxRateRef: { id: taxRate.id } } : {}),
      trackingRefs: [{ id: company.trackingCategories[1]?.id, dataType: "trackingCategories" }],
    };
    const done = await syncOf(started, company, "POST", "/expense-transactions", [
      payment(company, { lines: [line] }),
    ]);
    expect(done.transactions).toMatchObject([{ message: null }]);
  });
});

test("what the platform refuses ends ValidationError with the reason, the rest Completed", async () => {
  const started = startMock();
  const company = started.mock.createCompany({ platform: "netsuite", baseCurrency: "GBP" });
  const foreignCard = company.bankAccounts.find(
    ({ card, currency }) => card === "credit" && currency === "EUR",
  );
  const right = payment(company);
  const wrong = payment(company, {
    currency: "USD",
    currencyRate: 0.8,
    bankAccountRef: { id: foreignCard?.id },
  });
  const failed = await syncOf(started, company, "POST", "/expense-transactions", [right, wrong]);
  expect(failed).toMatchObject({ code: 5120, dataPushed: true });
  expect(failed.transactions).toMatchObject([
    { transactionId: right.id, status: "Completed" },
    { transactionId: wrong.id, status: "ValidationError", message: expect.stringMatching(/EUR/) },
  ]);
  expect(started.mock.ledger(company.companyId)).toHaveLength(1);
});

test("a kind that the platform does not take fails in its sync", async () => {
  const started = startMock();
  const company = started.mock.createCompany({ platform: "xero" });
  const failed = await syncOf(started, company, "POST", "/reimbursable-expense-transactions", [
    {
      id: crypto.randomUUID(),
      contactRef: { id: company.suppliers[0]?.id },
      issueDate: "2026-08-01",
      dueDate: "2026-08-01",
      currency: "GBP",
      lines: [{ netAmount: 1, accountRef: { id: company.accounts[0]?.id } }],
    },
  ]);
  expect(failed.code).toBe(5120);
  expect(failed.transactions[0]?.message).toMatch(/reimbursable/);
});

test("an account of another company is not known", async () => {
  const started = startMock();
  const [one, other] = [started.mock.createCompany(), started.mock.createCompany()];
  const lines = [{ netAmount: 1, accountRef: { id: other.accounts[0]?.id } }];
  const failed = await syncOf(started, one, "POST", "/expense-transactions", [
    payment(one, { lines }),
  ]);
  expect(failed.transactions).toMatchObject([{ status: "ValidationError" }]);
});

test("closed books take nothing that is dated into them", async () => {
  const started = startMock();
  const company = started.mock.createCompany({ ledgerLockDate: "2026-07-31" });
  const failed = await syncOf(started, company, "POST", "/expense-transactions", [
    payment(company, { issueDate: "2026-07-31" }),
    payment(company, { issueDate: "2026-08-01" }),
  ]);
  expect(failed.transactions.map(({ status }) => status)).toEqual(["ValidationError", "Completed"]);
});

test("the bank account that a FreeAgent expense is on already may be named in an update", async () => {
  const started = startMock();
  const company = started.mock.createCompany({ platform: "freeagent" });
  const [card, other] = company.bankAccounts;
  const { id, ...update } = payment(company, { bankAccountRef: { id: card?.id } });
  await syncOf(started, company, "POST", "/expense-transactions", [{ ...update, id }]);
  const path = `/expense-transactions/${id}`;
  expect((await syncOf(started, company, "PUT", path, update)).code).toBe(2000);
  const moved = { ...update, bankAccountRef: { id: other?.id } };
  expect((await syncOf(started, company, "PUT", path, moved)).code).toBe(5120);
});
