import {
  type CardKind,
  checkAdjustment,
  checkExpense,
  checkReimbursable,
  checkReimbursableUpdate,
  checkTransfer,
  type ExpenseType,
  type PlatformSlug,
  platforms,
} from "codat-expenses/platforms";
import { describe, expect, it } from "vitest";
import {
  adjustment,
  brief,
  expense,
  reimbursable,
  reimbursableUpdate,
  slugs,
  transfer,
} from "./given.js";

// The base currency is GBP throughout.
const options = {
  1: { account: "GBP", own: "GBP" },
  2: { account: "EUR", own: "EUR" },
  3: { account: "EUR", own: "GBP" },
  4: { account: "GBP", own: "EUR" },
  5: { account: "EUR", own: "USD" },
} as const;
const numbers = [1, 2, 3, 4, 5] as const;

const yes = [] as const;
const no = ["error currency-combination-not-supported currency"] as const;
const other = ["warning currency-recorded-differently currency"] as const;
const open = ["info not-documented currency"] as const;
type Outcome = readonly string[];

// biome-ignore format: a table
const expenses: [PlatformSlug, CardKind, ExpenseType[], Outcome[]][] = [
  ["dynamics365",       "credit",  ["Payment", "Refund"],     [yes, yes, no, no, no]],
  ["dynamics365",       "debit",   ["Payment", "Refund"],     [yes, yes, no, no, no]],
  ["dynamics365",       "prepaid", ["Payment", "Refund"],     [yes, yes, no, no, no]],
  ["dynamics365",       "credit",  ["Reward", "Chargeback"],  [open, open, other, other, no]],
  ["netsuite",          "credit",  ["Payment", "Refund"],     [yes, no, no, yes, no]],
  ["netsuite",          "prepaid", ["Payment", "Refund"],     [yes, yes, no, yes, no]],
  ["netsuite",          "debit",   ["Payment", "Refund"],     [open, open, open, open, no]],
  ["netsuite",          "credit",  ["Reward", "Chargeback"],  [open, open, open, open, no]],
  ["sageIntacct",       "credit",  ["Payment"],               [yes, no, no, yes, no]],
  ["sageIntacct",       "credit",  ["Refund"],                [yes, no, no, yes, no]],
  ["quickbooksOnline",  "credit",  ["Payment", "Refund"],     [yes, yes, no, yes, no]],
  ["quickbooksOnline",  "debit",   ["Payment", "Refund"],     [yes, yes, no, yes, no]],
  ["quickbooksOnline",  "prepaid", ["Payment", "Refund"],     [yes, yes, no, yes, no]],
  ["quickbooksOnline",  "credit",  ["Reward", "Chargeback"],  [open, open, open, open, no]],
  ["quickbooksDesktop", "credit",  ["Payment", "Refund"],     [yes, yes, no, yes, no]],
  ["quickbooksDesktop", "debit",   ["Payment"],               [yes, yes, no, yes, no]],
  ["quickbooksDesktop", "prepaid", ["Payment"],               [yes, yes, no, yes, no]],
  ["quickbooksDesktop", "credit",  ["Reward", "Chargeback"],  [open, open, open, open, no]],
  ["xero",              "credit",  ["Payment", "Refund"],     [yes, yes, other, other, other]],
  ["xero",              "debit",   ["Payment", "Refund"],     [yes, yes, other, other, other]],
  ["xero",              "prepaid", ["Payment", "Refund"],     [yes, yes, other, other, other]],
  ["xero",              "credit",  ["Reward", "Chargeback"],  [open, open, open, open, open]],
  ["freeagent",         "credit",  ["Payment"],               [open, open, other, other, no]],
  ["freeagent",         "debit",   ["Payment"],               [open, open, other, other, no]],
  ["zohoBooks",         "credit",  ["Payment"],               [open, open, open, open, no]],
  ["zohoBooks",         "debit",   ["Payment"],               [open, open, open, open, no]],
];

describe.each(expenses)("%s, %s card, %s", (platform, card, types, outcomes) => {
  describe.each(types)("%s", (type) => {
    it.each(numbers)("currency option %s", (number) => {
      const { account, own } = options[number];
      const body = expense({ type, currency: own, currencyRate: 1.1 });
      const context = { platform, baseCurrency: "GBP", bankAccount: { currency: account, card } };
      expect(brief(checkExpense(body, context))).toEqual(outcomes[number - 1]);
    });
  });
});

