import { setTimeout as wait } from "node:timers/promises";
import type { PushItem } from "codat-expenses";
import { postgresLimiter } from "codat-expenses/postgres";
import { describe, test } from "vitest";
import { bookedIds, expenses, idOf } from "../push/support.js";
import { clientOf } from "./support/client-of.js";
import { useDatabase } from "./support/database.js";
import { pushId, startFleet } from "./support/fleet.js";

const database = useDatabase();

describe.concurrent("a worker", () => {
  test("gives each company its turn: a large one does not hold back a small one", async (context) => {
    const { fleet, mock, worker, companies, allDone } = await startFleet(database.pool, context);
    const [[largeId = "", largeItems = []] = []] = companies(1, 20);
    const small = companies(3, 2);
    const isSmallDone = () => [...small.keys()].every((id) => bookedIds(mock, id).length === 2);
    // Its first slice would never end by itself.
    async function* slowly() {
      yield* largeItems.slice(0, 5);
      while (!isSmallDone()) await wait(10);
      yield* largeItems.slice(5);
    }
    const each = worker({
      items: (companyId) => (companyId === largeId ? slowly() : (small.get(companyId) ?? [])),
      slots: 1,
      sliceMs: 50,
    });
    for (const companyId of [largeId, ...small.keys()]) await fleet.want(companyId, { pushId });
    await each.start();
    await allDone();
    context.expect(bookedIds(mock, largeId)).toHaveLength(20);
    // The rest of the large one was left for a slice of its own.
    const status = await fleet.status({ state: "done" });
    const fenceOf = (id: string) => status.find(({ companyId }) => companyId === id)?.fence;
    context.expect(fenceOf(largeId)).toBeGreaterThan(1);
  });

  test("takes up others while a company only waits for its syncs", async (context) => {
    const { expect } = context;
    // Time stands still for the syncs.
    const scene = await startFleet(database.pool, context, { clock: "virtual" });
    const items = scene.companies(3, 2);
    const each = scene.worker({
      items: (companyId) => items.get(companyId) ?? [],
      slots: 1,
      sliceMs: 60_000,
    });
    for (const companyId of items.keys()) await scene.fleet.want(companyId, { pushId });
    await each.start();
    const posts = () =>
      scene.mock.requests.filter(({ operationId }) => operationId === "create-expense-transaction");
    await expect.poll(() => posts().length).toBe(3);
    await scene.mock.clock.advance(60_000);
    await scene.allDone();
    expect(posts()).toHaveLength(3);
  });

  test("passes on results of changed items, updated where it is asked to", async (context) => {
    const { expect } = context;
    const { fleet, mock, worker } = await startFleet(database.pool, context);
    const company = mock.createCompany({ platform: "xero" });
    const { companyId } = company;
    let items: PushItem[] = expenses(company, 2);
    const outcomes: string[] = [];
    const options = {
      items: () => items,
      onResults: (results: readonly { outcome: string }[]) =>
        void outcomes.push(...results.map(({ outcome }) => outcome)),
    };
    const run = async (onChange: "report" | "update") => {
      await fleet.want(companyId, { pushId });
      expect(await worker({ ...options, onChange }).run(companyId)).toBe("done");
      return outcomes.splice(0).sort();
    };
    expect(await run("report")).toEqual(["booked", "booked"]);
    items = items.map((item, index) =>
      index === 0 && item.kind === "expense"
        ? { ...item, transaction: { ...item.transaction, notes: "corrected" } }
        : item,
    );
    expect(await run("report")).toEqual(["booked", "outdated"]);
    expect(await run("update")).toEqual(["booked", "updated"]);
    expect(mock.ledger(companyId).map(({ updates }) => updates)).toEqual([1, 0]);
  });

  test("parks a push whose outcome stays unknown, and says of which transaction", async (context) => {
    const { expect } = context;
    const { fleet, worker, companies } = await startFleet(database.pool, context, {
      clock: "virtual",
    });
    const items = companies(1, 1);
    const [companyId = "", [item] = []] = [...items][0] ?? [];
    await fleet.want(companyId, { pushId });
    const each = worker({ items: () => items.get(companyId) ?? [], timeoutMs: 300, maxTries: 1 });
    expect(await each.run(companyId)).toBe("parked");
    const [status] = await fleet.status();
    expect(status?.lastError).toMatch(`transaction ${item && idOf(item)}: `);
  });

  test("refuses a company that was pushed without the fleet, until that is confirmed", async (context) => {
    const { expect } = context;
    const { fleet, mock, url, worker, companies } = await startFleet(database.pool, context);
    const items = companies(1, 3);
    const [companyId = "", pushed = []] = [...items][0] ?? [];
    // As with a file journal.
    await clientOf(url).push(companyId, pushed.slice(0, 1));
    const before = mock.requests.length;
    const each = worker({ items: () => pushed.slice(1) });
    await fleet.want(companyId, { pushId });
    expect(await each.run(companyId)).toBe("parked");
    const [status] = await fleet.status();
    expect(status?.lastError).toMatch(/was pushed before without this fleet.*pushedBefore: true/);
    expect(mock.requests.slice(before).map(({ method }) => method)).toEqual(["GET"]);
    await fleet.want(companyId, { pushId, pushedBefore: true });
    expect(await each.run(companyId)).toBe("done");
    expect(bookedIds(mock, companyId).sort()).toEqual(pushed.map(idOf).sort());
    // Its next push is the fleet's own business.
    await fleet.want(companyId, { pushId: "2026-11" });
    expect(await worker({ items: () => [] }).run(companyId)).toBe("done");
  });

  test("rolls back what onResults wrote where it throws, and calls it again", async (context) => {
    const { expect } = context;
    const { fleet, schema, worker, companies } = await startFleet(database.pool, context);
    const items = companies(1, 3);
    const [companyId = ""] = items.keys();
    await database.pool.query(`create table ${schema}.mine (id text)`);
    let calls = 0;
    const each = worker({
      items: () => items.get(companyId) ?? [],
      onResults: async (results, { client }) => {
        calls += 1;
        for (const { id } of results) {
          await client?.query(`insert into ${schema}.mine values ($1)`, [id]);
        }
        if (calls === 1) throw new Error("deadlock detected");
      },
    });
    await fleet.want(companyId, { pushId });
    expect(await each.run(companyId)).toBe("wanted");
    expect(await each.run(companyId)).toBe("done");
    expect(calls).toBe(2);
    const { rows } = await database.pool.query(`select id from ${schema}.mine`);
    expect(rows.map(({ id }) => id).sort()).toEqual(items.get(companyId)?.map(idOf).sort());
  });

  test("rolls back where it is taken over in the middle of onResults, and the successor writes", async (context) => {
    const { expect } = context;
    const { fleet, schema, worker, companies } = await startFleet(database.pool, context);
    const items = companies(1, 3);
    const [companyId = ""] = items.keys();
    await database.pool.query(`create table ${schema}.mine (id text, worker text)`);
    const successor = () =>
      worker({
        items: () => items.get(companyId) ?? [],
        onResults: async (results, { client }) => {
          for (const { id } of results) {
            await client?.query(`insert into ${schema}.mine values ($1, 'successor')`, [id]);
          }
        },
      }).run(companyId);
    const stale = worker({
      items: () => items.get(companyId) ?? [],
      onResults: async (results, { client }) => {
        for (const { id } of results) {
          await client?.query(`insert into ${schema}.mine values ($1, 'stale')`, [id]);
        }
        await database.pool.query(`update ${schema}.work set lease_until = clock_timestamp()`);
        expect(await successor()).toBe("done");
      },
    });
    await fleet.want(companyId, { pushId });
    expect(await stale.run(companyId)).toBe("busy");
    const { rows } = await database.pool.query(`select id, worker from ${schema}.mine`);
    expect(rows.map((row) => row.worker)).toEqual(["successor", "successor", "successor"]);
  });

  test("survives a connection that breaks in the middle of onResults, and writes once", async (context) => {
    const { expect } = context;
    const { fleet, schema, worker, companies } = await startFleet(database.pool, context);
    const items = companies(1, 3);
    const [companyId = ""] = items.keys();
    await database.pool.query(`create table ${schema}.mine (id text)`);
    let calls = 0;
    const each = worker({
      items: () => items.get(companyId) ?? [],
      onResults: async (results, { client }) => {
        calls += 1;
        const values = [results.map(({ id }) => id)];
        await client?.query(`insert into ${schema}.mine select unnest($1::text[])`, values);
        if (calls > 1) return;
        const pid = (await client?.query("select pg_backend_pid() as pid"))?.rows[0]?.pid;
        await database.pool.query("select pg_terminate_backend($1)", [pid]);
        // Long enough for the connection to break while nothing is asked of it.
        await wait(100);
      },
    });
    await fleet.want(companyId, { pushId });
    expect(await each.run(companyId)).toBe("done");
    expect(calls).toBe(2);
    expect((await database.pool.query(`select id from ${schema}.mine`)).rows).toHaveLength(3);
  });

  test("says that its pool was closed while it ran, sends nothing more, and stops", async (context) => {
    const { expect } = context;
    const { fleet, schema, url, mock, worker, companies } = await startFleet(
      database.pool,
      context,
    );
    const items = companies(1, 5);
    const [companyId = "", pushed = []] = [...items][0] ?? [];
    const pool = database.newPool();
    const errors: unknown[] = [];
    let sentBefore = -1;
    const each = worker({
      pool,
      codat: clientOf(url, { limiter: postgresLimiter(pool, { schema }) }),
      items: async () => {
        await pool.end();
        sentBefore = mock.requests.length;
        return pushed;
      },
      onError: (error) => void errors.push(error),
    });
    await fleet.want(companyId, { pushId });
    await each.start();
    await expect.poll(() => errors.length).toBeGreaterThan(0);
    await each.stop();
    expect([...new Set(errors.map(String))]).toEqual([
      "ConfigurationError: the pool is closed: end it after the workers have stopped",
    ]);
    expect(mock.requests).toHaveLength(sentBefore);
  });

  test("stops in its time though onResults never settles", async (context) => {
    const { fleet, worker, companies } = await startFleet(database.pool, context);
    const items = companies(1, 1);
    const [companyId = ""] = items.keys();
    let called = () => {};
    const isCalled = new Promise<void>((resolve) => {
      called = resolve;
    });
    const each = worker({
      items: () => items.get(companyId) ?? [],
      onResults: () => {
        called();
        return new Promise<void>(() => undefined);
      },
    });
    await fleet.want(companyId, { pushId });
    await each.start();
    await isCalled;
    await each.stop({ timeoutMs: 100 });
    context.expect(await fleet.status()).toMatchObject([{ state: "wanted", owner: undefined }]);
    await context.expect(each.start()).rejects.toThrow(/was stopped/);
  });
});
