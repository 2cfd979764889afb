import type { MappingOptions } from "codat-expenses";
import {
  checkAdjustment,
  checkExpense,
  checkReimbursable,
  checkTransfer,
  type ExpenseType,
  type PlatformSlug,
} from "codat-expenses/platforms";
import { describe, expect, it } from "vitest";
import { adjustment, brief, expense, reimbursable, transfer } from "./given.js";

const platform = "quickbooksOnline";

function expenseOf(line: object, type: ExpenseType = "Payment") {
  return expense({ type, lines: [{ netAmount: 1, accountRef: { id: "account-1" }, ...line }] });
}

function found(body: ReturnType<typeof expense>, mappingOptions: MappingOptions | null) {
  return brief(checkExpense(body, { platform, mappingOptions }));
}

describe("accounts", () => {
  const unknown = "error account-unknown lines.0.accountRef";
  const notValid = "error account-not-valid-for-type lines.0.accountRef";

  it("must be among the options", () => {
    expect(found(expenseOf({}), { accounts: [{ id: "account-1" }] })).toEqual([]);
    expect(found(expenseOf({}), { accounts: [{ id: "account-2" }] })).toEqual([unknown]);
    expect(found(expenseOf({}), { accounts: [] })).toEqual([unknown]);
  });

  it("are unknown where there are no options, and not judged where options are not known", () => {
    expect(found(expenseOf({}), null)).toEqual([unknown]);
    expect(checkExpense(expenseOf({}), { platform })).toEqual([]);
    expect(found(expenseOf({}), {})).toEqual([]);
    expect(found(expenseOf({}), { accounts: null })).toEqual([]);
  });

  it.each([
    ["validTransactionTypes", ["Payment", "Refund"], "Payment", []],
    ["validTransactionTypes", ["Payment", "Refund"], "Reward", [notValid]],
    ["validTransactionTypes", [], "Reward", []],
    ["validTransactionTypes", null, "Reward", []],
    ["validFor", ["expense-transactions.Refund"], "Refund", []],
    ["validFor", ["expense-transactions.Refund"], "Chargeback", [notValid]],
    ["validFor", [], "Chargeback", []],
    ["validFor", null, "Chargeback", []],
  ] as const)("with %s %j take a %s, or not", (list, valid, type, expected) => {
    const account = { id: "account-1", [list]: valid };
    expect(found(expenseOf({}, type), { accounts: [account] })).toEqual(expected);
  });

  it("are judged for the other kinds by validFor", () => {
    const context = (validFor: string) => ({
      platform: "quickbooksOnline" as const,
      mappingOptions: {
        accounts: ["account-1", "from", "to"].map((id) => ({
          id,
          validTransactionTypes: ["Payment"],
          validFor: [validFor],
        })),
      },
    });
    const expenses = context("expense-transactions.Payment");
    expect(brief(checkReimbursable(reimbursable(), expenses))).toEqual([notValid]);
    expect(brief(checkAdjustment(adjustment(), expenses))).toEqual([notValid]);
    expect(brief(checkTransfer(transfer(), expenses))).toEqual([
      "error account-not-valid-for-type from.accountRef",
      "error account-not-valid-for-type to.accountRef",
    ]);
    const mine = context("reimbursable-expense-transactions");
    expect(checkReimbursable(reimbursable(), { ...mine })).toEqual([]);
    expect(brief(checkReimbursable(reimbursable(), context("adjustment-transactions")))).toEqual([
      notValid,
    ]);
  });

  it("of other kinds are not judged by the types of expenses", () => {
    const accounts = ["account-1", "from", "to"].map((id) => ({
      id,
      validTransactionTypes: ["Payment"],
    }));
    const context = { platform, mappingOptions: { accounts } } as const;
    expect(brief(checkReimbursable(reimbursable(), context))).toEqual([]);
    expect(brief(checkTransfer(transfer(), context))).toEqual([]);
    expect(brief(checkAdjustment(adjustment(), context))).toEqual([]);
  });

  it("are found again after the options have changed", () => {
    const accounts = [{ id: "account-1" }, { id: "account-2" }];
    expect(found(expenseOf({}), { accounts })).toEqual([]);
    accounts.reverse();
    expect(found(expenseOf({}), { accounts })).toEqual([]);
    accounts.pop();
    expect(found(expenseOf({}), { accounts })).toEqual([unknown]);
    accounts.push({ id: "account-1" });
    expect(found(expenseOf({}), { accounts })).toEqual([]);
  });
});

describe("tax rates", () => {
  const unknown = "error tax-rate-unknown lines.0.taxRateRef";
  const taxed = expenseOf({ taxRateRef: { id: "rate-1" } }, "Refund");

  it("must be among the options", () => {
    expect(found(taxed, { taxRates: [{ id: "rate-1" }] })).toEqual([]);
    expect(found(taxed, { taxRates: [{ id: "rate-2" }] })).toEqual([unknown]);
    expect(found(taxed, { taxRates: null })).toEqual([]);
    expect(found(taxed, null)).toContain(unknown);
  });

  it.each([
    [["Refund"], []],
    [["Payment"], ["error tax-rate-not-valid-for-type lines.0.taxRateRef"]],
    [[], []],
    [null, []],
  ])("with validTransactionTypes %j take a refund, or not", (validTransactionTypes, expected) => {
    expect(found(taxed, { taxRates: [{ id: "rate-1", validTransactionTypes }] })).toEqual(expected);
  });

  it.each([
    ["quickbooksOnline", "NON"],
    ["xero", "NONE"],
    ["netsuite", "-7"],
    ["netsuite", "114"],
    ["netsuite", "UNDEF-GB"],
  ] as [PlatformSlug, string][])("%s: %s stands for no tax, listed or not", (slug, id) => {
    const body = expenseOf({ taxRateRef: { id } });
    expect(checkExpense(body, { platform: slug, mappingOptions: { taxRates: [] } })).toEqual([]);
    expect(
      brief(checkExpense(body, { platform: "zohoBooks", mappingOptions: { taxRates: [] } })),
    ).toEqual([unknown]);
  });
});

describe("tracking categories", () => {
  const tracked = (...trackingRefs: object[]) => expenseOf({ trackingRefs });
  const options = { trackingCategories: [{ id: "team-1" }] };

  it("must be among the options, each of them", () => {
    expect(found(tracked({ id: "team-1", dataType: "trackingCategories" }), options)).toEqual([]);
    const body = tracked(
      { id: "team-1" },
      { id: "team-2" },
      { id: "team-3", dataType: "trackingCategories" },
    );
    expect(found(body, options)).toEqual([
      "error tracking-category-unknown lines.0.trackingRefs.1",
      "error tracking-category-unknown lines.0.trackingRefs.2",
    ]);
    expect(found(body, { trackingCategories: null })).toEqual([]);
  });

  it("are not what references to customers and suppliers are judged by", () => {
    expect(found(tracked({ id: "customer-1", dataType: "customers" }), options)).toEqual([]);
    const lines = [
      {
        amount: 1,
        accountRef: { id: "account-1" },
        trackingRefs: [{ id: "supplier-1", dataType: "suppliers" as const }],
      },
    ];
    expect(checkAdjustment(adjustment({ lines }), { platform, mappingOptions: options })).toEqual(
      [],
    );
  });
});

it("says what to choose from", () => {
  const [issue] = checkExpense(expenseOf({}), { platform, mappingOptions: { accounts: [] } });
  expect(issue?.message).toBe(
    'QuickBooks Online has no account "account-1" for this company: choose another of the company\'s mapping options.',
  );
});
