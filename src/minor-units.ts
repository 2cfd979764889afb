import { currencyDecimals } from "./core/currencies.js";
import { describeValue } from "./core/format.js";
import { InexactAmountError } from "./errors/operation-errors.js";

/** Numbers keep any two amounts of up to 15 digits apart, and no more than that. */
const mostMinorUnits = 999_999_999_999_999;

/**
 * Turns minor units, as card processors count them, into the amount that the API takes: the number
 * nearest to the decimal, the one that its literal in code gives. Nothing drifts: what
 * `1999 * 0.01` makes 19.990000000000002 is 19.99 here.
 *
 * The decimals are those of ISO 4217, which are not always those that a currency is shown with
 * (`Intl` shows HUF and IDR without any).
 *
 * @param minorUnits A whole number of up to 15 digits, negative or not; -0 counts as 0.
 * @param currency An ISO 4217 code, in capitals.
 * @returns The amount in the currency's main unit.
 * @throws InexactAmountError where `minorUnits` is not whole or has more than 15 digits, or the
 * currency is unknown or has no minor unit (metals and test codes have none).
 * @example
 * fromMinorUnits(1999, "USD"); // 19.99
 * fromMinorUnits(1999, "JPY"); // 1999
 * fromMinorUnits(1999n, "BHD"); // 1.999
 */
export function fromMinorUnits(minorUnits: number | bigint, currency: string): number;
/**
 * Turns a snapshot of Dinero.js into the amount that the API takes. Its own `scale` counts, as after a
 * division; to round it to the currency's decimals is the caller's decision.
 *
 * @throws InexactAmountError where its amount is not whole or has more than 15 digits, its scale is not
 * a whole number from 0 to 15, or its currency is not decimal.
 * @example
 * fromMinorUnits(toSnapshot(dinero({ amount: 1999, currency: USD }))); // 19.99
 */
export function fromMinorUnits(snapshot: DineroSnapshot): number;
export function fromMinorUnits(given: number | bigint | DineroSnapshot, code?: string): number {
  if (typeof given === "object" && given !== null) {
    const { amount, scale, currency } = given;
    if (currency?.base !== 10) throw new InexactAmountError("the currency is not decimal");
    if (!Number.isInteger(scale) || scale < 0 || scale > 15) {
      throw new InexactAmountError("the scale is not a whole number from 0 to 15");
    }
    return mainUnits(amount, scale);
  }
  return mainUnits(given, decimalsOf(code));
}

/** What `toSnapshot` of Dinero.js 2 returns: an amount of `10 ** -scale` units of a currency. */
export interface DineroSnapshot {
  readonly amount: number | bigint;
  readonly scale: number;
  readonly currency: { readonly base: number | bigint | readonly (number | bigint)[] };
}

function mainUnits(minorUnits: number | bigint, decimals: number): number {
  if (typeof minorUnits !== "bigint" && !Number.isInteger(minorUnits)) {
    throw new InexactAmountError(
      `minor units must be a whole number, not ${describeValue(minorUnits)}`,
    );
  }
  if (minorUnits > mostMinorUnits || minorUnits < -mostMinorUnits) {
    throw new InexactAmountError("the minor units have more than 15 digits");
  }
  // A decimal text is read as the nearest number; a division could land next to it.
  return Number(`${minorUnits}e-${decimals}`);
}

/**
 * Turns an amount into minor units, as card processors count them: the way back from
 * {@link fromMinorUnits}. It never rounds: what a calculation left behind, as in
 * `0.1 + 0.2`, is refused, and to round it is the caller's decision.
 *
 * @param amount The amount in the currency's main unit, negative or not; -0 counts as 0.
 * @param currency An ISO 4217 code, in capitals.
 * @returns The minor units: a whole number of up to 15 digits.
 * @throws InexactAmountError where `amount` is not finite, has more decimals than the currency or
 * more than 15 digits in minor units, or the currency is unknown or has no minor unit.
 * @example
 * toMinorUnits(19.99, "USD"); // 1999
 * toMinorUnits(1999, "JPY"); // 1999
 * toMinorUnits(19.999, "USD"); // throws InexactAmountError
 */
export function toMinorUnits(amount: number, currency: string): number {
  const decimals = decimalsOf(currency);
  if (!Number.isFinite(amount)) {
    throw new InexactAmountError(`an amount must be a finite number, not ${describeValue(amount)}`);
  }
  const text = amount.toFixed(decimals);
  const minorUnits = Number(text.replace(".", ""));
  if (Math.abs(minorUnits) > mostMinorUnits) {
    throw new InexactAmountError(
      `the amount has more than 15 digits in minor units of ${currency}`,
    );
  }
  if (Number(text) !== amount) {
    throw new InexactAmountError(
      `the amount has more decimals than the ${decimals} of ${currency}`,
    );
  }
  return minorUnits;
}

function decimalsOf(currency: string | undefined): number {
  if (currency === undefined || !currencyDecimals.has(currency)) {
    throw new InexactAmountError("the currency is not a code of ISO 4217, such as GBP");
  }
  const decimals = currencyDecimals.get(currency);
  if (decimals === undefined)
    throw new InexactAmountError(`${currency} has no minor unit in ISO 4217`);
  return decimals;
}
