import * as z from "zod/mini";
import { currencyCodes } from "../core/currencies.js";
import { isDate } from "../core/dates.js";
import { idKey } from "../core/ids.js";
import { itemCount, rule, ruleOfAll } from "./check.js";

/** A record's own id, which is also what the API knows a repetition by. */
export const uuid = z.guid();

/** A currency, as ISO 4217 writes it. */
export const currency = z
  .string()
  .check(rule("be a currency code of ISO 4217 such as GBP", (code) => currencyCodes.has(code)));

/** An amount of money, of either sign. */
export const amount = z.number();

/** Base units for one foreign unit. */
export const currencyRate = z.optional(z.nullable(z.number().check(z.positive())));

const isoText =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A moment: a `Date`, or ISO 8601 text with or without a time and an offset. */
export const moment = z.custom<string | Date>(isMoment, {
  abort: false,
  params: { must: "be a valid Date or ISO 8601 text such as 2026-10-31 or 2026-10-31T09:30:00Z" },
});

function isMoment(value: unknown): boolean {
  if (isDate(value)) return !Number.isNaN(value.getTime()) && isMoment(value.toISOString());
  if (typeof value !== "string" || !isoText.test(value)) return false;
  // The pattern lets the 31st of every month through; the calendar does not.
  const [year = 0, month = 0, day = 0] = value.slice(0, 10).split("-").map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The tax rate of a line: null stands for the platform's default, as the API's guides write it. */
export const taxRateRef = z.optional(z.nullable(z.object({ id: z.optional(z.string()) })));

/** A reference to a record of the accounting software. */
export const recordRef = z.object({ id: z.optional(z.string()) });

/** The same, where the API insists on the id. */
export const requiredRef = z.object({ id: z.string() });

/** Between 1 and 50 transactions, which is what one request takes, each under an id of its own. */
export function batchOf<Item extends z.core.SomeType>(item: Item) {
  return z.array(item).check(itemCount(1, 50), ruleOfAll(findRepeatedIds));
}

function findRepeatedIds(transactions: readonly unknown[]) {
  const firstOf = new Map<string, number>();
  return transactions.flatMap((transaction, index) => {
    const id = idOf(transaction);
    if (id === undefined) return [];
    const first = firstOf.get(id);
    if (first === undefined) {
      firstOf.set(id, index);
      return [];
    }
    const must = `differ from that of transaction ${first}`;
    return [{ code: "custom" as const, path: [index, "id"], input: id, params: { must } }];
  });
}

function idOf(transaction: unknown): string | undefined {
  if (typeof transaction !== "object" || transaction === null) return undefined;
  return "id" in transaction && typeof transaction.id === "string"
    ? idKey(transaction.id)
    : undefined;
}

/** Between 1 and 100 lines, which is what one transaction takes. */
export function linesOf<Line extends z.core.SomeType>(line: Line) {
  return z.array(line).check(itemCount(1, 100));
}

/** Between 1 and 10 tracking references, which is what one line takes. */
export function trackingRefs<const DataType extends string>(dataTypes: readonly DataType[]) {
  const reference = z.object({
    id: z.optional(z.string()),
    dataType: z.optional(z.enum(dataTypes)),
  });
  return z.optional(z.nullable(z.array(reference).check(itemCount(1, 10))));
}

/** The customer to whom a line is billed on. */
export const invoiceTo = z.optional(
  z.nullable(z.object({ id: z.optional(z.string()), type: z.optional(z.enum(["customer"])) })),
);
