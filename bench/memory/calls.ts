/** Makes many calls, a tenth of which fail and are retried; tells how memory went, by the fifth. */

import { loadBuilt } from "../built.js";
import { collectGarbage } from "../collect-garbage.js";
import { tell } from "./peak.js";

const [baseUrl = "", calls = "0"] = process.argv.slice(2);
const { CodatExpenses } = await loadBuilt();
const clock = { now: () => Date.now(), sleep: async () => undefined };
const limiter = { acquire: async () => undefined };
const codat = new CodatExpenses({ baseUrl, apiKey: "any key", clock, limiter, maxRetries: 10 });
const fifths: number[] = [];
for (let fifth = 0; fifth < 6; fifth += 1) {
  await Promise.all(Array.from({ length: 10 }, () => callOften(Number(calls) / 50)));
  await new Promise((resolve) => setTimeout(resolve, 200));
  collectGarbage();
  fifths.push(process.memoryUsage.rss() / 1e6);
}
// The first fifth is that of a process that still grows into its work.
tell(fifths);

async function callOften(times: number): Promise<void> {
  for (let call = 0; call < times; call += 1) await codat.syncs.get("company", "sync");
}
