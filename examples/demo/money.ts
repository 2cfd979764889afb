/**
 * Money is counted in minor units (pence, cents) as a bigint: sums of decimals held as floating-point
 * numbers drift, and a ledger is compared to the penny.
 */

/** How many decimals an amount in this currency has: 2 for GBP, 0 for JPY, 3 for BHD. */
function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** `toMinorUnits("12.50", "GBP")` is `1250n`. Throws where the text has more decimals than the currency. */
export function toMinorUnits(amount: string, currency: string): bigint {
  const decimals = decimalsOf(currency);
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === "" || fraction.length > decimals) {
    throw new Error(`"${amount}" is no amount in ${currency}`);
  }
  return BigInt(sign + whole + fraction.padEnd(decimals, "0"));
}

/** `fromMinorUnits(1250n, "GBP")` is `"12.50"`. */
export function fromMinorUnits(minorUnits: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const sign = minorUnits < 0n ? "-" : "";
  const digits = String(minorUnits < 0n ? -minorUnits : minorUnits).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return sign + digits.slice(0, point) + (decimals > 0 ? `.${digits.slice(point)}` : "");
}

/** An amount at a rate given as decimal text, rounded half up to the minor unit. */
export function convert(amount: string, from: string, rate: string, to: string): string {
  const [whole = "", fraction = ""] = rate.split(".");
  const shift = decimalsOf(to) - decimalsOf(from) - fraction.length;
  const product = toMinorUnits(amount, from) * BigInt(whole + fraction);
  if (shift >= 0) return fromMinorUnits(product * 10n ** BigInt(shift), to);
  const divisor = 10n ** BigInt(-shift);
  return fromMinorUnits((product + divisor / 2n) / divisor, to);
}
