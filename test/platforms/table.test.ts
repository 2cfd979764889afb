import { readFile } from "node:fs/promises";
import type { Expense, ExpenseUpdate } from "codat-expenses";
import {
  checkAdjustment,
  checkExpense,
  checkExpenseUpdate,
  checkReimbursable,
  checkReimbursableUpdate,
  checkTransfer,
  checkTransferUpdate,
  isUpdatable,
  type PlatformIssue,
  platformFromKey,
  platformRules,
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
  slugs,
  transfer,
} from "./given.js";

const rows = [
  ["dynamics365", "Dynamics 365 Business Central", "trji"],
  ["freeagent", "FreeAgent", "fbrh"],
  ["netsuite", "Oracle NetSuite", "akxx"],
  ["quickbooksDesktop", "QuickBooks Desktop", "pqsw"],
  ["quickbooksOnline", "QuickBooks Online", "qhyg"],
  ["sageIntacct", "Sage Intacct", "knfz"],
  ["xero", "Xero", "gbol"],
  ["zohoBooks", "Zoho Books", "rwuv"],
] as const;

describe.each(rows)("%s", (slug, name, key) => {
  it("has its name and keys", () => {
    const sandboxKey = slug === "quickbooksOnline" ? "ndsk" : null;
    expect(platforms[slug]).toMatchObject({ slug, name, key, sandboxKey });
  });

  it("is found by its key", () => {
    expect(platformFromKey(key)).toBe(slug);
  });
});

it("has these eight and no other", () => {
  expect(Object.keys(platforms)).toEqual(rows.map(([slug]) => slug));
});

it("takes QuickBooks Online's sandbox for QuickBooks Online", () => {
  expect(platformFromKey("ndsk")).toBe("quickbooksOnline");
});

it.each(["mqjo", "", "xxxx", "GBOL", "xero", "constructor", "__proto__", null, undefined])(
  "finds no platform for the key %j",
  (key) => {
    expect(platformFromKey(key)).toBeUndefined();
  },
);

it.each([
  ["dynamics365", { given: "own-rate" }],
  ["freeagent", { given: "not-taken" }],
  [
    "netsuite",
    {
      given: "rate-id",
      rates: [
        { id: "-7", subsidiary: "US" },
        { id: "114", subsidiary: "CA" },
        { id: "UNDEF-{country}", subsidiary: "other" },
      ],
    },
  ],
  ["quickbooksDesktop", { given: "no-rate" }],
  ["quickbooksOnline", { given: "rate-id", rates: [{ id: "NON", subsidiary: "any" }] }],
  ["sageIntacct", { given: "not-documented" }],
  ["xero", { given: "rate-id", rates: [{ id: "NONE", subsidiary: "any" }] }],
  ["zohoBooks", { given: "no-rate" }],
] as const)("%s has this for no tax: %j", (slug, noTaxRate) => {
  expect(platforms[slug].noTaxRate).toEqual(noTaxRate);
});

it.each([
  ["dynamics365", false],
  ["freeagent", true],
  ["netsuite", false],
  ["quickbooksDesktop", false],
  ["quickbooksOnline", true],
  ["sageIntacct", false],
  ["xero", true],
  ["zohoBooks", false],
] as const)("%s creates suppliers, and updates them: %s", (slug, update) => {
  expect(platforms[slug].suppliers).toEqual({ create: true, update });
});

it("is plain data, and frozen to the last list", () => {
  expect(JSON.parse(JSON.stringify(platforms))).toEqual(platforms);
  const unfrozen: string[] = [];
  const visit = (value: unknown, path: string) => {
    if (typeof value !== "object" || value === null) return;
    if (!Object.isFrozen(value)) unfrozen.push(path);
    for (const [key, child] of Object.entries(value)) visit(child, `${path}.${key}`);
  };
  visit(platforms, "platforms");
  expect(unfrozen).toEqual([]);
});

