import {
  checkAdjustment,
  checkExpense,
  checkExpenseUpdate,
  checkReimbursable,
  checkReimbursableUpdate,
  type PlatformIssue,
  platforms,
} from "codat-expenses/platforms";
import { describe, expect, it } from "vitest";
import {
  adjustment,
  brief,
  expense,
  expenseUpdate,
  reimbursable,
  reimbursableUpdate,
} from "./given.js";

// biome-ignore format: a table
const rows = [
  //                    item   bill   ap     draft  tax    contact               change of bank account
  ["dynamics365",       false, false, false, true,  true,  "configuration-only", true],
  ["freeagent",         false, false, false, false, false, "ignored",            false],
  ["netsuite",          false, false, false, false, true,  "accepted",           true],
  ["quickbooksDesktop", true,  true,  true,  false, true,  "accepted",           true],
  ["quickbooksOnline",  false, true,  false, false, true,  "accepted",           true],
  ["sageIntacct",       false, false, false, false, true,  "accepted",           true],
  ["xero",              false, false, false, false, true,  "accepted",           true],
  ["zohoBooks",         false, false, false, false, true,  "accepted",           true],
] as const;

const id = "some-id";

describe.each(rows)(
  "%s",
  (platform, itemRef, invoiceTo, apAccountRef, postAsDraft, taxRateRef, contactRef, bankAccountChange) => {
    const lineOf = (line: object) => expense({ lines: [{ netAmount: 1, taxAmount: 0, ...line }] });
    const { kinds } = platforms[platform];
    const found = (body: ReturnType<typeof expense>) => brief(checkExpense(body, { platform }));

    it("shows which fields it takes", () => {
      expect(platforms[platform].fields).toEqual({
        itemRef,
        invoiceTo,
        apAccountRef,
        postAsDraft,
        taxRateRef,
        contactRef,
        bankAccountChange,
      });
    });

    it("needs an account on a line, or an item where it has them", () => {
      expect(found(lineOf({ accountRef: { id } }))).toEqual([]);
      expect(found(lineOf({}))).toEqual(["error account-required lines.0.accountRef"]);
      expect(found(lineOf({ accountRef: {}, itemRef: null }))).toEqual([
        "error account-required lines.0.accountRef",
      ]);
      expect(found(lineOf({ itemRef: { id } }))).toEqual(
        itemRef
          ? []
          : [
              "error item-not-supported lines.0.itemRef",
              "error account-required lines.0.accountRef",
            ],
      );
      expect(found(lineOf({ accountRef: { id }, itemRef: { id } }))).toEqual(
        itemRef
          ? ["error account-and-item lines.0.itemRef"]
          : ["error item-not-supported lines.0.itemRef"],
      );
    });

    it("judges the lines of an update, a reimbursable and an adjustment alike", () => {
      const lines = [{ netAmount: 1, accountRef: { id } }, { netAmount: 1 }];
      const expected = "error account-required lines.1.accountRef";
      const context = { platform };
      // A kind that is not taken at all is refused for that alone.
      const expectIn = (issues: readonly PlatformIssue[], isTaken: boolean) => {
        if (isTaken) expect(brief(issues)).toContain(expected);
        else expect(issues).toHaveLength(1);
      };
      expectIn(checkExpenseUpdate(expenseUpdate({ lines }), context), kinds.expense.update);
      expectIn(checkReimbursable(reimbursable({ lines }), context), kinds.reimbursable.create);
      expectIn(
        checkReimbursableUpdate(reimbursableUpdate({ lines }), context),
        kinds.reimbursable.update,
      );
      const nowhere = [
        { amount: 1, accountRef: { id } },
        { amount: 1, accountRef: {} },
      ];
      expectIn(checkAdjustment(adjustment({ lines: nowhere }), context), kinds.adjustment.create);
    });

    it("takes a billable line where it can bill", () => {
      const expected = invoiceTo ? [] : ["error invoice-to-not-supported lines.0.invoiceTo"];
      expect(found(lineOf({ accountRef: { id }, invoiceTo: { id, type: "customer" } }))).toEqual(
        expected,
      );
      expect(found(lineOf({ accountRef: { id }, invoiceTo: null }))).toEqual([]);
      const lines = [{ amount: 1, accountRef: { id }, invoiceTo: { id } }];
      const issues = brief(checkAdjustment(adjustment({ lines }), { platform }));
      expect(issues.filter((issue) => issue.includes("invoice"))).toEqual(
        kinds.adjustment.create ? expected : [],
      );
    });

    it("takes an accounts payable account on a reimbursable where it has one", () => {
      const expected = apAccountRef ? [] : ["error ap-account-not-supported apAccountRef"];
      const ofApAccount = (issues: string[]) =>
        issues.filter((issue) => issue.includes("ap-account"));
      const created = checkReimbursable(reimbursable({ apAccountRef: { id } }), { platform });
      expect(ofApAccount(brief(created))).toEqual(kinds.reimbursable.create ? expected : []);
      const updated = checkReimbursableUpdate(reimbursableUpdate({ apAccountRef: { id } }), {
        platform,
      });
      expect(ofApAccount(brief(updated))).toEqual(kinds.reimbursable.update ? expected : []);
      expect(
        ofApAccount(brief(checkReimbursable(reimbursable({ apAccountRef: null }), { platform }))),
      ).toEqual([]);
    });

    it("takes drafts, or warns", () => {
      expect(found(expense({ postAsDraft: true }))).toEqual(
        postAsDraft ? [] : ["warning draft-not-supported postAsDraft"],
      );
      expect(found(expense({ postAsDraft: false }))).toEqual([]);
      expect(found(expense({ postAsDraft: null }))).toEqual([]);
    });

    it("takes tax rates, or refuses", () => {
      expect(found(lineOf({ accountRef: { id }, taxRateRef: { id } }))).toEqual(
        taxRateRef ? [] : ["error tax-rate-not-supported lines.0.taxRateRef"],
      );
      expect(found(lineOf({ accountRef: { id }, taxRateRef: {} }))).toEqual([]);
    });

    it("takes a contact on an expense, ignores it, or refuses", () => {
      const expected = {
        accepted: [],
        ignored: ["warning contact-ignored contactRef"],
        "configuration-only": ["error contact-not-supported contactRef"],
      }[contactRef];
      expect(found(expense({ contactRef: { id } }))).toEqual(expected);
      const updated = brief(
        checkExpenseUpdate(expenseUpdate({ contactRef: { id } }), { platform }),
      );
      expect(updated.filter((issue) => issue.includes("contact"))).toEqual(
        kinds.expense.update ? expected : [],
      );
    });

    it("takes a change of the bank account with an update, or refuses", () => {
      const issues = brief(
        checkExpenseUpdate(expenseUpdate({ bankAccountRef: { id } }), { platform }),
      );
      expect(issues.filter((issue) => issue.includes("bank-account"))).toEqual(
        bankAccountChange ? [] : ["error bank-account-change-not-supported bankAccountRef"],
      );
    });
  },
);