describe("the table's own currencies of expenses", () => {
  const s = "supported";
  const n = "not-supported";
  const list = (...[one, two, three, four, five]: string[]) => ({
    1: one,
    2: two,
    3: three,
    4: four,
    5: five,
  });
  it.each([
    ["dynamics365", { any: list(s, s, n, n, n) }, true],
    ["netsuite", { credit: list(s, n, n, s, n), prepaid: list(s, s, n, s, n) }, true],
    ["sageIntacct", { any: list(s, n, n, s, n) }, true],
    ["quickbooksOnline", { any: list(s, s, n, s, n) }, true],
    ["quickbooksDesktop", { any: list(s, s, n, s, n) }, true],
    ["xero", { any: list(s, s, "recorded-as-2", "recorded-as-1", "recorded-as-2") }, true],
    ["freeagent", {}, true],
    ["zohoBooks", {}, true],
  ] as const)("%s", (platform, documented, refundsToo) => {
    expect(platforms[platform].currencies.expense).toEqual({
      Payment: documented,
      Refund: refundsToo ? documented : {},
      Reward: {},
      Chargeback: {},
    });
  });
});

describe("transfers", () => {
  const path = "to.accountRef";
  const no = [`error currency-combination-not-supported ${path}`];
  const open = [`info not-documented ${path}`];
  const none = ["error kind-not-supported"];

  describe.each([
    ["quickbooksOnline", [yes, yes, yes, yes, no]],
    ["quickbooksDesktop", [yes, no, no, no, no]],
    ["xero", [yes, yes, no, no, no]],
    ["freeagent", [open, open, open, open, no]],
    ["dynamics365", [none, none, none, none, none]],
    ["netsuite", [none, none, none, none, none]],
    ["sageIntacct", [none, none, none, none, none]],
    ["zohoBooks", [none, none, none, none, none]],
  ] as [PlatformSlug, Outcome[]][])("%s", (platform, outcomes) => {
    it.each(numbers)("currency option %s", (number) => {
      const { account, own } = options[number];
      const bankAccount = { from: { currency: account }, to: { currency: own } };
      const issues = checkTransfer(transfer(), { platform, baseCurrency: "GBP", bankAccount });
      expect(brief(issues)).toEqual(outcomes[number - 1]);
    });
  });

  it("are shown in the table", () => {
    const s = "supported";
    const n = "not-supported";
    const shown = Object.entries(platforms).map(([slug, { currencies }]) => [
      slug,
      currencies.transfer && Object.values(currencies.transfer),
    ]);
    expect(Object.fromEntries(shown)).toEqual({
      dynamics365: null,
      freeagent: null,
      netsuite: null,
      quickbooksDesktop: [s, n, n, n, n],
      quickbooksOnline: [s, s, s, s, n],
      sageIntacct: null,
      xero: [s, s, n, n, n],
      zohoBooks: null,
    });
  });

  it("are not judged where the facts of a single account are all that is known", () => {
    const context = {
      platform: "xero",
      baseCurrency: "GBP",
      bankAccount: { currency: "EUR" },
    } as const;
    expect(checkTransfer(transfer(), context)).toEqual([]);
  });
});

describe("the rate of a foreign currency", () => {
  const refused = ["error currency-rate-required currencyRate"];
  const warned = ["warning currency-rate-defaults-to-one currencyRate"];
  const rows: [PlatformSlug, "refused" | "taken-as-one", string[]][] = [
    ["dynamics365", "refused", refused],
    ["freeagent", "refused", refused],
    ["netsuite", "refused", refused],
    ["quickbooksDesktop", "refused", refused],
    ["quickbooksOnline", "taken-as-one", warned],
    ["sageIntacct", "refused", refused],
    ["xero", "refused", refused],
    ["zohoBooks", "refused", refused],
  ];

  it.each(rows)("%s: missing, it is %s", (platform, missingRate, expected) => {
    expect(platforms[platform].currencies.missingRate).toBe(missingRate);
    const found = (own: string, account: string | undefined, currencyRate?: number | null) => {
      const body =
        currencyRate === undefined
          ? expense({ currency: own })
          : expense({ currency: own, currencyRate });
      const context = {
        platform,
        baseCurrency: "GBP",
        bankAccount: { currency: account, card: "credit" as const },
      };
      return brief(checkExpense(body, context)).filter((issue) => issue.includes("currencyRate"));
    };
    expect(found("EUR", "EUR")).toEqual(expected); // 2
    expect(found("GBP", "EUR")).toEqual(expected); // 3
    expect(found("EUR", "GBP")).toEqual(expected); // 4
    expect(found("USD", "EUR")).toEqual(expected); // 5
    expect(found("EUR", undefined)).toEqual(expected);
    expect(found("EUR", "EUR", null)).toEqual(expected);
    // JSON makes null of it.
    expect(found("EUR", "EUR", Number.NaN)).toEqual(expected);
    expect(found("EUR", "EUR", 0.853)).toEqual([]);
    expect(found("GBP", "GBP")).toEqual([]);
    expect(found("GBP", undefined)).toEqual([]);
  });

  it("is needed for rewards and chargebacks too", () => {
    const context = { platform: "xero", baseCurrency: "GBP" } as const;
    expect(brief(checkExpense(expense({ type: "Reward", currency: "EUR" }), context))).toEqual(
      refused,
    );
  });

  it("is documented for expenses alone: of other kinds nothing is claimed", () => {
    const context = { platform: "quickbooksDesktop", baseCurrency: "GBP" } as const;
    const nothingClaimed = ["info not-documented currencyRate"];
    expect(brief(checkReimbursable(reimbursable({ currency: "EUR" }), context))).toEqual(
      nothingClaimed,
    );
    expect(brief(checkAdjustment(adjustment({ currency: "EUR" }), context))).toEqual(
      nothingClaimed,
    );
    expect(
      brief(checkAdjustment(adjustment({ currency: "EUR", currencyRate: 2 }), context)),
    ).toEqual([]);
    expect(brief(checkAdjustment(adjustment(), context))).toEqual([]);
  });

  it("is given in the direction that the API takes", () => {
    const [issue] = checkExpense(expense({ currency: "EUR" }), {
      platform: "xero",
      baseCurrency: "GBP",
    });
    expect(issue?.message).toBe(
      "Xero needs the rate of EUR: give currencyRate, how many GBP one EUR is worth.",
    );
  });
});

