/**
 * What the mock server carries, as `codat-expenses-mock` in a process of its own:
 *
 *   npm run bench:mock            a minute of 1,000 status polls a second after half of one to
 *                                 warm up, then 100,000 syncs
 *   npm run bench:mock -- quick   ten seconds, then 5,000 syncs
 */
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import Table from "cli-table3";
import { median, round } from "./median.js";
import { expenseOf, type MockProcess, postExpenses, send, startMock } from "./mock-command.js";
import { keepResult } from "./results.js";

const quick = process.argv.includes("quick");
const pollsASecond = 1000;
const seconds = quick ? 10 : 60;
/** Until the engine has sized its heap to the load. */
const warmUpSeconds = seconds / 2;
const manySyncs = quick ? 5_000 : 100_000;
const fewSyncs = 100;

const load = await measureLoad();
const store = await measureStore();
await keepResult("mockLoad", {
  load,
  store,
});
const table = new Table({ head: ["", "measured", "at most"] });
table.push(
  [`${load.requests} status polls, ${pollsASecond} a second: errors`, load.errors, 0],
  ["seconds they took", load.seconds, seconds + 1],
  ["milliseconds until the answer: median", load.medianMs, ""],
  ["milliseconds until the answer: 99 of 100", load.percentile99Ms, ""],
  ["megabytes of memory at first", load.megabytesAtFirst, ""],
  ["megabytes of memory at most", load.megabytesAtMost, ""],
  ["megabytes of memory at last", load.megabytesAtLast, ""],
  [`status request with ${fewSyncs} syncs in the store, ms`, store.fewMedianMs, ""],
  [`status request with ${manySyncs} syncs in the store, ms`, store.manyMedianMs, ""],
  ["their ratio", store.ratio, 1.2],
);
console.log(table.toString());

/** Polls at a steady pace, whatever the answers take: an overload shows as lateness and errors. */
async function measureLoad() {
  const mock = await startMock();
  const paths = await createSyncs(mock, fewSyncs);
  const tookMs: number[] = [];
  let errors = 0;
  const poll = async (at: number) => {
    const startedAt = performance.now();
    const status = await get(mock.url, paths[at % paths.length] ?? "").catch(() => 0);
    tookMs.push(performance.now() - startedAt);
    if (status !== 200) errors += 1;
  };
  await pollSteadily(warmUpSeconds, poll);
  tookMs.length = 0;
  const megabytes = [await residentMegabytes(mock.pid)];
  const startedAt = performance.now();
  await pollSteadily(seconds, poll, async (share) => {
    if (share * 6 < megabytes.length) return;
    megabytes.push(await residentMegabytes(mock.pid));
  });
  const took = (performance.now() - startedAt) / 1000;
  mock.end();
  tookMs.sort((one, other) => one - other);
  return {
    requests: tookMs.length,
    errors,
    seconds: round(took),
    medianMs: round(tookMs[Math.floor(tookMs.length / 2)] ?? 0),
    percentile99Ms: round(tookMs[Math.floor(tookMs.length * 0.99)] ?? 0),
    megabytesAtFirst: megabytes[0] ?? 0,
    megabytesAtMost: Math.max(...megabytes),
    megabytesAtLast: megabytes.at(-1) ?? 0,
  };
}

async function pollSteadily(
  forSeconds: number,
  poll: (at: number) => Promise<void>,
  look: (share: number) => Promise<void> = async () => {},
): Promise<void> {
  const count = pollsASecond * forSeconds;
  const startedAt = performance.now();
  const polls: Promise<void>[] = [];
  for (let sent = 0; sent < count; ) {
    const due = Math.min(count, ((performance.now() - startedAt) / 1000) * pollsASecond);
    for (; sent < due; sent += 1) polls.push(poll(sent));
    await look(sent / count);
    await sleep(5);
  }
  await Promise.all(polls);
}

/** Asks two mock servers in turn, so that whatever else the machine does meets both alike. */
async function measureStore() {
  const [few, many] = [await startMock(), await startMock()];
  const fewPaths = await createSyncs(few, fewSyncs);
  const manyPaths = await createSyncs(many, manySyncs);
  const fewMs: number[] = [];
  const manyMs: number[] = [];
  const rounds = quick ? 2_000 : 20_000;
  for (let at = 0; at < rounds; at += 1) {
    fewMs.push(await timed(few.url, fewPaths[at % fewPaths.length] ?? ""));
    // A step that shares no factor with the count comes to every part of the store.
    manyMs.push(await timed(many.url, manyPaths[(at * 7919) % manyPaths.length] ?? ""));
  }
  const [fewMedianMs, manyMedianMs] = [median(fewMs), median(manyMs)];
  const megabytes = await residentMegabytes(many.pid);
  few.end();
  many.end();
  return {
    syncs: manyPaths.length,
    fewMedianMs: round(fewMedianMs),
    manyMedianMs: round(manyMedianMs),
    ratio: round(manyMedianMs / fewMedianMs),
    residentMegabytes: megabytes,
  };
}

/** Posts as many expenses, each in a sync of its own, and returns the paths of their status. */
async function createSyncs({ url, companies }: MockProcess, count: number): Promise<string[]> {
  const company = companies.find(({ platform }) => platform === "quickbooksOnline");
  if (!company) throw new Error("The demo has no such company.");
  const paths: string[] = [];
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const syncId = await postExpenses(url, company, [expenseOf(company)]);
      paths.push(`/companies/${company.companyId}/sync/expenses/syncs/${syncId}/status`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return paths;
}

async function timed(url: string, path: string): Promise<number> {
  const startedAt = performance.now();
  const status = await get(url, path);
  if (status !== 200) throw new Error(`A status request was answered with ${status}.`);
  return performance.now() - startedAt;
}

async function get(url: string, path: string): Promise<number> {
  return (await send("GET", url + path)).status;
}

/** What Linux says of a process's memory; 0 elsewhere. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
