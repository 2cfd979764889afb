import { ConflictError, NotFoundError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { startClient, startListeningClient } from "../support/start-client.js";

describe("the configuration", () => {
  test("is not there until it is set, and is then what was set", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany({ configured: false });
    const { companyId, bankAccounts, suppliers, customers } = company;
    await expect(codat.configuration.get(companyId)).rejects.toBeInstanceOf(NotFoundError);
    const configuration = {
      bankAccount: { id: bankAccounts[0]?.id ?? "" },
      supplier: { id: suppliers[0]?.id ?? "" },
      customer: { id: customers[0]?.id ?? "" },
    };
    expect(await codat.configuration.set(companyId, configuration)).toEqual(configuration);
    expect(await codat.configuration.get(companyId)).toEqual(configuration);
  });

  test("is replaced as a whole", async () => {
    const { codat, mock } = startClient();
    const { companyId } = mock.createCompany();
    const nothing = { bankAccount: {}, supplier: {}, customer: {} };
    await codat.configuration.set(companyId, nothing);
    expect(await codat.configuration.get(companyId)).toEqual(nothing);
  });

  test("is a company's: without one it is a NotFoundError", async () => {
    const { codat } = startClient();
    await expect(codat.configuration.get("nobody")).rejects.toBeInstanceOf(NotFoundError);
  });
});

test("the mapping options name accounts, tax rates and tracking categories", async () => {
  const { codat, mock } = startClient();
  const { companyId, taxRates, trackingCategories } = mock.createCompany({ platform: "xero" });
  const options = await codat.mappingOptions.get(companyId);
  expect(options.accounts?.length).toBeGreaterThan(0);
  expect(options.taxRates?.map(({ id }) => ({ id }))).toEqual(taxRates);
  expect(options.trackingCategories?.map(({ id }) => ({ id }))).toEqual(trackingCategories);
  expect(options.accounts?.[0]).toMatchObject({
    id: expect.any(String),
    validTransactionTypes: expect.any(Array),
  });
});

test("the company information has the books' currency and lock date", async () => {
  const { codat, mock } = startClient();
  const { companyId } = mock.createCompany({
    name: "Blue Fern",
    baseCurrency: "EUR",
    ledgerLockDate: "2026-06-30",
  });
  expect(await codat.companyInfo.get(companyId)).toMatchObject({
    companyName: "Blue Fern",
    baseCurrency: "EUR",
    ledgerLockDate: "2026-06-30",
  });
});

test("what was not fetched yet is a ConflictError", async () => {
  const { codat, mock } = startClient();
  const { companyId } = mock.createCompany({ linked: false });
  await expect(codat.companyInfo.get(companyId)).rejects.toBeInstanceOf(ConflictError);
});

test("the same over HTTP", async () => {
  const { codat, mock } = await startListeningClient();
  const { companyId } = mock.createCompany({ baseCurrency: "USD" });
  const configuration = { bankAccount: { id: "card" }, supplier: {}, customer: {} };
  await codat.configuration.set(companyId, configuration);
  expect(await codat.configuration.get(companyId)).toEqual(configuration);
  expect((await codat.mappingOptions.get(companyId)).accounts).not.toHaveLength(0);
  expect(await codat.companyInfo.get(companyId)).toMatchObject({ baseCurrency: "USD" });
});
