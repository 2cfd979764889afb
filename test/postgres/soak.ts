/**
 * The chaos tests in their long form: `npm run soak:fleet -- --seeds 10`.
 */
import { parseArgs } from "node:util";
import { startCluster } from "../../examples/fleet/cluster.js";
import { type Chaos, type ChaosOptions, runChaos } from "./chaos/run-chaos.js";
import { startPooler } from "./support/pooler.js";

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "10" }, only: { type: "string" } },
});
const cluster = await startCluster();
const calm: ChaosOptions = {
  seed: 1,
  companies: 20,
  amount: { items: 200, receipts: 20 },
  workers: 3,
  kills: 0,
  freezes: 0,
  crashes: 0,
  leaseMs: 5_000,
  slots: 4,
  sliceMs: 5_000,
  // Ten times the API's pace: the time is scaled.
  perMinute: 9_700,
  frozenUploads: 0,
  timeoutMs: 300_000,
};
const chaos = { kills: 4, freezes: 2, crashes: 1, stops: 1 };
let isRight = true;

function demand(holds: boolean, what: string): void {
  if (holds) return;
  isRight = false;
  console.log(`  FAULT ${what}`);
}

async function run(name: string, options: Partial<ChaosOptions>): Promise<Chaos | undefined> {
  if (values.only !== undefined && !name.includes(values.only)) return undefined;
  const outcome = await runChaos(cluster, { ...calm, ...options });
  const { tookMs, requests, status429, maxInMinute, done, refusals } = outcome;
  const { selfFreezes, lateUploads } = outcome;
  const seconds = (tookMs / 1_000).toFixed(1);
  const facts = JSON.stringify({
    requests,
    maxInMinute,
    status429,
    ...done,
    selfFreezes,
    lateUploads,
    refusals,
  });
  console.log(`${name}: ${seconds} s ${facts}`);
  for (const fault of [...outcome.faults, ...outcome.unexpectedExits]) demand(false, fault);
  demand(status429 === 0, `${status429} responses were 429`);
  return outcome;
}

try {
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
    const outcome = await run(`chaos, seed ${seed}`, { ...chaos, seed });
    demand((outcome?.tookMs ?? 0) <= 60_000, "it took more than 60 s");
  }
  await run("clock check off", { ...chaos, freezes: 4, clockCheck: false });
  const frozen = { workers: 6, leaseMs: 2_000, frozenUploads: 20 };
  const freezing = await run("frozen between check and send", frozen);
  demand((freezing?.selfFreezes ?? 20) >= 20, "fewer than 20 uploads met a freeze");
  const pooler = await startPooler(cluster);
  await run("pgbouncer", { ...chaos, databaseUrl: pooler.url });
  await pooler.stop();
  const paced = { perMinute: 970, amount: { items: 200, receipts: 60 } };
  const calmly = await run("calm, at the API's own pace", paced);
  if (calmly) {
    const share = calmly.requests / (1_000 * (calmly.tookMs / 60_000));
    const { maxInMinute } = calmly;
    console.log(`  ${(share * 100).toFixed(0)} % of the quota, at most ${maxInMinute} a minute`);
    demand(share >= 0.7, "less than 70 % of the quota was used");
    demand(maxInMinute <= 980, "more than 980 requests in a minute");
  }
  const failed = new Set<string>();
  const failing = await run("every POST answers 500 once, at the API's own pace", {
    ...paced,
    prepare: (mock) => {
      mock.inject({
        times: Number.POSITIVE_INFINITY,
        status: 500,
        when: ({ method, path }) =>
          method === "POST" && !failed.has(path) && failed.add(path).has(path),
      });
    },
  });
  const isInTime = !calmly || !failing || failing.tookMs <= 2 * calmly.tookMs;
  demand(isInTime, "it took more than twice the calm time");
} finally {
  await cluster.stop();
}
if (!isRight) process.exitCode = 1;
