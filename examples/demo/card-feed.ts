import { readFile } from "node:fs/promises";
import { fromMinorUnits, toMinorUnits } from "codat-expenses";
import { parse } from "csv-parse/sync";
import { z } from "zod";

const decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/, "must be a decimal number")
  .transform(Number);

const csvRow = z.object({
  id: z.uuid(),
  date: z.iso.date(),
  type: z.enum([
    "purchase",
    "refund",
    "chargeback",
    "cash-back",
    "top-up",
    "fee",
    "interest",
    "claim",
  ]),
  card: z.string(),
  cardCurrency: z.string(),
  cardholder: z.string(),
  merchant: z.string().min(1),
  category: z.string(),
  currency: z.string().length(3),
  amount: decimal,
  net: z.string(),
  vat: z.string(),
  /** What one unit of the row's currency is in the company's base currency; empty where they are one. */
  rate: z
    .literal("")
    .transform(() => undefined)
    .or(decimal),
  receipt: z.string(),
  note: z.string(),
});

/** A part of the amount that goes to one category. Most rows have one, a split row has several. */
interface FeedLine {
  readonly category: string;
  readonly net: number;
  readonly vat: number;
}

/** One movement of the card programme. Amounts are always positive. */
export interface FeedRow extends Omit<z.infer<typeof csvRow>, "category" | "net" | "vat"> {
  /** The row's line in the file, to find it again. */
  readonly lineNumber: number;
  readonly lines: readonly FeedLine[];
}

/**
 * Reads a card feed. A split row holds its categories, net and VAT amounts in one cell each, with `|`
 * between them. Throws where a row is malformed, or where its lines do not come to its amount.
 */
export async function readCardFeed(path: string): Promise<FeedRow[]> {
  const records = parse(await readFile(path), { columns: true, info: true });
  return z
    .array(z.object({ record: csvRow, info: z.object({ lines: z.number() }) }))
    .parse(records)
    .map(({ record, info }) => toFeedRow(record, info.lines));
}

function toFeedRow(record: z.infer<typeof csvRow>, lineNumber: number): FeedRow {
  const { category, net, vat, ...rest } = record;
  const categories = category.split("|");
  const vats = vat.split("|");
  const lines = net.split("|").map((lineNet, index) => ({
    category: categories[index] ?? "",
    net: decimal.parse(lineNet),
    vat: decimal.parse(vats[index] ?? "0"),
  }));

  // Sums of decimals drift; sums of pence do not.
  const { currency, amount } = rest;
  const total = lines
    .flatMap((line) => [line.net, line.vat])
    .reduce((sum, part) => sum + toMinorUnits(part, currency), 0);
  if (total !== toMinorUnits(amount, currency)) {
    throw new Error(
      `Line ${lineNumber} of the card feed: its parts come to ${fromMinorUnits(total, currency)}, its amount is ${amount}`,
    );
  }
  return { ...rest, lineNumber, lines };
}