describe("what is not known is not judged", () => {
  const body = expense({ currency: "USD", currencyRate: 1.2 });
  const bankAccount = { currency: "EUR", card: "credit" } as const;

  it.each([
    ["no base currency", { bankAccount }],
    ["no account", { baseCurrency: "GBP" }],
    ["no currency of the account", { baseCurrency: "GBP", bankAccount: { card: "credit" } }],
    ["a null for a base currency", { baseCurrency: null, bankAccount }],
    [
      "a lookup that does not know the account",
      { baseCurrency: "GBP", bankAccount: () => undefined },
    ],
  ] as const)("%s", (_, context) => {
    expect(checkExpense(body, { platform: "netsuite", ...context })).toEqual([]);
  });
});

describe("on NetSuite without the kind of card", () => {
  it.each([
    [1, yes],
    [2, yes], // a prepaid card takes it, a credit card does not
    [3, no],
    [4, yes],
    [5, no],
  ] as const)("currency option %s is refused where every card refuses it", (number, expected) => {
    const { account, own } = options[number];
    const body = expense({ currency: own, currencyRate: 1.1 });
    const context = {
      platform: "netsuite",
      baseCurrency: "GBP",
      bankAccount: { currency: account },
    } as const;
    expect(brief(checkExpense(body, context))).toEqual(expected);
  });
});

describe("two foreign currencies", () => {
  const bankAccount = {
    euro: { currency: "EUR" },
    dollar: { currency: "USD" },
    pound: { currency: "GBP" },
  };
  const lines = (...ids: string[]) =>
    ids.map((id) => ({ amount: 1, netAmount: 1, taxAmount: 0, accountRef: { id } }));
  const at = (index: number) => [
    `error currency-combination-not-supported lines.${index}.accountRef`,
  ];
  const found = (issues: Parameters<typeof brief>[0]) =>
    brief(issues).filter((issue) => issue.includes("currency-combination"));

  it.each(slugs)("never meet in an adjustment or a reimbursable that %s takes", (platform) => {
    const context = { platform, baseCurrency: "GBP", bankAccount } as const;
    const own = { currency: "USD", currencyRate: 1 };
    const { kinds } = platforms[platform];
    const inAdjustment = (currency: string, ...ids: string[]) =>
      found(
        checkAdjustment(adjustment({ currency, currencyRate: 1, lines: lines(...ids) }), context),
      );
    if (kinds.adjustment.create) {
      expect(inAdjustment("USD", "pound", "euro")).toEqual(at(1));
      expect(inAdjustment("GBP", "dollar", "pound", "euro")).toEqual(at(2));
      expect(inAdjustment("EUR", "euro", "pound")).toEqual([]);
      expect(inAdjustment("GBP", "euro", "euro")).toEqual([]);
    }
    const issues = checkReimbursable(reimbursable({ ...own, lines: lines("euro") }), context);
    expect(found(issues)).toEqual(kinds.reimbursable.create ? at(0) : []);
    const expenses = checkExpense(expense({ ...own, lines: lines("euro") }), context);
    expect(found(expenses)).toEqual(platform === "xero" ? [] : at(0));
  });
});

