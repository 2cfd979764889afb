/**
 * What the stand-in carries, as `codat-expenses-mock` in a process of its own:
 *
 *   npm run bench:mock            a minute of 1,000 status polls a second after half of one to
 *                                 warm up, then 100,000 syncs
 *   npm run bench:mock -- quick   ten seconds, then 5,000 syncs
 */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";
import type { MockCompany } from "codat-expenses/mock";
import { keepResult } from "./results.js";

const quick = process.argv.includes("quick");
const pollsASecond = 1000;
const seconds = quick ? 10 : 60;
/** Until the engine has sized its heap to the load. */
const warmUpSeconds = seconds / 2;
const manySyncs = quick ? 5_000 : 100_000;
const fewSyncs = 100;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const command = fileURLToPath(new URL("../src/mock-server/cli.ts", import.meta.url));

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
agent.destroy();

/** Polls at a steady pace, whatever the answers take: an overload shows as lateness and errors. */
async function measureLoad() {
  const standin = await start();
  const paths = await createSyncs(standin, fewSyncs);
  const tookMs: number[] = [];
  let errors = 0;
  const poll = async (at: number) => {
    const startedAt = performance.now();
    const status = await get(standin.url, paths[at % paths.length] ?? "").catch(() => 0);
    tookMs.push(performance.now() - startedAt);
    if (status !== 200) errors += 1;
  };
  await pollSteadily(warmUpSeconds, poll);
  tookMs.length = 0;
  const megabytes = [await residentMegabytes(standin.pid)];
  const startedAt = performance.now();
  await pollSteadily(seconds, poll, async (share) => {
    if (share * 6 < megabytes.length) return;
    megabytes.push(await residentMegabytes(standin.pid));
  });
  const took = (performance.now() - startedAt) / 1000;
  standin.end();
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

/** Asks two stand-ins in turn, so that whatever else the machine does meets both alike. */
async function measureStore() {
  const [few, many] = [await start(), await start()];
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

interface Standin {
  readonly url: string;
  readonly pid: number;
  readonly company: MockCompany;
  end(): void;
}

async function start(): Promise<Standin> {
  const args = [
    "--import",
    "tsx",
    command,
    "--port",
    "0",
    "--seed",
    "demo",
    "--sync-ms",
    "0",
    "--no-limits",
  ];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", resolve);
    child.once("close", () => reject(new Error("The command did not start.")));
  });
  const url = /http:\S+/.exec(line)?.[0] ?? "";
  // The API's quota is a day's: no account has one for this.
  const remaining = JSON.stringify({ remaining: 1_000_000_000 });
  await fetch(`${url}/_mock/quota`, { method: "POST", body: remaining });
  const companies = (await (await fetch(`${url}/_mock/companies`)).json()) as MockCompany[];
  const company = companies.find(({ platform }) => platform === "quickbooksOnline");
  if (!company || child.pid === undefined) throw new Error("The demo has no such company.");
  return { url, pid: child.pid, company, end: () => child.kill() };
}

/** Posts as many expenses, each in a sync of its own, and answers the paths of their status. */
async function createSyncs({ url, company }: Standin, count: number): Promise<string[]> {
  const path = `/companies/${company.companyId}/sync/expenses`;
  const paths: string[] = [];
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const { status, body } = await send("POST", `${url}${path}/expense-transactions`, [
        {
          id: crypto.randomUUID(),
          type: "Payment",
          issueDate: "2026-08-01",
          currency: company.baseCurrency,
          lines: [{ netAmount: 100, taxAmount: 20, accountRef: { id: company.accounts[0]?.id } }],
        },
      ]);
      if (status !== 200) throw new Error(`${status}: ${body}`);
      paths.push(`${path}/syncs/${JSON.parse(body).syncId}/status`);
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

function send(method: string, url: string, body?: unknown) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const headers = { authorization: "Basic a2V5", "content-type": "application/json" };
    const sent = request(url, { method, headers, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.once("error", reject);
    });
    sent.once("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** What Linux says of a process's memory; 0 elsewhere. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
