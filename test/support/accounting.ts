import type {
  AccountBody,
  BankAccountBody,
  BankTransactionsBody,
  CustomerBody,
  DirectCostBody,
  SupplierBody,
} from "codat-expenses";
import type { CreateCompanyOptions, MockCodatOptions, MockCompany } from "codat-expenses/mock";
import { startClient, startListeningClient } from "./start-client.js";

/** A client of a mock that has one company, with its books fetched and ready to be written to. */
export function startWithBooks(
  options: CreateCompanyOptions = {},
  mockOptions: MockCodatOptions = {},
  clientOptions: Parameters<typeof startClient>[0] = {},
) {
  const started = startClient(clientOptions, mockOptions);
  const company = started.mock.createCompany(options);
  return { ...started, ...idsOf(company), company };
}

/** The same over HTTP. */
export async function startListeningWithBooks(options: CreateCompanyOptions = {}) {
  const started = await startListeningClient();
  const company = started.mock.createCompany(options);
  return { ...started, ...idsOf(company), company };
}

/** The path of the latest request that the mock was sent, with its query. */
export const lastPath = ({ requests }: { requests: readonly { path: string }[] }) =>
  requests.at(-1)?.path;

function idsOf({ companyId, accountingConnectionId = "" }: MockCompany) {
  return { companyId, connectionId: accountingConnectionId };
}

export function customer(changes: Partial<CustomerBody> = {}): CustomerBody {
  return { customerName: "Lake Ltd", status: "Active", ...changes };
}

export function supplier(changes: Partial<SupplierBody> = {}): SupplierBody {
  return { supplierName: "Smith & Co", status: "Active", defaultCurrency: "GBP", ...changes };
}

export function account(changes: Partial<AccountBody> = {}): AccountBody {
  return {
    nominalCode: "1700",
    name: "Parking",
    fullyQualifiedCategory: "Expense.Travel",
    type: "Expense",
    status: "Active",
    currency: "GBP",
    ...changes,
  };
}

export function bankAccount(changes: Partial<BankAccountBody> = {}): BankAccountBody {
  return {
    nominalCode: "1800",
    accountName: "Euro Card",
    accountNumber: "12345678",
    accountType: "Credit",
    currency: "EUR",
    ...changes,
  };
}

/** As many lines of a bank statement. */
export function bankTransactions(accountId: string, count = 1): BankTransactionsBody {
  const transactions = Array.from({ length: count }, (_, index) => ({
    id: `line-${index + 1}`,
    date: "2026-08-01",
    amount: -12.5,
    balance: 100,
  }));
  return { accountId, transactions };
}

export function directCost(changes: Partial<DirectCostBody> = {}): DirectCostBody {
  return {
    issueDate: "2026-08-01",
    currency: "GBP",
    lineItems: [{ unitAmount: 10, quantity: 2, subTotal: 20, taxAmount: 4, totalAmount: 24 }],
    paymentAllocations: [],
    subTotal: 20,
    taxAmount: 4,
    totalAmount: 24,
    ...changes,
  };
}
