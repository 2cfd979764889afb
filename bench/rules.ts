import type { Expense } from "codat-expenses";
import type { PlatformContext } from "codat-expenses/platforms";
import { median, round } from "./median.js";

const truncate: Expense = {
  id: "4d7c6929-7770-412b-91bb-44d3bc71d111",
  type: "Payment",
  issueDate: "2026-10-22T12:30:00Z",
  currency: "GBP",
  currencyRate: 1,
  merchantName: "Amazon UK",
  bankAccountRef: { id: "97" },
  contactRef: { id: "12", type: "Supplier" },
  notes: "Desk lamps for the London office",
  lines: [
    {
      netAmount: 110.42,
      taxAmount: 22.08,
      taxRateRef: { id: "OUTPUT2" },
      accountRef: { id: "42" },
      trackingRefs: [{ id: "REGION_2", dataType: "trackingCategories" }],
    },
  ],
};
const { id, type, issueDate, currency } = truncate;
const fourFields: Expense = { id, type, issueDate, currency };

const context: PlatformContext = {
  platform: "xero",
  baseCurrency: "GBP",
  bankAccount: { currency: "GBP", card: "credit" },
  configuration: { bankAccount: { id: "97" }, supplier: { id: "12" }, customer: { id: "7" } },
};

/** What checking an expense with the platform's rules costs, beside writing it as JSON. */
export async function measureRules(rounds: number) {
  const rules: typeof import("codat-expenses/platforms") = await import(
    new URL("../dist/platforms/index.js", import.meta.url).href
  );
  const measure = (expense: Expense) => {
    const ratios: number[] = [];
    for (let round = 0; round < rounds + 3; round += 1) {
      const check = time(() => rules.checkExpense(expense, context).length);
      const stringify = time(() => JSON.stringify(expense).length);
      // The first rounds are those of code that is still being compiled.
      if (round >= 3) ratios.push(check / stringify);
    }
    return round(median(ratios));
  };
  return { truncate: measure(truncate), fourFields: measure(fourFields) };
}

let seen = 0;

function time(work: () => number): number {
  const startedMs = performance.now();
  for (let call = 0; call < 100_000; call += 1) seen += work();
  return performance.now() - startedMs + seen * 0;
}
