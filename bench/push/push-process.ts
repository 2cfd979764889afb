import { CodatExpenses, type PushItem } from "codat-expenses";
import { expenseOf } from "./expense.js";
import type { PushMeasured, PushOrder } from "./processes.js";

// Pushes what it is told to, loops over the results, and measures what that takes.
process.once("message", async ({ url, company, items, receiptEvery }: PushOrder) => {
  const codat = new CodatExpenses({ apiKey: "any", baseUrl: url });
  const receipt = { content: new Uint8Array(20_000), filename: "receipt.pdf" };
  function* source(): Generator<PushItem> {
    for (let index = 0; index < items; index += 1) {
      const attachments = receiptEvery > 0 && index % receiptEvery === 0 ? [receipt] : [];
      yield { kind: "expense", transaction: expenseOf(company), attachments };
    }
  }
  // Once around, so that what is loaded once is not counted.
  await codat.push(company.companyId, [{ kind: "expense", transaction: expenseOf(company) }]);
  const start = memory();
  const most = { ...start };
  const startedMs = Date.now();
  const run = codat.push(company.companyId, source());
  let taken = 0;
  for await (const _ of run) {
    taken += 1;
    if (taken % Math.ceil(items / 40) !== 0) continue;
    const now = memory();
    most.live = Math.max(most.live, now.live);
    most.resident = Math.max(most.resident, now.resident);
  }
  const { requests, counts } = await run;
  const measured: PushMeasured = {
    requests,
    seconds: Math.round((Date.now() - startedMs) / 100) / 10,
    booked: counts.booked,
    liveMegabytes: megabytes(most.live - start.live),
    residentMegabytes: megabytes(most.resident - start.resident),
  };
  process.send?.(measured, () => process.disconnect());
});

function memory() {
  const resident = process.memoryUsage.rss();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return { live: heapUsed + external, resident };
}

const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;
