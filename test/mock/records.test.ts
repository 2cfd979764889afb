import type { PlatformSlug } from "codat-expenses/platforms";
import { describe, expect, test } from "vitest";
import { startMock } from "./support.js";

interface Push {
  pushOperationKey: string;
  status: string;
  statusCode: number;
  dataType: string;
  changes: { type: string; recordRef: { id: string } }[];
  errorMessage?: string;
  validation: { errors: { itemId: string }[] };
  data: { id?: string };
}

interface List {
  results: Record<string, unknown>[];
  totalResults: number;
}

function start(platform: PlatformSlug = "quickbooksOnline", options = {}) {
  const started = startMock({ pushDurationMs: 1000, ...options });
  const company = started.mock.createCompany({ platform });
  const path = `/companies/${company.companyId}`;
  const connection = `${path}/connections/${company.accountingConnectionId}`;
  const settled = async (push: Push) => {
    await started.mock.clock.advance(1000);
    return (await started.send<Push>("GET", `${path}/push/${push.pushOperationKey}`)).body;
  };
  return { ...started, company, path, connection, settled };
}

const supplier = { supplierName: "Smith & Co", status: "Active", defaultCurrency: "GBP" };
const customer = { customerName: "Lake Ltd", status: "Active" };
const account = {
  name: "Parking",
  type: "Expense",
  currency: "GBP",
  fullyQualifiedCategory: "Expense.Travel",
};
const bankAccount = {
  accountName: "Euro Card",
  accountNumber: "12345678",
  accountType: "Credit",
  currency: "EUR",
};
const directCost = {
  issueDate: "2026-08-01",
  currency: "GBP",
  lineItems: [{ unitAmount: 1, quantity: 1 }],
  paymentAllocations: [],
  subTotal: 1,
  taxAmount: 0,
  totalAmount: 1,
};

