import type { JournalEvent } from "codat-expenses";
import {
  createFleet,
  LeaseLostError,
  migrate,
  type PgPool,
  type PostgresClaim,
  postgresStore,
} from "codat-expenses/postgres";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { journalStoreSuite } from "../push/journal-store-suite.js";
import { useDatabase } from "./support/database.js";

const database = useDatabase();
let schema: string;
let count = 0;

beforeEach(async () => {
  count += 1;
  schema = `fleet_${count}`;
  await migrate(database.pool, { schema });
});

const event = (batch: number): JournalEvent => ({ event: "dropped", batch: String(batch) });
const pushId = "2026-10";

/** Claims the company, which is wanted first. */
async function claimed(
  companyId = "company",
  options: { readonly ttlMs?: number; readonly via?: PgPool; readonly now?: () => number } = {},
): Promise<PostgresClaim> {
  await createFleet(database.pool, { schema }).want(companyId, { pushId });
  const store = postgresStore(options.via ?? database.pool, { schema, monotonicNow: options.now });
  const claim = await store.claim({ owner: "worker-1", ttlMs: options.ttlMs ?? 60_000, companyId });
  if (!claim) throw new Error("nothing to claim");
  return claim;
}

/** Lets the lease of every company run out, and claims this one for another worker. */
async function takeOver(companyId = "company"): Promise<PostgresClaim> {
  await database.pool.query(
    `update ${schema}.work set lease_until = clock_timestamp() - interval '1 ms'`,
  );
  const claim = await postgresStore(database.pool, { schema }).claim({
    owner: "worker-2",
    ttlMs: 60_000,
    companyId,
  });
  if (!claim) throw new Error("nothing to take over");
  return claim;
}

async function eventsOf(claim: PostgresClaim): Promise<JournalEvent[]> {
  const events: JournalEvent[] = [];
  for await (const each of claim.journal.read()) events.push(each);
  return events;
}

journalStoreSuite("PostgreSQL", async () => {
  const companyId = "company-1";
  await createFleet(database.pool, { schema }).want(companyId, { pushId });
  return { store: postgresStore(database.pool, { schema }), companyId };
});

describe("claim", () => {
  test("returns the push that is due next, and each to one worker only", async () => {
    const fleet = createFleet(database.pool, { schema });
    const companies = ["a", "b", "c"];
    for (const companyId of companies) await fleet.want(companyId, { pushId });
    await fleet.want("later", { pushId, dueAt: new Date(Date.now() + 60_000) });
    const store = postgresStore(database.pool, { schema });
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, worker) =>
        store.claim({ owner: `worker-${worker}`, ttlMs: 60_000 }),
      ),
    );
    expect(claims.flatMap((claim) => claim?.companyId ?? []).sort()).toEqual(companies);
    for (const claim of claims) await claim?.release({ state: "done" });
  });

  test("returns a released company again after the delay, with a larger fence", async () => {
    const first = await claimed();
    const releasedMs = Date.now();
    await first.release({ state: "wanted", delayMs: 3_600_000, error: "the API is down" });
    const store = postgresStore(database.pool, { schema });
    const next = { owner: "worker-2", ttlMs: 60_000 };
    expect(await store.claim(next)).toBeUndefined();
    const [waiting] = await createFleet(database.pool, { schema }).status();
    expect(waiting?.dueAt.getTime()).toBeGreaterThan(releasedMs + 3_500_000);
    await database.pool.query(`update ${schema}.work set due_at = clock_timestamp()`);
    expect((await store.claim(next))?.fence).toBe(2);
    const [status] = await createFleet(database.pool, { schema }).status();
    expect(status).toMatchObject({ state: "running", tries: 2, lastError: "the API is down" });
  });

  test("leaves what is done or parked alone until it is wanted again", async () => {
    const fleet = createFleet(database.pool, { schema });
    for (const state of ["done", "parked"] as const) {
      const claim = await claimed();
      await claim.release({ state, ...(state === "parked" && { error: "no" }) });
      const named = { owner: "worker-2", ttlMs: 60_000, companyId: "company" };
      expect(await postgresStore(database.pool, { schema }).claim(named)).toBeUndefined();
      expect(await fleet.status({ state })).toMatchObject([{ companyId: "company", state }]);
    }
  });

  test("runs a push once more that was wanted again while it ran", async () => {
    const claim = await claimed();
    await createFleet(database.pool, { schema }).want("company", { pushId });
    await claim.release({ state: "done" });
    expect(await createFleet(database.pool, { schema }).status()).toMatchObject([
      { state: "wanted" },
    ]);
  });

  test.each([
    [{ owner: "", ttlMs: 60_000 }, /owner must be/],
    [{ owner: "worker", ttlMs: Number.NaN }, /ttlMs must be/],
  ])("refuses %j", async (options, message) => {
    await expect(postgresStore(database.pool, { schema }).claim(options)).rejects.toThrow(message);
  });
});

