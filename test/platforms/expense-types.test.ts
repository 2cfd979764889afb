import {
  type CardKind,
  checkExpense,
  checkExpenseUpdate,
  platforms,
} from "codat-expenses/platforms";
import { describe, expect, it } from "vitest";
import { brief, codes, expense, expenseUpdate, slugs } from "./given.js";

const yes = "supported";
const no = "not-supported";
const credit = "credit-card-only";

// biome-ignore format: a table
const rows = [
  //                    Payment Refund  Reward  Chargeback
  ["dynamics365",       yes,    yes,    yes,    yes],
  ["freeagent",         yes,    no,     no,     no],
  ["netsuite",          yes,    yes,    yes,    yes],
  ["quickbooksDesktop", yes,    credit, credit, credit],
  ["quickbooksOnline",  yes,    yes,    yes,    yes],
  ["sageIntacct",       credit, credit, no,     no],
  ["xero",              yes,    yes,    yes,    yes],
  ["zohoBooks",         yes,    no,     no,     no],
] as const;

describe.each(rows)("%s", (platform, Payment, Refund, Reward, Chargeback) => {
  const supports = { Payment, Refund, Reward, Chargeback };

  it("shows the types of expense that it takes", () => {
    expect(platforms[platform].expenseTypes).toEqual(supports);
  });

  describe.each(["Payment", "Refund", "Reward", "Chargeback"] as const)(
    "asked for a %s",
    (type) => {
      const support = supports[type];
      const found = (card?: CardKind) =>
        brief(
          checkExpense(expense({ type }), { platform, bankAccount: card ? { card } : undefined }),
        );

      it(`finds nothing wrong with it on a credit card, unless it takes none: ${support}`, () => {
        expect(found("credit")).toEqual(support === no ? ["error type-not-supported type"] : []);
      });

      it.each(["debit", "prepaid"] as const)(
        "judges a %s card by whether it takes credit cards only",
        (card) => {
          const refusals = {
            [yes]: [],
            [no]: ["error type-not-supported type"],
            [credit]: ["error credit-card-only bankAccountRef"],
          };
          expect(found(card)).toEqual(refusals[support]);
        },
      );

      it("judges no card that is not known", () => {
        expect(found()).toEqual(support === no ? ["error type-not-supported type"] : []);
      });
    },
  );
});

describe("a debit card on Sage Intacct", () => {
  it("shows in the table what it is kept as", () => {
    expect(platforms.sageIntacct.debitCardKeptAs).toBe(
      "a Credit Card record whose account type is Debit",
    );
    for (const slug of slugs.filter((slug) => slug !== "sageIntacct")) {
      expect(platforms[slug].debitCardKeptAs).toBeNull();
    }
  });

  it("is in the message", () => {
    const context = { platform: "sageIntacct", bankAccount: { card: "debit" } } as const;
    expect(checkExpense(expense(), context)[0]?.message).toContain(
      "a Credit Card record whose account type is Debit",
    );
  });
});

describe.each([
  ["TransferIn", "transfer"],
  ["TransferOut", "transfer"],
  ["AdjustmentIn", "adjustment"],
  ["AdjustmentOut", "adjustment"],
])("the retired type %s", (type, endpoint) => {
  it.each(slugs)("is refused on %s, naming the endpoint to use", (platform) => {
    // As plain JavaScript may send it: the type does not allow it.
    const retired = JSON.parse(JSON.stringify({ ...expense(), type }));
    const issues = checkExpense(retired, { platform });
    expect(brief(issues)).toEqual(["error type-retired type"]);
    expect(issues[0]?.message).toContain(`${endpoint} endpoint`);
    const updated = codes(
      checkExpenseUpdate({ ...expenseUpdate(), type: retired.type }, { platform }),
    );
    expect(updated).toEqual([platform === "dynamics365" ? "update-not-supported" : "type-retired"]);
  });
});

it("refuses a type that never was", () => {
  const unheardOf = JSON.parse(JSON.stringify({ ...expense(), type: "Gift" }));
  const issues = checkExpense(unheardOf, { platform: "freeagent" });
  expect(brief(issues)).toEqual(["error type-not-supported type"]);
  expect(issues[0]?.message).toBe(
    'FreeAgent does not accept expenses of type "Gift": it accepts Payment.',
  );
});
