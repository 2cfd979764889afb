import type { Adjustment, Expense, Reimbursable, Transfer } from "codat-expenses";

export const companyId = "8a210b68-6988-11ed-a1eb-0242ac120002";
export const transactionId = "4d7c6929-7770-412b-91bb-44d3bc71d111";

/** A payment of one line. */
export function expense(changes: Partial<Expense> = {}): Expense {
  return {
    id: crypto.randomUUID(),
    type: "Payment",
    issueDate: "2026-08-01",
    currency: "GBP",
    merchantName: "Blue Fern Hotels",
    lines: [{ netAmount: 100, taxAmount: 20 }],
    ...changes,
  };
}

export function transfer(changes: Partial<Transfer> = {}): Transfer {
  return {
    date: "2026-08-01",
    from: { accountRef: { id: "account-a" }, amount: 250 },
    to: { accountRef: { id: "account-b" }, amount: 250 },
    ...changes,
  };
}

export function adjustment(changes: Partial<Adjustment> = {}): Adjustment {
  return {
    id: crypto.randomUUID(),
    date: "2026-08-01",
    currency: "GBP",
    lines: [
      { amount: 12.5, accountRef: { id: "account-a" } },
      { amount: -12.5, accountRef: { id: "account-b" } },
    ],
    ...changes,
  };
}

export function reimbursable(changes: Partial<Reimbursable> = {}): Reimbursable {
  return {
    id: crypto.randomUUID(),
    contactRef: { id: "employee" },
    issueDate: "2026-08-01",
    dueDate: "2026-08-31",
    currency: "GBP",
    lines: [{ netAmount: 42, taxAmount: 0 }],
    ...changes,
  };
}

/** A value that the types forbid, on its way into a call all the same, as from plain JavaScript. */
export function untyped(value: unknown): never {
  return value as never;
}
