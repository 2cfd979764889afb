import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Cluster, startCluster } from "../../examples/fleet/cluster.js";
import { type ChaosOptions, runChaos } from "./chaos/run-chaos.js";
import { startPooler } from "./support/pooler.js";

// Processes wait for each other's leases, whatever else the machine does.
vi.setConfig({ testTimeout: 300_000 });

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

const short: ChaosOptions = {
  seed: 1,
  companies: 3,
  amount: { items: 20, receipts: 4 },
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
    const fewer = { workers: 2, kills: 1, freezes: 0, crashes: 1, stops: 0 };
    const databaseUrl = pooler.url;
    const chaos = await runChaos(cluster, { ...short, ...fewer, seed: 2, databaseUrl });
    expect(chaos).toMatchObject({ faults: [], unexpectedExits: [], status429: 0 });
    expect(chaos.done).toMatchObject({ kill: 1, crash: 1 });
  } finally {
    await pooler.stop();
  }
});

test("a worker that freezes between its last check and an upload doubles no receipt", async () => {
  // It freezes at its first upload, and another one is started, which does not.
  const calm = { kills: 0, freezes: 0, crashes: 0, stops: 0 };
  const frozen = { workers: 1, companies: 2, frozenUploads: 1 };
  const chaos = await runChaos(cluster, { ...short, ...calm, ...frozen, seed: 3 });
  expect(chaos).toMatchObject({ faults: [], unexpectedExits: [], status429: 0, selfFreezes: 1 });
  expect(chaos.lateUploads).toBeGreaterThanOrEqual(1);
});
