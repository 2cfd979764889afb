import { fileURLToPath } from "node:url";
import type { PushItem } from "codat-expenses";
import { describe, expect, it } from "vitest";
import type { Books } from "../../examples/demo/books.js";
import { type FeedRow, readCardFeed } from "../../examples/demo/card-feed.js";
import { mapRow } from "../../examples/demo/map-row.js";

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
const mapped = rows.map((row) => ({ row, item: mapRow(row, books) }));

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
    const kinds = new Map(mapped.map(({ row, item }) => [row.type, nameOf(item)]));
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
    for (const { row, item } of mapped) {
      expect(item.transaction.id).toBe(row.id);
      expect(cents(amountOf(item)), row.id).toBe(cents(row.amount));
    }
  });

  it("keeps the sums of each currency", () => {
    for (const currency of ["GBP", "EUR", "USD"]) {
      const some = mapped.filter(({ row }) => row.currency === currency);
      expect(sumOf(some.map(({ item }) => amountOf(item)))).toBe(
        sumOf(some.map(({ row }) => row.amount)),
      );
    }
  });

  it("splits a row over its categories", () => {
    const { row, item } = find((candidate) => candidate.lines.length === 3);
    expect(item).toMatchObject({
      kind: "expense",
      transaction: {
        lines: row.lines.map(({ category, net, vat }) => ({
          netAmount: net,
          taxAmount: vat,
          accountRef: { id: `account-${category}` },
          taxRateRef: { id: "vat-20" },
        })),
      },
    });
  });

  it("pays a purchase abroad from the card's account, at the feed's rate", () => {
    const { row, item } = find(({ currency, type }) => currency === "USD" && type === "purchase");
    expect(item.transaction).toMatchObject({
      currency: "USD",
      currencyRate: row.rate,
      bankAccountRef: { id: "card-GBP" },
    });
  });

  it("takes a euro top-up from the current account in sterling, to the penny", () => {
    const { item } = find(({ currency, type }) => currency === "EUR" && type === "top-up");
    expect(item.transaction).toMatchObject({
      from: { accountRef: { id: "current" }, amount: 4360 },
      to: { accountRef: { id: "card-EUR" }, amount: 5000 },
    });
  });

  it("balances each adjustment", () => {
    for (const { item } of mapped) {
      if (item.kind !== "adjustment") continue;
      expect(sumOf(item.transaction.lines.map((line) => Number(line.amount)))).toBe(0);
    }
  });
});

function find(matches: (row: FeedRow) => boolean) {
  const found = mapped.find(({ row }) => matches(row));
  if (!found) throw new Error("The feed has no such row.");
  return found;
}

function nameOf(item: PushItem): string {
  return item.kind === "expense" ? `expense ${item.transaction.type}` : item.kind;
}

function amountOf(item: PushItem): number {
  switch (item.kind) {
    case "transfer":
      return Number(item.transaction.to.amount);
    case "adjustment":
      return Number(item.transaction.lines[0]?.amount ?? 0);
    default:
      return (item.transaction.lines ?? []).reduce(
        (sum, line) => sum + Number(line.netAmount) + Number(line.taxAmount ?? 0),
        0,
      );
  }
}

const cents = (amount: number) => Math.round(amount * 100);
const sumOf = (amounts: readonly number[]) =>
  amounts.reduce((sum, amount) => sum + cents(amount), 0);
