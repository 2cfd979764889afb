/** Sends one day's card spend as one batch, waits until it is in the books, and reads how it went. */
import { randomUUID } from "node:crypto";
import type { Expense } from "codat-expenses";
import { chooseAccount, readyCompanyId, runExample } from "./setup.js";

await runExample(async (stage) => {
  const { codat } = stage;
  const companyId = readyCompanyId(stage);
  const { accountId, currency } = await chooseAccount(
    codat,
    companyId,
    "expense-transactions.Payment",
  );

  const spend = [
    { merchantName: "Trainline", amount: 86.4 },
    { merchantName: "Brew & Bramble Coffee", amount: 14.6 },
    { merchantName: "Figma", amount: 64.8 },
  ];
  // The ids come from your own system: the API writes a transaction of an id once, however often
  // it is sent.
  const expenses = spend.map(
    ({ merchantName, amount }): Expense => ({
      id: randomUUID(),
      type: "Payment",
      issueDate: "2026-10-14",
      currency,
      merchantName,
      lines: [{ netAmount: amount, taxAmount: 0, accountRef: { id: accountId } }],
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
});
