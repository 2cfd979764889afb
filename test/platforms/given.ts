import type {
  Adjustment,
  CompanyConfigurationBody,
  Expense,
  ExpenseUpdate,
  Reimbursable,
  ReimbursableUpdate,
  Transfer,
} from "codat-expenses";
import {
  checkAdjustment,
  checkExpense,
  checkExpenseUpdate,
  checkReimbursable,
  checkReimbursableUpdate,
  checkTransfer,
  checkTransferUpdate,
  type PlatformContext,
  type PlatformIssue,
  type PlatformSlug,
} from "codat-expenses/platforms";

/** The eight, written out: a test that loops over them must not ask the code how many there are. */
export const slugs = [
  "dynamics365",
  "freeagent",
  "netsuite",
  "quickbooksDesktop",
  "quickbooksOnline",
  "sageIntacct",
  "xero",
  "zohoBooks",
] as const satisfies PlatformSlug[];

export const configuration: CompanyConfigurationBody = {
  bankAccount: { id: "bank-1" },
  supplier: { id: "supplier-1" },
  customer: { id: "customer-1" },
};

const line = { netAmount: 10, taxAmount: 0, accountRef: { id: "account-1" } };

/** An expense that every platform takes, as far as it takes payments. */
export function expense(change: Partial<Expense> = {}): Expense {
  return {
    id: "4d7c6929-7770-412b-91bb-44d3bc71d111",
    type: "Payment",
    issueDate: "2026-05-21T00:00:00",
    currency: "GBP",
    bankAccountRef: { id: "bank-1" },
    lines: [line],
    ...change,
  };
}

export function expenseUpdate(change: Partial<ExpenseUpdate> = {}): ExpenseUpdate {
  return { type: "Payment", issueDate: "2026-05-21", currency: "GBP", lines: [line], ...change };
}

export function transfer(change: Partial<Transfer> = {}): Transfer {
  return {
    date: "2026-05-21",
    from: { accountRef: { id: "from" }, amount: 10 },
    to: { accountRef: { id: "to" }, amount: 10 },
    ...change,
  };
}

export function reimbursableUpdate(change: Partial<ReimbursableUpdate> = {}): ReimbursableUpdate {
  return {
    contactRef: { id: "supplier-1" },
    issueDate: "2026-05-21",
    dueDate: "2026-06-21",
    currency: "GBP",
    lines: [line],
    ...change,
  };
}

export function reimbursable(change: Partial<Reimbursable> = {}): Reimbursable {
  return { id: "0a1c5b6e-9f0e-4f0c-8f57-0a1b7d0a5b11", ...reimbursableUpdate(), ...change };
}

export function adjustment(change: Partial<Adjustment> = {}): Adjustment {
  return {
    id: "c7d61bd1-2f64-4be6-b5a3-64b1b7e9e7c1",
    date: "2026-05-21",
    currency: "GBP",
    lines: [{ amount: 10, accountRef: { id: "account-1" } }],
    ...change,
  };
}

/** Each check on what it takes, with nothing wrong in it but what the platform finds. */
export const checks = {
  expense: (context: PlatformContext) => checkExpense(expense(), context),
  expenseUpdate: (context: PlatformContext) => checkExpenseUpdate(expenseUpdate(), context),
  transfer: (context: PlatformContext) => checkTransfer(transfer(), context),
  transferUpdate: (context: PlatformContext) => checkTransferUpdate(transfer(), context),
  reimbursable: (context: PlatformContext) => checkReimbursable(reimbursable(), context),
  reimbursableUpdate: (context: PlatformContext) =>
    checkReimbursableUpdate(reimbursableUpdate(), context),
  adjustment: (context: PlatformContext) => checkAdjustment(adjustment(), context),
};

export function codes(issues: readonly PlatformIssue[]): string[] {
  return issues.map((issue) => issue.code);
}

/** What was found, in short: severity, code and path. */
export function brief(issues: readonly PlatformIssue[]): string[] {
  return issues.map(({ severity, code, path }) => `${severity} ${code} ${path.join(".")}`.trim());
}
