import type { CodatExpenses, Expense } from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";
import { expense } from "./bodies.js";

/** A payment that a company's books take. */
export function bookableExpense(company: MockCompany, changes: Partial<Expense> = {}): Expense {
  const [account] = company.accounts;
  const [taxRate] = company.taxRates;
  const line = {
    netAmount: 100,
    taxAmount: 20,
    ...(account && { accountRef: { id: account.id } }),
    ...(taxRate && { taxRateRef: { id: taxRate.id } }),
  };
  return expense({ lines: [line], ...changes });
}

/** Writes an expense into a company's books, and answers the ids that speak of it. */
export async function writeExpense(codat: CodatExpenses, company: MockCompany) {
  const { companyId } = company;
  const body = bookableExpense(company);
  const { syncId } = await codat.expenses.create(companyId, [body]);
  await codat.syncs.wait(companyId, syncId);
  return { companyId, syncId, transactionId: body.id, body };
}
