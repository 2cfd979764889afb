import type { CodatExpenses } from "codat-expenses";
import {
  account,
  bankAccount,
  bankTransactions,
  customer,
  directCost,
  supplier,
} from "./accounting.js";
import { adjustment, expense, reimbursable, transfer } from "./bodies.js";

/** The ids of a company's records, whether the mock has them or not. */
const companyId = "company";
const connectionId = "connection";
const uuid = "4d7c6929-7770-412b-91bb-44d3bc71d111";

const receipt = () => new File(["a receipt"], "receipt.pdf", { type: "application/pdf" });
const { id: _, ...expenseUpdate } = expense();
const { id: __, ...reimbursableUpdate } = reimbursable();
const configuration = { bankAccount: {}, supplier: {}, customer: {} };

/** A call of one of the client's methods. */
export type Call = (codat: CodatExpenses) => PromiseLike<unknown>;

/** One call of each method that stands for an operation of its own. */
export const calls: Readonly<Record<string, Call>> = {
  "companies.list": (codat) => codat.companies.list(),
  "companies.create": (codat) => codat.companies.create({ name: "Acme" }),
  "companies.get": (codat) => codat.companies.get(companyId),
  "companies.replace": (codat) => codat.companies.replace(companyId, { name: "Acme" }),
  "companies.update": (codat) => codat.companies.update(companyId, { name: "Acme" }),
  "companies.delete": (codat) => codat.companies.delete(companyId),

  "connections.list": (codat) => codat.connections.list(companyId),
  "connections.create": (codat) => codat.connections.create(companyId, { platformKey: "gbol" }),
  "connections.get": (codat) => codat.connections.get(companyId, connectionId),
  "connections.unlink": (codat) => codat.connections.unlink(companyId, connectionId),
  "connections.delete": (codat) => codat.connections.delete(companyId, connectionId),
  "connections.createPartnerExpense": (codat) => codat.connections.createPartnerExpense(companyId),

  "configuration.get": (codat) => codat.configuration.get(companyId),
  "configuration.set": (codat) => codat.configuration.set(companyId, configuration),
  "mappingOptions.get": (codat) => codat.mappingOptions.get(companyId),
  "companyInfo.get": (codat) => codat.companyInfo.get(companyId),

  "expenses.create": (codat) => codat.expenses.create(companyId, [expense()]),
  "expenses.update": (codat) => codat.expenses.update(companyId, uuid, expenseUpdate),
  "transfers.create": (codat) => codat.transfers.create(companyId, uuid, transfer()),
  "adjustments.create": (codat) => codat.adjustments.create(companyId, [adjustment()]),
  "reimbursables.create": (codat) => codat.reimbursables.create(companyId, [reimbursable()]),
  "reimbursables.update": (codat) =>
    codat.reimbursables.update(companyId, uuid, reimbursableUpdate),
  "attachments.upload": (codat) => codat.attachments.upload(companyId, uuid, uuid, receipt()),
  "datasets.create": (codat) =>
    codat.datasets.create(companyId, [
      { id: uuid, type: "Payment", issueDate: "2026-08-01", currency: "GBP" },
    ]),

  "syncs.initiate": (codat) => codat.syncs.initiate(companyId, { datasetIds: [uuid] }),
  "syncs.get": (codat) => codat.syncs.get(companyId, uuid),
  "syncs.list": (codat) => codat.syncs.list(companyId),
  "syncs.latest": (codat) => codat.syncs.latest(companyId),
  "syncs.lastSuccessful": (codat) => codat.syncs.lastSuccessful(companyId),
  "syncs.transactions.list": (codat) => codat.syncs.transactions.list(companyId, uuid),
  "syncs.transactions.get": (codat) => codat.syncs.transactions.get(companyId, uuid, uuid),

  "data.refreshAll": (codat) => codat.data.refreshAll(companyId),
  "data.refresh": (codat) => codat.data.refresh(companyId, "suppliers"),
  "data.status": (codat) => codat.data.status(companyId),
  "data.pullOperations.list": (codat) => codat.data.pullOperations.list(companyId),
  "data.pullOperations.get": (codat) => codat.data.pullOperations.get(companyId, uuid),
  "pushOperations.list": (codat) => codat.pushOperations.list(companyId),
  "pushOperations.get": (codat) => codat.pushOperations.get(companyId, uuid),

  "customers.list": (codat) => codat.customers.list(companyId),
  "customers.get": (codat) => codat.customers.get(companyId, "id"),
  "customers.create": (codat) => codat.customers.create(companyId, connectionId, customer()),
  "customers.update": (codat) => codat.customers.update(companyId, connectionId, "id", customer()),
  "suppliers.list": (codat) => codat.suppliers.list(companyId),
  "suppliers.get": (codat) => codat.suppliers.get(companyId, "id"),
  "suppliers.create": (codat) => codat.suppliers.create(companyId, connectionId, supplier()),
  "suppliers.update": (codat) => codat.suppliers.update(companyId, connectionId, "id", supplier()),
  "accounts.list": (codat) => codat.accounts.list(companyId),
  "accounts.get": (codat) => codat.accounts.get(companyId, "id"),
  "accounts.create": (codat) => codat.accounts.create(companyId, connectionId, account()),
  "accounts.createModel": (codat) => codat.accounts.createModel(companyId, connectionId),
  "bankAccounts.list": (codat) => codat.bankAccounts.list(companyId, connectionId),
  "bankAccounts.get": (codat) => codat.bankAccounts.get(companyId, connectionId, "id"),
  "bankAccounts.create": (codat) =>
    codat.bankAccounts.create(companyId, connectionId, bankAccount()),
  "bankAccounts.createModel": (codat) => codat.bankAccounts.createModel(companyId, connectionId),
  "bankAccounts.createTransactions": (codat) =>
    codat.bankAccounts.createTransactions(companyId, connectionId, "id", bankTransactions("id")),
  "taxRates.list": (codat) => codat.taxRates.list(companyId),
  "taxRates.get": (codat) => codat.taxRates.get(companyId, "id"),
  "trackingCategories.list": (codat) => codat.trackingCategories.list(companyId),
  "trackingCategories.get": (codat) => codat.trackingCategories.get(companyId, "id"),
  "directCosts.list": (codat) => codat.directCosts.list(companyId, connectionId),
  "directCosts.create": (codat) => codat.directCosts.create(companyId, connectionId, directCost()),
};

