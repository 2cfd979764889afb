import { CodatExpenses, type PushItem, type PushResult } from "codat-expenses";
import { fileJournal } from "codat-expenses/node";
import { soakItems } from "./items.js";
import type { Pushed, PushOrder } from "./messages.js";

// The worker that is killed: it pushes the same items with the same journal, whenever it is started.
process.once("message", async (order: PushOrder) => {
  const { url, company, journalPath, seed, items } = order;
  const codat = new CodatExpenses({ apiKey: "any", baseUrl: url, timeoutMs: 2_000 });
  const startBytes = process.memoryUsage().rss;
  let mostBytes = startBytes;
  const results: PushResult[] = [];
  const run = codat.push(company.companyId, itemsOf(company, seed, items), {
    journal: fileJournal(journalPath),
  });
  for await (const result of run) {
    results.push(result);
    if (results.length % 500 === 0) mostBytes = Math.max(mostBytes, process.memoryUsage().rss);
  }
  const pushed: Pushed = {
    report: await run,
    results,
    memoryGrownBytes: mostBytes - startBytes,
  };
  process.send?.(pushed, () => process.disconnect());
});

function* itemsOf(...given: Parameters<typeof soakItems>): Generator<PushItem> {
  for (const { item } of soakItems(...given)) yield item;
}
