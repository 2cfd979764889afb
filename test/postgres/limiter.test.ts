import {
  createFleet,
  LeaseLostError,
  migrate,
  type PgPool,
  postgresLimiter,
  postgresStore,
} from "codat-expenses/postgres";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "./support/database.js";

const database = useDatabase();
const passedSeconds = (sinceMs: number) => (performance.now() - sinceMs) / 1_000;

beforeAll(async () => {
  await migrate(database.pool);
});

test("four processes behind one address keep one pace together, and use it", async () => {
  // A burst of 30, then one each 2 s.
  const options = { address: "shared", perMinute: 60 };
  const limiters = Array.from({ length: 4 }, () => postgresLimiter(database.pool, options));
  const reserved = async () => {
    const { rows } = await database.pool.query(
      `select extract(epoch from tat - clock_timestamp())::float8 as ahead from codat_fleet.quota
        where scope = 'address:shared'`,
    );
    return Number(rows[0]?.ahead ?? 0);
  };
  const ending = new AbortController();
  const startedMs = performance.now();
  let given = 0;
  const permits = limiters.flatMap((limiter) =>
    Array.from({ length: 15 }, async () => {
      await limiter.acquire(undefined, ending.signal);
      given += 1;
    }),
  );
  // Each of the 60 has reserved a moment of its own, without a gap between them.
  await expect
    .poll(async () => (await reserved()) + passedSeconds(startedMs))
    .toBeGreaterThan(60 * 2 - 0.1);
  expect(await reserved()).toBeLessThanOrEqual(60 * 2);
  await expect.poll(() => given).toBeGreaterThanOrEqual(30);
  expect(given).toBeLessThanOrEqual(30 + passedSeconds(startedMs) / 2);
  ending.abort();
  await Promise.allSettled(permits);
});

test("a permit is given when its moment has come, and not before", async () => {
  // A burst of 30, then one each 10 ms.
  const limiter = postgresLimiter(database.pool, { address: "fast", perMinute: 6_030 });
  const startedMs = performance.now();
  const times = await Promise.all(
    Array.from({ length: 60 }, async () => {
      await limiter.acquire(undefined);
      return performance.now() - startedMs;
    }),
  );
  const early = times.sort((a, b) => a - b).filter((ms, index) => ms < (index - 29) * 10 - 5);
  expect(early).toEqual([]);
});

test("the default is 970 in any minute, its burst included", async () => {
  await postgresLimiter(database.pool).acquire(undefined);
  const { rows } = await database.pool.query(
    "select step_ms, burst_ms from codat_fleet.quota where scope = 'address:default'",
  );
  const { step_ms: stepMs, burst_ms: burstMs } = rows[0];
  expect(Math.floor(60_000 / stepMs) + Math.floor(burstMs / stepMs) + 1).toBe(970);
});

test("addresses have a pace each", async () => {
  const slow = postgresLimiter(database.pool, { address: "slow", perMinute: 2 });
  await slow.acquire(undefined);
  await expect(slow.acquire(undefined, AbortSignal.timeout(50))).rejects.toThrow(/timeout/);
  await postgresLimiter(database.pool, { address: "other", perMinute: 2 }).acquire(undefined);
});

test("a 429 that one process sees pauses all", async () => {
  const { pool } = database;
  const options = { address: "limited" };
  const [seeing, other] = [postgresLimiter(pool, options), postgresLimiter(pool, options)];
  await other.acquire(undefined);
  seeing.onRateLimited(60_000);
  const paused = async () => {
    const { rows } = await pool.query(
      `select tat > clock_timestamp() + interval '50 s' as paused from codat_fleet.quota
        where scope = 'address:limited'`,
    );
    return rows[0].paused;
  };
  await expect.poll(paused).toBe(true);
  await expect(other.acquire(undefined, AbortSignal.timeout(50))).rejects.toThrow(/timeout/);
});

test("no company is claimed while the day's quota is used up", async () => {
  const schema = "day";
  await migrate(database.pool, { schema });
  await createFleet(database.pool, { schema }).want("company", { pushId: "2026-10" });
  const store = postgresStore(database.pool, { schema });
  const claim = () => store.claim({ owner: "worker-1", ttlMs: 60_000 });
  postgresLimiter(database.pool, { schema }).onRateLimited(8 * 60 * 60_000);
  const until = () =>
    database.pool.query("select reset_at - now() <= '1 hour' as soon from day.day_quota");
  await expect.poll(async () => (await until()).rows).toEqual([{ soon: true }]);
  expect(await claim()).toBeUndefined();
  await database.pool.query("update day.day_quota set reset_at = now()");
  expect(await claim()).toBeDefined();
});

test("a permit demands the current fence of the company's lease", async () => {
  const fleet = createFleet(database.pool);
  await fleet.want("company", { pushId: "2026-10" });
  // The clock of the old worker stands still: it is the database that refuses.
  const store = postgresStore(database.pool, { monotonicNow: () => 0 });
  const stale = await store.claim({ owner: "worker-1", ttlMs: 60_000 });
  if (!stale) throw new Error("nothing to claim");
  const limiter = postgresLimiter(database.pool);
  limiter.hold(stale.lease);
  await limiter.acquire("company");
  await database.pool.query("update codat_fleet.work set lease_until = clock_timestamp()");
  const successor = postgresStore(database.pool).claim({ owner: "worker-2", ttlMs: 60_000 });
  await expect(successor).resolves.toBeDefined();
  await expect(limiter.acquire("company")).rejects.toThrow(LeaseLostError);
  expect(stale.journal.lost.aborted).toBe(true);
  await limiter.acquire("another company");
});

test("gives no permit without the database, and continues when it is back", async () => {
  let isAway = true;
  const query: PgPool["query"] = async (text, values) => {
    if (isAway) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    return database.pool.query(text, values);
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
