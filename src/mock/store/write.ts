import type { Schemas } from "../../types/index.js";

/** What is to be written into the books, by its kind. */
export type WriteContent =
  | { readonly kind: "expense"; readonly content: Schemas["ExpenseTransaction"] }
  | { readonly kind: "reimbursable"; readonly content: Schemas["ReimbursableExpenseTransaction"] }
  | { readonly kind: "adjustment"; readonly content: Schemas["AdjustmentTransactionRequest"] }
  | { readonly kind: "transfer"; readonly content: Schemas["TransferTransactionRequest"] };

/** The kinds of transaction that the API writes. */
export type TransactionKind = WriteContent["kind"];

/** How a transaction of a sync stands. */
export type WriteStatus = NonNullable<Schemas["TransactionStatus"]>;

/** One transaction of a sync: what is to be written, and how that went. */
export type Write = WriteContent & {
  readonly transactionId: string;
  readonly action: "create" | "update";
  status: WriteStatus;
  message: string | null;
};

/** A write that has not been tried. */
export function pendingWrite(
  transactionId: string,
  action: Write["action"],
  content: WriteContent,
): Write {
  return { ...content, transactionId, action, status: "Pending", message: null };
}
