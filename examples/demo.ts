/**
 * A month of card spend, from a card provider's feed into a company's books.
 *
 *   npm run demo
 *
 * runs it against the mock. With CODAT_API_KEY and CODAT_COMPANY_ID set it runs against the real API
 * and writes into the books of that company, which must be linked and configured.
 */
import { fileURLToPath } from "node:url";
import { readBooks } from "./demo/books.js";
import { readCardFeed } from "./demo/card-feed.js";
import { openCompany } from "./demo/company.js";
import { mapRow } from "./demo/map-row.js";
import { startProgress } from "./demo/progress.js";
import { pushBookings, uploadReceipts } from "./demo/push.js";
import { printReport } from "./demo/report.js";
import { RequestCounter } from "./demo/request-counter.js";
import { runExample } from "./setup.js";

const feedFile = fileURLToPath(new URL("data/card-feed.csv", import.meta.url));
const receiptsFolder = fileURLToPath(new URL("data/receipts", import.meta.url));
const requests = new RequestCounter();

await runExample(
  async (stage) => {
    const { codat } = stage;
    const company = await openCompany(stage);
    console.log(`Company: ${company.name}, on ${company.platformName}`);

    const rows = await readCardFeed(feedFile);
    const books = await readBooks(codat, company.id, rows, company.employeeSupplierId);
    const bookings = rows.map((row) => mapRow(row, books));
    console.log(
      `Feed:    ${rows.length} rows, ${rows.filter((row) => row.receipt).length} receipts`,
    );

    const progress = startProgress("Pushed: ", bookings.length);
    const results = await pushBookings(codat, company.id, bookings, progress.advance).finally(
      progress.stop,
    );
    const receipts = await uploadReceipts(codat, company.id, results, receiptsFolder);

    printReport(results, receipts, requests);
  },
  { onResponse: requests.onResponse },
);