describe("section 7, small print", () => {
  const line = { netAmount: 10, taxAmount: 0, accountRef: { id: "account-1" } };
  const lines = (count: number) => Array.from({ length: count }, () => line);
  const findings = (issues: readonly PlatformIssue[], ...words: string[]) =>
    brief(issues).filter((issue) => words.some((word) => issue.includes(word)));
  const incomes = ["Refund", "Reward", "Chargeback"] as const;

  describe.each(slugs)("%s", (platform) => {
    const context = { platform, bankAccount: { card: "credit" } } as const;
    const { kinds } = platforms[platform];

    it("takes an expense of several lines, but on FreeAgent", () => {
      const found = (count: number) =>
        findings(checkExpense(expense({ lines: lines(count) }), context), "lines");
      expect(found(1)).toEqual([]);
      expect(found(2)).toEqual(platform === "freeagent" ? ["error too-many-lines lines"] : []);
    });

    it.each(incomes)("takes a %s of several lines, but likely not on Dynamics 365", (type) => {
      const found = (count: number) =>
        findings(checkExpense(expense({ type, lines: lines(count) }), context), "single-line");
      expect(found(1)).toEqual([]);
      expect(found(2)).toEqual(
        platform === "dynamics365" ? ["warning single-line-expected lines"] : [],
      );
    });

    it.each([40, 41, 100])("takes a reimbursable of %i lines, on FreeAgent up to 40", (count) => {
      const issues = checkReimbursable(reimbursable({ lines: lines(count) }), { platform });
      expect(findings(issues, "too-many")).toEqual(
        platform === "freeagent" && count > 40 ? ["error too-many-lines lines"] : [],
      );
    });

    it("takes references of reimbursables up to its limit", () => {
      const longest = {
        freeagent: 255,
        xero: 255,
        sageIntacct: 100,
        zohoBooks: 50,
        netsuite: 45,
        quickbooksOnline: 21,
        quickbooksDesktop: null,
        dynamics365: null,
      }[platform];
      expect(platforms[platform].limits.referenceLength).toBe(longest);
      const found = (length: number) =>
        findings(
          checkReimbursable(reimbursable({ reference: "x".repeat(length) }), { platform }),
          "reference",
        );
      expect(found(longest ?? 1_000)).toEqual([]);
      const isJudged = longest && kinds.reimbursable.create;
      expect(found((longest ?? 1_000) + 1)).toEqual(
        isJudged ? ["error reference-too-long reference"] : [],
      );
    });

    it("takes null for a tax rate where it stands for the default", () => {
      const expected = {
        dynamics365: ["error tax-rate-required lines.0.taxRateRef"],
        freeagent: [],
        netsuite: ["error tax-rate-required lines.0.taxRateRef"],
        quickbooksDesktop: [],
        quickbooksOnline: ["error tax-rate-required lines.0.taxRateRef"],
        sageIntacct: ["info not-documented lines.0.taxRateRef"],
        xero: ["error tax-rate-required lines.0.taxRateRef"],
        zohoBooks: [],
      }[platform];
      const body = JSON.parse(
        JSON.stringify(expense({ lines: [{ ...line, taxRateRef: {} }] })).replace("{}", "null"),
      );
      expect(brief(checkExpense(body, context))).toEqual(expected);
      expect(
        findings(checkReimbursable({ ...reimbursable(), ...body }, { platform }), "tax"),
      ).toEqual(kinds.reimbursable.create ? expected.filter((issue) => issue.includes("tax")) : []);
    });

    it("warns of a line without taxAmount where that does not mean no tax", () => {
      const issues = checkExpense(
        expense({ lines: [{ ...line, taxAmount: undefined as never }] }),
        context,
      );
      expect(brief(issues)).toEqual(
        platform === "freeagent" ? ["warning tax-amount-defaults lines.0.taxAmount"] : [],
      );
    });

    it("takes tracking on expenses, which is not documented on Zoho Books", () => {
      const tracked = [{ ...line, trackingRefs: [{ id: "option-1" }] }];
      const path = "lines.0.trackingRefs";
      expect(findings(checkExpense(expense({ lines: tracked }), context), "tracking")).toEqual(
        platform === "zohoBooks" ? [`info not-documented ${path}`] : [],
      );
      const bill = checkReimbursable(reimbursable({ lines: tracked }), { platform });
      expect(findings(bill, "tracking")).toEqual([]);
    });

    it("takes options of up to two categories on a line on Xero, anything elsewhere", () => {
      const category = (id: string) => ({ id, hasChildren: true, parentId: null });
      const option = (id: string, parentId: string) => ({ id, parentId, hasChildren: false });
      const trackingCategories = [
        ...[category("a"), category("b"), category("c")],
        ...[option("a1", "a"), option("a2", "a"), option("b1", "b"), option("c1", "c")],
      ];
      const found = (...ids: string[]) => {
        const trackingRefs = ids.map((id) => ({ id, dataType: "trackingCategories" as const }));
        const body = expense({ lines: [{ ...line, trackingRefs }] });
        const all = { ...context, mappingOptions: { trackingCategories } };
        return findings(checkExpense(body, all), "error tracking");
      };
      const onXero = (...expected: string[]) => (platform === "xero" ? expected : []);
      const conflict = "error tracking-options-conflict lines.0.trackingRefs";
      expect(found("a1", "b1")).toEqual([]);
      expect(found("a")).toEqual(onXero("error tracking-option-required lines.0.trackingRefs.0"));
      expect(found("a1", "a2")).toEqual(onXero(conflict));
      expect(found("a1", "b1", "c1")).toEqual(onXero(conflict));
      // Two categories at most, whichever they are.
      const unlisted = ["1", "2", "3"].map((id) => ({ id }));
      const body = expense({ lines: [{ ...line, trackingRefs: unlisted }] });
      expect(findings(checkExpense(body, context), "conflict")).toEqual(onXero(conflict));
    });

    it("takes transfers between bank accounts and other accounts, but on FreeAgent", () => {
      const found = (change: object, known: object = {}) =>
        brief(checkTransfer(transfer(change), { platform, ...known }));
      const isTaken = kinds.transfer.create;
      const onFreeagent = (...expected: string[]) => {
        if (!isTaken) return ["error kind-not-supported"];
        return platform === "freeagent" ? expected : [];
      };
      const mappingOptions = {
        accounts: [
          { id: "from", isBankAccount: true, validFor: ["transfer-transactions"] },
          { id: "to", isBankAccount: false, validFor: ["transfer-transactions"] },
        ],
      };
      expect(found({}, { mappingOptions })).toEqual(
        onFreeagent("error account-not-valid-for-type to.accountRef"),
      );
      expect(found({}, { mappingOptions, bankAccount: { from: {} } })).toEqual(
        onFreeagent("error bank-account-unknown to.accountRef"),
      );
      // A bank account need not be among the mapping options, nor an account among the bank accounts.
      expect(
        found({}, { mappingOptions: { accounts: [] }, bankAccount: { from: {}, to: {} } }),
      ).toEqual(onFreeagent());
      const neither = found({}, { mappingOptions: { accounts: [] }, bankAccount: { from: {} } });
      const unknown = platform === "freeagent" ? "bank-account-unknown" : "account-unknown";
      expect(neither).toEqual(
        isTaken ? [`error ${unknown} to.accountRef`] : ["error kind-not-supported"],
      );
      expect(found({ description: "Top-up" })).toEqual(
        onFreeagent("warning description-ignored description"),
      );
      const negative = { from: { accountRef: { id: "from" }, amount: -10 } };
      const code =
        platform === "freeagent" ? "error negative-amount-not-supported" : "warning amount-sign";
      expect(found(negative)).toEqual(
        isTaken ? [`${code} from.amount`] : ["error kind-not-supported"],
      );
    });
  });

  it.each([
    ["xero", "account", { nominalCode: [true, 10], name: [true], fullyQualifiedCategory: [true] }],
    [
      "quickbooksOnline",
      "account",
      { name: [true, 100], fullyQualifiedCategory: [true], nominalCode: [false, 7] },
    ],
    [
      "quickbooksDesktop",
      "account",
      { nominalCode: [true, 7], name: [true, 31], fullyQualifiedCategory: [true] },
    ],
    [
      "sageIntacct",
      "account",
      {
        nominalCode: [true, 24],
        name: [true],
        status: [true],
        type: [true],
        fullyQualifiedCategory: [true],
      },
    ],
    ["netsuite", "account", { nominalCode: ["by-settings"] }],
    ["quickbooksDesktop", "bankAccount", { nominalCode: [true, 7], accountName: [true, 31] }],
    [
      "quickbooksOnline",
      "bankAccount",
      { accountName: [true], accountNumber: [true], currency: [true] },
    ],
    ["freeagent", "bankAccount", { accountName: [true], currency: [true] }],
    ["dynamics365", "bankAccount", { accountName: [true], currency: [true] }],
    ["dynamics365", "account", null],
    ["freeagent", "account", null],
    ["zohoBooks", "account", null],
    ["zohoBooks", "bankAccount", null],
    ["netsuite", "bankAccount", null],
    ["sageIntacct", "bankAccount", null],
    ["xero", "bankAccount", null],
  ] as const)("%s needs this to create an %s: %j", (slug, record, fields) => {
    const expected =
      fields &&
      Object.fromEntries(
        Object.entries(fields).map(([name, [required, maxLength = null]]) => [
          name,
          { required, maxLength },
        ]),
      );
    expect(platforms[slug].creates[record]).toEqual(expected);
  });
});

