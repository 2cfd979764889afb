/**
 * Pushes a month of card payments, and can be stopped at any moment: the next run resumes from the
 * journal, and books nothing twice. Ctrl+C shuts it down gracefully; a kill is safe too.
 *
 *   CODAT_JOURNAL=october.jsonl npx tsx examples/push-a-month.ts
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CodatExpenses, type PushItem } from "codat-expenses";
import { fileJournal } from "codat-expenses/node";
import { readCardFeed } from "./demo/card-feed.js";

const companyId = process.env.CODAT_COMPANY_ID;
if (!companyId) throw new Error("Set CODAT_COMPANY_ID: the company whose books to write to.");
const codat = new CodatExpenses(); // reads CODAT_API_KEY
const stopping = new AbortController();
process.once("SIGINT", () => stopping.abort());

const { baseCurrency: currency } = await codat.companyInfo.get(companyId);
const { accounts } = await codat.mappingOptions.get(companyId);
const account = accounts?.find(
  ({ isBankAccount, validFor }) =>
    !isBankAccount && validFor?.includes("expense-transactions.Payment"),
);
if (!account?.id || !currency) throw new Error("The books have no account for card payments.");
const accountRef = { id: account.id };

// Any iterable will do: rows of a database, read as they are pushed.
async function* items(): AsyncGenerator<PushItem> {
  const feed = fileURLToPath(new URL("data/card-feed.csv", import.meta.url));
  for (const row of await readCardFeed(feed)) {
    if (row.type !== "purchase" || row.currency !== currency) continue;
    yield {
      kind: "expense",
      transaction: {
        id: row.id,
        type: "Payment",
        issueDate: row.date,
        currency,
        merchantName: row.merchant,
        lines: row.lines.map(({ net, vat }) => ({ netAmount: net, taxAmount: vat, accountRef })),
      },
    };
  }
}

const path = process.env.CODAT_JOURNAL ?? join(tmpdir(), `codat-${companyId}.jsonl`);
console.log(`Journal: ${path}`);
const run = codat.push(companyId, items(), {
  check: await codat.platformContext(companyId),
  journal: fileJournal(path),
  signal: stopping.signal,
});
for await (const result of run) {
  if ("message" in result) console.log(result.id, result.outcome, result.message);
}

const { counts, attachments, requests } = await run;
console.log(`${counts.booked} booked, ${counts.refused} refused, in ${requests} requests`);
console.log(`${attachments.attached} receipts attached, ${attachments.failed} failed`);
if (counts.failed + counts.unknown + attachments.failed > 0)
  console.log("Run it again for the rest.");
