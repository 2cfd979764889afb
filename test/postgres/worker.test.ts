import { type PgPool, postgresLimiter, receive, type WorkerOptions } from "codat-expenses/postgres";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { runNode } from "../mock-server/support.js";
import { bookedIds, idOf } from "../push/support.js";
import { built } from "../support/built.js";
import { clientOf } from "./support/client-of.js";
import { useDatabase } from "./support/database.js";
import { type FleetScene, pushId, startFleet } from "./support/fleet.js";

const database = useDatabase();

describe.concurrent("a fleet", () => {
  test("pushes what is wanted, each company by one worker, and writes results once", async (context) => {
    const { fleet, schema, mock, worker, companies, allDone } = await startFleet(
      database.pool,
      context,
    );
    const items = companies(5, 30);
    await database.pool.query(`create table ${schema}.mine (id text, outcome text, worker text)`);
    for (let index = 0; index < 3; index += 1) {
      const each = worker({
        items: (companyId) => items.get(companyId) ?? [],
        onResults: async (results, { client }) => {
          for (const { id, outcome } of results) {
            await client?.query(`insert into ${schema}.mine values ($1, $2, $3)`, [
              id,
              outcome,
              String(index),
            ]);
          }
        },
        slots: 2,
      });
      await each.start();
    }
    for (const companyId of items.keys()) await fleet.want(companyId, { pushId });
    await allDone();
    for (const [companyId, pushed] of items) {
      expect(bookedIds(mock, companyId).sort()).toEqual(pushed.map(idOf).sort());
      expect(mock.ledger(companyId).flatMap(({ attachments }) => attachments)).toHaveLength(1);
    }
    const { rows } = await database.pool.query(`select id, outcome from ${schema}.mine`);
    expect(rows).toHaveLength(150);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(150);
  });

  test("parks a push that keeps failing, with its error, until it is wanted again", async (context) => {
    const { expect } = context;
    const { schema, fleet, mock, worker, companies, allDone } = await startFleet(
      database.pool,
      context,
    );
    const items = companies(1, 3);
    const [companyId = ""] = items.keys();
    let isBroken = true;
    const each = worker({
      items: () => {
        if (isBroken) throw new Error("the table of spend is locked");
        return items.get(companyId) ?? [];
      },
      maxTries: 1,
    });
    await fleet.want(companyId, { pushId });
    await each.start();
    await expect
      .poll(() => fleet.status())
      .toMatchObject([{ state: "parked", lastError: "the table of spend is locked", tries: 1 }]);
    const command = [built("src/cli/main.ts"), "fleet", "--schema", schema];
    const shown = await runNode(command, { DATABASE_URL: database.url }).ended;
    expect(shown).toMatchObject({ exitCode: 1, stderr: "" });
    expect(shown.stdout).toMatch(/ parked .* the table of spend/);
    isBroken = false;
    await fleet.want(companyId, { pushId });
    await allDone();
    expect(bookedIds(mock, companyId)).toHaveLength(3);
  });

  test("shuts down gracefully: what is in flight is finished, the rest passed on", async (context) => {
    const { expect } = context;
    const { fleet, mock, worker, companies, allDone } = await startFleet(database.pool, context);
    const [[companyId = "", items = []] = []] = companies(1, 80);
    let goOn = () => {};
    const stopping = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    async function* untilStopped() {
      yield* items.slice(0, 60);
      await stopping;
      yield* items.slice(60);
    }
    const first = worker({ items: untilStopped });
    await fleet.want(companyId, { pushId });
    await first.start();
    await expect.poll(() => bookedIds(mock, companyId).length).toBeGreaterThan(0);
    const stopped = first.stop();
    goOn();
    await stopped;
    const [status] = await fleet.status();
    expect(status).toMatchObject({ state: "wanted", owner: undefined, lastError: undefined });
    expect(bookedIds(mock, companyId)).toHaveLength(60);
    await worker({ items: () => items }).start();
    await allDone();
    expect(bookedIds(mock, companyId)).toHaveLength(80);
  });
});

describe("a worker whose own clock says nothing, and that was taken over", () => {
  test.each(["permit", "append"] as const)(
    "is refused its next %s by the database",
    async (next) => {
      const context = { onTestFinished };
      const { fleet, schema, url, mock, worker, companies } = await startFleet(
        database.pool,
        context,
      );
      const items = companies(1, 20);
      const [companyId = ""] = items.keys();
      const limiter = postgresLimiter(database.pool, { schema, perMinute: 60_000 });
      let arrive = () => {};
      const arrived = new Promise<void>((resolve) => {
        arrive = resolve;
      });
      let goOn = () => {};
      const gate = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const pause = async () => {
        arrive();
        await gate;
      };
      const acquire = limiter.acquire.bind(limiter);
      if (next === "permit") {
        // What it is about to send is journaled; the permit is all that it lacks.
        let permits = 0;
        limiter.acquire = async (...call) => {
          // The first is for the look at the company's syncs.
          permits += 1;
          if (permits > 1) await pause();
          return acquire(...call);
        };
      }
      // It has its permit; the append is what follows the response.
      const beforeSend = ({ method }: { method: string }) =>
        next === "append" && method === "POST" ? pause() : undefined;
      const errors: unknown[] = [];
      const stale = worker({
        codat: clientOf(url, { limiter, beforeSend }),
        items: () => items.get(companyId) ?? [],
        monotonicNow: () => 0,
        onError: (error) => void errors.push(error),
      });
      await fleet.want(companyId, { pushId });
      const staleRun = stale.run(companyId);
      await arrived;
      await database.pool.query(`update ${schema}.work set lease_until = clock_timestamp()`);
      const successor = worker({ items: () => items.get(companyId) ?? [] });
      expect(await successor.run(companyId)).toBe("done");
      const requests = mock.requests.length;
      goOn();
      expect(await staleRun).toBe("busy");
      expect(errors).toContainEqual(expect.objectContaining({ reason: "taken-over", fence: 1 }));
      // What was let through before is answered from its idempotency key.
      const late = mock.requests.slice(requests);
      expect(late.map(({ replayed }) => replayed)).toEqual(next === "append" ? [true] : []);
      expect(bookedIds(mock, companyId).sort()).toEqual(items.get(companyId)?.map(idOf).sort());
      expect(mock.ledger(companyId).flatMap(({ attachments }) => attachments)).toHaveLength(1);
      expect(await fleet.status({ state: "done" })).toMatchObject([{ fence: 2 }]);
    },
  );
});

