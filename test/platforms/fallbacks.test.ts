import {
  checkExpense,
  checkExpenseUpdate,
  type ExpenseType,
  type PlatformSlug,
  platforms,
} from "codat-expenses/platforms";
import { describe, expect, it } from "vitest";
import { brief, configuration, expense, expenseUpdate, slugs } from "./given.js";

const noBankAccount = "error bank-account-required bankAccountRef";
const noSupplier = "error supplier-required contactRef";
const noCustomer = "error customer-required contactRef";

const types = ["Payment", "Refund", "Reward", "Chargeback"] as const;

/** An expense that names neither a bank account nor a contact. */
function bare(type: ExpenseType = "Payment") {
  const { bankAccountRef: _, ...rest } = expense({ type });
  return rest;
}

describe("the contact that an expense is recorded against", () => {
  const supplier = "supplier";
  const customer = "customer";
  const none = "none";
  const open = "not-documented";

  describe.each([
    ["dynamics365", [none, none, none, none]],
    ["freeagent", [none, none, none, none]],
    ["netsuite", [supplier, supplier, supplier, supplier]],
    ["quickbooksDesktop", [supplier, supplier, supplier, supplier]],
    ["quickbooksOnline", [supplier, supplier, supplier, supplier]],
    ["sageIntacct", [open, open, open, open]],
    ["xero", [supplier, customer, customer, customer]],
    ["zohoBooks", [open, open, open, open]],
  ] as [PlatformSlug, string[]][])("%s", (platform, contacts) => {
    it("is shown in the table", () => {
      expect(Object.entries(platforms[platform].contacts)).toEqual(
        types.map((type, index) => [type, contacts[index]]),
      );
    });

    it.each(types)("is missed where neither a %s nor the configuration names it", (type) => {
      const missed = brief(
        checkExpense(bare(type), {
          platform,
          configuration: { ...configuration, supplier: {}, customer: {} },
        }),
      ).filter((issue) => issue.includes("contactRef"));
      const required = { freeagent: [], xero: type === "Payment" ? [noSupplier] : [noCustomer] };
      expect(missed).toEqual(platform in required ? required[platform as "xero"] : [noSupplier]);
    });
  });
});

describe.each(slugs)("without a configuration, on %s", (platform) => {
  it("an expense must name its bank account and its supplier, where one is kept", () => {
    const expected = platform === "freeagent" ? [noBankAccount] : [noBankAccount, noSupplier];
    expect(brief(checkExpense(bare(), { platform, configuration: null }))).toEqual(expected);
  });

  it("nothing is missed as long as the configuration is not known", () => {
    expect(checkExpense(bare(), { platform })).toEqual([]);
  });

  it("nothing is missed where the configuration has it all", () => {
    expect(checkExpense(bare(), { platform, configuration })).toEqual([]);
  });

  it("a configuration that names nothing is as good as none", () => {
    const empty = [
      { bankAccount: {}, supplier: {}, customer: {} },
      { bankAccount: { id: null }, supplier: { id: null }, customer: { id: null } },
      { bankAccount: { id: "" }, supplier: { id: "" }, customer: { id: "" } },
    ];
    for (const configuration of empty) {
      expect(brief(checkExpense(bare(), { platform, configuration }))).toContain(noBankAccount);
    }
  });

  it("an expense that names its own bank account needs none of the configuration's", () => {
    const issues = brief(checkExpense(expense(), { platform, configuration: null }));
    expect(issues).not.toContain(noBankAccount);
  });
});

it("needs the supplier of the configuration on Dynamics 365, which takes no other", () => {
  const named = expense({ contactRef: { id: "supplier-1" } });
  expect(brief(checkExpense(named, { platform: "dynamics365", configuration: null }))).toEqual([
    "error contact-not-supported contactRef",
    noSupplier,
  ]);
});

it("takes a supplier that the expense names in place of the configuration's", () => {
  const named = expense({ contactRef: { id: "supplier-1" } });
  expect(checkExpense(named, { platform: "quickbooksOnline", configuration: null })).toEqual([]);
});

it("misses the bank account of an update, unless none may be named", () => {
  const found = (platform: PlatformSlug) =>
    brief(checkExpenseUpdate(expenseUpdate(), { platform, configuration: null }));
  expect(found("quickbooksOnline")).toContain(noBankAccount);
  expect(found("freeagent")).toEqual([]);
});
