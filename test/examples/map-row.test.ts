import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Books } from "../../examples/demo/books.js";
import { type FeedRow, readCardFeed } from "../../examples/demo/card-feed.js";
import { type Booking, mapRow } from "../../examples/demo/map-row.js";

const feedFile = fileURLToPath(new URL("../../examples/data/card-feed.csv", import.meta.url));
const rows = await readCardFeed(feedFile);

const books: Books = {
  baseCurrency: "GBP",
  currentAccountId: "current",
  employeeSupplierId: "employee",
  vatRateId: "vat-20",
  noVatRateId: "vat-0",
  cardAccountId: (currency) => `card-${currency}`,
  accountId: (category) => `account-${category}`,
};
const bookings = rows.map((row) => mapRow(row, books));

describe("the feed of the demo", () => {
  it("is a month of every kind of row, in three currencies, with receipts", () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect([...new Set(rows.map((row) => row.currency))].sort()).toEqual(["EUR", "GBP", "USD"]);
    expect([...new Set(rows.map((row) => row.type))].sort()).toEqual([
      "cash-back",
      "chargeback",
      "claim",
      "fee",
      "interest",
      "purchase",
      "refund",
      "top-up",
    ]);
    expect(rows.filter((row) => row.receipt !== "").length).toBeGreaterThanOrEqual(12);
  });
});

describe("mapping the feed", () => {
  it("makes each type of row the transaction that it is", () => {
    const kinds = new Map(bookings.map((booking) => [booking.row.type, nameOf(booking)]));
    expect(Object.fromEntries(kinds)).toEqual({
      purchase: "expense Payment",
      refund: "expense Refund",
      chargeback: "expense Chargeback",
      "cash-back": "expense Reward",
      "top-up": "transfer",
      fee: "adjustment",
      interest: "adjustment",
      claim: "reimbursable",
    });
  });

  it("maps every row, under the row's id, at the row's amount", () => {
    expect(bookings).toHaveLength(rows.length);
    for (const booking of bookings) {
      if (booking.kind !== "transfer") expect(booking.transaction.id).toBe(booking.row.id);
      expect(cents(amountOf(booking)), booking.row.id).toBe(cents(Number(booking.row.amount)));
    }
  });

  it("keeps the sums of each currency", () => {
    for (const currency of ["GBP", "EUR", "USD"]) {
      const mapped = bookings.filter(({ row }) => row.currency === currency).map(amountOf);
      const fed = rows.filter((row) => row.currency === currency).map((row) => Number(row.amount));
      expect(sumOf(mapped)).toBe(sumOf(fed));
    }
  });

  it("splits a row over its categories", () => {
    const booking = find((row) => row.lines.length === 3);
    expect(booking).toMatchObject({
      kind: "expense",
      transaction: {
        lines: booking.row.lines.map(({ category, net, vat }) => ({
          netAmount: Number(net),
          taxAmount: Number(vat),
          accountRef: { id: `account-${category}` },
          taxRateRef: { id: "vat-20" },
        })),
      },
    });
  });

  it("pays a purchase abroad from the card's account, at the feed's rate", () => {
    const booking = find((row) => row.currency === "USD" && row.type === "purchase");
    expect(booking.transaction).toMatchObject({
      currency: "USD",
      currencyRate: Number(booking.row.rate),
      bankAccountRef: { id: "card-GBP" },
    });
  });

  it("takes a euro top-up from the current account in sterling, to the penny", () => {
    expect(
      find((row) => row.type === "top-up" && row.currency === "EUR").transaction,
    ).toMatchObject({
      from: { accountRef: { id: "current" }, amount: 4360 },
      to: { accountRef: { id: "card-EUR" }, amount: 5000 },
    });
  });

  it("balances each adjustment", () => {
    for (const booking of bookings) {
      if (booking.kind !== "adjustment") continue;
      expect(sumOf(booking.transaction.lines.map((line) => line.amount))).toBe(0);
    }
  });
});

function find(matches: (row: FeedRow) => boolean): Booking {
  const booking = bookings.find(({ row }) => matches(row));
  if (!booking) throw new Error("The feed has no such row.");
  return booking;
}

function nameOf(booking: Booking): string {
  return booking.kind === "expense" ? `expense ${booking.transaction.type}` : booking.kind;
}

function amountOf(booking: Booking): number {
  switch (booking.kind) {
    case "transfer":
      return booking.transaction.to.amount;
    case "adjustment":
      return booking.transaction.lines[0]?.amount ?? 0;
    default:
      return (booking.transaction.lines ?? []).reduce(
        (sum, line) => sum + line.netAmount + (line.taxAmount ?? 0),
        0,
      );
  }
}

const cents = (amount: number) => Math.round(amount * 100);
const sumOf = (amounts: readonly number[]) =>
  amounts.reduce((sum, amount) => sum + cents(amount), 0);
