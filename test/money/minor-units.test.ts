import { CodatError, fromMinorUnits, InexactAmountError, toMinorUnits } from "codat-expenses";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { untyped } from "../support/bodies.js";

/** The currencies whose amounts have other than two decimals, by ISO 4217. */
const unusualDecimals: Readonly<Record<string, number>> = Object.fromEntries([
  ...codes("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0),
  ...codes("BHD IQD JOD KWD LYD OMR TND", 3),
  ...codes("CLF UYW", 4),
]);

/** Every currency that the library and this Node.js know, with its decimals. */
const currencies = Intl.supportedValuesOf("currency")
  .concat(Object.keys(unusualDecimals), "SLE", "VED", "XCG", "ZWG")
  .filter(isTaken)
  .map((code) => [code, unusualDecimals[code] ?? 2] as const);

const currency = fc.constantFrom(...currencies.map(([code]) => code));
const mostMinorUnits = 999_999_999_999_999;
const minorUnits = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -mostMinorUnits, max: mostMinorUnits }),
);

function codes(text: string, decimals: number) {
  return text.split(" ").map((code) => [code, decimals] as const);
}

function isTaken(code: string): boolean {
  try {
    return fromMinorUnits(0, code) === 0;
  } catch {
    return false;
  }
}

/** What turning a number throws, which must be told as the class that is documented. */
function refusalOf(turn: () => unknown): InexactAmountError {
  try {
    turn();
  } catch (error) {
    if (error instanceof InexactAmountError) return error;
    throw error;
  }
  throw new Error("it was expected to be refused");
}

test.each([
  [1999, "USD", 19.99],
  [1, "USD", 0.01],
  [-1, "GBP", -0.01],
  [30, "EUR", 0.3],
  [110, "EUR", 1.1],
  [1999, "JPY", 1999],
  [1999, "BHD", 1.999],
  [1, "CLF", 0.0001],
  [mostMinorUnits, "USD", 9_999_999_999_999.99],
  [-mostMinorUnits, "JPY", -mostMinorUnits],
  [0, "USD", 0],
])("%d minor units of %s are %d", (units, code, amount) => {
  expect(fromMinorUnits(units, code)).toBe(amount);
  expect(fromMinorUnits(BigInt(units), code)).toBe(amount);
  expect(toMinorUnits(amount, code)).toBe(units);
});

test("each currency has the decimals of ISO 4217", () => {
  expect(new Set(currencies.map(([code]) => code)).size).toBeGreaterThan(150);
  for (const [code, decimals] of currencies) {
    expect([code, fromMinorUnits(1, code)]).toEqual([code, Number(`1e-${decimals}`)]);
  }
});

test("-0 counts as 0 both ways", () => {
  expect(fromMinorUnits(-0, "USD")).toBe(0);
  expect(toMinorUnits(-0, "USD")).toBe(0);
  expect(toMinorUnits(-0, "JPY")).toBe(0);
});

describe("whatever the number", () => {
  test("the way there and back ends where it began, in every currency", () => {
    fc.assert(
      fc.property(minorUnits, (units) => {
        const back = currencies.map(([code]) => toMinorUnits(fromMinorUnits(units, code), code));
        expect(new Set(back)).toEqual(new Set([units]));
      }),
    );
  });

  test("the amount is the one that its decimal text gives", () => {
    fc.assert(
      fc.property(minorUnits, fc.constantFrom(...currencies), (units, entry) => {
        const [code, decimals] = entry;
        const digits = String(Math.abs(units)).padStart(decimals + 1, "0");
        const whole = digits.slice(0, digits.length - decimals);
        const text = `${units < 0 ? "-" : ""}${whole}.${digits.slice(digits.length - decimals)}`;
        expect(fromMinorUnits(units, code)).toBe(Number(text));
      }),
    );
  });

  test("neighbours stay apart, up to the largest that is taken", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: mostMinorUnits - 1_000_000, max: mostMinorUnits }),
        currency,
        (units, code) => {
          expect(fromMinorUnits(units, code)).toBeGreaterThan(fromMinorUnits(units - 1, code));
        },
      ),
    );
  });

  test("a number is turned exactly or refused, never rounded", () => {
    fc.assert(
      fc.property(fc.double(), currency, (amount, code) => {
        let units: number;
        try {
          units = toMinorUnits(amount, code);
        } catch (error) {
          expect(error).toBeInstanceOf(InexactAmountError);
          return;
        }
        expect(Number.isSafeInteger(units)).toBe(true);
        expect(fromMinorUnits(units, code) - amount).toBe(0);
      }),
    );
  });
});

