import { setTimeout as wait } from "node:timers/promises";
import type { PushItem } from "codat-expenses";
import { afterAll, beforeAll, describe, test, vi } from "vitest";
import { type Cluster, startCluster } from "../../examples/fleet/cluster.js";
import { bookedIds, expenses, idOf } from "../push/support.js";
import { clientOf } from "./support/client-of.js";
import { pushId, startFleet } from "./support/fleet.js";

// Many processes share the machine that this runs on.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let cluster: Cluster;
let pool: ReturnType<Cluster["pool"]>;

beforeAll(async () => {
  cluster = await startCluster();
  pool = cluster.pool({ max: 60 });
});
afterAll(() => cluster.stop());

describe.concurrent("a worker", () => {
  test("gives each company its turn: a large one does not hold back a small one", async (context) => {
    const { fleet, worker, companies, allDone } = await startFleet(pool, context);
    const large = companies(1, 250);
    const small = companies(3, 5);
    const ended: string[] = [];
    const each = worker({
      items: (companyId) => large.get(companyId) ?? small.get(companyId) ?? [],
      onResults: (results, { companyId }) => void ended.push(...results.map(() => companyId)),
      slots: 1,
      sliceMs: 50,
      concurrency: 1,
    });
    for (const companyId of [...large.keys(), ...small.keys()]) {
      await fleet.want(companyId, { pushId });
    }
    await each.start();
    await allDone();
    const [largeId = ""] = large.keys();
    const smallEnded = ended.findLastIndex((companyId) => companyId !== largeId);
    context.expect(ended.length).toBe(265);
    // Three slices of the large one at the most come before the last of the small ones.
    context.expect(smallEnded).toBeLessThan(200);
  });

  test("takes up others while a company only waits for its syncs", async (context) => {
    const { expect } = context;
    const scene = await startFleet(pool, context, { syncDurationMs: 3_000 });
    const items = scene.companies(3, 2);
    const each = scene.worker({
      items: (companyId) => items.get(companyId) ?? [],
      slots: 1,
      sliceMs: 5_000,
    });
    for (const companyId of items.keys()) await scene.fleet.want(companyId, { pushId });
    await each.start();
    await scene.allDone();
    const isPost = ({ operationId }: { operationId?: string | undefined }) =>
      operationId === "create-expense-transaction";
    const { requests } = scene.mock;
    const lastPost = requests.findLastIndex(isPost);
    const firstUpload = requests.findIndex(({ path }) => path.endsWith("/attachments"));
    expect(requests.filter(isPost)).toHaveLength(3);
    expect(lastPost).toBeLessThan(firstUpload);
  });

  test("passes on results of changed items, updated where it is asked to", async (context) => {
    const { expect } = context;
    const { fleet, mock, worker } = await startFleet(pool, context);
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
    const { fleet, worker, companies } = await startFleet(pool, context, {
      syncDurationMs: 60_000,
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
    const { fleet, mock, url, worker, companies } = await startFleet(pool, context);
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
    const { fleet, schema, worker, companies } = await startFleet(pool, context);
    const items = companies(1, 3);
    const [companyId = ""] = items.keys();
    await pool.query(`create table ${schema}.mine (id text)`);
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
    const { rows } = await pool.query(`select id from ${schema}.mine`);
    expect(rows.map(({ id }) => id).sort()).toEqual(items.get(companyId)?.map(idOf).sort());
  });

  test("rolls back where it is taken over in the middle of onResults, and the successor writes", async (context) => {
    const { expect } = context;
    const { fleet, schema, worker, companies } = await startFleet(pool, context);
    const items = companies(1, 3);
    const [companyId = ""] = items.keys();
    await pool.query(`create table ${schema}.mine (id text, worker text)`);
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
        await pool.query(`update ${schema}.work set lease_until = clock_timestamp()`);
        expect(await successor()).toBe("done");
      },
    });
    await fleet.want(companyId, { pushId });
    expect(await stale.run(companyId)).toBe("busy");
    const { rows } = await pool.query(`select id, worker from ${schema}.mine`);
    expect(rows.map((row) => row.worker)).toEqual(["successor", "successor", "successor"]);
  });

  test("survives a connection that breaks in the middle of onResults, and writes once", async (context) => {
    const { expect } = context;
    const { fleet, schema, worker, companies } = await startFleet(pool, context);
    const items = companies(1, 3);
    const [companyId = ""] = items.keys();
    await pool.query(`create table ${schema}.mine (id text)`);
    let calls = 0;
    const each = worker({
      items: () => items.get(companyId) ?? [],
      onResults: async (results, { client }) => {
        calls += 1;
        const values = [results.map(({ id }) => id)];
        await client?.query(`insert into ${schema}.mine select unnest($1::text[])`, values);
        if (calls > 1) return;
        const pid = (await client?.query("select pg_backend_pid() as pid"))?.rows[0]?.pid;
        await pool.query("select pg_terminate_backend($1)", [pid]);
        // Long enough for the connection to break while nothing is asked of it.
        await wait(100);
      },
    });
    await fleet.want(companyId, { pushId });
    expect(await each.run(companyId)).toBe("done");
    expect(calls).toBe(2);
    expect((await pool.query(`select id from ${schema}.mine`)).rows).toHaveLength(3);
  });

  test("stops in its time though onResults never settles", async (context) => {
    const { fleet, worker, companies } = await startFleet(pool, context);
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

  test("takes over from one that never returns, within its lease and 2 s", async (context) => {
    const { fleet, schema, worker, companies, allDone } = await startFleet(pool, context);
    const items = companies(1, 3);
    const [companyId = ""] = items.keys();
    await fleet.want(companyId, { pushId });
    const leaseMs = 1_000;
    await worker({ items: () => items.get(companyId) ?? [] }).start();
    // What a process that was killed leaves behind; the worker finds it taken.
    await pool.query(
      `update ${schema}.work set owner = 'killed', fence = 7,
         lease_until = clock_timestamp() + $1 * interval '1 ms'`,
      [leaseMs],
    );
    const { rows } = await pool.query(`select lease_until from ${schema}.work`);
    await allDone();
    const { rows: taken } = await pool.query(
      `select fence, extract(epoch from min(at) - $1::timestamptz) * 1000 as late_ms
         from ${schema}.journal group by fence order by fence`,
      [rows[0].lease_until],
    );
    context.expect(taken).toHaveLength(1);
    context.expect(Number(taken[0].fence)).toBe(8);
    context.expect(Number(taken[0].late_ms)).toBeLessThanOrEqual(2_000);
  });
});
