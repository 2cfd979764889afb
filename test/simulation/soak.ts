/**
 * The simulation in its long form, on all cores: `npm run soak -- --seeds 20000`, from `--first 1`.
 * `--seed 7` replays one with its trace. `--only lost,crash` and `--without skew` narrow the fault plan.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import { replayCommand, summarize } from "./report.js";
import type { SeedRange, SeedsPlayed } from "./soak-worker.js";

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "1000" },
    first: { type: "string", default: "1" },
    seed: { type: "string" },
    workers: { type: "string", default: String(availableParallelism()) },
    only: { type: "string" },
    without: { type: "string" },
  },
});
const seedsAtOnce = 50;
const isTraced = options.seed !== undefined;
const first = Number(options.seed ?? options.first);
const end = first + (isTraced ? 1 : Number(options.seeds));

const project = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(project, "node_modules/.cache/soak-"));
// A loader that compiles on the fly takes real time for each `import()`: virtual time would run on.
buildSync({
  absWorkingDir: project,
  entryPoints: ["test/simulation/soak-worker.ts"],
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
});

const started = performance.now();
const failures = new Map<number, readonly string[]>();
let [next, played, requests, faults] = [first, 0, 0, 0];
try {
  await Promise.all(Array.from({ length: isTraced ? 1 : Number(options.workers) }, playInWorker));
} finally {
  rmSync(folder, { recursive: true });
}
if (!isTraced) for (const line of summarize(failures)) console.log(line);
console.log(summary());
process.exitCode = failures.size === 0 ? 0 : 1;

function summary(): string {
  const seconds = Math.round((performance.now() - started) / 1_000);
  const work = `${requests} requests, ${faults} with a fault, ${seconds} s`;
  return `${failures.size} of ${played} seeds fail (${work})`;
}

/** Has a worker play ranges of seeds until all are played. */
async function playInWorker(): Promise<void> {
  const { only, without } = options;
  const workerData = { plan: { only, without }, isTraced };
  const worker = new Worker(join(folder, "soak-worker.js"), { workerData });
  const ended = new Promise<never>((_, reject) => {
    worker.once("error", reject);
  });
  while (next < end) {
    const range: SeedRange = { first: next, end: Math.min(end, next + seedsAtOnce) };
    next = range.end;
    const answer = new Promise<SeedsPlayed>((resolve) => worker.once("message", resolve));
    worker.postMessage(range);
    const one = await Promise.race([answer, ended]);
    requests += one.requests;
    faults += one.faults;
    const before = played;
    played += range.end - range.first;
    for (const line of one.lines) console.log(line);
    for (const [seed, violations] of one.failures) {
      failures.set(seed, violations);
      if (!isTraced) console.log(replayCommand(seed, options));
    }
    if (Math.floor(before / 1_000) < Math.floor(played / 1_000)) console.log(summary());
  }
  await worker.terminate();
}
