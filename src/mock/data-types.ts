import type { Schemas } from "../types/index.js";

type DataType = Schemas["DataType"];

// A record, so that a data type that is missing here does not compile.
const every: Readonly<Record<DataType, true>> = {
  accountTransactions: true,
  balanceSheet: true,
  bankAccounts: true,
  bankTransactions: true,
  billCreditNotes: true,
  billPayments: true,
  bills: true,
  cashFlowStatement: true,
  chartOfAccounts: true,
  company: true,
  creditNotes: true,
  customers: true,
  directCosts: true,
  directIncomes: true,
  invoices: true,
  itemReceipts: true,
  items: true,
  journalEntries: true,
  journals: true,
  paymentMethods: true,
  payments: true,
  profitAndLoss: true,
  purchaseOrders: true,
  salesOrders: true,
  suppliers: true,
  taxRates: true,
  trackingCategories: true,
  transfers: true,
  "banking-accountBalances": true,
  "banking-accounts": true,
  "banking-transactionCategories": true,
  "banking-transactions": true,
  "commerce-companyInfo": true,
  "commerce-customers": true,
  "commerce-disputes": true,
  "commerce-locations": true,
  "commerce-orders": true,
  "commerce-paymentMethods": true,
  "commerce-payments": true,
  "commerce-productCategories": true,
  "commerce-products": true,
  "commerce-taxComponents": true,
  "commerce-transactions": true,
};

/** Every type of data that the API can fetch. */
export const dataTypes = Object.keys(every).filter(isDataType);

/** The types that are fetched when a connection links, and by a refresh of all. */
export const fetchedByDefault = [
  "chartOfAccounts",
  "bankAccounts",
  "company",
  "customers",
  "suppliers",
  "taxRates",
  "trackingCategories",
] as const satisfies readonly DataType[];

export function isDataType(name: string): name is DataType {
  return Object.hasOwn(every, name);
}
