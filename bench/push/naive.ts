import { setTimeout as wait } from "node:timers/promises";
import { CodatSyncExpenses } from "@codat/sync-for-expenses";
import { ExpenseTransactionType } from "@codat/sync-for-expenses/dist/sdk/models/shared/index.js";
import { expenseOf } from "./expense.js";
import type { MockProcess } from "./processes.js";

/**
 * The loop that everyone writes, with the official client's calls: a request for fifty, a poll each
 * second, the page of transactions, the uploads. (That client knows the older flow only: a dataset
 * first, then its sync. It names the form's field `requestBody` where the API wants `file`.)
 */
export async function pushNaively(mock: MockProcess, items: number, receiptEvery: number) {
  const { companyId } = mock.company;
  const sdk = new CodatSyncExpenses({
    serverURL: mock.url,
    security: { authHeader: "Basic YW55" },
  });
  const startedMs = Date.now();
  let refusedUploads = 0;
  for (let first = 0; first < items; first += 50) {
    const batch = Array.from({ length: Math.min(50, items - first) }, () => ({
      ...expenseOf(mock.company),
      type: ExpenseTransactionType.Payment,
    }));
    const dataset = await sdk.expenses.create({
      companyId,
      createExpenseRequest: { items: batch },
    });
    const started = await sdk.sync.initiateSync({
      companyId,
      initiateSync: { datasetIds: [dataset.createExpenseResponse?.datasetId ?? ""] },
    });
    const syncId = started.syncInitiated?.syncId ?? "";
    for (;;) {
      await wait(1_000);
      const { companySyncStatus } = await sdk.sync.get({ companyId, syncId });
      if ((companySyncStatus?.syncStatusCode ?? 0) >= 2_000) break;
    }
    const page = await sdk.transactionStatus.list({ companyId, syncId, page: 1, pageSize: 100 });
    if (page.statusCode !== 200) throw new Error(`the page answered ${page.statusCode}`);
    for (const [index, { id: transactionId }] of batch.entries()) {
      if ((first + index) % receiptEvery !== 0) continue;
      const { statusCode } = await sdk.expenses.uploadAttachment({
        companyId,
        syncId,
        transactionId,
        requestBody: { content: new Uint8Array(20_000), requestBody: "receipt.pdf" },
      });
      if (statusCode !== 200) refusedUploads += 1;
    }
  }
  return { seconds: Math.round((Date.now() - startedMs) / 100) / 10, refusedUploads };
}