describe("records that the company does not have", () => {
  const lookups = {
    bankAccount: { "bank-1": { currency: "GBP", card: "credit" as const } },
    supplier: new Map([["supplier-1", { currency: "GBP" }]]),
    customer: { "customer-1": {} },
  };
  const there = {
    bankAccount: { id: "bank-1" },
    supplier: { id: "supplier-1" },
    customer: { id: "customer-1" },
  };
  const gone = { bankAccount: { id: "old" }, supplier: { id: "old" }, customer: { id: "old" } };

  describe.each(slugs)("%s", (platform) => {
    const { kinds, fields, contacts, expenseTypes } = platforms[platform];
    const found = (change: object, known: object = {}) =>
      brief(checkExpense({ ...expense(), ...change }, { platform, ...lookups, ...known })).filter(
        (issue) => issue.includes("unknown"),
      );
    const keepsContact = fields.contactRef === "accepted";

    it("refuses a bank account that is not among them", () => {
      expect(found({})).toEqual([]);
      expect(found({ bankAccountRef: { id: "old" } })).toEqual([
        "error bank-account-unknown bankAccountRef",
      ]);
      expect(found({ bankAccountRef: { id: "old" } }, { bankAccount: () => null })).toHaveLength(1);
      expect(found({ bankAccountRef: { id: "old" } }, { bankAccount: () => undefined })).toEqual(
        [],
      );
    });

    it("refuses a supplier that is not among them, where it keeps one", () => {
      const refused = keepsContact ? ["error supplier-unknown contactRef"] : [];
      // On Xero a contact may be among the customers.
      expect(found({ contactRef: { id: "supplier-1" } })).toEqual([]);
      expect(found({ contactRef: { id: "old" } })).toEqual(refused);
      expect(found({ contactRef: { id: "customer-1", type: "customer" } })).toEqual([]);
      expect(found({ contactRef: { id: "old", type: "Customer" } })).toEqual(
        keepsContact ? ["error customer-unknown contactRef"] : [],
      );
    });

    it("refuses the stale ids of a configuration", () => {
      const bare = { bankAccountRef: undefined };
      expect(found(bare, { configuration: there })).toEqual([]);
      expect(found(bare, { configuration: gone })).toEqual([
        "error bank-account-unknown bankAccountRef",
        ...(platform === "freeagent" ? [] : ["error supplier-unknown contactRef"]),
      ]);
      if (contacts.Refund === "customer") {
        expect(found({ type: "Refund" }, { configuration: gone })).toEqual([
          "error customer-unknown contactRef",
        ]);
      }
      expect(expenseTypes.Payment).not.toBe("not-supported");
    });

    it("refuses a customer that a line is billed on to, or tracked by", () => {
      const line = (change: object) => ({ lines: [{ netAmount: 1, taxAmount: 0, ...change }] });
      const billed = (id: string) => found(line({ invoiceTo: { id, type: "Customer" } }));
      expect(billed("customer-1")).toEqual([]);
      expect(billed("old")).toEqual(
        fields.invoiceTo ? ["error customer-unknown lines.0.invoiceTo"] : [],
      );
      const tracked = (id: string) =>
        found(line({ trackingRefs: [{ id, dataType: "customers" }] }));
      expect(tracked("customer-1")).toEqual([]);
      expect(tracked("old")).toEqual(["error customer-unknown lines.0.trackingRefs.0"]);
    });

    it("refuses a person reimbursed who is not a supplier", () => {
      const claim = (id: string) =>
        brief(checkReimbursable(reimbursable({ contactRef: { id } }), { platform, ...lookups }));
      const none = ["error kind-not-supported"];
      expect(claim("supplier-1")).toEqual(kinds.reimbursable.create ? [] : none);
      expect(claim("old")).toEqual(
        kinds.reimbursable.create ? ["error supplier-unknown contactRef"] : none,
      );
    });
  });
});

