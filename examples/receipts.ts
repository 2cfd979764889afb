/** Attaches receipts to an expense that is in the books: from a path, from bytes, from a stream. */
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { CodatExpenses } from "codat-expenses";
import { chooseAccount, readyCompanyId, runExample } from "./setup.js";

const receipt = (name: string) => fileURLToPath(new URL(`data/receipts/${name}`, import.meta.url));

await runExample(async (stage) => {
  const { codat } = stage;
  const companyId = readyCompanyId(stage);
  const { transactionId, syncId } = await bookExpense(codat, companyId);

  // A path is streamed from the disk, and opened again where a try may be repeated.
  const invoice = await codat.attachments.upload(companyId, syncId, transactionId, {
    path: receipt("harbour-house-hotel.pdf"),
  });
  console.log("From a path:", invoice.id);

  // Bytes that are at hand already: out of a database, say.
  const photo = await codat.attachments.upload(companyId, syncId, transactionId, {
    content: await readFile(receipt("harbour-cabs.png")),
    filename: "taxi.png",
  });
  console.log("From bytes:", photo.id);

  // A stream passes through without ever being held as a whole: a request's body, an object store.
  const scan = await codat.attachments.upload(companyId, syncId, transactionId, {
    content: createReadStream(receipt("severn-view-hotel.pdf")),
    filename: "conference.pdf",
    contentType: "application/pdf",
  });
  console.log("From a stream:", scan.id);
});

async function bookExpense(codat: CodatExpenses, companyId: string) {
  const use = "expense-transactions.Payment";
  const { accountId, currency } = await chooseAccount(codat, companyId, use);
  const transactionId = randomUUID();
  const { syncId } = await codat.expenses.create(companyId, [
    {
      id: transactionId,
      type: "Payment",
      issueDate: "2026-10-14",
      currency,
      merchantName: "Harbour House Hotel",
      lines: [{ netAmount: 123.33, taxAmount: 24.67, accountRef: { id: accountId } }],
    },
  ]);
  await codat.syncs.wait(companyId, syncId);
  return { transactionId, syncId };
}
