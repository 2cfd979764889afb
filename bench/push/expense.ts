import type { MockCompany } from "codat-expenses/mock";

/** A payment that the company's books take. */
export function expenseOf(company: MockCompany) {
  return {
    id: crypto.randomUUID(),
    type: "Payment" as const,
    issueDate: "2026-08-01",
    currency: company.baseCurrency ?? "GBP",
    merchantName: "Blue Fern Hotels",
    lines: [
      {
        netAmount: 100,
        taxAmount: 20,
        accountRef: { id: company.accounts[0]?.id ?? "" },
        taxRateRef: { id: company.taxRates[0]?.id ?? "" },
      },
    ],
  };
}
