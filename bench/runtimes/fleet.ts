/**
 * Pushes two companies with two workers that pg-boss, of whatever version is installed, calls. Bundled
 * with the packed library; prints what was seen.
 */
import { setTimeout as wait } from "node:timers/promises";
import { CodatExpenses, type PushItem } from "codat-expenses";
import { createFleet, createWorker, migrate, postgresLimiter } from "codat-expenses/postgres";
import * as pgBoss from "pg-boss";
import { startCluster } from "../../examples/fleet/cluster.js";
import { want, work } from "../../examples/fleet/with-pg-boss.js";

interface Order {
  readonly baseUrl: string;
  readonly items: Readonly<Record<string, PushItem[]>>;
}

const { baseUrl, items }: Order = JSON.parse(process.argv[2] ?? "");
// A default export up to version 10.
const PgBoss = Reflect.get(pgBoss, "PgBoss") ?? pgBoss.default;
const cluster = await startCluster();
const pool = cluster.pool({ max: 20 });
await Promise.all(Array.from({ length: 8 }, () => migrate(pool)));
const boss = new PgBoss({ connectionString: cluster.url, schema: "pgboss", max: 4 });
boss.on("error", () => undefined);
await boss.start();
const fleet = createFleet(pool);
for (let index = 0; index < 2; index += 1) {
  const codat = new CodatExpenses({ apiKey: "any", baseUrl, limiter: postgresLimiter(pool) });
  const options = { pool, codat, sliceMs: 50, concurrency: 1 };
  await work(boss, createWorker({ ...options, items: (companyId) => items[companyId] ?? [] }));
}
for (const companyId of Object.keys(items)) await want(boss, fleet, companyId, "2026-10");
while ((await fleet.status()).length > 0) await wait(100);
const { rows } = await pool.query("select current_setting('server_version') as version");
console.log(JSON.stringify({ postgres: rows[0].version }));
await boss.stop({ graceful: false });
await cluster.stop();
process.exit();
