import { checkExpenseUpdate, platforms } from "codat-expenses/platforms";
import { describe, expect, it } from "vitest";
import { brief, checks, codes, expenseUpdate } from "./given.js";

// biome-ignore format: a table
const rows = [
  //                    expense       reimbursable  transfer      adjustment
  //                    write  update write  update write  update write
  ["dynamics365",       true,  false, false, false, false, false, true],
  ["freeagent",         true,  true,  true,  true,  true,  true,  false],
  ["netsuite",          true,  true,  true,  true,  false, false, false],
  ["quickbooksDesktop", true,  true,  true,  false, true,  false, true],
  ["quickbooksOnline",  true,  true,  true,  true,  true,  true,  true],
  ["sageIntacct",       true,  true,  true,  false, false, false, false],
  ["xero",              true,  true,  false, false, true,  false, true],
  ["zohoBooks",         true,  true,  true,  true,  false, false, false],
] as const;

describe.each(rows)(
  "%s",
  (platform, expense, expenseUpdated, reimbursable, reimbursableUpdated, transfer, transferUpdated, adjustment) => {
    const context = { platform, bankAccount: { card: "credit" } } as const;

    it("shows the kinds of transaction that it takes", () => {
      expect(platforms[platform].kinds).toEqual({
        expense: { create: expense, update: expenseUpdated },
        reimbursable: { create: reimbursable, update: reimbursableUpdated },
        transfer: { create: transfer, update: transferUpdated },
        adjustment: { create: adjustment, update: false },
      });
    });

    it.each([
      ["expense", expense],
      ["reimbursable", reimbursable],
      ["transfer", transfer],
      ["adjustment", adjustment],
    ] as const)("is asked to create a %s, which it takes: %s", (kind, taken) => {
      expect(brief(checks[kind](context))).toEqual(taken ? [] : ["error kind-not-supported"]);
    });

    it.each([
      ["expenseUpdate", expenseUpdated],
      ["reimbursableUpdate", reimbursableUpdated],
      ["transferUpdate", transferUpdated],
    ] as const)("is asked for an %s, which it takes: %s", (kind, taken) => {
      expect(brief(checks[kind](context))).toEqual(taken ? [] : ["error update-not-supported"]);
    });

    it.each(["Refund", "Reward", "Chargeback"] as const)("takes no update of a %s", (type) => {
      expect(codes(checkExpenseUpdate(expenseUpdate({ type }), context))).toContain(
        "update-not-supported",
      );
    });
  },
);

it("says which type cannot be updated where payments can", () => {
  expect(
    brief(checkExpenseUpdate(expenseUpdate({ type: "Refund" }), { platform: "xero" })),
  ).toEqual(["error update-not-supported type"]);
});

it("says what a platform takes in place of what it does not", () => {
  const [issue] = checks.transfer({ platform: "dynamics365" });
  expect(issue).toEqual({
    code: "kind-not-supported",
    severity: "error",
    path: [],
    message:
      "Dynamics 365 Business Central does not accept transfers: it accepts expenses, adjustments.",
    platform: "dynamics365",
  });
});
