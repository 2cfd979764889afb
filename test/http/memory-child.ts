// Run with --expose-gc by memory.test.ts: fails thousands of calls and says what that left in memory.
import { setImmediate } from "node:timers/promises";
import { CodatExpenses } from "codat-expenses";

const { BASE_URL: baseUrl = "", CALLS: calls = "0" } = process.env;
const codat = new CodatExpenses({
  apiKey: "key",
  baseUrl,
  maxRetries: 1,
  clock: { now: () => 0, sleep: async () => undefined },
  limiter: { acquire: async () => undefined },
});

const warmUp = await failCalls(500);
const before = await settledMemory();
const failures = await failCalls(Number(calls));
const after = await settledMemory();
console.log(JSON.stringify({ warmUp, failures, grownBytes: after - before }));

/** Half of them are 404s, the others 500s that are retried. */
async function failCalls(count: number): Promise<number> {
  let failed = 0;
  const companyIds = Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? "missing" : "broken",
  );
  const worker = async () => {
    for (let id = companyIds.pop(); id !== undefined; id = companyIds.pop()) {
      await codat.companies.get(id).catch(() => {
        failed += 1;
      });
    }
  };
  await Promise.all(Array.from({ length: 10 }, worker));
  return failed;
}

async function settledMemory(): Promise<number> {
  for (let round = 0; round < 5; round += 1) {
    await setImmediate();
    globalThis.gc?.();
  }
  return process.memoryUsage().rss;
}
