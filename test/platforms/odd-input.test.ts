import {
  checkAdjustment,
  checkAttachment,
  checkExpense,
  checkExpenseUpdate,
  checkReimbursable,
  checkReimbursableUpdate,
  checkTransfer,
  checkTransferUpdate,
  type PlatformIssue,
} from "codat-expenses/platforms";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brief, expense, slugs } from "./given.js";

// The checks as plain JavaScript calls them: with anything.
type Check = (transaction: unknown, context?: unknown) => PlatformIssue[];
const untyped = (check: unknown): Check => check as Check;
const transactionChecks = Object.entries({
  checkExpense,
  checkExpenseUpdate,
  checkTransfer,
  checkTransferUpdate,
  checkReimbursable,
  checkReimbursableUpdate,
  checkAdjustment,
}).map(([name, check]) => [name, untyped(check)] as const);
const allChecks = [...transactionChecks, ["checkAttachment", untyped(checkAttachment)] as const];

const throwing = {
  get() {
    throw new Error("read");
  },
};
const explosive = () =>
  new Proxy(
    {},
    {
      get: throwing.get,
      has: throwing.get,
      ownKeys: throwing.get,
      getPrototypeOf: throwing.get,
      getOwnPropertyDescriptor: throwing.get,
    },
  );
function revoked() {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}
function cyclic() {
  const cycle: Record<string, unknown> = { id: "1" };
  cycle.lines = [cycle];
  cycle.accountRef = cycle;
  cycle.bankAccountRef = cycle;
  cycle.from = cycle;
  cycle.to = cycle;
  cycle.mappingOptions = cycle;
  cycle.accounts = [cycle];
  return cycle;
}
function holes() {
  const array: unknown[] = [];
  array[3] = { accountRef: { id: "1" } };
  array.length = 2 ** 32 - 1;
  return array;
}

const odd: readonly [string, unknown][] = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 1],
  ["NaN", Number.NaN],
  ["a bigint", 1n],
  ["a symbol", Symbol("odd")],
  ["text", "expense"],
  ["an array", []],
  ["holes", holes()],
  ["a function", () => undefined],
  ["a function that throws", throwing.get],
  ["a proxy that throws", explosive()],
  ["a revoked proxy", revoked()],
  ["a cycle", cyclic()],
  ["an object without prototype", Object.create(null)],
  ["an invalid date", new Date(Number.NaN)],
  ["a map", new Map()],
  ["a promise", Promise.resolve({ currency: "EUR" })],
];

/** fast-check looks into what it makes, so its values throw on reading what the checks read alone. */
function trap() {
  const names = ["id", "currency", "card", "type", "lines", "accountRef", "dataType", "validFor"];
  return Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, throwing])));
}

const contextKeys = [
  "baseCurrency",
  "bankAccount",
  "supplier",
  "configuration",
  "mappingOptions",
  "ledgerLockDate",
] as const;

const plausible = {
  type: ["Payment", "Refund", "Reward", "Chargeback", "TransferIn", "toString"],
  currency: ["GBP", "EUR", "USD", "gbp", ""],
  id: ["account-1", "account-2", "supplier-1", "constructor", "__proto__", ""],
  date: ["2026-05-21", "2026-01-01T00:00:00Z", new Date(0), "never"],
};

const anything = fc.oneof(
  fc.constantFrom(
    trap(),
    ...odd.filter(([name]) => !name.includes("proxy")).map(([, value]) => value),
  ),
  fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true, withMap: true }),
);
/** Mostly what belongs there, sometimes anything. */
const or = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: anything });
const idOf = fc.record({ id: or(fc.constantFrom(...plausible.id)) }, { requiredKeys: [] });
const currency = or(fc.constantFrom(...plausible.currency));
const date = or(fc.constantFrom(...plausible.date));

const line = fc.record(
  {
    accountRef: or(idOf),
    itemRef: or(idOf),
    taxRateRef: or(idOf),
    invoiceTo: or(idOf),
    trackingRefs: or(
      fc.array(
        or(
          fc.record(
            {
              id: or(fc.constantFrom(...plausible.id)),
              dataType: or(fc.constantFrom("trackingCategories", "customers")),
            },
            { requiredKeys: [] },
          ),
        ),
        { maxLength: 3 },
      ),
    ),
  },
  { requiredKeys: [] },
);
const transaction = fc.record(
  {
    type: or(fc.constantFrom(...plausible.type)),
    issueDate: date,
    date,
    currency,
    currencyRate: or(fc.constantFrom(1.1, null, Number.NaN, 0)),
    contactRef: or(idOf),
    bankAccountRef: or(idOf),
    apAccountRef: or(idOf),
    postAsDraft: or(fc.boolean()),
    lines: or(fc.array(or(line), { maxLength: 3 })),
    from: or(fc.record({ accountRef: or(idOf) })),
    to: or(fc.record({ accountRef: or(idOf) })),
  },
  { requiredKeys: [] },
);

