import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { CodatExpenses } from "../../client.js";
import { listenOnFreePort } from "../../mock-server/free-port.js";
import { readPageFiles } from "../../mock-server/page-files.js";
import { type Call, type Command, UsageError } from "../command.js";
import { Account } from "../sync-health/account.js";
import { createSyncHealthServer } from "../sync-health/server.js";

const host = "127.0.0.1";

export const syncHealth: Command = {
  name: "sync-health",
  operands: [],
  summary:
    "Serves a page of this machine with the syncs, transactions and companies of an API key. It only reads.",
  options: {
    "key-from-env": {
      type: "boolean",
      description: "use the key of CODAT_API_KEY; it stays in this process",
      required: true,
    },
    port: { type: "string", value: "<port>", description: "the port (4640 or the next free one)" },
  },
  examples: ["CODAT_API_KEY=… codat-expenses sync-health --key-from-env"],
  run,
};

async function run(call: Call): Promise<number> {
  const port = call.text("port");
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) <= 65_535)) {
    throw new UsageError("--port must be a number from 0 to 65535");
  }
  const webhookSecret = process.env.CODAT_WEBHOOK_SECRET;
  const codat = new CodatExpenses({ logLevel: "off" });
  const server = createSyncHealthServer({
    account: new Account(codat, webhookSecret !== undefined),
    pageFiles: await readPageFiles(),
    webhookSecret,
  });
  const asked = { host, port: port === undefined ? undefined : Number(port) };
  await listenOnFreePort(asked, async (address) => {
    server.listen(address);
    await once(server, "listening");
  });
  const ended = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  console.log(
    [
      `codat-expenses sync-health listens on ${url}`,
      `  Page      ${url}/`,
      "  API key   from CODAT_API_KEY",
      webhookSecret === undefined
        ? "  Webhooks  none: reload the page to see changes, or set CODAT_WEBHOOK_SECRET"
        : `  Webhooks  ${url}/webhooks/codat`,
      "  Stop      Ctrl+C",
    ].join("\n"),
  );
  await ended;
  server.close();
  server.closeAllConnections();
  return 0;
}