describe("amounts that are likely mistakes", () => {
  const found = (lines: object[], change: object = {}) =>
    brief(checkExpense({ ...expense(), lines, ...change } as Expense, { platform: "xero" })).filter(
      (issue) => issue.includes("amount"),
    );
  const line = { netAmount: 10, taxAmount: 0, accountRef: { id: "account-1" } };
  const sign = "warning amount-sign lines.0.netAmount";
  const precision = "warning amount-precision lines.0.netAmount";

  it.each([
    ["a negative payment", [{ ...line, netAmount: -10 }], {}, [sign]],
    ["a negative refund", [{ ...line, netAmount: -10 }], { type: "Refund" }, [sign]],
    ["a discount on a line of its own", [line, { ...line, netAmount: -1 }], {}, []],
    [
      "lines that add up to less than 0",
      [line, { ...line, netAmount: -11 }],
      {},
      ["warning amount-sign lines"],
    ],
    ["0", [{ ...line, netAmount: 0 }], {}, ["warning amount-zero lines.0.netAmount"]],
    ["tax alone", [{ ...line, netAmount: 0, taxAmount: 2 }], {}, []],
    ["what a calculation left", [{ ...line, netAmount: 0.1 + 0.2 }], {}, [precision]],
    ["0.3", [{ ...line, netAmount: 0.3 }], {}, []],
    ["yen with decimals", [{ ...line, netAmount: 1000.5 }], { currency: "JPY" }, [precision]],
    ["dinars with three", [{ ...line, netAmount: 1.999 }], { currency: "BHD" }, []],
    [
      "a currency without decimals of its own",
      [{ ...line, netAmount: 1.23456 }],
      { currency: "XAU" },
      [],
    ],
    ["a decimal text", [{ ...line, netAmount: "10.005" }], {}, [precision]],
    ["tax", [{ ...line, taxAmount: 0.001 }], {}, ["warning amount-precision lines.0.taxAmount"]],
  ] as const)("%s", (_, lines, change, expected) => {
    expect(found([...lines], change)).toEqual(expected);
  });

  it("are found in transfers and adjustments, where a negative amount can be right", () => {
    const context = {
      platform: "quickbooksOnline",
      bankAccount: { from: { currency: "JPY" }, to: {} },
    } as const;
    const side = (id: string, amount: number) => ({ accountRef: { id }, amount });
    expect(
      brief(checkTransfer(transfer({ from: side("from", 0.5), to: side("to", 0) }), context)),
    ).toEqual(["warning amount-precision from.amount", "warning amount-zero to.amount"]);
    const lines = [-1, 0, 0.001].map((amount) => ({ amount, accountRef: { id: "account-1" } }));
    expect(brief(checkAdjustment(adjustment({ lines }), { platform: "xero" }))).toEqual([
      "warning amount-zero lines.1.amount",
      "warning amount-precision lines.2.amount",
    ]);
  });
});