describe("creating a record", () => {
  test.each([
    ["suppliers", "/data/suppliers", supplier, "suppliers"],
    ["customers", "/data/customers", customer, "customers"],
    ["accounts", "/data/accounts", account, "chartOfAccounts"],
  ])("%s: pending first, then it can be read", async (name, read, record, dataType) => {
    const { mock, send, company, path, connection, settled } = start();
    const { status, body } = await send<Push>("POST", `${connection}/push/${name}`, record);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "Pending", statusCode: 202, dataType, data: record });
    const count = async () => (await send<List>("GET", path + read)).body.totalResults;
    const before = await count();
    const done = await settled(body);
    expect(done).toMatchObject({ status: "Success", statusCode: 200 });
    expect(done).not.toHaveProperty("errorMessage");
    // What is written can be read once its type was fetched again.
    expect(await count()).toBe(before);
    mock.refresh(company.companyId);
    expect(await count()).toBe(before + 1);
    const id = done.changes[0]?.recordRef.id;
    expect(done.changes[0]?.type).toBe("Created");
    expect((await send("GET", `${path}${read}/${id}`)).body).toMatchObject({ ...record, id });
  });

  test("bank accounts can be read, and chosen from", async () => {
    const { mock, send, company, path, connection, settled } = start();
    const { body } = await send<Push>("POST", `${connection}/push/bankAccounts`, bankAccount);
    const id = (await settled(body)).changes[0]?.recordRef.id;
    mock.refresh(company.companyId, ["bankAccounts", "chartOfAccounts"]);
    const read = await send("GET", `${connection}/data/bankAccounts/${id}`);
    expect(read.body).toMatchObject(bankAccount);
    const options = await send<{ accounts: { id: string }[] }>(
      "GET",
      `${path}/sync/expenses/mappingOptions`,
    );
    expect(options.body.accounts.map((each) => each.id)).toContain(id);
  });

  test("direct costs can be read once the type was fetched", async () => {
    const { mock, send, path, connection, settled } = start();
    const { body } = await send<Push>("POST", `${connection}/push/directCosts`, directCost);
    expect((await settled(body)).status).toBe("Success");
    await send("POST", `${path}/data/queue/directCosts`);
    await mock.clock.advance(1000);
    const list = await send<List>("GET", `${connection}/data/directCosts`);
    expect(list.body.results).toMatchObject([directCost]);
  });

  test("a record that lacks what the software needs fails, with the field", async () => {
    const { send, connection, settled } = start();
    const nameless = { status: "Active" };
    const { body } = await send<Push>("POST", `${connection}/push/suppliers`, nameless);
    const failed = await settled(body);
    expect(failed).toMatchObject({ status: "Failed", changes: [] });
    expect(failed.validation.errors).toMatchObject([{ itemId: "supplierName" }]);
  });

  test("one that takes longer than its timeout is TimedOut, and not written", async () => {
    const { mock, send, path, connection } = start("xero", { pushDurationMs: 120_000 });
    const before = (await send<List>("GET", `${path}/data/suppliers`)).body.totalResults;
    const { body } = await send<Push>(
      "POST",
      `${connection}/push/suppliers?timeoutInMinutes=1`,
      supplier,
    );
    await mock.clock.advance(300_000);
    const push = await send<Push>("GET", `${path}/push/${body.pushOperationKey}`);
    expect(push.body).toMatchObject({ status: "TimedOut", timeoutInMinutes: 1 });
    const after = (await send<List>("GET", `${path}/data/suppliers`)).body.totalResults;
    expect(after).toBe(before);
  });

  test("it can end as scripted", async () => {
    const { mock, send, connection, settled } = start();
    const errors = [{ itemId: "defaultCurrency", message: "No such currency." }];
    mock.endNextPush({ status: "Failed", dataType: "suppliers", message: "Refused.", errors });
    const customers = await send<Push>("POST", `${connection}/push/customers`, customer);
    expect((await settled(customers.body)).status).toBe("Success");
    const { body } = await send<Push>("POST", `${connection}/push/suppliers`, supplier);
    expect(await settled(body)).toMatchObject({
      status: "Failed",
      errorMessage: "Refused.",
      validation: { errors },
    });
  });

  test("nothing is written over a connection that is not linked, or not to accounting", async () => {
    const { mock, send, company, path, connection } = start();
    const expenseConnection = `${path}/connections/${company.expenseConnectionId}`;
    const other = await send("POST", `${expenseConnection}/push/suppliers`, supplier);
    expect(other.status).toBe(400);
    mock.unlink(company.companyId, company.accountingConnectionId ?? "");
    const unlinked = await send("POST", `${connection}/push/suppliers`, supplier);
    expect(unlinked.status).toBe(400);
  });

  test("is listed among the push operations", async () => {
    const { send, path, connection } = start();
    await send("POST", `${connection}/push/suppliers`, supplier);
    await send("POST", `${connection}/push/customers`, customer);
    const all = await send<List>("GET", `${path}/push`);
    expect(all.body.results).toMatchObject([{ dataType: "suppliers" }, { dataType: "customers" }]);
    expect((await send("GET", `${path}/push/${crypto.randomUUID()}`)).status).toBe(404);
  });
});

describe("changing a record", () => {
  test.each([
    ["suppliers", { ...supplier, supplierName: "Smith & Daughters" }],
    ["customers", { ...customer, customerName: "Sea Ltd" }],
  ])("%s", async (name, change) => {
    const { mock, send, company, path, connection, settled } = start();
    const id = (name === "suppliers" ? company.suppliers : company.customers)[0]?.id;
    const { body } = await send<Push>("PUT", `${connection}/push/${name}/${id}`, change);
    const done = await settled(body);
    expect(done).toMatchObject({ status: "Success", changes: [{ type: "Modified" }] });
    mock.refresh(company.companyId);
    expect((await send("GET", `${path}/data/${name}/${id}`)).body).toMatchObject(change);
    const unknown = await send("PUT", `${connection}/push/${name}/unknown`, change);
    expect(unknown.status).toBe(404);
  });

  test("suppliers are not changed where the platform takes no changes of them", async () => {
    const { send, company, connection } = start("netsuite");
    const id = company.suppliers[0]?.id;
    const reply = await send("PUT", `${connection}/push/suppliers/${id}`, supplier);
    expect(reply.status).toBe(400);
  });
});

