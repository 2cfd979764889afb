/** Attaches receipts to an expense that is in the books: from a path, from bytes, from a stream. */
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { CodatExpenses } from "codat-expenses";

const companyId = process.env.CODAT_COMPANY_ID;
if (!companyId) throw new Error("Set CODAT_COMPANY_ID: the company whose books to write to.");
const codat = new CodatExpenses(); // reads CODAT_API_KEY
const receipt = (name: string) => fileURLToPath(new URL(`data/receipts/${name}`, import.meta.url));

const { baseCurrency: currency } = await codat.companyInfo.get(companyId);
const { accounts } = await codat.mappingOptions.get(companyId);
const account = accounts?.find(
  ({ isBankAccount, validFor }) =>
    !isBankAccount && validFor?.includes("expense-transactions.Payment"),
);
if (!account?.id || !currency) throw new Error("The books have no account for card payments.");
const accountRef = { id: account.id };
const transactionId = randomUUID();
const { syncId } = await codat.expenses.create(companyId, [
  {
    id: transactionId,
    type: "Payment",
    issueDate: "2026-10-14",
    currency,
    merchantName: "Harbour House Hotel",
    lines: [{ netAmount: 123.33, taxAmount: 24.67, accountRef }],
  },
]);
await codat.syncs.wait(companyId, syncId);

// A path is streamed from the disk, and opened again for a retry.
const invoice = await codat.attachments.upload(companyId, syncId, transactionId, {
  path: receipt("harbour-house-hotel.pdf"),
});
console.log("From a path:", invoice.id);

// Bytes in memory, from a database for example.
const photo = await codat.attachments.upload(companyId, syncId, transactionId, {
  content: await readFile(receipt("harbour-cabs.png")),
  filename: "taxi.png",
});
console.log("From bytes:", photo.id);

// A stream is never buffered as a whole: the body of a request, a file in an object store.
const scan = await codat.attachments.upload(companyId, syncId, transactionId, {
  content: createReadStream(receipt("severn-view-hotel.pdf")),
  filename: "conference.pdf",
  contentType: "application/pdf",
});
console.log("From a stream:", scan.id);
