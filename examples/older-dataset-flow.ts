/**
 * The older flow, for those who still have it (access ends on 2027-05-01): transactions go into
 * datasets first, and one sync writes several of them. New code writes with `expenses.create` or
 * `push`: there each kind of transaction has its own operation, and names its bank account.
 */
import { randomUUID } from "node:crypto";
import { CodatExpenses, type DatasetTransaction } from "codat-expenses";

const companyId = process.env.CODAT_COMPANY_ID;
if (!companyId) throw new Error("Set CODAT_COMPANY_ID: the company whose books to write to.");
const codat = new CodatExpenses(); // reads CODAT_API_KEY

const { baseCurrency: currency } = await codat.companyInfo.get(companyId);
const { accounts } = await codat.mappingOptions.get(companyId);
const account = accounts?.find(
  ({ isBankAccount, validFor }) =>
    !isBankAccount && validFor?.includes("expense-transactions.Payment"),
);
if (!account?.id || !currency) throw new Error("The books have no account for card payments.");
const accountRef = { id: account.id };

const payment = (merchantName: string, netAmount: number): DatasetTransaction => ({
  id: randomUUID(),
  type: "Payment",
  issueDate: "2026-10-14",
  currency,
  merchantName,
  lines: [{ netAmount, taxAmount: 0, accountRef }],
});

// Nothing is written yet: a dataset holds 1 to 50 transactions until a sync takes it.
const monday = await codat.datasets.create(companyId, [payment("Trainline", 86.4)]);
const tuesday = await codat.datasets.create(companyId, [payment("Figma", 64.8)]);

const { syncId } = await codat.syncs.initiate(companyId, {
  datasetIds: [monday.datasetId, tuesday.datasetId],
});
await codat.syncs.wait(companyId, syncId);
for await (const { transactionId, status } of codat.syncs.transactions.list(companyId, syncId)) {
  console.log(transactionId, status);
}
