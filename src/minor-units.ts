import { currencyDecimals } from "./core/currencies.js";
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
export function fromMinorUnits(minorUnits: number | bigint, currency: string): number {
  const refuse = refuserOf(minorUnits, currency);
  const decimals = decimalsOf(currency, refuse);
  if (typeof minorUnits !== "bigint" && !Number.isInteger(minorUnits)) {
    throw refuse(`minor units must be a whole number, not ${show(minorUnits)}`);
  }
  if (minorUnits > mostMinorUnits || minorUnits < -mostMinorUnits) {
    throw refuse(`these minor units of ${currency} have more than 15 digits`);
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
  const refuse = refuserOf(amount, currency);
  const decimals = decimalsOf(currency, refuse);
  if (!Number.isFinite(amount)) {
    throw refuse(`an amount must be a finite number, not ${show(amount)}`);
  }
  const text = amount.toFixed(decimals);
  const minorUnits = Number(text.replace(".", ""));
  if (Math.abs(minorUnits) > mostMinorUnits) {
    throw refuse(`${amount} ${currency} has more than 15 digits in minor units`);
  }
  if (Number(text) !== amount) {
    throw refuse(`${amount} ${currency} has more decimals than the ${decimals} of ${currency}`);
  }
  return minorUnits;
}

type Refuse = (problem: string) => InexactAmountError;

function refuserOf(value: number | bigint, currency: string): Refuse {
  return (problem) => new InexactAmountError(value, currency, problem);
}

function decimalsOf(currency: string, refuse: Refuse): number {
  if (!currencyDecimals.has(currency)) {
    const given =
      typeof currency === "string" ? JSON.stringify(currency.slice(0, 20)) : typeof currency;
    throw refuse(`a currency must be a code of ISO 4217 such as GBP, not ${given}`);
  }
  const decimals = currencyDecimals.get(currency);
  if (decimals === undefined) throw refuse(`${currency} has no minor unit in ISO 4217`);
  return decimals;
}

/** A value of another type, as plain JavaScript may pass, is named by its type alone. */
function show(value: unknown): string {
  return typeof value === "number" ? String(value) : typeof value;
}
