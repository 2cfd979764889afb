/** Uploads 100 MB with the official client; tells how much memory it took above the start. */
import { readFileSync } from "node:fs";
import { CodatSyncExpenses } from "@codat/sync-for-expenses";
import { startPeak, tell } from "./peak.js";

const [baseUrl = "", path = ""] = process.argv.slice(2);
const sdk = new CodatSyncExpenses({
  serverURL: baseUrl,
  security: { authHeader: "Basic YW55" },
});
await upload(new TextEncoder().encode("receipt"));
const peak = startPeak();
// It takes the bytes alone: they have to be read first.
await upload(readFileSync(path));
tell(peak());

async function upload(content: Uint8Array): Promise<void> {
  await sdk.expenses.uploadAttachment({
    companyId: "company",
    syncId: "sync",
    transactionId: "transaction",
    requestBody: { content, requestBody: "receipt.pdf" },
  });
}
