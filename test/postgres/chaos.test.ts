import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Cluster, startCluster } from "../../examples/fleet/cluster.js";
import { type ChaosOptions, runChaos } from "./chaos/run-chaos.js";
import { startPooler } from "./support/pooler.js";

// Many processes share the machine that this runs on.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

const short: ChaosOptions = {
  seed: 1,
  companies: 4,
  amount: { items: 40, receipts: 5 },
  workers: 3,
  kills: 1,
  freezes: 1,
  crashes: 1,
  stops: 1,
  leaseMs: 3_000,
  slots: 2,
  sliceMs: 1_000,
  perMinute: 60_000,
  frozenUploads: 0,
};

test("nothing is lost or doubled while workers are killed, frozen and stopped and the database crashes", async () => {
  const chaos = await runChaos(cluster, short);
  expect(chaos).toMatchObject({ faults: [], unexpectedExits: [], status429: 0 });
  expect(chaos.done).toMatchObject({ kill: 1, freeze: 1, crash: 1, stop: 1 });
});

test("the same through pgbouncer in transaction mode", async () => {
  const pooler = await startPooler(cluster);
  try {
    const options = { ...short, seed: 2, kills: 1, crashes: 1, stops: 0 };
    const chaos = await runChaos(cluster, { ...options, databaseUrl: pooler.url });
    expect(chaos).toMatchObject({ faults: [], unexpectedExits: [], status429: 0 });
  } finally {
    await pooler.stop();
  }
});

test("a worker that freezes between its last check and an upload doubles no receipt", async () => {
  const calm = { kills: 0, freezes: 0, crashes: 0, stops: 0, frozenUploads: 1 };
  const chaos = await runChaos(cluster, { ...short, ...calm, seed: 3 });
  expect(chaos).toMatchObject({ faults: [], unexpectedExits: [], status429: 0 });
  expect(chaos.selfFreezes).toBeGreaterThan(0);
  expect(chaos.lateUploads).toBeGreaterThanOrEqual(chaos.selfFreezes);
});