describe("the bank account of an expense", () => {
  const facts = { currency: "EUR", card: "credit" } as const;
  const body = expense({ currency: "EUR", currencyRate: 1.2, bankAccountRef: { id: "euro-card" } });
  const refused = ["error currency-combination-not-supported currency"];

  it.each([
    ["facts", facts],
    ["a function", (id: string) => (id === "euro-card" ? facts : undefined)],
    ["a map", new Map([["euro-card", facts]])],
    ["a record", { "euro-card": facts, other: { currency: "GBP", card: "debit" as const } }],
  ])("can be told as %s", (_, bankAccount) => {
    const context = { platform: "netsuite", baseCurrency: "GBP", bankAccount } as const;
    expect(brief(checkExpense(body, context))).toEqual(refused);
  });

  it("is the configuration's where the expense names none", () => {
    const { bankAccountRef: _, ...unnamed } = body;
    const context = {
      platform: "netsuite",
      baseCurrency: "GBP",
      bankAccount: { "euro-card": facts },
      configuration: {
        bankAccount: { id: "euro-card" },
        supplier: { id: "1" },
        customer: { id: "1" },
      },
    } as const;
    expect(brief(checkExpense(unnamed, context))).toEqual(refused);
  });
});

describe("messages about currencies", () => {
  const message = (platform: PlatformSlug, currency: string, account: string) =>
    checkExpense(expense({ currency, currencyRate: 1 }), {
      platform,
      baseCurrency: "GBP",
      bankAccount: { currency: account, card: "credit" },
    })[0]?.message;

  it("name what would be taken", () => {
    expect(message("quickbooksOnline", "USD", "EUR")).toBe(
      "QuickBooks Online does not accept a Payment in USD from an account in EUR at a base currency of GBP: make it EUR, or use another account.",
    );
    expect(message("netsuite", "EUR", "EUR")).toBe(
      "Oracle NetSuite does not accept a Payment in EUR from an account in EUR at a base currency of GBP: use an account in GBP.",
    );
    expect(message("xero", "USD", "EUR")).toBe(
      "Xero records a Payment in USD in the account's currency: make it EUR.",
    );
  });
});

describe("the supplier of a reimbursable", () => {
  const takers: PlatformSlug[] = [
    "freeagent",
    "netsuite",
    "quickbooksDesktop",
    "quickbooksOnline",
    "sageIntacct",
    "zohoBooks",
  ];
  const mismatch = ["error supplier-currency-mismatch contactRef"];

  it.each(takers)("has the reimbursable's currency on %s", (platform) => {
    expect(
      brief(checkReimbursable(reimbursable(), { platform, supplier: { currency: "EUR" } })),
    ).toEqual(mismatch);
    expect(
      brief(checkReimbursable(reimbursable(), { platform, supplier: { currency: "GBP" } })),
    ).toEqual([]);
    const updated = checkReimbursableUpdate(reimbursableUpdate(), {
      platform,
      supplier: { currency: "EUR" },
    });
    const { update } = platforms[platform].kinds.reimbursable;
    expect(brief(updated)).toEqual(update ? mismatch : ["error update-not-supported"]);
  });

  it.each(slugs)("has an expense's currency where %s keeps the supplier", (platform) => {
    const keeps = platforms[platform].fields.contactRef === "accepted";
    const found = (contactRef: object | undefined, currency: string) => {
      const body = { ...expense(), contactRef } as ReturnType<typeof expense>;
      const issues = checkExpense(body, {
        platform,
        bankAccount: { card: "credit" },
        supplier: { currency },
      });
      return brief(issues).filter((issue) => issue.includes("mismatch"));
    };
    expect(found({ id: "supplier-1" }, "EUR")).toEqual(keeps ? mismatch : []);
    expect(found({ id: "supplier-1", type: "Supplier" }, "GBP")).toEqual([]);
    expect(found({ id: "customer-1", type: "Customer" }, "EUR")).toEqual([]);
    expect(found(undefined, "EUR")).toEqual([]);
  });

  it.each([
    ["a function", (id: string) => ({ currency: id === "supplier-1" ? "EUR" : "GBP" })],
    ["a map", new Map([["supplier-1", { currency: "EUR" }]])],
    ["a record", { "supplier-1": { currency: "EUR" } }],
  ])("can be looked up in %s", (_, supplier) => {
    expect(brief(checkReimbursable(reimbursable(), { platform: "netsuite", supplier }))).toEqual(
      mismatch,
    );
  });

  it("is not judged where its currency is not known", () => {
    for (const supplier of [undefined, null, {}, { currency: null }, () => undefined]) {
      expect(checkReimbursable(reimbursable(), { platform: "netsuite", supplier })).toEqual([]);
    }
  });
});
