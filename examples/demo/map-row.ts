import {
  type Adjustment,
  type Expense,
  fromMinorUnits,
  type IdentifiedTransfer,
  type PushItem,
  type Reimbursable,
  toMinorUnits,
} from "codat-expenses";
import type { Books } from "./books.js";
import type { FeedRow } from "./card-feed.js";

/** What a row of the feed is in the words of the API. The row's id is the transaction's id. */
export function mapRow(row: FeedRow, books: Books): PushItem {
  switch (row.type) {
    case "purchase":
      return { kind: "expense", transaction: toExpense(row, "Payment", books) };
    case "refund":
      return { kind: "expense", transaction: toExpense(row, "Refund", books) };
    case "chargeback":
      return { kind: "expense", transaction: toExpense(row, "Chargeback", books) };
    case "cash-back":
      return { kind: "expense", transaction: toExpense(row, "Reward", books) };
    case "top-up":
      return { kind: "transfer", transaction: toTransfer(row, books) };
    case "fee":
    case "interest":
      return { kind: "adjustment", transaction: toAdjustment(row, books) };
    case "claim":
      return { kind: "reimbursable", transaction: toReimbursable(row, books) };
  }
}

function toExpense(row: FeedRow, type: Expense["type"], books: Books): Expense {
  return {
    id: row.id,
    type,
    issueDate: row.date,
    currency: row.currency,
    ...rateOf(row),
    bankAccountRef: { id: books.cardAccountId(row.cardCurrency) },
    merchantName: row.merchant,
    lines: toLines(row, books),
    notes: notesOf(row),
  };
}

/** A claim is owed to the employee, who is a supplier in the books. */
function toReimbursable(row: FeedRow, books: Books): Reimbursable {
  return {
    id: row.id,
    contactRef: { id: books.employeeSupplierId },
    issueDate: row.date,
    dueDate: endOfMonth(row.date),
    currency: row.currency,
    ...rateOf(row),
    lines: toLines(row, books).map((line) => ({ ...line, description: row.merchant })),
    notes: notesOf(row),
  };
}

/** A top-up moves money from the current account to a card, each side in its account's currency. */
function toTransfer(row: FeedRow, books: Books): IdentifiedTransfer {
  return {
    id: row.id,
    description: notesOf(row),
    date: row.date,
    from: { accountRef: { id: books.currentAccountId }, amount: inBaseCurrency(row, books) },
    to: { accountRef: { id: books.cardAccountId(row.cardCurrency) }, amount: row.amount },
  };
}

/** A row's amount at its rate, to the penny: the feed's currencies all have two decimals. */
function inBaseCurrency({ amount, currency, rate = 1 }: FeedRow, { baseCurrency }: Books): number {
  return fromMinorUnits(Math.round(toMinorUnits(amount, currency) * rate), baseCurrency);
}

/** Fees and interest are journals: the cost is a debit, and what pays for it a credit. */
function toAdjustment(row: FeedRow, books: Books): Adjustment {
  return {
    id: row.id,
    date: row.date,
    currency: row.currency,
    ...rateOf(row),
    lines: [
      ...row.lines.map((line) => ({
        amount: line.net,
        accountRef: { id: books.accountId(line.category) },
        description: notesOf(row),
      })),
      {
        amount: -row.amount,
        accountRef: { id: books.cardAccountId(row.cardCurrency) },
        description: notesOf(row),
      },
    ],
  };
}

function toLines(row: FeedRow, books: Books) {
  return row.lines.map((line) => ({
    netAmount: line.net,
    taxAmount: line.vat,
    taxRateRef: { id: line.vat > 0 ? books.vatRateId : books.noVatRateId },
    accountRef: { id: books.accountId(line.category) },
  }));
}

function rateOf({ rate }: FeedRow): { currencyRate?: number } {
  return rate === undefined ? {} : { currencyRate: rate };
}

/** What the bookkeeper reads beside the transaction. */
function notesOf(row: FeedRow): string {
  return [row.merchant, row.note, row.cardholder].filter((part) => part !== "").join(" | ");
}

function endOfMonth(date: string): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
