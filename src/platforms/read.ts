import { decimalTextOf } from "../core/decimals.js";

/** A property of whatever it is asked of; `undefined` where there is none or reading it throws. */
export function read(source: unknown, key: string | number): unknown {
  if (typeof source !== "object" || source === null) return undefined;
  try {
    // Twice as fast as `Reflect.get`. Whatever it is, it is handed on as unknown.
    return (source as Readonly<Record<string | number, unknown>>)[key];
  } catch {
    return undefined;
  }
}

/** A text that says something, else `undefined`. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The id that a reference names, if it names one. */
export function idOf(reference: unknown): string | undefined {
  return text(read(reference, "id"));
}

/** A currency code as it is compared; `undefined` for what is not one. */
export function currencyCode(value: unknown): string | undefined {
  return typeof value === "string" && value.length === 3 ? value.toUpperCase() : undefined;
}

/** An amount as a number, from a number, a decimal text or a decimal library's value. */
export function amountOf(value: unknown): number | undefined {
  const amount = typeof value === "number" ? value : Number(decimalTextOf(value) ?? Number.NaN);
  return Number.isFinite(amount) ? amount : undefined;
}

/** An array as such, else `undefined`. */
export function list(value: unknown): readonly unknown[] | undefined {
  try {
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How many entries of an array are looked at: far above what the API takes, and it bounds the time. */
export function countOf(array: readonly unknown[] | undefined): number {
  return Math.min(array?.length ?? 0, 100_000);
}

/** A text as a message shows it: quoted, and cut where it is long. */
export function quote(value: string): string {
  return JSON.stringify(value.slice(0, 60));
}
