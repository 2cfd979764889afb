import { CodatExpenses, ConfigurationError } from "codat-expenses";
import {
  createFleet,
  createWorker,
  migrate,
  migrationSql,
  type PgPool,
  postgresLimiter,
  postgresStore,
  receive,
} from "codat-expenses/postgres";
import { describe, expect, test } from "vitest";
import { useDatabase } from "./support/database.js";

const database = useDatabase();

const owner = "worker-1";
const ttlMs = 60_000;

describe("migrate", () => {
  test("creates the tables in their own schema, eight at once", async () => {
    const schema = "eight";
    const pools = Array.from({ length: 8 }, () => database.newPool({ max: 1 }));
    await Promise.all(pools.map((pool) => migrate(pool, { schema })));
    const { rows } = await database.pool.query(
      "select relname from pg_class where relnamespace = 'eight'::regnamespace and relkind in ('r', 'v')",
    );
    expect(rows.map(({ relname }) => relname).sort()).toEqual([
      "day_quota",
      "inbox",
      "journal",
      "meta",
      "quota",
      "status",
      "work",
    ]);
  });

  test("prints SQL that another tool can run, any number of times", async () => {
    const { pool } = database;
    const schema = "printed";
    for (let run = 0; run < 2; run += 1) {
      await pool.query(`begin; ${migrationSql({ schema })} commit;`);
    }
    await expect(createFleet(pool, { schema }).status()).resolves.toEqual([]);
  });

  test("keeps every table logged, so that none is empty after a crash", () => {
    expect(migrationSql()).not.toMatch(/unlogged/i);
  });

  test("refuses a schema that holds tables of something else", async () => {
    const { pool } = database;
    await pool.query("create schema taken; create table taken.work (id int)");
    await expect(migrate(pool, { schema: "taken" })).rejects.toThrow(
      new ConfigurationError("the schema taken has tables of something else: name another one"),
    );
  });

  test.each(["public", "pg_fleet", "Fleet", "fleet; drop table users", ""])(
    "refuses the schema name %j",
    async (schema) => {
      await expect(migrate(database.pool, { schema })).rejects.toThrow(ConfigurationError);
    },
  );
});

describe("a database that cannot be worked with is refused before anything is sent", () => {
  const worker = (pool: PgPool, schema: string, limiterPool = pool) => {
    const limiter = postgresLimiter(limiterPool, { schema });
    const codat = new CodatExpenses({ apiKey: "any", baseUrl: "http://127.0.0.1:1", limiter });
    return createWorker({ pool, schema, codat, items: () => [] });
  };
  const ways: ((pool: PgPool, schema: string) => Promise<unknown>)[] = [
    (pool, schema) => createFleet(pool, { schema }).want("company", { pushId: "2026-10" }),
    (pool, schema) => postgresStore(pool, { schema }).claim({ owner, ttlMs }),
    (pool, schema) => worker(pool, schema).start(),
    (pool, schema) => postgresLimiter(pool, { schema }).acquire("company"),
  ];

  test.each([
    ["no schema", "absent", /no current tables in the schema absent: run migrate\(pool\)/],
    ["a schema that is two versions newer", "newer", /has version 3, .* knows 1: upgrade it/],
  ])("%s", async (_, schema, message) => {
    const { pool } = database;
    if (schema === "newer") {
      await migrate(pool, { schema });
      await pool.query("update newer.meta set version = 3");
    }
    for (const begin of ways) {
      const error = await begin(pool, schema).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(String(error)).toMatch(message);
    }
  });

  test("another kind of database", async () => {
    const pool = { query: async () => ({ rows: [{ version: "8.4" }] }) };
    await expect(createFleet(pool).status()).rejects.toThrow(/PostgreSQL 14 or later/);
  });

  test("a pool that is closed", async () => {
    const pool = database.newPool();
    await pool.end();
    const received = () => receive(pool, {}, { webhookId: "msg_1" });
    for (const begin of [...ways, () => createFleet(pool).status(), received]) {
      const error = await begin(pool, "codat_fleet").catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(String(error)).toMatch(/the pool is closed: end it after the workers have stopped/);
    }
  });

  test("a limiter of another database, or none", () => {
    const message = /codat must be made with limiter: postgresLimiter\(pool\)/;
    expect(() => worker(database.pool, "own", database.newPool())).toThrow(message);
    const codat = new CodatExpenses({ apiKey: "any" });
    expect(() => createWorker({ pool: database.pool, codat, items: () => [] })).toThrow(message);
  });

  test("no pool at all", () => {
    expect(() => Reflect.apply(createFleet, undefined, [{}])).toThrow(/pool must be a pg Pool/);
  });
});

test("a schema one version newer is worked with, as during an upgrade", async () => {
  const { pool } = database;
  const schema = "upgrading";
  await migrate(pool, { schema });
  const fleet = createFleet(pool, { schema });
  await fleet.want("company", { pushId: "2026-10" });
  const claim = await postgresStore(pool, { schema }).claim({ owner, ttlMs });
  // The next release's migration comes while the worker has a claim.
  await pool.query(
    "alter table upgrading.work add column priority int not null default 0; update upgrading.meta set version = 2",
  );
  await claim?.journal.append({ event: "dropped", batch: "1" });
  await claim?.release({ state: "wanted" });
  const again = await postgresStore(pool, { schema }).claim({ owner, ttlMs });
  expect(again?.fence).toBe(2);
  // A process of this release that starts now leaves the newer schema as it is.
  await migrate(pool, { schema });
  expect((await pool.query("select version from upgrading.meta")).rows).toEqual([{ version: 2 }]);
  await again?.release({ state: "done" });
});

describe("want refuses", () => {
  test("another push of a company while one is open, and takes it when that is done", async () => {
    const { pool } = database;
    const schema = "other_push";
    await migrate(pool, { schema });
    const fleet = createFleet(pool, { schema });
    await fleet.want("company", { pushId: "2026-10" });
    await expect(fleet.want("company", { pushId: "2026-11" })).rejects.toThrow(
      new ConfigurationError(
        "company company has another push that is not done: a company has one at a time",
      ),
    );
    expect(await fleet.status()).toMatchObject([{ pushId: "2026-10", state: "wanted" }]);
    const claim = await postgresStore(pool, { schema }).claim({ owner, ttlMs });
    await claim?.release({ state: "done" });
    await fleet.want("company", { pushId: "2026-11" });
    expect(await fleet.status()).toMatchObject([{ pushId: "2026-11", state: "wanted" }]);
  });

  test.each([
    ["", "2026-10", undefined, /companyId must be/],
    ["company", "", undefined, /pushId must be/],
    ["company", "2026-10", new Date(Number.NaN), /dueAt must be a valid Date/],
  ])("company %j, push %j, due %s", async (companyId, pushId, dueAt, message) => {
    const wanted = createFleet(database.pool).want(companyId, { pushId, dueAt });
    await expect(wanted).rejects.toThrow(ConfigurationError);
    await expect(wanted).rejects.toThrow(message);
  });
});
