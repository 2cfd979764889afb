import { CodatExpenses } from "codat-expenses";
import { describe, expect, test } from "vitest";
import {
  account,
  bankAccount,
  bankTransactions,
  customer,
  directCost,
  startWithBooks,
  supplier,
} from "../support/accounting.js";
import { companyId, untyped } from "../support/bodies.js";
import { refusalOf } from "../support/refusal.js";

const codat = new CodatExpenses({
  apiKey: "test-key",
  fetch: () => Promise.reject(new Error("nothing is to be sent")),
});

const ids = [companyId, "connection"] as const;
const accountId = "card";
const refuse = {
  customer: (body: unknown) => refusalOf(codat.customers.create(...ids, untyped(body))),
  supplier: (body: unknown) => refusalOf(codat.suppliers.create(...ids, untyped(body))),
  account: (body: unknown) => refusalOf(codat.accounts.create(...ids, untyped(body))),
  bankAccount: (body: unknown) => refusalOf(codat.bankAccounts.create(...ids, untyped(body))),
  bankTransactions: (body: unknown) =>
    refusalOf(codat.bankAccounts.createTransactions(...ids, accountId, untyped(body))),
  directCost: (body: unknown) => refusalOf(codat.directCosts.create(...ids, untyped(body))),
};

test.each(Object.keys(refuse) as (keyof typeof refuse)[])("%s must be an object", async (name) => {
  expect(await refuse[name](undefined)).toEqual([": is required"]);
  expect(await refuse[name](null)).toEqual([": must be an object, not null"]);
  expect(await refuse[name]([])).toEqual([": must be an object, not an array"]);
  expect(await refuse[name]("{}")).toEqual([": must be an object, not text of 2 characters"]);
});

describe.each([
  ["customer", customer, codat.customers],
  ["supplier", supplier, codat.suppliers],
] as const)("a %s", (name, make, resource) => {
  test("needs a status, and one of the API's", async () => {
    expect(await refuse[name]({})).toEqual(["status: is required"]);
    expect(await refuse[name]({ ...make(), status: "Gone" })).toEqual([
      'status: must be one of "Unknown", "Active", "Archived", not text of 4 characters',
    ]);
  });

  test("has every fault reported at once, and where", async () => {
    const body = {
      ...make(),
      phone: 5,
      defaultCurrency: "pounds",
      addresses: [{ type: "Billing" }, { type: "Home", line1: 1 }],
      metadata: { isDeleted: "no" },
      modifiedDate: "yesterday",
      supplementalData: { content: { bills: "x" } },
    };
    const faults = await refuse[name](body);
    expect(faults.map((fault) => fault.split(":")[0]).sort()).toEqual([
      "addresses.1.line1",
      "addresses.1.type",
      "defaultCurrency",
      "metadata.isDeleted",
      "modifiedDate",
      "phone",
      "supplementalData.content.bills",
    ]);
  });

  test("is checked in an update as when it is created", async () => {
    const update = resource.update(...ids, "id", untyped({}));
    expect(await refusalOf(update)).toEqual(["status: is required"]);
  });
});

test("a customer's contacts are checked too", async () => {
  const contacts = [
    { status: "Active", phone: [{ type: "Mobile" }, { type: "Pager" }] },
    { name: "Sam" },
    null,
  ];
  expect(await refuse.customer({ ...customer(), contacts })).toEqual([
    expect.stringMatching(/^contacts\.0\.phone\.1\.type: must be one of "Primary",/),
    "contacts.1.status: is required",
    "contacts.2: must be an object, not null",
  ]);
});

test("an account has a type and a status of the API's, in a currency that there is", async () => {
  expect(await refuse.account({ ...account(), type: "Cost", currency: "£", status: "On" })).toEqual(
    [
      "currency: must be a currency code of ISO 4217 such as GBP",
      'type: must be one of "Unknown", "Asset", "Expense", "Income", "Liability", "Equity", not text of 4 characters',
      'status: must be one of "Unknown", "Active", "Archived", "Pending", not text of 2 characters',
    ],
  );
});

test("an account's flags, balance and links are checked", async () => {
  const body = {
    ...account(),
    isBankAccount: "yes",
    currentBalance: "none",
    validDatatypeLinks: [1],
  };
  expect(await refuse.account(body)).toEqual([
    "currentBalance: must be a finite number, not text of 4 characters",
    "isBankAccount: must be true or false, not text of 3 characters",
    "validDatatypeLinks.0: must be an object, not a number",
  ]);
});

test("a bank account is a credit or a debit one", async () => {
  expect(await refuse.bankAccount({ ...bankAccount(), accountType: "Prepaid" })).toEqual([
    'accountType: must be one of "Unknown", "Credit", "Debit", not text of 7 characters',
  ]);
});