it("takes the contact of a reimbursable, which is the person, on every platform", () => {
  expect(checkReimbursable(reimbursable(), { platform: "freeagent" })).toEqual([]);
  const nobody = reimbursable({ contactRef: { id: "" } });
  expect(brief(checkReimbursable(nobody, { platform: "freeagent" }))).toEqual([
    "error supplier-required contactRef",
  ]);
});

it("reports every fault of a transaction, each with its place", () => {
  const lines = [
    { netAmount: 1, taxAmount: 0, accountRef: { id } },
    { netAmount: 1, itemRef: { id }, taxRateRef: { id } },
    { netAmount: 1, taxAmount: 0, accountRef: { id }, invoiceTo: { id } },
  ];
  const body = expense({ type: "Refund", postAsDraft: true, contactRef: { id }, lines });
  expect(brief(checkExpense(body, { platform: "freeagent" })).sort()).toEqual([
    "error account-required lines.1.accountRef",
    "error invoice-to-not-supported lines.2.invoiceTo",
    "error item-not-supported lines.1.itemRef",
    "error tax-rate-not-supported lines.1.taxRateRef",
    "error too-many-lines lines",
    "error type-not-supported type",
    "warning contact-ignored contactRef",
    "warning draft-not-supported postAsDraft",
    "warning tax-amount-defaults lines.1.taxAmount",
  ]);
});
