/**
 * The classes of the resources that stand on a client: `resources.Expenses` is the type of
 * `codat.expenses`. They are made by the client.
 *
 * @module
 */
export type { Accounts } from "./accounts.js";
export type { Adjustments } from "./adjustments.js";
export type { Attachments } from "./attachments.js";
export type { BankAccounts } from "./bank-accounts.js";
export type { Companies } from "./companies.js";
export type { CompanyInfo } from "./company-info.js";
export type { Configuration } from "./configuration.js";
export type { Connections } from "./connections.js";
export type { Customers } from "./customers.js";
export type { Data, PullOperations } from "./data.js";
export type { Datasets } from "./datasets.js";
export type { DirectCosts } from "./direct-costs.js";
export type { Expenses } from "./expenses.js";
export type { MappingOptions } from "./mapping-options.js";
export type { PushOperations } from "./push-operations.js";
export type { Reimbursables } from "./reimbursables.js";
export type { Suppliers } from "./suppliers.js";
export type { SyncTransactions } from "./sync-transactions.js";
export type { Syncs } from "./syncs.js";
export type { TaxRates } from "./tax-rates.js";
export type { TrackingCategories } from "./tracking-categories.js";
export type { Transfers } from "./transfers.js";
