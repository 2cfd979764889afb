/** Sends one day's card spend as one batch, waits until it is in the books, and reads each outcome. */
import { randomUUID } from "node:crypto";
import { CodatExpenses, type Expense } from "codat-expenses";

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

const spend = [
  { merchantName: "Trainline", amount: 86.4 },
  { merchantName: "Brew & Bramble Coffee", amount: 14.6 },
  { merchantName: "Figma", amount: 64.8 },
];
// Use ids of your own system: the API writes a transaction of an id once, however often it is sent.
const expenses = spend.map(
  ({ merchantName, amount }): Expense => ({
    id: randomUUID(),
    type: "Payment",
    issueDate: "2026-10-14",
    currency,
    merchantName,
    lines: [{ netAmount: amount, taxAmount: 0, accountRef }],
  }),
);

const { syncId } = await codat.expenses.create(companyId, expenses);
const sync = await codat.syncs.wait(companyId, syncId, {
  throwOnFailure: false,
  onStatus: (status) => console.log(`Sync ${syncId}: ${status.syncStatus}`),
});
if (sync.result === "failed") console.error(`It failed (${sync.reason}): ${sync.message}`);

for await (const transaction of codat.syncs.transactions.list(companyId, syncId)) {
  const expense = expenses.find(({ id }) => id === transaction.transactionId);
  console.log(expense?.merchantName, transaction.status, transaction.message ?? "");
}
