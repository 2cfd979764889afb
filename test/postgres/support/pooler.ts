import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { type Cluster, freePort } from "../../../examples/fleet/cluster.js";

/** A pgbouncer in transaction mode in front of a cluster. */
export interface Pooler {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Debian's pgbouncer with fewer connections to the server than it has clients. */
export async function startPooler(cluster: Cluster): Promise<Pooler> {
  const folder = await mkdtemp(join(tmpdir(), "codat-pgbouncer-"));
  const port = await freePort();
  const settings = join(folder, "pgbouncer.ini");
  await writeFile(
    settings,
    `[databases]
postgres = host=127.0.0.1 port=${cluster.port} user=postgres password=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
server_login_retry = 1
`,
  );
  // It refuses to run as root, and reads its settings as another user then.
  await chmod(folder, 0o755);
  const user = userInfo().uid === 0 ? ["-u", "postgres"] : [];
  const child = spawn("pgbouncer", [...user, settings], { stdio: "ignore" });
  await reachable(port, child);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGQUIT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function reachable(port: number, child: ChildProcess): Promise<void> {
  let failure: unknown;
  child.once("error", (error) => {
    failure = error;
  });
  child.once("exit", (code) => {
    failure ??= new Error(`pgbouncer ended with ${code}`);
  });
  for (;;) {
    if (failure) throw failure;
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false)).once("connect", () => socket.destroy());
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