describe("an update, compared with what was written", () => {
  const kept = (field: string) => `warning field-not-updatable ${field}`;
  const line = { netAmount: 10, taxAmount: 0, accountRef: { id: "account-1" } };
  const written = expense({
    contactRef: { id: "supplier-1" },
    merchantName: "Brew",
    currencyRate: 1.5,
    lines: [{ ...line, invoiceTo: { id: "customer-1" } }],
  });
  const { id: _, ...update } = written;

  it.each([
    ["nothing", {}, []],
    ["amounts", { lines: [{ ...line, netAmount: 20, taxAmount: 1 }] }, []],
    ["the tax rate", { lines: [{ ...line, taxRateRef: { id: "rate-2" } }] }, []],
    ["tracking", { lines: [{ ...line, trackingRefs: [{ id: "team-1" }] }] }, []],
    ["notes", { notes: "Other" }, []],
    ["the bank account", { bankAccountRef: { id: "bank-2" } }, []],
    ["the day, written as a moment", { issueDate: "2026-05-21T09:00:00" }, []],
    ["the rate, written as text", { currencyRate: "1.50" }, []],
    ["the day", { issueDate: "2026-05-22" }, [kept("issueDate")]],
    ["the currency", { currency: "EUR" }, [kept("currency")]],
    ["the rate", { currencyRate: 1.6 }, [kept("currencyRate")]],
    ["the contact", { contactRef: { id: "supplier-2" } }, [kept("contactRef")]],
    ["the merchant", { merchantName: "Other" }, [kept("merchantName")]],
    ["the type", { type: "Refund" }, [kept("type")]],
    [
      "the account",
      { lines: [{ ...line, accountRef: { id: "account-2" } }] },
      [kept("lines.0.accountRef")],
    ],
    [
      "who is billed",
      { lines: [{ ...line, invoiceTo: { id: "other" } }] },
      [kept("lines.0.invoiceTo")],
    ],
  ] as const)("of an expense, that changes %s", (_, change, expected) => {
    const body = { ...update, ...change } as ExpenseUpdate;
    const context = { platform: "quickbooksOnline", written } as const;
    expect(brief(checkExpenseUpdate(body, context))).toEqual(expected);
  });

  it("keeps to the type that was booked, whatever the update says", () => {
    const context = { platform: "xero", written: expense({ type: "Refund" }) } as const;
    expect(brief(checkExpenseUpdate(expenseUpdate(), context))).toContain(
      "error update-not-supported type",
    );
  });

  it("can name the bank account as it was booked on FreeAgent", () => {
    const change = (id: string) =>
      brief(
        checkExpenseUpdate(expenseUpdate({ bankAccountRef: { id } }), {
          platform: "freeagent",
          written: expense(),
        }),
      );
    expect(change("bank-1")).toEqual([]);
    expect(change("bank-2")).toEqual(["error bank-account-change-not-supported bankAccountRef"]);
  });

  it("of reimbursables and transfers is compared in their own fields", () => {
    const before = reimbursable({ reference: "A" });
    const claim = reimbursableUpdate({ reference: "B", dueDate: "2026-07-01", notes: "New" });
    expect(
      brief(checkReimbursableUpdate(claim, { platform: "zohoBooks", written: before })),
    ).toEqual([kept("dueDate"), kept("reference")]);
    const moved = transfer({ date: "2026-06-01", to: { accountRef: { id: "other" }, amount: 9 } });
    const context = { platform: "quickbooksOnline", written: transfer() } as const;
    expect(brief(checkTransferUpdate(moved, context))).toEqual([kept("to.accountRef")]);
  });

  it("says what can be updated by path", () => {
    expect(isUpdatable("expense", ["lines", 0, "netAmount"])).toBe(true);
    expect(isUpdatable("expense", ["lines", 0, "accountRef", "id"])).toBe(false);
    expect(isUpdatable("expense", ["currency"])).toBe(false);
    expect(isUpdatable("reimbursable", ["notes"])).toBe(true);
    expect(isUpdatable("transfer", ["from", "amount"])).toBe(true);
    expect(isUpdatable("transfer", ["to", "accountRef", "id"])).toBe(false);
    expect(isUpdatable("adjustment", ["date"])).toBe(false);
  });
});

it("names the public section of every rule, and the guide has each with its severity", async () => {
  const guide = await readFile("docs/platform-rules.md", "utf8");
  const listed = [...guide.matchAll(/^\| `([a-z-]+)` \| (error|warning|info) \|/gm)].map(
    ([, code, severity]) => `${code} ${severity}`,
  );
  const rules = Object.entries(platformRules).map(([code, { severity }]) => `${code} ${severity}`);
  expect(listed.sort()).toEqual(rules.sort());
  for (const [code, { source, when }] of Object.entries(platformRules)) {
    expect(source, code).toMatch(/^[A-Z].{4,}/);
    expect(when, code).not.toBe("");
  }
});
