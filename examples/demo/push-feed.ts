import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CodatExpenses, type PushItem } from "codat-expenses";
import { fileJournal } from "codat-expenses/node";
import { readBooks } from "./books.js";
import { type FeedRow, readCardFeed } from "./card-feed.js";
import { findCompany, type OpenedCompany } from "./company.js";
import { mapRow } from "./map-row.js";
import { startProgress } from "./progress.js";
import { type Booking, printReport } from "./report.js";

/** The folder of the journal of a company's pushes, with its lock file. */
export const journalFolder = (companyId: string) => join(tmpdir(), `codat-demo-${companyId}`);

/** Another run resumes from it, and writes nothing twice. */
export const journalPath = (companyId: string) => join(journalFolder(companyId), "push.jsonl");

/** The month's feed in the folder of the demo's data. */
export const feedFile = (folder: URL) => fileURLToPath(new URL("card-feed.csv", folder));

/** A receipt in the folder of the demo's data. */
export const receipt = (name: string, folder: URL) => ({
  path: fileURLToPath(new URL(`receipts/${name}`, folder)),
});

/** Reads the month's feed, and maps each of its rows to a push item with its receipt. */
export async function readMonth(
  codat: CodatExpenses,
  company: OpenedCompany,
  folder: URL,
): Promise<{ readonly rows: readonly FeedRow[]; readonly items: readonly PushItem[] }> {
  const rows = await readCardFeed(feedFile(folder));
  const books = await readBooks(codat, company.id, rows, company.employeeSupplierId);
  const items = rows.map((row) => ({
    ...mapRow(row, books),
    attachments: row.receipt ? [receipt(row.receipt, folder)] : [],
  }));
  return { rows, items };
}

/** Pushes the month into the books of the company that CODAT_COMPANY_ID names, and prints a report. */
export async function pushFeed(folder: URL): Promise<void> {
  const codat = new CodatExpenses();
  const company = await findCompany(codat, process.env.CODAT_COMPANY_ID);
  console.log(`Company: ${company.name}, on ${company.platformName}`);
  const { rows, items } = await readMonth(codat, company, folder);
  console.log(`Feed:    ${rows.length} rows, ${rows.filter((row) => row.receipt).length} receipts`);

  await mkdir(journalFolder(company.id), { recursive: true });
  const check = await codat.platformContext(company.id);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const bookings: Booking[] = [];
  const progress = startProgress("Pushed: ", rows.length);
  const run = codat
    .push(company.id, items, { check, journal: fileJournal(journalPath(company.id)) })
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
}
