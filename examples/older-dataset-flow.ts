/**
 * The older flow, for those who still have it: transactions go into datasets first, and one sync
 * writes several of them. New code writes with `expenses.create` or `push`: there a transaction's kind
 * is its own operation, and the bank account is named on it.
 */
import { randomUUID } from "node:crypto";
import type { DatasetTransaction } from "codat-expenses";
import { chooseAccount, readyCompanyId, runExample } from "./setup.js";

await runExample(async (stage) => {
  const { codat } = stage;
  const companyId = readyCompanyId(stage);
  const use = "expense-transactions.Payment";
  const { accountId, currency } = await chooseAccount(codat, companyId, use);

  const payment = (merchantName: string, netAmount: number): DatasetTransaction => ({
    id: randomUUID(),
    type: "Payment",
    issueDate: "2026-10-14",
    currency,
    merchantName,
    lines: [{ netAmount, taxAmount: 0, accountRef: { id: accountId } }],
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
});
