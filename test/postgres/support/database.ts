import type pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { poolsOf } from "../../../examples/fleet/cluster.js";

/** A database of a test file's own. */
export interface TestDatabase {
  readonly url: string;
  /** A pool of 60 connections to it. */
  readonly pool: pg.Pool;
  /** Another pool, which ends with the test file where it was not ended before. */
  newPool(options?: pg.PoolConfig): pg.Pool;
}

let names = 0;

/** Creates a database for the tests of the file, on the server that all files share. */
export function useDatabase(): TestDatabase {
  let url = "";
  let pools: ReturnType<typeof poolsOf> | undefined;
  let main: pg.Pool | undefined;
  const newPool = (options?: pg.PoolConfig) => {
    if (!pools) throw new Error("the database is created before the tests");
    return pools.pool(options);
  };
  beforeAll(async () => {
    const response = await fetch(inject("postgresServer"));
    const server = await response.text();
    if (!response.ok) throw new Error(server);
    names += 1;
    const name = `test_${process.pid}_${Date.now()}_${names}`;
    const creating = poolsOf(server);
    await creating.pool({ max: 1 }).query(`create database ${name}`);
    await creating.end();
    url = server.replace(/\/postgres$/, `/${name}`);
    pools = poolsOf(url);
    main = newPool({ max: 60 });
  });
  afterAll(() => pools?.end());
  return {
    get url() {
      return url;
    },
    get pool() {
      return main ?? newPool();
    },
    newPool,
  };
}