test("a record that is archived or deleted says so after the next fetch", async () => {
  const started = start("xero");
  const { mock, send, company, path } = started;
  const [supplier] = company.suppliers;
  mock.archive({ ...company, dataType: "suppliers", id: supplier?.id ?? "", deleted: true });
  const read = async () => (await send("GET", `${path}/data/suppliers/${supplier?.id}`)).body;
  expect(await read()).toMatchObject({ status: "Active", metadata: { isDeleted: false } });
  mock.refresh(company.companyId, ["suppliers"]);
  expect(await read()).toMatchObject({ status: "Archived", metadata: { isDeleted: true } });
});

describe("bank transactions", () => {
  const line = (id: string) => ({ id, date: "2026-08-01", amount: -1, balance: 0 });

  test("are added to their account, each once", async () => {
    const { mock, send, company, connection, settled } = start();
    const accountId = company.bankAccounts[0]?.id ?? "";
    const path = `${connection}/push/bankAccounts/${accountId}/bankTransactions`;
    for (const ids of [
      ["1", "2"],
      ["2", "3"],
    ]) {
      const { body } = await send<Push>("POST", path, { accountId, transactions: ids.map(line) });
      expect((await settled(body)).status).toBe("Success");
    }
    const ids = mock.bankTransactions(company.companyId, accountId).map(({ id }) => id);
    expect(ids).toEqual(["1", "2", "3"]);
  });

  test("are 1,000 at most, for the account of the path, which exists", async () => {
    const { send, company, connection } = start();
    const accountId = company.bankAccounts[0]?.id ?? "";
    const path = (id: string) => `${connection}/push/bankAccounts/${id}/bankTransactions`;
    const lines = (count: number) => Array.from({ length: count }, (_, at) => line(String(at)));
    const post = async (id: string, body: object) => (await send("POST", path(id), body)).status;
    expect(await post(accountId, { accountId, transactions: lines(1000) })).toBe(200);
    expect(await post(accountId, { accountId, transactions: lines(1001) })).toBe(400);
    expect(await post(accountId, { accountId: "other", transactions: lines(1) })).toBe(400);
    expect(await post("other", { accountId: "other", transactions: lines(1) })).toBe(404);
  });
});

test("an account is taken by the rules of its platform, each fault named by its field", async () => {
  const { send, connection, settled } = start("xero");
  const made = async (nominalCode: string) => {
    const body = { nominalCode, name: "Parking", fullyQualifiedCategory: "Expense.Travel" };
    return settled((await send<Push>("POST", `${connection}/push/accounts`, body)).body);
  };
  expect((await made("1700")).status).toBe("Success");
  const refused = await made("123456789012");
  expect(refused.status).toBe("Failed");
  expect(refused.validation.errors).toMatchObject([{ itemId: "NominalCode" }]);
});

describe("models", () => {
  test.each(["chartOfAccounts", "bankAccounts"])("%s has the fields to send", async (name) => {
    const { send, connection } = start("xero");
    const { body } = await send("GET", `${connection}/options/${name}`);
    expect(body).toMatchObject({
      type: "Object",
      required: true,
      description: expect.stringContaining("Xero"),
      properties: { currency: { options: expect.arrayContaining([]) } },
    });
  });
});

describe("tracking categories and tax rates", () => {
  test("a category comes with all below it", async () => {
    const { send, company, path } = start();
    const read = `${path}/data/trackingCategories`;
    const list = await send<List>("GET", read);
    expect(list.body.totalResults).toBe(company.trackingCategories.length);
    const [department] = company.trackingCategories;
    expect((await send("GET", `${read}/${department?.id}`)).body).toMatchObject({
      name: "Department",
      hasChildren: true,
      subCategories: [
        { name: "Sales", parentId: department?.id, subCategories: [] },
        { name: "Engineering" },
      ],
    });
    expect((await send("GET", `${read}/unknown`)).status).toBe(404);
  });

  test("a tax rate is read by its id", async () => {
    const { send, path } = start("xero");
    const read = `${path}/data/taxRates`;
    expect((await send("GET", `${read}/NONE`)).body).toMatchObject({ effectiveTaxRate: 0 });
    expect((await send("GET", `${read}/unknown`)).status).toBe(404);
  });
});
