/**
 * What a fleet of workers on PostgreSQL costs and how fast it is, with the quota lifted.
 *
 *   npm run bench:fleet              items a second with 1, 2 and 4 workers, transactions, WAL, limiter
 *   npm run bench:fleet -- --large   also 1,000 companies with 100 items each
 *
 * PostgreSQL syncs to the disk. Mock, database and workers share this machine.
 */
import { availableParallelism } from "node:os";
import { CodatExpenses } from "codat-expenses";
import { createWorker, migrate, postgresLimiter, receive } from "codat-expenses/postgres";
import { startCluster } from "../examples/fleet/cluster.js";
import { type ChaosOptions, runChaos } from "../test/postgres/chaos/run-chaos.js";

const cluster = await startCluster({ durable: true });
const calm: ChaosOptions = {
  seed: 1,
  companies: 20,
  amount: { items: 200, receipts: 20 },
  workers: 1,
  kills: 0,
  freezes: 0,
  crashes: 0,
  leaseMs: 60_000,
  slots: 4,
  sliceMs: 10_000,
  perMinute: 10_000_000,
  frozenUploads: 0,
  timeoutMs: 900_000,
};
const pool = cluster.pool({ max: 20 });

async function usage() {
  const { rows } = await pool.query(
    `select xact_commit + xact_rollback as transactions, pg_current_wal_lsn() - '0/0' as wal_bytes
       from pg_stat_database where datname = 'postgres'`,
  );
  return { transactions: Number(rows[0].transactions), walBytes: Number(rows[0].wal_bytes) };
}

async function push(name: string, options: Partial<ChaosOptions>): Promise<void> {
  const chosen = { ...calm, ...options };
  const before = await usage();
  const { tookMs, requests, faults } = await runChaos(cluster, chosen);
  // Sessions report what they did once a second.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const after = await usage();
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const items = chosen.companies * chosen.amount.items;
  const perThousand = (total: number) => total / (items / 1_000);
  const { rows } = await pool.query(
    `select count(*)::int as events, pg_total_relation_size('codat_fleet.journal')::float8 as bytes
       from codat_fleet.journal`,
  );
  console.log(
    [
      name,
      `${(items / (tookMs / 1_000)).toFixed(0)} items/s`,
      `${requests} requests`,
      `${perThousand(after.transactions - before.transactions).toFixed(0)} transactions`,
      `${(perThousand(after.walBytes - before.walBytes) / 1e6).toFixed(2)} MB of WAL`,
      `${perThousand(rows[0].events).toFixed(0)} journal rows`,
      `${(perThousand(rows[0].bytes) / 1e3).toFixed(0)} kB of journal, each per 1,000 items`,
    ].join(", "),
  );
}

/** How long a permit takes, one after another and twenty at once. */
async function limiterCost(): Promise<void> {
  await migrate(pool, { schema: "bench" });
  const limiter = postgresLimiter(pool, { schema: "bench", perMinute: 100_000_000 });
  const take = async (count: number) => {
    for (let index = 0; index < count; index += 1) await limiter.acquire(undefined);
  };
  await take(200);
  const aloneMs = await timed(() => take(2_000));
  const togetherMs = await timed(() => Promise.all(Array.from({ length: 20 }, () => take(200))));
  console.log(
    `limiter: ${(aloneMs / 2_000).toFixed(2)} ms a permit, ${(4_000 / (togetherMs / 1_000)).toFixed(0)} permits/s with 20 at once`,
  );
}

/** How long after `receive` the workers that listen are woken. */
async function webhookDelay(): Promise<void> {
  const schema = "webhooks";
  await migrate(pool, { schema });
  const delays: number[] = [];
  let sentMs = 0;
  const workers = Array.from({ length: 4 }, () => {
    const limiter = postgresLimiter(pool, { schema });
    const codat = new CodatExpenses({ apiKey: "any", limiter });
    codat.syncs.notify = () => void delays.push(performance.now() - sentMs);
    return createWorker({ pool, schema, codat, items: () => [], listenUrl: cluster.url });
  });
  await Promise.all(workers.map((worker) => worker.start()));
  // Idle sessions report what they did after 10 seconds.
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  const idleBefore = (await usage()).transactions;
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  const idle = ((await usage()).transactions - idleBefore) / 12 / 4;
  for (let index = 0; index < 200; index += 1) {
    sentMs = performance.now();
    await receive(pool, { payload: {} }, { schema, webhookId: `msg_${index}` });
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await Promise.all(workers.map((worker) => worker.stop()));
  delays.sort((a, b) => a - b);
  const at = (share: number) => (delays[Math.floor(delays.length * share)] ?? 0).toFixed(1);
  console.log(
    `webhooks: ${delays.length} wake-ups, median ${at(0.5)} ms, 99 % within ${at(0.99)} ms`,
  );
  console.log(`idle: ${idle.toFixed(2)} transactions/s a worker that listens`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

try {
  console.log(`Node ${process.version}, ${availableParallelism()} cores`);
  // First: sessions report late, and idle transactions are few.
  await webhookDelay();
  await limiterCost();
  for (const workers of [1, 2, 4]) await push(`${workers} workers`, { workers });
  const amount = { items: 100, receipts: 0 };
  await push("4 workers, 100 companies with 100 items", { workers: 4, companies: 100, amount });
  if (process.argv.includes("--large")) {
    await push("1,000 companies with 100 items", { workers: 4, companies: 1_000, amount });
  }
} finally {
  await cluster.stop();
}
