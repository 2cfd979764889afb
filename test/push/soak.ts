/**
 * The long form of the soak: `npm run soak`, or with a seed and a number of items of one's own
 * (`npm run soak -- 7 20000 12`).
 */
import { runSoak } from "./soak/run-soak.js";
import { faultsOf } from "./soak/verify.js";

const [seed = 20_261_120, items = 20_000, kills = 12] = process.argv.slice(2).map(Number);
const options = {
  seed,
  items,
  kills,
  syncDurationMs: 500,
  onStep: (words: string) => console.log(words),
};
console.log(`${items} items, ${kills} kills, seed ${seed}`);
const soaked = await runSoak(options);
const { report, books, memoryGrownBytes, tookMs } = soaked;
console.log({
  counts: report.counts,
  attachments: report.attachments,
  inTheBooks: books.entries.length,
  requests: books.requests,
  troubles: books.troubles,
  memoryGrownMegabytes: Math.round(memoryGrownBytes / 1e6),
  tookSeconds: Math.round(tookMs / 1_000),
});
const faults = faultsOf(soaked, options);
for (const fault of faults.slice(0, 50)) console.error(fault);
console.log(faults.length === 0 ? "every good item once, none twice" : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