const facts = fc.record(
  { currency, card: or(fc.constantFrom("credit", "debit", "prepaid")) },
  { requiredKeys: [] },
);
const lookup = fc.dictionary(fc.constantFrom(...plausible.id), or(facts));
const known = or(
  fc.oneof(
    facts,
    lookup,
    lookup.map((record) => new Map(Object.entries(record))),
    lookup.map((record) => (id: string) => record[id]),
  ),
);
const option = fc.record(
  {
    id: or(fc.constantFrom(...plausible.id)),
    validTransactionTypes: or(fc.subarray(["Payment", "Refund"])),
    validFor: or(fc.subarray(["expense-transactions.Payment", "transfer-transactions"])),
  },
  { requiredKeys: [] },
);
const options = or(fc.array(or(option), { maxLength: 3 }));
const context = fc.record(
  {
    platform: fc.constantFrom(...slugs),
    baseCurrency: currency,
    bankAccount: known,
    supplier: known,
    configuration: or(
      fc.option(
        fc.record(
          { bankAccount: or(idOf), supplier: or(idOf), customer: or(idOf) },
          { requiredKeys: [] },
        ),
      ),
    ),
    mappingOptions: or(
      fc.option(
        fc.record(
          { accounts: options, taxRates: options, trackingCategories: options },
          { requiredKeys: [] },
        ),
      ),
    ),
    ledgerLockDate: date,
  },
  { requiredKeys: ["platform"] },
);

describe.each(allChecks)("%s", (_, check) => {
  it.each(odd)("takes %s for a transaction, a context, a fact and a field", (_, value) => {
    expect(check(value, { platform: "xero" })).toBeInstanceOf(Array);
    expect(check(expense(), value)).toBeInstanceOf(Array);
    expect(check(expense(), { platform: value })).toBeInstanceOf(Array);
    for (const key of contextKeys) {
      expect(check(expense(), { platform: "xero", [key]: value })).toBeInstanceOf(Array);
    }
    for (const key of [
      "type",
      "issueDate",
      "currency",
      "contactRef",
      "bankAccountRef",
      "lines",
      "from",
      "filename",
      "sizeBytes",
    ]) {
      expect(
        check(
          { ...expense(), [key]: value },
          { platform: "xero", baseCurrency: "EUR", configuration: null },
        ),
      ).toBeInstanceOf(Array);
    }
  });

  it("never throws, and always returns issues that are whole", () => {
    fc.assert(
      fc.property(or(transaction), or(context), (transaction, context) => {
        for (const issue of check(transaction, context)) {
          expect(["error", "warning", "info"]).toContain(issue.severity);
          expect(issue.message).toMatch(/^[A-Z].*\.$/s);
        }
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});

describe.each(transactionChecks)("%s", (_, check) => {
  it("changes nothing of what it is given", () => {
    // What is frozen throughout throws on a change, in strict code; `toEqual` finds the others.
    const body = expense({ type: "Refund", currency: "EUR" });
    const given = {
      platform: "freeagent",
      baseCurrency: "GBP",
      configuration: null,
      mappingOptions: { accounts: [{ id: "account-1", validFor: [] }], taxRates: null },
    };
    const before = structuredClone({ body, given });
    check(freeze(body), freeze(given));
    expect({ body, given }).toEqual(before);
  });

  it("never loses an error to knowing more", () => {
    fc.assert(
      fc.property(
        transaction,
        context,
        fc.subarray([...contextKeys]),
        (transaction, whole, left) => {
          const part = Object.fromEntries(
            Object.entries(whole).filter(
              ([key]) => key === "platform" || left.some((name) => name === key),
            ),
          );
          const errors = (issues: PlatformIssue[]) =>
            brief(issues).filter((issue) => issue.startsWith("error"));
          expect(errors(check(transaction, whole))).toEqual(
            expect.arrayContaining(errors(check(transaction, part))),
          );
        },
      ),
      { numRuns: 500, seed: 8 },
    );
  });
});

it("takes no inherited property of an empty context for a lookup", () => {
  const transfer = { from: { accountRef: { id: "__proto__" } } };
  const given = { platform: "freeagent", bankAccount: {} };
  expect(untyped(checkTransferUpdate)(transfer, given)).toEqual(
    untyped(checkTransferUpdate)(transfer, { platform: "freeagent" }),
  );
});

it("still checks the lines that can be read", () => {
  const good = { netAmount: 1 };
  const lines = [explosive(), null, good];
  expect(brief(untyped(checkExpense)({ ...expense(), lines }, { platform: "xero" }))).toContain(
    "error account-required lines.2.accountRef",
  );
});

it.each(["mqjo", "gbol", "constructor", "__proto__", "", null, undefined])(
  "says that nothing was checked for the platform %j",
  (platform) => {
    for (const [, check] of allChecks) {
      const issues = check(expense(), { platform });
      expect(brief(issues)).toEqual(["info not-documented"]);
      expect(issues[0]?.message).toContain("xero");
    }
  },
);

it("shows what it was given quoted and cut short", () => {
  const type = `${"x".repeat(10_000_000)}\n`;
  const [issue] = untyped(checkExpense)({ ...expense(), type }, { platform: "xero" });
  expect(issue?.message.length).toBeLessThan(200);
});

function freeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}
