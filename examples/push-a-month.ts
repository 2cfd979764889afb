/**
 * Pushes a month of card payments, and can be stopped at any moment: the next run goes on from the
 * journal, and books nothing twice. Ctrl+C stops it in good order; so does pulling the plug.
 *
 *   CODAT_JOURNAL=october.jsonl npx tsx examples/push-a-month.ts
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PushItem } from "codat-expenses";
import { fileJournal } from "codat-expenses/node";
import { readCardFeed } from "./demo/card-feed.js";
import { chooseAccount, readyCompanyId, runExample } from "./setup.js";

const feed = fileURLToPath(new URL("data/card-feed.csv", import.meta.url));
const stopping = new AbortController();
process.once("SIGINT", () => stopping.abort());

await runExample(async (stage) => {
  const { codat } = stage;
  const companyId = readyCompanyId(stage);
  const use = "expense-transactions.Payment";
  const { accountId, currency } = await chooseAccount(codat, companyId, use);

  // Anything that can be looped over will do: rows of a database, read as they are pushed.
  async function* items(): AsyncGenerator<PushItem> {
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
          lines: row.lines.map(({ net, vat }) => ({
            netAmount: net,
            taxAmount: vat,
            accountRef: { id: accountId },
          })),
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

  const { counts, requests } = await run;
  console.log(`${counts.booked} booked, ${counts.refused} refused, in ${requests} requests`);
  if (counts.failed + counts.unknown > 0) console.log("Run it again for the rest.");
});