describe("a lease that is lost", () => {
  test("refuses appends, heartbeats and the release of the worker before", async () => {
    // The clock of the old worker stands still: it is the database that refuses.
    const stale = await claimed("company", { now: () => 0 });
    await stale.journal.append(event(1));
    const successor = await takeOver();
    await successor.journal.append(event(2));
    await expect(stale.journal.append(event(3))).rejects.toMatchObject({
      name: "LeaseLostError",
      reason: "taken-over",
      fence: 1,
    });
    await expect(stale.heartbeat()).rejects.toThrow(LeaseLostError);
    expect(stale.journal.lost.aborted).toBe(true);
    await stale.release({ state: "done" });
    expect(await eventsOf(successor)).toEqual([event(1), event(2)]);
    expect(await createFleet(database.pool, { schema }).status()).toMatchObject([
      { state: "running", owner: "worker-2", fence: 2, events: 2 },
    ]);
  });

  test("does not hold for an attempt that may outlast it, by the worker's own clock", async () => {
    let nowMs = 0;
    const claim = await claimed("company", { now: () => nowMs });
    expect(claim.journal.holds(30_000)).toBe(true);
    nowMs = 30_001;
    expect(() => claim.journal.holds(30_000)).toThrow(LeaseLostError);
    // It ends with that, for everything that is under way.
    expect(claim.journal.lost.aborted).toBe(true);
    await expect(claim.journal.append(event(1))).rejects.toThrow(LeaseLostError);
  });

  test("does not end with a jump of the wall clock, in either direction", async () => {
    const claim = await claimed();
    for (const jumpMs of [86_400_000, -86_400_000]) {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + jumpMs });
      onTestFinished(() => void vi.useRealTimers());
      expect(claim.journal.holds(30_000)).toBe(true);
      await claim.journal.append(event(1));
      vi.useRealTimers();
    }
    expect(claim.journal.lost.aborted).toBe(false);
  });

  test("is renewed by heartbeats and appends, counted from before they are sent", async () => {
    let nowMs = 0;
    const claim = await claimed("company", { now: () => nowMs });
    nowMs = 30_000;
    await claim.heartbeat();
    expect(claim.journal.holds(30_000)).toBe(true);
    nowMs = 60_000;
    await claim.journal.append(event(1));
    expect(claim.journal.holds(30_000)).toBe(true);
    expect(() => claim.journal.holds(30_001)).toThrow(/cannot cover an attempt/);
  });

  test("aborts `lost` without anybody asking, when it could not be renewed", async () => {
    const claim = await claimed("company", { ttlMs: 100 });
    await expect.poll(() => claim.journal.lost.aborted).toBe(true);
    expect(claim.journal.lost.reason).toMatchObject({ reason: "expired" });
  });
});

describe("append", () => {
  test("keeps events in order, many at once, and for the next claim", async () => {
    const claim = await claimed();
    const events = Array.from({ length: 2_500 }, (_, index) => event(index));
    await Promise.all(events.map((each) => claim.journal.append(each)));
    expect(await eventsOf(claim)).toEqual(events);
    expect(await eventsOf(await takeOver())).toEqual(events);
  });

  test("keeps text that jsonb refuses", async () => {
    const claim = await claimed();
    await claim.journal.append({ event: "dropped", batch: "nul \0, half \ud83d, whole 😀" });
    const [kept] = await eventsOf(claim);
    expect(kept).toEqual({ event: "dropped", batch: "nul \ufffd, half \ufffd, whole 😀" });
  });

  test.each(["before", "after"])(
    "writes each event once where the connection breaks %s the statement is executed",
    async (when) => {
      let breaks = 0;
      const query: PgPool["query"] = async (text, values) => {
        const isAppend = /insert into .*journal/s.test(text);
        if (isAppend && when === "before" && breaks++ < 3) throw new Error("connection lost");
        const result = await database.pool.query(text, values);
        if (isAppend && when === "after" && breaks++ < 1) throw new Error("connection lost");
        return result;
      };
      const claim = await claimed("company", { via: { query } });
      await Promise.all([1, 2, 3].map((batch) => claim.journal.append(event(batch))));
      await claim.journal.append(event(4));
      expect(await eventsOf(claim)).toEqual([1, 2, 3, 4].map(event));
      expect(breaks).toBeGreaterThan(0);
    },
  );

  test("finds a journal with a gap", async () => {
    const claim = await claimed();
    for (const batch of [1, 2, 3]) await claim.journal.append(event(batch));
    await database.pool.query(`delete from ${schema}.journal where seq = 2`);
    await expect(eventsOf(claim)).rejects.toThrow(/has no event 2/);
  });
});
