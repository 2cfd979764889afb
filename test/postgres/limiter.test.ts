import {
  createFleet,
  LeaseLostError,
  migrate,
  type PgPool,
  postgresLimiter,
  postgresStore,
} from "codat-expenses/postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Cluster, startCluster } from "../../examples/fleet/cluster.js";

// Many processes share the machine that this runs on.
vi.setConfig({ hookTimeout: 60_000 });

let cluster: Cluster;
let pool: ReturnType<Cluster["pool"]>;

beforeAll(async () => {
  cluster = await startCluster();
  pool = cluster.pool({ max: 20 });
  await migrate(pool);
});
afterAll(() => cluster.stop());

/** Takes permits for a while; returns when each was given. */
async function permits(limiters: ReturnType<typeof postgresLimiter>[], forMs: number) {
  const times: number[] = [];
  const endMs = performance.now() + forMs;
  const take = async (limiter: ReturnType<typeof postgresLimiter>) => {
    while (performance.now() < endMs) {
      await limiter.acquire(undefined);
      times.push(performance.now());
    }
  };
  await Promise.all(limiters.flatMap((limiter) => [take(limiter), take(limiter), take(limiter)]));
  return times.sort((a, b) => a - b);
}

test("four processes behind one address keep one pace together, and use it", async () => {
  // 100 a second, instead of 16: 50 ms are 3 s of the real pace.
  const options = { address: "fast", perMinute: 6_030 };
  const limiters = Array.from({ length: 4 }, () => postgresLimiter(pool, options));
  const times = await permits(limiters, 1_500);
  for (const [index, startMs] of times.entries()) {
    const inWindow = times.slice(index).filter((each) => each < startMs + 500).length;
    // Half a second's pace, the burst, and what a busy machine gives late.
    expect(inWindow).toBeLessThanOrEqual(50 + 30 + 10);
  }
  expect(times.length).toBeGreaterThan(0.7 * 150);
});

test("the default is 970 in any minute, its burst included", async () => {
  await postgresLimiter(pool).acquire(undefined);
  const { rows } = await pool.query(
    "select step_ms, burst_ms from codat_fleet.quota where scope = 'address:default'",
  );
  const { step_ms: stepMs, burst_ms: burstMs } = rows[0];
  expect(Math.floor(60_000 / stepMs) + Math.floor(burstMs / stepMs) + 1).toBe(970);
});

test("addresses have a pace each", async () => {
  const slow = postgresLimiter(pool, { address: "slow", perMinute: 2 });
  await slow.acquire(undefined);
  await expect(slow.acquire(undefined, AbortSignal.timeout(50))).rejects.toThrow(/timeout/);
  await postgresLimiter(pool, { address: "other", perMinute: 2 }).acquire(undefined);
});

test("a 429 that one process sees pauses all", async () => {
  const options = { address: "limited" };
  const [seeing, other] = [postgresLimiter(pool, options), postgresLimiter(pool, options)];
  await other.acquire(undefined);
  seeing.onRateLimited(400);
  await expect
    .poll(async () => {
      const startedMs = performance.now();
      await other.acquire(undefined);
      return performance.now() - startedMs;
    })
    .toBeGreaterThan(250);
});

test("no company is claimed while the day's quota is used up", async () => {
  const schema = "day";
  await migrate(pool, { schema });
  await createFleet(pool, { schema }).want("company", { pushId: "2026-10" });
  const store = postgresStore(pool, { schema });
  const claim = () => store.claim({ owner: "worker-1", ttlMs: 5_000 });
  postgresLimiter(pool, { schema }).onRateLimited(8 * 60 * 60_000);
  const until = () => pool.query("select reset_at - now() <= '1 hour' as soon from day.day_quota");
  await expect.poll(async () => (await until()).rows).toEqual([{ soon: true }]);
  expect(await claim()).toBeUndefined();
  await pool.query("update day.day_quota set reset_at = now()");
  expect(await claim()).toBeDefined();
});

test("a permit demands the current fence of the company's lease", async () => {
  const fleet = createFleet(pool);
  await fleet.want("company", { pushId: "2026-10" });
  // The clock of the old worker stands still: it is the database that refuses.
  const store = postgresStore(pool, { monotonicNow: () => 0 });
  const stale = await store.claim({ owner: "worker-1", ttlMs: 100 });
  if (!stale) throw new Error("nothing to claim");
  const limiter = postgresLimiter(pool);
  limiter.hold(stale.lease);
  await limiter.acquire("company");
  await expect
    .poll(() => postgresStore(pool).claim({ owner: "worker-2", ttlMs: 5_000 }))
    .toBeDefined();
  await expect(limiter.acquire("company")).rejects.toThrow(LeaseLostError);
  expect(stale.journal.lost.aborted).toBe(true);
  await limiter.acquire("another company");
});

test("gives no permit without the database, and continues when it is back", async () => {
  let isAway = true;
  const query: PgPool["query"] = async (text, values) => {
    if (isAway) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    return pool.query(text, values);
  };
  let isGiven = false;
  const permit = postgresLimiter({ query }, { address: "away" })
    .acquire(undefined)
    .then(() => {
      isGiven = true;
    });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(isGiven).toBe(false);
  isAway = false;
  await permit;
});
