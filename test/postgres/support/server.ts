import { once } from "node:events";
import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import type { Cluster } from "../../../examples/fleet/cluster.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Responds with the URL of the PostgreSQL server that all test files share. */
    postgresServer: string;
  }
}

/** Starts one server for all test files, when the first of them asks for it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let cluster: Promise<Cluster> | undefined;
  const start = async () => {
    const { startCluster } = await import("../../../examples/fleet/cluster.js");
    return startCluster();
  };
  const server = createServer(async (_, response) => {
    cluster ??= start();
    try {
      response.end((await cluster).url);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the server has no port");
  provide("postgresServer", `http://127.0.0.1:${address.port}`);
  return async () => {
    server.close();
    await (await cluster)?.stop();
  };
}
