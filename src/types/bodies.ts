import type { Body, Schemas } from "./schema.js";

/** What a company is created or replaced with. */
export interface CompanyBody extends Body<Schemas["CompanyRequestBody"]> {}

/** What is changed of a company. Without `tags` they stay; with `null` or `{}` they are removed. */
export interface CompanyUpdate extends Body<Schemas["CompanyUpdateRequest"]> {}

/** The connection to make: the four-letter key of the accounting software (`gbol` is Xero). */
export interface ConnectionBody {
  /** The key of the accounting software, as `codat-expenses/platforms` lists them. */
  platformKey: string;
}

/** The bank account, supplier and customer that transactions fall back to. */
export interface CompanyConfigurationBody extends Body<Schemas["CompanyConfiguration"]> {}

/** An expense to write: a payment, refund, reward or chargeback on a card or account. */
export interface Expense extends Body<Schemas["ExpenseTransaction"]> {}

/** One line of an expense. */
export interface ExpenseLine extends Body<Schemas["ExpenseTransactionLine"]> {}

/** What a written expense is changed to. */
export interface ExpenseUpdate extends Body<Schemas["UpdateExpenseRequest"]> {}

/** Money moved from one of the company's accounts to another. */
export interface Transfer extends Body<Schemas["TransferTransactionRequest"]> {}

/** A journal-like correction. */
export interface Adjustment extends Body<Schemas["AdjustmentTransactionRequest"]> {}

/** One line of an adjustment. */
export interface AdjustmentLine extends Body<Schemas["AdjustmentTransactionLine"]> {}

/** Spend out of an employee's own pocket, owed back to them. */
export interface Reimbursable extends Body<Schemas["ReimbursableExpenseTransaction"]> {}

/** One line of a reimbursable. */
export interface ReimbursableLine extends Body<Schemas["ReimbursableExpenseTransactionLine"]> {}

/** What a written reimbursable is changed to. */
export interface ReimbursableUpdate
  extends Body<Schemas["UpdateReimbursableExpenseTransactionRequest"]> {}

/** A customer to create, or what one is changed to. */
export interface CustomerBody extends Body<Schemas["Customer"]> {}

/** A supplier to create, or what one is changed to. */
export interface SupplierBody extends Body<Schemas["Supplier"]> {}

/** An account to add to the chart of accounts. */
export interface AccountBody extends Body<Schemas["AccountPrototype"]> {}

/** A bank account to create. */
export interface BankAccountBody extends Body<Schemas["BankAccount"]> {}

/** Lines of a bank statement to add to a bank account. */
export interface BankTransactionsBody extends Body<Schemas["CreateBankTransactionsv2"]> {}

/** A purchase that was paid on the spot, to create. */
export interface DirectCostBody extends Body<Schemas["DirectCostPrototype"]> {}

/** A transaction of the older flow. */
export interface DatasetTransaction extends Body<Schemas["LegacyExpenseTransaction"]> {}
