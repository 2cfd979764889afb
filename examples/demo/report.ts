import Table from "cli-table3";
import { fromMinorUnits, type PushReport, type PushResult, toMinorUnits } from "codat-expenses";
import type { FeedRow } from "./card-feed.js";

/** A row of the feed and how it ended. */
export interface Booking {
  readonly row: FeedRow;
  readonly result: PushResult;
}

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

const mostShown = 10;

/** Prints what became of a feed, in tables of 80 columns. */
export function printReport(bookings: readonly Booking[], report: PushReport): void {
  const { booked, refused, failed, unknown } = report.counts;
  print("What was booked", bookedTable(bookings));
  if (refused > 0) {
    print("What was refused, and why", reasonsTable(bookings, ["refused"]));
    printUnsent(report);
  }
  if (failed + unknown > 0) {
    print("What was not booked, and why", reasonsTable(bookings, ["failed", "unknown"]));
  }
  if (booked > 0) print("Amounts in the books, by currency", amountsTable(bookings));
  printReceipts(bookings, report);
  console.log(`\nThe push took ${report.requests} requests.`);
}

function bookedTable(bookings: readonly Booking[]): string {
  const table = tableOf([
    ["In the feed", 14, "left"],
    ["In the books", 23, "left"],
    ["Rows", 9, "right"],
    ["Booked", 9, "right"],
    ["Refused", 9, "right"],
    ["Failed", 9, "right"],
  ]);
  const addRow = (type: string, kind: string, some: readonly Booking[]) => {
    const count = (...outcomes: Outcome[]) => withOutcome(some, outcomes).length;
    const failed = count("failed", "unknown");
    table.push([type, kind, some.length, count("booked"), count("refused"), failed]);
  };
  for (const [type, kind] of Object.entries(bookedAs)) {
    const ofType = bookings.filter(({ row }) => row.type === type);
    if (ofType.length > 0) addRow(type, kind, ofType);
  }
  addRow("total", "", bookings);
  return table.toString();
}

function reasonsTable(bookings: readonly Booking[], outcomes: readonly Outcome[]): string {
  const table = tableOf([
    ["Line", 6, "right"],
    ["Merchant", 17, "left"],
    ["Amount", 14, "right"],
    ["Why", 40, "left"],
  ]);
  const some = withOutcome(bookings, outcomes);
  for (const { row, result } of some.slice(0, mostShown)) {
    const { lineNumber, merchant, amount, currency } = row;
    table.push([lineNumber, merchant, `${show(amount)} ${currency}`, reasonOf(result)]);
  }
  const more = some.length - mostShown;
  return more > 0 ? `${table.toString()}\nand ${more} more.` : table.toString();
}

function reasonOf(result: PushResult): string {
  if (!("message" in result)) return "";
  const issues = "issues" in result ? (result.issues ?? []) : [];
  const errors = issues.filter(({ severity }) => severity === "error");
  return errors.map(({ message }) => message).join(" ") || result.message;
}

function printUnsent({ refused }: PushReport): void {
  const unsent = refused.filter(({ reason }) => reason === "rules").length;
  if (unsent === 0) return;
  const which = unsent === refused.length ? "They were refused" : `${unsent} of them were refused`;
  console.log(`${which} by the platform's rules, before a request was sent.`);
}

function amountsTable(bookings: readonly Booking[]): string {
  const booked = withOutcome(bookings, ["booked"]).map(({ row }) => row);
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
    .reduce((total, row) => total + toMinorUnits(row.amount, currency), 0);
  return sum === 0 ? "-" : show(fromMinorUnits(sum, currency));
}

function printReceipts(bookings: readonly Booking[], { attachments }: PushReport): void {
  const withReceipt = bookings.filter(({ row }) => row.receipt !== "");
  console.log(`\nReceipts: ${attachments.attached} of ${withReceipt.length} attached.`);
  for (const { row, result } of withReceipt) {
    if (result.outcome !== "booked") {
      console.log(`  ${row.receipt} is not: its transaction was not booked.`);
      continue;
    }
    for (const file of result.attachments) {
      if (file.status === "failed") console.log(`  ${row.receipt} is not: ${file.message}.`);
    }
  }
}

type Outcome = PushResult["outcome"];

function withOutcome(bookings: readonly Booking[], outcomes: readonly Outcome[]): Booking[] {
  return bookings.filter(({ result }) => outcomes.includes(result.outcome));
}

/** `show(10863.64)` is `10,863.64`. The feed's currencies all have two decimals. */
function show(amount: number): string {
  return amount.toLocaleString("en", { minimumFractionDigits: 2 });
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
