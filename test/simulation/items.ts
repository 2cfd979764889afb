import type { PushItem } from "codat-expenses";
import type { Random } from "./random.js";

/** An account for which the API refuses a request, or the accounting software a transaction. */
export const badAccounts = { request: "no-such-account", sync: "archived-account" } as const;

export interface SimulatedItem {
  readonly item: PushItem;
  /** Whether the API and the accounting software take it. */
  readonly isGood: boolean;
  /** The files by their content, which is text and different for each. */
  readonly files: readonly string[];
}

/** The amount of a transaction as it is sent, by which its versions are told apart. */
export function amountOf(transaction: unknown): number {
  const { lines, from } = transaction as {
    readonly lines?: readonly { readonly netAmount?: number; readonly amount?: number }[];
    readonly from?: { readonly amount: number };
  };
  const [line] = lines ?? [];
  return line?.netAmount ?? line?.amount ?? from?.amount ?? 0;
}

/** The same item with another amount, if its kind can be updated. */
export function withNewAmount(one: SimulatedItem, random: Random): SimulatedItem {
  const { item } = one;
  const amount = random.between(1, 10_000) / 100;
  const change = (): PushItem => {
    switch (item.kind) {
      case "transfer": {
        const { from, to } = item.transaction;
        const sides = { from: { ...from, amount }, to: { ...to, amount } };
        return { ...item, transaction: { ...item.transaction, ...sides } };
      }
      case "expense": {
        const lines = item.transaction.lines?.map((line) => ({ ...line, netAmount: amount }));
        return { ...item, transaction: { ...item.transaction, ...(lines && { lines }) } };
      }
      case "reimbursable": {
        const lines = item.transaction.lines?.map((line) => ({ ...line, netAmount: amount }));
        return { ...item, transaction: { ...item.transaction, ...(lines && { lines }) } };
      }
      default:
        return item;
    }
  };
  return one.isGood ? { ...one, item: change() } : one;
}

/** Draws a shuffled mix of everything that can be pushed. */
export function drawItems(random: Random): SimulatedItem[] {
  const count = random.pick([1, 2, 2, 3, 3, 3, 4, 4, 4, 6, 6, 8, 8, 12, 12, 24]);
  const badShare = random.pick([0, 0, 0.05, 0.2]);
  return Array.from({ length: count }, () => drawItem(random, badShare));
}

function drawItem(random: Random, badShare: number): SimulatedItem {
  const id = random.chance(0.1) ? random.uuid().toUpperCase() : random.uuid();
  const isGood = !random.chance(badShare);
  const badAccount = random.pick([badAccounts.request, badAccounts.sync, badAccounts.sync]);
  const accountRef = { id: isGood ? "account" : badAccount };
  const files = Array.from(
    { length: random.chance(0.3) ? random.between(1, 3) : 0 },
    (_, place) => `file ${place} of ${id}`,
  );
  const attachments = files.map((content, place) => fileOf(content, `receipt-${place}.pdf`));
  const issueDate = "2026-11-01";
  const about = { id, currency: "GBP" };
  const line = { netAmount: random.between(1, 10_000) / 100, taxAmount: 0, accountRef };
  const make = (): PushItem => {
    switch (
      random.pick(["expense", "expense", "expense", "reimbursable", "adjustment", "transfer"])
    ) {
      case "reimbursable": {
        const details = { contactRef: { id: "supplier" }, issueDate, dueDate: "2026-12-01" };
        return { kind: "reimbursable", transaction: { ...about, ...details, lines: [line] } };
      }
      case "adjustment": {
        const lines = [10, -10].map((amount) => ({ amount, accountRef }));
        return { kind: "adjustment", transaction: { ...about, date: issueDate, lines } };
      }
      case "transfer": {
        const side = { accountRef, amount: 25 };
        return { kind: "transfer", transaction: { id, date: issueDate, from: side, to: side } };
      }
      default: {
        const details = { type: "Payment" as const, issueDate, lines: [line] };
        return { kind: "expense", transaction: { ...about, ...details }, attachments };
      }
    }
  };
  const item = make();
  return { item, isGood, files: item.attachments ? files : [] };
}

const fileOf = (content: string, filename: string) => ({
  content: new TextEncoder().encode(content),
  filename,
});

/** The same item with its files in another order. */
export function withShuffledFiles(one: SimulatedItem, random: Random): SimulatedItem {
  const files = random.shuffle(one.files);
  const attachments = files.map((content) => fileOf(content, `${content.slice(0, 6)}.pdf`));
  return files.length < 2 ? one : { ...one, files, item: { ...one.item, attachments } };
}