describe("refuses minor units", () => {
  test.each([
    [19.99, "minor units must be a whole number, not a fraction"],
    [Number.NaN, "minor units must be a whole number, not NaN"],
    [Number.POSITIVE_INFINITY, "minor units must be a whole number, not Infinity"],
    [1e15, "the minor units have more than 15 digits"],
    [-(10n ** 30n), "the minor units have more than 15 digits"],
    [untyped("1999"), "minor units must be a whole number, not string"],
    [untyped(undefined), "minor units must be a whole number, not undefined"],
  ])("%s", (units: number | bigint, message) => {
    const error = refusalOf(() => fromMinorUnits(units, "USD"));
    expect(error).toMatchObject({ message, name: "InexactAmountError" });
    expect(error).toBeInstanceOf(CodatError);
  });
});

describe("a snapshot of Dinero.js", () => {
  const usd = { code: "USD", base: 10, exponent: 2 };
  const snapshot = (
    amount: number | bigint,
    scale = 2,
    currency: { base: number | number[] } = usd,
  ) => fromMinorUnits({ amount, scale, currency });

  test("is turned exactly, by its own scale", () => {
    expect(snapshot(1999)).toBe(19.99);
    expect(snapshot(-1999n)).toBe(-19.99);
    expect(snapshot(19_995, 3)).toBe(19.995);
    expect(snapshot(0)).toBe(0);
  });

  test.each([
    ["an amount that is not whole", () => snapshot(1.5)],
    ["an amount of 16 digits", () => snapshot(10n ** 15n)],
    ["a scale that is not whole", () => snapshot(1999, 1.5)],
    ["a scale below 0", () => snapshot(1999, -1)],
    ["a currency that is not decimal", () => snapshot(1999, 2, { base: [20, 12] })],
  ])("is refused with %s", (_, turn) => {
    expect(refusalOf(turn)).toBeInstanceOf(InexactAmountError);
  });
});

describe("refuses an amount of", () => {
  test.each([
    [19.999, "USD", "the amount has more decimals than the 2 of USD"],
    [0.1 + 0.2, "USD", "the amount has more decimals than the 2 of USD"],
    [1e-7, "USD", "the amount has more decimals than the 2 of USD"],
    [-0.001, "USD", "the amount has more decimals than the 2 of USD"],
    [0.5, "JPY", "the amount has more decimals than the 0 of JPY"],
    [1.0001, "BHD", "the amount has more decimals than the 3 of BHD"],
    [1e13, "USD", "the amount has more than 15 digits in minor units of USD"],
    [-1e300, "USD", "the amount has more than 15 digits in minor units of USD"],
    [Number.NaN, "USD", "an amount must be a finite number, not NaN"],
    [Number.NEGATIVE_INFINITY, "USD", "an amount must be a finite number, not -Infinity"],
    [untyped("19.99"), "USD", "an amount must be a finite number, not string"],
    [untyped(1999n), "USD", "an amount must be a finite number, not bigint"],
  ])("%s %s", (amount: number, code, message) => {
    const error = refusalOf(() => toMinorUnits(amount, code));
    expect(error).toMatchObject({ message });
  });
});

describe("refuses the currency", () => {
  test.each([
    ["usd", "the currency is not a code of ISO 4217, such as GBP"],
    ["", "the currency is not a code of ISO 4217, such as GBP"],
    ["ABC", "the currency is not a code of ISO 4217, such as GBP"],
    ["x".repeat(90), "the currency is not a code of ISO 4217, such as GBP"],
    [untyped(null), "the currency is not a code of ISO 4217, such as GBP"],
    [untyped("__proto__"), "the currency is not a code of ISO 4217, such as GBP"],
    ["XAU", "XAU has no minor unit in ISO 4217"],
    ["XXX", "XXX has no minor unit in ISO 4217"],
  ])("%s", (code: string, message) => {
    for (const turn of [fromMinorUnits, toMinorUnits]) {
      expect(refusalOf(() => turn(1, code))).toMatchObject({ message });
    }
  });
});
