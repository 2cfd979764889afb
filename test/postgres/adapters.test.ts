import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Queue } from "bullmq";
import type { FleetWorker } from "codat-expenses/postgres";
import PgBoss from "pg-boss";
import { expect, test } from "vitest";
import { freePort } from "../../examples/fleet/cluster.js";
import * as withBullMq from "../../examples/fleet/with-bullmq.js";
import * as withPgBoss from "../../examples/fleet/with-pg-boss.js";
import { bookedIds } from "../push/support.js";
import { useDatabase } from "./support/database.js";
import { type FleetScene, pushId, startFleet } from "./support/fleet.js";

const database = useDatabase();

/** Two companies, and two workers that push them when somebody says so, a slice at a time. */
function twoWorkers({ worker, companies }: FleetScene) {
  const items = companies(2, 60);
  const options = {
    items: (companyId: string) => items.get(companyId) ?? [],
    sliceMs: 20,
    concurrency: 1,
  };
  return { items, workers: [worker(options), worker(options)] };
}

async function expectBooks(
  { mock, allDone }: FleetScene,
  items: Map<string, { transaction: { id: string } }[]>,
) {
  await allDone();
  for (const [companyId, pushed] of items) {
    expect(bookedIds(mock, companyId).sort()).toEqual(
      pushed.map(({ transaction }) => transaction.id).sort(),
    );
    expect(mock.ledger(companyId).flatMap(({ attachments }) => attachments)).toHaveLength(1);
  }
}

test.concurrent("pg-boss says when, and the fleet's lease who", async (context) => {
  const scene = await startFleet(database.pool, context);
  const { items, workers } = twoWorkers(scene);
  const boss = new PgBoss({ connectionString: database.url, schema: "pgboss", max: 4 });
  boss.on("error", () => undefined);
  await boss.start();
  context.onTestFinished(() => boss.stop({ graceful: false, wait: true }));
  for (const worker of workers) await withPgBoss.work(boss, worker);
  for (const companyId of items.keys()) {
    for (let time = 0; time < 3; time += 1) {
      await withPgBoss.want(boss, scene.fleet, companyId, pushId);
    }
  }
  await expectBooks(scene, items);
});

test.concurrent("BullMQ says when, on Debian's Redis", async (context) => {
  const scene = await startFleet(database.pool, context);
  const { items, workers } = twoWorkers(scene);
  const redis = await startRedis();
  if (!redis) return context.skip("no redis-server is installed: the example is compiled only");
  context.onTestFinished(redis.stop);
  const queue = new Queue("push-company", { connection: redis.connection });
  const queueWorkers = workers.map((worker) =>
    withBullMq.work("push-company", redis.connection, worker),
  );
  for (const companyId of items.keys())
    await withBullMq.want(queue, scene.fleet, companyId, pushId);
  await expectBooks(scene, items);
  await Promise.all(queueWorkers.map((worker) => worker.close()));
  await queue.close();
});

test.concurrent("a Temporal activity pushes to the end, and stops when it is cancelled", async (context) => {
  const temporal = await loadTemporal();
  if (!temporal) return context.skip("Temporal is tested by npm run test:temporal");
  const scene = await startFleet(database.pool, context);
  const { items, workers } = twoWorkers(scene);
  const [companyId = "", other = ""] = items.keys();
  await scene.fleet.want(companyId, { pushId });
  await scene.fleet.want(other, { pushId });
  const environments = workers.map((worker) => ({
    environment: new temporal.MockActivityEnvironment(),
    activity: temporal.fleetActivities(worker).pushCompany,
  }));
  const [first, second] = environments;
  if (!first || !second) throw new Error("two workers are needed");
  // Cancelled in the middle, it is continued by the other worker.
  const cancelled = first.environment.run(first.activity, other);
  first.environment.cancel("CANCELLED");
  await expect(cancelled).rejects.toThrow();
  await expect(second.environment.run(second.activity, companyId)).resolves.toBe("done");
  await expect(second.environment.run(second.activity, other)).resolves.toBe("done");
  await expectBooks(scene, items);
});

/** What is needed of Temporal: it is 170 MB, and its declarations need looser settings than these. */
interface Temporal {
  readonly MockActivityEnvironment: new () => {
    run(activity: (companyId: string) => Promise<string>, companyId: string): Promise<string>;
    cancel(reason: string): void;
  };
  fleetActivities(worker: FleetWorker): { pushCompany(companyId: string): Promise<string> };
}

async function loadTemporal(): Promise<Temporal | undefined> {
  const [testing, example] = ["@temporalio/testing", "../../examples/fleet/with-temporal.mjs"];
  try {
    return { ...(await import(testing)), ...(await import(example)) };
  } catch {
    return undefined;
  }
}

async function startRedis() {
  const folder = await mkdtemp(join(tmpdir(), "codat-redis-"));
  const port = await freePort();
  const child = spawn("redis-server", ["--port", String(port), "--save", "", "--dir", folder]);
  const isReady = await new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.stdout.on("data", (data) => {
      if (/ready to accept connections/i.test(String(data))) resolve(true);
    });
  });
  if (!isReady) return undefined;
  const stop = async () => {
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    await exit;
    await rm(folder, { recursive: true });
  };
  return { connection: { host: "127.0.0.1", port }, stop };
}