describe("while the timers of polls stand still", () => {
  /** Time passes for timers only; it lets every statement that a timer begins come to its end. */
  async function passTime(ms: number, statements: { inFlight: number }) {
    for (let passedMs = 0; passedMs < ms; passedMs += 100) {
      await vi.advanceTimersByTimeAsync(100);
      do await new Promise((resolve) => setImmediate(resolve));
      while (statements.inFlight > 0);
    }
  }

  /** A worker that has found nothing to do, and counts its statements. */
  async function idleWorker(scene: FleetScene, items: WorkerOptions["items"] = () => []) {
    const statements = { made: 0, inFlight: 0 };
    const pool: PgPool = {
      query: async (text, values) => {
        statements.made += 1;
        statements.inFlight += 1;
        try {
          return await database.pool.query(text, values);
        } finally {
          statements.inFlight -= 1;
        }
      },
    };
    const codat = clientOf(scene.url, {
      limiter: postgresLimiter(pool, { schema: scene.schema }),
    });
    await scene.worker({ pool, codat, items }).start();
    await passTime(100, statements);
    return { codat, statements };
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("an idle worker makes at most two statements a second", async (context) => {
    const { statements } = await idleWorker(await startFleet(database.pool, context));
    const before = statements.made;
    await passTime(30_000, statements);
    expect(statements.made - before).toBeGreaterThan(20);
    expect(statements.made - before).toBeLessThanOrEqual(60);
  });

  test("a push whose worker never returns is taken over when its lease ends, within 2 s", async (context) => {
    const scene = await startFleet(database.pool, context);
    const { fleet, schema } = scene;
    await fleet.want("company", { pushId, pushedBefore: true });
    const setLease = (until: string) =>
      database.pool.query(
        `update ${schema}.work set owner = 'killed', fence = 7, lease_until = ${until}`,
      );
    await setLease("clock_timestamp() + interval '1 hour'");
    const { statements } = await idleWorker(scene);
    await passTime(5_000, statements);
    expect(await fleet.status()).toMatchObject([{ owner: "killed", fence: 7 }]);
    await setLease("clock_timestamp()");
    await passTime(2_000, statements);
    const fences = async () => {
      const { rows } = await database.pool.query(`select fence::int from ${schema}.work`);
      return rows;
    };
    expect(await fences()).toEqual([{ fence: 8 }]);
  });

  test("a webhook reaches a worker that polls, within its next look", async (context) => {
    const scene = await startFleet(database.pool, context);
    const { codat, statements } = await idleWorker(scene);
    let heard = 0;
    codat.syncs.notify = () => {
      heard += 1;
    };
    const event = { eventType: "expenses.sync.successful" as const, id: "msg_1", payload: {} };
    await receive(database.pool, event, { schema: scene.schema });
    await passTime(6_000, statements);
    expect(heard).toBe(1);
  });

  test("one that is delivered four times is one row, and wakes every worker that listens", async (context) => {
    const { schema, url, worker } = await startFleet(database.pool, context);
    const heard = [0, 0, 0, 0];
    for (const index of heard.keys()) {
      const codat = clientOf(url, { limiter: postgresLimiter(database.pool, { schema }) });
      codat.syncs.notify = () => {
        heard[index] = (heard[index] ?? 0) + 1;
      };
      await worker({ codat, items: () => [], listenUrl: database.url }).start();
    }
    // Each listens once this gets through.
    await expect
      .poll(async () => {
        const { rows } = await database.pool.query(
          "select from pg_stat_activity where datname = current_database() and query = $1",
          [`listen ${schema}`],
        );
        return rows.length;
      })
      .toBe(4);
    for (let index = 0; index < 20; index += 1) {
      const event = { eventType: "expenses.sync.successful" as const, payload: {} };
      const isNew = await Promise.all(
        Array.from({ length: 4 }, () =>
          receive(database.pool, event, { schema, webhookId: `msg_${index}` }),
        ),
      );
      expect(isNew.filter(Boolean)).toHaveLength(1);
    }
    await expect.poll(() => heard).toEqual([20, 20, 20, 20]);
  });
});

test("a webhook without an id is refused", async (context) => {
  const { schema } = await startFleet(database.pool, context);
  await expect(receive(database.pool, {}, { schema })).rejects.toThrow(/webhookId must be given/);
});
