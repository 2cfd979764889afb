/**
 * A month of card spend, from a card provider's feed into a company's books.
 *
 *   npm run demo
 *
 * runs it against the mock. With CODAT_API_KEY and CODAT_COMPANY_ID set it runs against the real API
 * and writes into the books of that company, which must be linked and configured.
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { memoryJournal } from "codat-expenses";
import { fileJournal } from "codat-expenses/node";
import { readBooks } from "./demo/books.js";
import { readCardFeed } from "./demo/card-feed.js";
import { openCompany } from "./demo/company.js";
import { mapRow } from "./demo/map-row.js";
import { showNextNight } from "./demo/next-night.js";
import { startProgress } from "./demo/progress.js";
import { type Booking, printReport } from "./demo/report.js";
import { runExample } from "./demo/stage.js";

const data = (path: string) => fileURLToPath(new URL(`data/${path}`, import.meta.url));

await runExample(async (stage) => {
  const { codat, mock } = stage;
  const company = await openCompany(stage);
  console.log(`Company: ${company.name}, on ${company.platformName}`);

  const rows = await readCardFeed(data("card-feed.csv"));
  const books = await readBooks(codat, company.id, rows, company.employeeSupplierId);
  const items = rows.map((row) => ({
    ...mapRow(row, books),
    attachments: row.receipt ? [{ path: data(`receipts/${row.receipt}`) }] : [],
  }));
  console.log(`Feed:    ${rows.length} rows, ${rows.filter((row) => row.receipt).length} receipts`);

  // A second run goes on from the journal: nothing is booked or attached twice. The mock's company
  // is a new one every time.
  const journal = mock
    ? memoryJournal()
    : fileJournal(join(tmpdir(), `codat-demo-${company.id}.jsonl`));
  const check = await codat.platformContext(company.id);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const bookings: Booking[] = [];
  const progress = startProgress("Pushed: ", rows.length);
  const run = codat
    .push(company.id, items, { check, journal })
    .on("progress", ({ done }) => progress.update(done));
  try {
    for await (const result of run) {
      const row = rowOf.get(result.id);
      if (row) bookings.push({ row, result });
    }
  } finally {
    progress.stop();
  }
  printReport(bookings, await run);
  if (mock) {
    const night = { codat, mock, companyId: company.id, check, journal };
    await showNextNight(night, items, bookings, data("receipts/park-and-ride.png"));
  }
});