/** The methods that stand for no operation of their own, and the operation that each of them calls. */
export const helpers: Readonly<Record<string, { call: Call; operationIds?: readonly string[] }>> = {
  // The API has one operation for both: what is put under a written transfer's id is a change of it.
  "transfers.update": {
    call: (codat) => codat.transfers.update(companyId, uuid, transfer()),
    operationIds: ["create-transfer-transaction"],
  },
  // The sync that wrote the transaction is looked up first.
  "attachments.add": {
    call: (codat) => codat.attachments.add(companyId, uuid, [receipt()], { timeoutMs: 10_000 }),
    operationIds: ["list-syncs"],
  },
  // These ask again and again where something stands.
  "syncs.wait": {
    call: (codat) => codat.syncs.wait(companyId, uuid, { timeoutMs: 0 }),
    operationIds: ["get-sync-by-id"],
  },
  "syncs.waitAll": {
    call: (codat) => codat.syncs.waitAll(companyId, [uuid], { timeoutMs: 0 }),
    operationIds: ["get-sync-by-id"],
  },
  "syncs.watch": {
    call: (codat) => codat.syncs.watch(companyId, uuid, { timeoutMs: 0 }).outcome(),
    operationIds: ["get-sync-by-id"],
  },
  "syncs.resume": {
    call: (codat) => {
      const token = codat.syncs.watch(companyId, uuid).toString();
      return codat.syncs.resume(token, { timeoutMs: 0 }).outcome();
    },
    operationIds: ["get-sync-by-id"],
  },
  "pushOperations.wait": {
    call: (codat) => codat.pushOperations.wait(companyId, uuid, { timeoutMs: 0 }),
    operationIds: ["get-push-operation"],
  },
  "data.waitUntilFetched": {
    call: (codat) => codat.data.waitUntilFetched(companyId, ["suppliers"], { timeoutMs: 0 }),
    operationIds: ["get-data-status"],
  },
  "connections.waitUntilLinked": {
    call: (codat) => codat.connections.waitUntilLinked(companyId, connectionId, { timeoutMs: 0 }),
    operationIds: ["get-connection"],
  },
  "companies.onboard": {
    call: (codat) => codat.companies.onboard({ name: "Acme", platform: "xero" }),
    operationIds: [
      "list-companies",
      "create-company",
      "create-connection",
      "create-partner-expense-connection",
    ],
  },
  // This one tells the client something, and sends nothing by itself.
  "syncs.notify": {
    call: async (codat) => codat.syncs.notify({}),
  },
};
