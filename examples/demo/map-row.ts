import type { Adjustment, Expense, Reimbursable, Transfer } from "codat-expenses";
import type { Books } from "./books.js";
import type { FeedRow } from "./card-feed.js";
import { convert } from "./money.js";

/** A row of the feed and the transaction that it becomes. The row's id is the transaction's id. */
export type Booking = { readonly row: FeedRow } & (
  | { readonly kind: "expense"; readonly transaction: Expense }
  | { readonly kind: "transfer"; readonly transaction: Transfer }
  | { readonly kind: "adjustment"; readonly transaction: Adjustment }
  | { readonly kind: "reimbursable"; readonly transaction: Reimbursable }
);

/** What a row of the feed is in the words of the API. */
export function mapRow(row: FeedRow, books: Books): Booking {
  switch (row.type) {
    case "purchase":
      return { row, kind: "expense", transaction: toExpense(row, "Payment", books) };
    case "refund":
      return { row, kind: "expense", transaction: toExpense(row, "Refund", books) };
    case "chargeback":
      return { row, kind: "expense", transaction: toExpense(row, "Chargeback", books) };
    case "cash-back":
      return { row, kind: "expense", transaction: toExpense(row, "Reward", books) };
    case "top-up":
      return { row, kind: "transfer", transaction: toTransfer(row, books) };
    case "fee":
    case "interest":
      return { row, kind: "adjustment", transaction: toAdjustment(row, books) };
    case "claim":
      return { row, kind: "reimbursable", transaction: toReimbursable(row, books) };
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
function toTransfer(row: FeedRow, books: Books): Transfer {
  const paid =
    row.rate === "" ? row.amount : convert(row.amount, row.currency, row.rate, books.baseCurrency);
  return {
    description: notesOf(row),
    date: row.date,
    from: { accountRef: { id: books.currentAccountId }, amount: Number(paid) },
    to: {
      accountRef: { id: books.cardAccountId(row.cardCurrency) },
      amount: Number(row.amount),
    },
  };
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
        amount: Number(line.net),
        accountRef: { id: books.accountId(line.category) },
        description: notesOf(row),
      })),
      {
        amount: -Number(row.amount),
        accountRef: { id: books.cardAccountId(row.cardCurrency) },
        description: notesOf(row),
      },
    ],
  };
}

function toLines(row: FeedRow, books: Books) {
  return row.lines.map((line) => ({
    netAmount: Number(line.net),
    taxAmount: Number(line.vat),
    taxRateRef: { id: Number(line.vat) > 0 ? books.vatRateId : books.noVatRateId },
    accountRef: { id: books.accountId(line.category) },
  }));
}

function rateOf(row: FeedRow): { currencyRate?: number } {
  return row.rate === "" ? {} : { currencyRate: Number(row.rate) };
}

/** What the bookkeeper reads beside the transaction. */
function notesOf(row: FeedRow): string {
  return [row.merchant, row.note, row.cardholder].filter((part) => part !== "").join(" | ");
}

function endOfMonth(date: string): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