describe("lines of a statement", () => {
  test("need an account, and each an id, a date and an amount", async () => {
    expect(await refuse.bankTransactions({})).toEqual([
      "accountId: is required",
      "transactions: is required",
    ]);
    expect(await refuse.bankTransactions({ accountId, transactions: [{}] })).toEqual([
      "transactions.0.id: is required",
      "transactions.0.date: is required",
      "transactions.0.amount: is required",
    ]);
  });

  test("have amounts that are numbers, and a type of the API's", async () => {
    const [line] = bankTransactions(accountId).transactions;
    const bad = { ...line, amount: Number.NaN, balance: true, transactionType: "Card" };
    const faults = await refuse.bankTransactions({ accountId, transactions: [line, bad] });
    expect(faults).toEqual([
      "transactions.1.amount: must be a finite number, not NaN",
      "transactions.1.balance: must be a finite number, not true",
      expect.stringMatching(
        /^transactions\.1\.transactionType: must be one of "Unknown", "Credit"/,
      ),
    ]);
  });

  test("are 1,000 at the most, which is reported together with faults of single ones", async () => {
    const { transactions } = bankTransactions(accountId, 1_001);
    expect(await refuse.bankTransactions({ accountId, transactions })).toEqual([
      "transactions: must have at most 1000 items, not 1001",
    ]);
    const [first, ...rest] = transactions;
    const faulty = [{ ...first, id: 7 }, ...rest];
    expect(await refuse.bankTransactions({ accountId, transactions: faulty })).toEqual([
      "transactions.0.id: must be text, not a number",
      "transactions: must have at most 1000 items, not 1001",
    ]);
  });
});

describe("a direct cost", () => {
  test("needs what the API insists on", async () => {
    expect(await refuse.directCost({})).toEqual(
      [
        "issueDate",
        "currency",
        "lineItems",
        "paymentAllocations",
        "subTotal",
        "taxAmount",
        "totalAmount",
      ].map((name) => `${name}: is required`),
    );
  });

  test("names a contact by its id, and by a kind of record that the API knows", async () => {
    expect(await refuse.directCost(directCost({ contactRef: untyped({}) }))).toEqual([
      "contactRef.id: is required",
    ]);
    const contactRef = untyped({ id: "x", dataType: "employees" });
    expect(await refuse.directCost(directCost({ contactRef }))).toEqual([
      expect.stringMatching(
        /^contactRef\.dataType: must be one of .*"suppliers".*not text of 9 characters$/,
      ),
    ]);
  });

  test("has lines and payments that are checked one by one", async () => {
    const body = directCost({
      lineItems: untyped([
        { unitAmount: 1, quantity: 1, itemRef: {}, trackingCategoryRefs: [{ name: "Sales" }] },
        { unitAmount: "one" },
      ]),
      paymentAllocations: untyped([{ payment: { currency: "???", currencyRate: 0 } }]),
    });
    expect(await refuse.directCost(body)).toEqual([
      "lineItems.0.itemRef.id: is required",
      "lineItems.0.trackingCategoryRefs.0.id: is required",
      "lineItems.1.unitAmount: must be a finite number, not text of 3 characters",
      "lineItems.1.quantity: is required",
      "paymentAllocations.0.payment.currency: must be a currency code of ISO 4217 such as GBP",
      "paymentAllocations.0.payment.currencyRate: must be above 0",
      "paymentAllocations.0.allocation: is required",
    ]);
  });
});

test("what is right is sent as it is given, with nulls and properties of a later version", async () => {
  const { codat, companyId, connectionId, company, sent } = startWithBooks(
    {},
    {},
    { unknownProperties: "send" },
  );
  const card = company.bankAccounts[0]?.id ?? "";
  const later = { later: { than: ["this"] } };
  const bodies = [
    { ...customer({ phone: null, addresses: null, contacts: null }), ...later },
    { ...supplier({ defaultCurrency: null, taxNumber: null }), ...later },
    { ...account({ nominalCode: null, currentBalance: null, validDatatypeLinks: [] }), ...later },
    { ...bankAccount({ iBan: null, overdraftLimit: null }), ...later },
    { ...bankTransactions(card, 2), ...later },
    { ...directCost({ note: null, currencyRate: null }), ...later },
  ] as const;
  await codat.customers.create(companyId, connectionId, bodies[0]);
  await codat.suppliers.create(companyId, connectionId, bodies[1]);
  await codat.accounts.create(companyId, connectionId, bodies[2]);
  await codat.bankAccounts.create(companyId, connectionId, bodies[3]);
  await codat.bankAccounts.createTransactions(companyId, connectionId, card, bodies[4]);
  await codat.directCosts.create(companyId, connectionId, bodies[5]);
  expect(sent).toEqual(bodies);
});

test("days are sent as the day in the time zone, a moment as ISO 8601", async () => {
  const { codat, companyId, connectionId, sent } = startWithBooks(
    {},
    {},
    { timeZone: "Asia/Kolkata" },
  );
  const modifiedDate = new Date("2026-08-01T22:00:00Z");
  const status = "Active";
  await codat.suppliers.create(companyId, connectionId, {
    supplierName: "A",
    status,
    modifiedDate,
  });
  await codat.directCosts.create(companyId, connectionId, {
    ...directCost({ issueDate: modifiedDate }),
    paymentAllocations: [
      {
        payment: { paidOnDate: modifiedDate },
        allocation: { allocatedOnDate: "2026-08-02T10:00:00" },
      },
    ],
  });
  expect(sent).toMatchObject([
    { modifiedDate: "2026-08-01T22:00:00.000Z" },
    {
      issueDate: "2026-08-02",
      paymentAllocations: [
        {
          payment: { paidOnDate: "2026-08-02" },
          allocation: { allocatedOnDate: "2026-08-02T10:00:00" },
        },
      ],
    },
  ]);
});
