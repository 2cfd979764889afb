/**
 * Four workers on PostgreSQL push the spend of twenty companies into a mock of the API. One worker is
 * killed, one is frozen, and the database crashes. In the end the ledger is held against the items.
 *
 *   npm run demo:fleet
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";
import { createMockCodat } from "codat-expenses/mock";
import { createFleet, migrate } from "codat-expenses/postgres";
import { checkBooks } from "./fleet/check-books.js";
import { startCluster } from "./fleet/cluster.js";
import { itemsOf } from "./fleet/spend.js";
import type { WorkerSettings } from "./fleet/worker.js";

const amount = { items: 100, receipts: 20 };
const quotaPerMinute = 1_000;
const startedMs = performance.now();
/** How many lines the table takes that is redrawn in place. */
let liveLines = 0;
const say = (line: string) => {
  liveLines = 0;
  console.log(`${((performance.now() - startedMs) / 1_000).toFixed(0).padStart(3)} s  ${line}`);
};

const cluster = await startCluster();
const mock = createMockCodat({
  clock: "real",
  syncDurationMs: 1_000,
  dailyQuota: Number.POSITIVE_INFINITY,
  requestLogSize: 100_000,
});
const companies = Array.from({ length: 20 }, () => mock.createCompany());
const sentMs: number[] = [];
mock.inject({
  times: Number.POSITIVE_INFINITY,
  when: () => {
    sentMs.push(performance.now());
    return false;
  },
});
const { url: apiUrl, close } = await mock.listen();
const workers = new Map<ChildProcess, string>();

try {
  const pool = cluster.pool({ max: 4 });
  await migrate(pool);
  await pool.query(
    "create table spend_results (company_id text, id text, outcome text, worker text)",
  );
  const fleet = createFleet(pool);
  for (const { companyId } of companies) await fleet.want(companyId, { pushId: "2026-10" });
  say(`PostgreSQL listens on port ${cluster.port}, the mock on ${apiUrl}`);
  say(`${companies.length} companies want ${amount.items} transactions each pushed`);

  const settings: WorkerSettings = { databaseUrl: cluster.url, apiUrl, companies, amount };
  const [first, second] = await Promise.all([1, 2, 3, 4].map(() => startWorker(settings)));
  const workStartedMs = performance.now();
  const chaos = breakThings(settings, first, second);
  await watch(fleet);
  const tookMs = performance.now() - workStartedMs;
  const requests = sentMs.length;
  await chaos;
  await verify(pool);
  const used = (requests / (quotaPerMinute * (tookMs / 60_000))) * 100;
  const seconds = (tookMs / 1_000).toFixed(0);
  say(`${requests} requests in ${seconds} s: ${used.toFixed(0)} % of the quota`);
} finally {
  for (const child of workers.keys()) child.kill("SIGKILL");
  await close();
  await cluster.stop();
}

async function startWorker(settings: WorkerSettings): Promise<ChildProcess> {
  const file = fileURLToPath(new URL("fleet/worker.ts", import.meta.url));
  const child = fork(file, { execArgv: ["--import", "tsx"] });
  child.once("exit", () => workers.delete(child));
  child.send(settings);
  const [{ owner }] = await once(child, "message");
  workers.set(child, owner);
  say(`worker ${child.pid} started`);
  return child;
}

async function breakThings(
  settings: WorkerSettings,
  first: ChildProcess | undefined,
  second: ChildProcess | undefined,
): Promise<void> {
  await wait(5_000);
  first?.kill("SIGKILL");
  say(`worker ${first?.pid} was killed`);
  await wait(3_000);
  second?.kill("SIGSTOP");
  say(`worker ${second?.pid} was frozen for 8 s, longer than its lease of 5 s`);
  await wait(4_000);
  await cluster.crash();
  say("PostgreSQL crashed");
  await wait(1_500);
  await cluster.restart();
  say("PostgreSQL is back");
  await wait(2_500);
  second?.kill("SIGCONT");
  say(`worker ${second?.pid} continues`);
  await startWorker(settings);
}

/** Shows where the fleet stands, until everything is done. */
async function watch(fleet: ReturnType<typeof createFleet>): Promise<void> {
  for (let look = 0; ; look += 1) {
    // The database may be away.
    const open = await fleet.status().catch(() => undefined);
    if (open?.length === 0) return;
    if (open && look % (process.stdout.isTTY ? 1 : 6) === 0) {
      const head = ["worker", "companies", "events in the last minute"];
      const table = new Table({ head, style: { compact: true, head: [], border: [] } });
      for (const [{ pid }, owner] of workers) {
        const own = open.filter((push) => push.state === "running" && push.owner === owner);
        const events = own.reduce((sum, { eventsLastMinute }) => sum + eventsLastMinute, 0);
        table.push([String(pid), String(own.length), String(events)]);
      }
      const lastMinute = sentMs.filter((time) => time > performance.now() - 60_000).length;
      const counts = `${companies.length - open.length} of ${companies.length} companies done, ${lastMinute} of ${quotaPerMinute} requests in the last minute`;
      redraw(`${table.toString()}\n${counts}`);
    }
    await wait(500);
  }
}

/** Shows a table; on a terminal in place of the one before, unless something was said since. */
function redraw(text: string): void {
  if (process.stdout.isTTY && liveLines > 0) process.stdout.write(`\u001b[${liveLines}A\u001b[J`);
  console.log(text);
  liveLines = text.split("\n").length;
}

/** Holds the ledger and the results against the items: exits with 1 where they differ. */
async function verify(pool: ReturnType<typeof cluster.pool>): Promise<void> {
  let [lost, doubled, receiptsLost, receiptsDoubled] = [0, 0, 0, 0];
  for (const company of companies) {
    const { companyId } = company;
    const check = await checkBooks(mock, apiUrl, companyId, itemsOf(company, amount));
    lost += check.lost.length;
    doubled += check.doubled.length;
    receiptsLost += check.receiptsLost.length;
    receiptsDoubled += check.receiptsDoubled.length;
  }
  const { rows } = await pool.query(
    "select count(*)::int as results, count(distinct id)::int as items from spend_results",
  );
  const [{ results, items }] = rows;
  const tooMany = mock.requests.filter(({ status }) => status === 429).length;
  say(`transactions: ${lost} lost, ${doubled} doubled`);
  say(`responses with 429: ${tooMany}`);
  say(`receipts: ${receiptsLost} lost, ${receiptsDoubled} doubled`);
  say(`results in the caller's own table: ${results} for ${items} items`);
  const isRight =
    lost + doubled + receiptsLost + receiptsDoubled + tooMany === 0 &&
    results === companies.length * amount.items &&
    results === items;
  say(isRight ? "nothing lost, nothing doubled" : "the ledger and the items differ");
  if (!isRight) process.exitCode = 1;
}
