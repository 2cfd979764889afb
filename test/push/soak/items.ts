import type { PushItem } from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";
import { randomFrom, uuidFrom } from "./random.js";

/** An item, and whether the company's books take it. */
export interface SoakItem {
  readonly item: PushItem;
  readonly isGood: boolean;
}

/** The same items for the same seed: mostly expenses, a tenth with receipts, a fiftieth refused. */
export function* soakItems(
  company: MockCompany,
  seed: number,
  count: number,
): Generator<SoakItem, void, undefined> {
  const random = randomFrom(seed);
  const { accounts, bankAccounts, suppliers, taxRates, baseCurrency: currency = "GBP" } = company;
  const [from, to] = bankAccounts.filter((account) => account.currency === currency);
  const refOf = (thing: { readonly id: string } | undefined) => ({ id: thing?.id ?? "" });
  const line = {
    netAmount: 100,
    taxAmount: 20,
    accountRef: refOf(accounts[0]),
    taxRateRef: refOf(taxRates[0]),
  };
  for (let index = 0; index < count; index += 1) {
    const id = uuidFrom(random);
    const kind = random();
    const isGood = kind >= 0.1 || random() >= 0.1;
    const files = random() < 0.1 ? 1 + Math.floor(random() * 2) : 0;
    const attachments = Array.from({ length: files }, (_, place) => ({
      content: new TextEncoder().encode(`receipt ${place} of ${id}`),
      filename: `${place}.pdf`,
    }));
    const issueDate = "2026-08-01";
    if (kind < 0.01) {
      const side = (account: { readonly id: string } | undefined) => ({
        accountRef: refOf(account),
        amount: 250,
      });
      const transaction = { id, date: issueDate, from: side(from), to: side(to) };
      yield { isGood: true, item: { kind: "transfer", transaction } };
      continue;
    }
    if (kind < 0.03) {
      const lines = [12.5, -12.5].map((amount, place) => ({
        amount,
        accountRef: refOf(accounts[place]),
      }));
      const transaction = { id, date: issueDate, currency, lines };
      yield { isGood: true, item: { kind: "adjustment", transaction } };
      continue;
    }
    if (kind < 0.06) {
      const about = { contactRef: refOf(suppliers[0]), issueDate, dueDate: "2026-08-31", currency };
      const transaction = { id, ...about, lines: [line] };
      yield { isGood: true, item: { kind: "reimbursable", transaction } };
      continue;
    }
    // Without an account and a tax rate the accounting software refuses it.
    const lines = [isGood ? line : { netAmount: 1, taxAmount: 0 }];
    const transaction = { id, type: "Payment" as const, issueDate, currency, lines };
    yield { isGood, item: { kind: "expense", transaction, attachments } };
  }
}
