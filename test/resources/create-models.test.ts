import { BadRequestError, NotFoundError } from "codat-expenses";
import { type PlatformSlug, platforms } from "codat-expenses/platforms";
import { describe, expect, test } from "vitest";
import { account, bankAccount, startWithBooks } from "../support/accounting.js";

const slugs = Object.keys(platforms) as PlatformSlug[];

describe.each(slugs)("on %s, what is expected", (platform) => {
  test("of a new account names each field, and what it can be", async () => {
    const { codat, companyId, connectionId } = startWithBooks({ platform, baseCurrency: "USD" });
    const model = await codat.accounts.createModel(companyId, connectionId);
    expect(model).toMatchObject({
      type: "Object",
      description: expect.stringContaining(platforms[platform].name),
      properties: { name: { type: "String" } },
    });
    const { type, currency } = model.properties ?? {};
    expect(type?.options?.map(({ value }) => value)).toContain("Expense");
    expect(currency?.options?.map(({ value }) => value)).toContain("USD");
  });

  test("of a new bank account names each field, and what it can be", async () => {
    const { codat, companyId, connectionId } = startWithBooks({ platform });
    const model = await codat.bankAccounts.createModel(companyId, connectionId);
    expect(model).toMatchObject({
      description: expect.stringContaining(platforms[platform].name),
      properties: { institution: { required: false } },
    });
    const kinds = model.properties?.accountType?.options?.map(({ value }) => value);
    expect(kinds).toEqual(["Credit", "Debit"]);
  });

  test("is what is taken, without what is not required too", async () => {
    const { codat, companyId, connectionId } = startWithBooks({ platform });
    const { properties } = await codat.accounts.createModel(companyId, connectionId);
    const required = Object.entries(properties ?? {}).flatMap(([name, property]) =>
      property.required ? [name] : [],
    );
    const whole: Record<string, unknown> = account();
    const least = Object.fromEntries(required.map((name) => [name, whole[name]]));
    const { pushOperationKey } = await codat.accounts.create(companyId, connectionId, least);
    await codat.pushOperations.wait(companyId, pushOperationKey);
  });
});

test("a connection that is not linked has no model, and takes no records", async () => {
  const { codat, companyId, connectionId, mock } = startWithBooks();
  mock.unlink(companyId, connectionId);
  for (const call of [
    codat.accounts.createModel(companyId, connectionId),
    codat.bankAccounts.createModel(companyId, connectionId),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
  for (const call of [
    codat.accounts.create(companyId, connectionId, account()),
    codat.bankAccounts.create(companyId, connectionId, bankAccount()),
  ]) {
    await expect(call).rejects.toBeInstanceOf(BadRequestError);
  }
});
