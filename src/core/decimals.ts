/** A value of a decimal library (decimal.js, big.js, bignumber.js): it writes itself as a plain decimal. */
export interface Decimal {
  /** Returns the decimal as plain digits. */
  toString(): string;
  /** Returns what JSON holds of it. */
  toJSON(): string;
}

const decimalText = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * What a decimal text, or a decimal library's value, says as a text; `undefined` for what is neither, and
 * for numbers. An array writes itself as a text too, of any length: it is not looked at.
 */
export function decimalTextOf(value: unknown): string | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (typeof value !== "string" && !isObject) return undefined;
  const text = String(value);
  return decimalText.test(text) ? text : undefined;
}

/** The number that JSON writes with exactly the digits of a decimal text; `undefined` where there is none. */
export function exactNumber(text: string): number | undefined {
  const amount = Number(text);
  return Number.isFinite(amount) && digitsOf(text) === digitsOf(String(amount))
    ? amount
    : undefined;
}

/** The significant digits with their exponent, in one form for equal decimals. */
function digitsOf(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  let end = digits.length;
  while (digits.charAt(end - 1) === "0") end -= 1;
  const significant = digits.slice(0, end);
  if (significant === "") return "0";
  const scale = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign}${significant}e${scale}`;
}
