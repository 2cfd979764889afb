import { type CodatExpenses, ConflictError } from "codat-expenses";
import { expect, test } from "vitest";
import { startWithBooks } from "../support/accounting.js";

type Read = (codat: CodatExpenses, companyId: string, connectionId: string) => PromiseLike<unknown>;

const reads: Record<string, Read> = {
  "companyInfo.get": (codat, companyId) => codat.companyInfo.get(companyId),
  "customers.list": (codat, companyId) => codat.customers.list(companyId),
  "customers.get": (codat, companyId) => codat.customers.get(companyId, "id"),
  "suppliers.list": (codat, companyId) => codat.suppliers.list(companyId),
  "suppliers.get": (codat, companyId) => codat.suppliers.get(companyId, "id"),
  "accounts.list": (codat, companyId) => codat.accounts.list(companyId),
  "accounts.get": (codat, companyId) => codat.accounts.get(companyId, "id"),
  "taxRates.list": (codat, companyId) => codat.taxRates.list(companyId),
  "taxRates.get": (codat, companyId) => codat.taxRates.get(companyId, "id"),
  "trackingCategories.list": (codat, companyId) => codat.trackingCategories.list(companyId),
  "trackingCategories.get": (codat, companyId) => codat.trackingCategories.get(companyId, "id"),
  "bankAccounts.list": (codat, ...ids) => codat.bankAccounts.list(...ids),
  "bankAccounts.get": (codat, ...ids) => codat.bankAccounts.get(...ids, "id"),
  "directCosts.list": (codat, ...ids) => codat.directCosts.list(...ids),
};

test.each(Object.entries(reads))(
  "%s is a ConflictError until the data was fetched",
  async (_, read) => {
    const { codat, companyId, connectionId, mock } = startWithBooks({ linked: false });
    const early = () => Promise.resolve(read(codat, companyId, connectionId));
    await expect(early()).rejects.toBeInstanceOf(ConflictError);
    mock.link(companyId, connectionId);
    await codat.data.refresh(companyId, "directCosts");
    await expect(early()).rejects.toBeInstanceOf(ConflictError);
    await expect(early()).rejects.toThrow(/fetched/);
    await mock.clock.advance(1_000);
    await expect(early().catch((error: Error) => error.name)).resolves.not.toBe("ConflictError");
  },
);
