import { CodatExpenses, type ExpenseLine, RequestValidationError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import {
  adjustment,
  companyId,
  expense,
  reimbursable,
  transactionId,
  transfer,
  untyped,
} from "../support/bodies.js";
import { refusalOf } from "../support/refusal.js";
import { startClient } from "../support/start-client.js";

const codat = new CodatExpenses({
  apiKey: "test-key",
  fetch: () => Promise.reject(new Error("nothing is to be sent")),
});
const create = (...expenses: unknown[]) =>
  refusalOf(codat.expenses.create(companyId, untyped(expenses)));
const line = (changes: Partial<ExpenseLine> | Record<string, unknown> = {}) =>
  untyped({ netAmount: 1, ...changes });
const expenseWithLine = (changes: Record<string, unknown>) => expense({ lines: [line(changes)] });

describe("expenses", () => {
  test("must have an id, a type, a date and a currency", async () => {
    expect(await create({})).toEqual([
      "0.type: is required",
      "0.issueDate: is required",
      "0.currency: is required",
      "0.id: is required",
    ]);
  });

  test.each([
    ["nothing", undefined, ": is required"],
    ["null", null, ": must be an array, not null"],
    ["one expense that is not in an array", expense(), ": must be an array, not an object"],
    ["text", "[]", ": must be an array, not text of 2 characters"],
  ])("must come in an array, not as %s", async (_, body, fault) => {
    expect(await refusalOf(codat.expenses.create(companyId, untyped(body)))).toEqual([fault]);
  });

  test("must be objects", async () => {
    expect(await create(null, 7, [])).toEqual([
      "0: must be an object, not null",
      "1: must be an object, not a number",
      "2: must be an object, not an array",
    ]);
  });

  test("come 1 to 50 at once", async () => {
    const many = (count: number) => Array.from({ length: count }, () => expense());
    expect(await create()).toEqual([": must have at least 1 item"]);
    expect(await create(...many(51))).toEqual([": must have at most 50 items, not 51"]);
    const { codat, mock } = startClient();
    const { companyId } = mock.createCompany();
    await expect(codat.expenses.create(companyId, many(50))).resolves.toHaveProperty("syncId");
  });

  test("have 1 to 100 lines, where they have any", async () => {
    const lines = (count: number) => Array.from({ length: count }, () => ({ netAmount: 1 }));
    expect(await create(expense({ lines: [] }), expense({ lines: lines(101) }))).toEqual([
      "0.lines: must have at least 1 item",
      "1.lines: must have at most 100 items, not 101",
    ]);
    const { codat, mock } = startClient();
    const { companyId } = mock.createCompany();
    const call = codat.expenses.create(companyId, [expense({ lines: lines(100) })]);
    await expect(call).resolves.toHaveProperty("syncId");
  });

  test("have 1 to 10 tracking references a line, where it has any", async () => {
    const trackingRefs = (count: number) => Array.from({ length: count }, () => ({ id: "a" }));
    expect(
      await create(
        expenseWithLine({ trackingRefs: trackingRefs(11) }),
        expenseWithLine({ trackingRefs: [{ id: "a", dataType: "suppliers" }] }),
      ),
    ).toEqual([
      "0.lines.0.trackingRefs: must have at most 10 items, not 11",
      '1.lines.0.trackingRefs.0.dataType: must be one of "trackingCategories", "customers", not text of 9 characters',
    ]);
    const { codat, mock } = startClient();
    const { companyId } = mock.createCompany();
    const taken = [expenseWithLine({ trackingRefs: trackingRefs(10) })];
    await expect(codat.expenses.create(companyId, taken)).resolves.toHaveProperty("syncId");
  });

  test.each(["", "1", "4d7c6929-7770-412b-91bb", "4d7c6929777041 2b91bb44d3bc71d111", "{id}"])(
    "have a UUID as their id, not %j",
    async (id) => {
      expect(await create(expense({ id }))).toEqual([
        `0.id: must be a UUID, not text of ${id.length} character${id.length === 1 ? "" : "s"}`,
      ]);
    },
  );

  test.each(["gbp", "GBPX", "£", "", "ABC", "EURO"])(
    "have a currency of ISO 4217, not %j",
    async (currency) => {
      expect(await create(expense({ currency }))).toEqual([
        "0.currency: must be a currency code of ISO 4217 such as GBP",
      ]);
    },
  );

  test.each([
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
    ["12,50", "text of 5 characters"],
    [null, "null"],
    [{}, "an object"],
    [10n, "a bigint"],
  ])("have finite amounts, not %s", async (netAmount, shown) => {
    expect(await create(expenseWithLine({ netAmount }))).toEqual([
      `0.lines.0.netAmount: must be a finite number, not ${shown}`,
    ]);
  });

  test("have a type that the API knows", async () => {
    expect(await create(expense({ type: untyped("payment") }))).toEqual([
      '0.type: must be one of "Payment", "Refund", "Reward", "Chargeback", not "payment"',
    ]);
  });

  test.each([0, -1.2])("have a currency rate above 0, not %d", async (currencyRate) => {
    expect(await create(expense({ currencyRate }))).toEqual(["0.currencyRate: must be above 0"]);
  });

  test("have references of the right shape", async () => {
    expect(
      await create({
        ...expense(),
        contactRef: { type: "Vendor" },
        bankAccountRef: "account",
        merchantName: 5,
        notes: 5,
        reference: 5,
        postAsDraft: "yes",
        lines: [
          {
            netAmount: 1,
            accountRef: { id: 5 },
            taxRateRef: "rate",
            itemRef: [],
            invoiceTo: { type: "supplier" },
          },
        ],
      }),
    ).toEqual([
      "0.contactRef.id: is required",
      '0.contactRef.type: must be one of "Supplier", "Customer", not text of 6 characters',
      "0.bankAccountRef: must be an object, not text of 7 characters",
      "0.merchantName: must be text, not a number",
      "0.lines.0.taxRateRef: must be an object, not text of 4 characters",
      "0.lines.0.accountRef.id: must be text, not a number",
      "0.lines.0.itemRef: must be an object, not an array",
      '0.lines.0.invoiceTo.type: must be one of "customer", not text of 8 characters',
      "0.notes: must be text, not a number",
      "0.reference: must be text, not a number",
      "0.postAsDraft: must be true or false, not text of 3 characters",
    ]);
  });

  test("have an id of their own each, whichever case it is written in", async () => {
    const id = "4d7c6929-7770-412b-91bb-44d3bc71d111";
    const twice = [expense({ id }), expense(), expense({ id: id.toUpperCase() }), expense({ id })];
    expect(await create(...twice)).toEqual([
      `2.id: must differ from that of transaction 0`,
      `3.id: must differ from that of transaction 0`,
    ]);
  });

  test("have all their faults reported at once", async () => {
    const id = "4d7c6929-7770-412b-91bb-44d3bc71d111";
    const many = Array.from({ length: 49 }, () => expense());
    const faulty = [
      { ...expense({ id }), currency: "pounds", lines: [{ netAmount: "one" }, {}] },
      { ...expense({ id }), type: "Fee", issueDate: "yesterday" },
    ];
    expect(await create(...faulty, ...many)).toEqual([
      "0.currency: must be a currency code of ISO 4217 such as GBP",
      "0.lines.0.netAmount: must be a finite number, not text of 3 characters",
      "0.lines.1.netAmount: is required",
      '1.type: must be one of "Payment", "Refund", "Reward", "Chargeback", not text of 3 characters',
      "1.issueDate: must be a valid Date or ISO 8601 text such as 2026-10-31 or 2026-10-31T09:30:00Z",
      ": must have at most 50 items, not 51",
      "1.id: must differ from that of transaction 0",
    ]);
  });
});

describe("an update of an expense", () => {
  const update = (body: unknown) =>
    refusalOf(codat.expenses.update(companyId, transactionId, untyped(body)));

  test("must have a type, a date and a currency", async () => {
    expect(await update({})).toEqual([
      "type: is required",
      "issueDate: is required",
      "currency: is required",
    ]);
  });

  test("is one object", async () => {
    expect(await update([expense()])).toEqual([": must be an object, not an array"]);
    expect(await update(undefined)).toEqual([": is required"]);
  });

  test("is checked as an expense is", async () => {
    // A whole expense can be given: its id, reference and postAsDraft are left out of an update.
    const whole = expense({ reference: "A", postAsDraft: false });
    expect(await update({ ...whole, currency: "gbp", lines: [] })).toEqual([
      "currency: must be a currency code of ISO 4217 such as GBP",
      "lines: must have at least 1 item",
    ]);
  });
});

describe("a transfer", () => {
  const put = (body: unknown) =>
    Promise.all([
      refusalOf(codat.transfers.create(companyId, transactionId, untyped(body))),
      refusalOf(codat.transfers.update(companyId, transactionId, untyped(body))),
    ]);

  test("must have a date and two sides, each an account and an amount", async () => {
    const none = ["date: is required", "from: is required", "to: is required"];
    expect(await put({})).toEqual([none, none]);
    const sides = [
      "from.accountRef: is required",
      "from.amount: is required",
      "to.accountRef.id: is required",
      "to.amount: must be a finite number, not text of 4 characters",
    ];
    const body = { ...transfer(), from: {}, to: { accountRef: {}, amount: "2,50" } };
    expect(await put(body)).toEqual([sides, sides]);
  });
});

describe("adjustments", () => {
  const create = (...adjustments: unknown[]) =>
    refusalOf(codat.adjustments.create(companyId, untyped(adjustments)));

  test("must have an id, a date, a currency and lines", async () => {
    expect(await create({})).toEqual([
      "0.id: is required",
      "0.date: is required",
      "0.currency: is required",
      "0.lines: is required",
    ]);
    expect(await create({ ...adjustment(), lines: [{}] })).toEqual([
      "0.lines.0.amount: is required",
      "0.lines.0.accountRef: is required",
    ]);
  });

  test("come 1 to 50 at once, with 1 to 100 lines, under ids of their own", async () => {
    const one = adjustment();
    expect(await create()).toEqual([": must have at least 1 item"]);
    expect(await create(...Array.from({ length: 51 }, () => adjustment()))).toEqual([
      ": must have at most 50 items, not 51",
    ]);
    expect(await create(adjustment({ lines: [] }))).toEqual(["0.lines: must have at least 1 item"]);
    expect(await create(one, one)).toEqual(["1.id: must differ from that of transaction 0"]);
  });

  test("can track suppliers besides categories and customers", async () => {
    const tracked = (dataType: string) => ({
      ...adjustment(),
      lines: [{ amount: 1, accountRef: { id: "a" }, trackingRefs: [{ id: "b", dataType }] }],
    });
    expect(await create(tracked("suppliers"), tracked("employees"))).toEqual([
      '1.lines.0.trackingRefs.0.dataType: must be one of "trackingCategories", "customers", "suppliers", not text of 9 characters',
    ]);
  });
});

describe("reimbursables", () => {
  const create = (...reimbursables: unknown[]) =>
    refusalOf(codat.reimbursables.create(companyId, untyped(reimbursables)));

  test("must have an id, a contact, two dates and a currency", async () => {
    expect(await create({})).toEqual([
      "0.contactRef: is required",
      "0.issueDate: is required",
      "0.dueDate: is required",
      "0.currency: is required",
      "0.id: is required",
    ]);
  });

  test("come 1 to 50 at once, under ids of their own", async () => {
    const one = reimbursable();
    expect(await create()).toEqual([": must have at least 1 item"]);
    expect(await create(...Array.from({ length: 51 }, () => reimbursable()))).toEqual([
      ": must have at most 50 items, not 51",
    ]);
    expect(await create(one, one)).toEqual(["1.id: must differ from that of transaction 0"]);
  });

  test("are checked line by line", async () => {
    const lines = [{ netAmount: Number.NaN, description: 1, trackingRefs: "team" }];
    expect(await create({ ...reimbursable(), lines })).toEqual([
      "0.lines.0.netAmount: must be a finite number, not NaN",
      "0.lines.0.trackingRefs: must be an array, not text of 4 characters",
      "0.lines.0.description: must be text, not a number",
    ]);
  });

  test("are updated with the same, without an id", async () => {
    const body = untyped({ contactRef: {} });
    expect(await refusalOf(codat.reimbursables.update(companyId, transactionId, body))).toEqual([
      "contactRef.id: is required",
      "issueDate: is required",
      "dueDate: is required",
      "currency: is required",
    ]);
  });
});

describe("a refusal", () => {
  test("names the operation, the faults and where they are in its message", async () => {
    const body = [
      expense(),
      untyped({ ...expense(), lines: [{ netAmount: 1 }, { netAmount: "x" }] }),
    ];
    const error = await codat.expenses.create(companyId, body).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RequestValidationError);
    expect(error).toMatchObject({
      operationId: "create-expense-transaction",
      message:
        "expenses.create was not sent: [1].lines[1].netAmount: must be a finite number, not text of 1 character",
      issues: [
        {
          path: [1, "lines", 1, "netAmount"],
          message: "must be a finite number, not text of 1 character",
        },
      ],
    });
  });

  test("shows long text and many faults in short", async () => {
    const faulty = Array.from({ length: 20 }, () => ({ ...expense(), type: "x".repeat(1000) }));
    const error = await codat.expenses
      .create(companyId, untyped(faulty))
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof RequestValidationError)) throw new Error("it was sent");
    expect(error.issues).toHaveLength(20);
    expect(error.message.length).toBeLessThan(2500);
    expect(error.message).toMatch(/; and 10 more$/);
  });

  test("comes as a rejection, never as a throw, and nothing is sent", async () => {
    const { codat, mock } = startClient();
    const { companyId } = mock.createCompany();
    const calls = [
      codat.expenses.create(companyId, []),
      codat.expenses.update(companyId, transactionId, untyped({})),
      codat.transfers.create(companyId, transactionId, untyped({})),
      codat.adjustments.create(companyId, []),
      codat.reimbursables.create(companyId, []),
      codat.reimbursables.update(companyId, transactionId, untyped({})),
      codat.companies.create({ name: "" }),
      codat.companies.update(companyId, { name: "" }),
      codat.companies.replace(companyId, { name: "" }),
      codat.connections.create(companyId, { platformKey: "" }),
      codat.configuration.set(companyId, untyped({})),
    ];
    for (const call of calls) await expect(call).rejects.toBeInstanceOf(RequestValidationError);
    expect(mock.requests).toEqual([]);
  });
});
