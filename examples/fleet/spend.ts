import { createHash } from "node:crypto";
import type { PushItem } from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";

/** How much is pushed for each company. */
export interface Amount {
  readonly items: number;
  /** How many of them have a receipt. */
  readonly receipts: number;
}

/** The same items of a company in every process: expenses, the first of them with a receipt. */
export function itemsOf(company: MockCompany, { items, receipts }: Amount): PushItem[] {
  const { accounts, taxRates, baseCurrency: currency = "GBP" } = company;
  const [account] = accounts;
  const [taxRate] = taxRates;
  if (!account || !taxRate) throw new Error("The company has neither accounts nor tax rates");
  const line = {
    netAmount: 100,
    taxAmount: 20,
    accountRef: { id: account.id },
    taxRateRef: { id: taxRate.id },
  };
  return Array.from({ length: items }, (_, index) => {
    const id = uuidOf(`${company.companyId} ${index}`);
    const issueDate = "2026-10-01";
    const receipt = { content: new TextEncoder().encode(id), filename: "receipt.pdf" };
    return {
      kind: "expense",
      transaction: { id, type: "Payment", issueDate, currency, lines: [line] },
      ...(index < receipts && { attachments: [receipt] }),
    };
  });
}

function uuidOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-5$3-8$4-$5");
}
