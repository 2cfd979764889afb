import Table from "cli-table3";
import type { FeedRow } from "./card-feed.js";
import { fromMinorUnits, toMinorUnits } from "./money.js";
import type { BookingResult, ReceiptResult } from "./push.js";
import type { RequestCounter } from "./request-counter.js";

type FeedType = FeedRow["type"];

/** What each type of row becomes in the books. */
const bookedAs: Record<FeedType, string> = {
  purchase: "expense, Payment",
  refund: "expense, Refund",
  chargeback: "expense, Chargeback",
  "cash-back": "expense, Reward",
  "top-up": "transfer",
  fee: "adjustment",
  interest: "adjustment",
  claim: "reimbursable",
};

/** The columns of the amounts, and the types of row that each adds up. */
const amountColumns: readonly { readonly title: string; readonly types: readonly FeedType[] }[] = [
  { title: "Spent", types: ["purchase"] },
  { title: "Given back", types: ["refund", "chargeback", "cash-back"] },
  { title: "Fees", types: ["fee", "interest"] },
  { title: "Claims", types: ["claim"] },
  { title: "Topped up", types: ["top-up"] },
];

const refusalsShown = 10;

/** Prints what became of a feed, in tables of 80 columns. */
export function printReport(
  results: readonly BookingResult[],
  receipts: readonly ReceiptResult[],
  requests: RequestCounter,
): void {
  print("What was booked", bookedTable(results));
  const before = results.filter(({ outcome }) => outcome === "booked-before").length;
  if (before > 0) console.log(`${before} of these were booked by an earlier run.`);
  print("What was refused", refusedTable(results));
  print("Amounts in the books, by currency", amountsTable(results));
  printReceipts(receipts);
  printRequests(requests);
}

function bookedTable(results: readonly BookingResult[]): string {
  const table = tableOf([
    ["In the feed", 14, "left"],
    ["In the books", 23, "left"],
    ["Rows", 12, "right"],
    ["Booked", 12, "right"],
    ["Refused", 12, "right"],
  ]);
  const addRow = (type: string, kind: string, some: readonly BookingResult[]) => {
    const booked = some.filter(isBooked).length;
    table.push([type, kind, some.length, booked, some.length - booked]);
  };
  for (const [type, kind] of Object.entries(bookedAs)) {
    const ofType = results.filter(({ booking }) => booking.row.type === type);
    if (ofType.length > 0) addRow(type, kind, ofType);
  }
  addRow("total", "", results);
  return table.toString();
}

function refusedTable(results: readonly BookingResult[]): string {
  const refused = results.filter((result) => result.outcome === "refused");
  if (refused.length === 0) return "Nothing.";
  const table = tableOf([
    ["Line", 6, "right"],
    ["Merchant", 17, "left"],
    ["Amount", 14, "right"],
    ["Why", 38, "left"],
  ]);
  for (const { booking, reason } of refused.slice(0, refusalsShown)) {
    const { lineNumber, merchant, amount, currency } = booking.row;
    table.push([lineNumber, merchant, `${withThousands(amount)} ${currency}`, reason]);
  }
  const more = refused.length - refusalsShown;
  return more > 0 ? `${table.toString()}\nand ${more} more.` : table.toString();
}

function amountsTable(results: readonly BookingResult[]): string {
  const booked = results.filter(isBooked).map(({ booking }) => booking.row);
  const currencies = [...new Set(booked.map((row) => row.currency))].sort();
  const table = tableOf([
    ["", 8, "left"],
    ...amountColumns.map(({ title }): Column => [title, 13, "right"]),
  ]);
  for (const currency of currencies) {
    const rows = booked.filter((row) => row.currency === currency);
    table.push([currency, ...amountColumns.map(({ types }) => sumOf(rows, types, currency))]);
  }
  return table.toString();
}

function sumOf(rows: readonly FeedRow[], types: readonly FeedType[], currency: string): string {
  const sum = rows
    .filter((row) => types.includes(row.type))
    .reduce((total, row) => total + toMinorUnits(row.amount, currency), 0n);
  return sum === 0n ? "-" : withThousands(fromMinorUnits(sum, currency));
}

/** `withThousands("10863.64")` is `"10,863.64"`: grouped as text, so that not a penny is rounded. */
function withThousands(amount: string): string {
  return amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
}

function printReceipts(receipts: readonly ReceiptResult[]): void {
  const left = receipts.filter(({ failure }) => failure !== undefined);
  console.log(`\nReceipts: ${receipts.length - left.length} of ${receipts.length} attached.`);
  for (const { booking, failure } of left) {
    console.log(`  ${booking.row.receipt} is not: ${failure}.`);
  }
}

function printRequests(requests: RequestCounter): void {
  const quota = requests.quotaLeft === undefined ? "" : `, ${requests.quotaLeft} left today`;
  console.log(`\nRequests: ${requests.total}${quota}.`);
  const several = requests.byOperation.filter(([, count]) => count > 1);
  for (const [operationId, count] of several) {
    console.log(`${String(count).padStart(4)}  ${operationId}`);
  }
  const single = requests.byOperation.length - several.length;
  if (single > 0) console.log(`${String(single).padStart(4)}  other operations, once each`);
}

function isBooked({ outcome }: BookingResult): boolean {
  return outcome !== "refused";
}

function print(title: string, table: string): void {
  console.log(`\n${title}\n${table}`);
}

type Column = [title: string, width: number, align: "left" | "right"];

/** A table without a frame, with one line under its head. */
function tableOf(columns: readonly Column[]): Table.Table {
  const table = new Table({
    head: columns.map(([title]) => title),
    colWidths: columns.map(([, width]) => width),
    colAligns: columns.map(([, , align]) => align),
    wordWrap: true,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 1 },
    chars: noFrame,
  });
  table.push(columns.map(([, width]) => "-".repeat(width - 1)));
  return table;
}

const noFrame = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: " ",
};
