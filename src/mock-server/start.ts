import { messageOf } from "../core/errors.js";
import { createMock } from "../mock/mock.js";
import { listen } from "../mock/node-server.js";
import { restoreState, saveState } from "../mock/snapshot.js";
import { Control } from "./control.js";
import { FleetFeed } from "./fleet-feed.js";
import { listenOnFreePort } from "./free-port.js";
import { LinkPages, linkPath } from "./link-pages.js";
import { type CommandOptions, UsageError } from "./options.js";
import { readPageFiles } from "./page-files.js";
import { RequestFeed } from "./request-feed.js";
import { serveSite } from "./site.js";
import { readStateFile, writeStateFile } from "./state-file.js";
import { SyncFeed } from "./sync-feed.js";

/** A mock server that listens. */
export interface RunningServer {
  /** Its address, as a browser of this machine takes it. */
  readonly url: string;
  /** Ends it; its state is written to the file of `--state`. */
  stop(): Promise<void>;
}

/**
 * Starts what the command serves.
 *
 * @throws UsageError
 */
export async function start(options: CommandOptions): Promise<RunningServer> {
  const { stateFile } = options;
  const { mock, state, handler } = createMock({
    clock: "real",
    syncDurationMs: options.syncDurationMs,
    profile: options.profile,
    seed: options.randomSeed,
    limits: options.hasLimits,
  });
  const saved = stateFile === undefined ? undefined : await readStateFile(stateFile);
  const fleet = options.fleet && (await FleetFeed.open(options.fleet));
  // It listens before anything is under way: what falls due then happens at its moment.
  const feed = new SyncFeed(state, fleet !== undefined);
  const requests = new RequestFeed(state, () => feed.notifyOfRequests());
  if (saved) restoreState(state, saved);
  else if (options.seed === "demo") mock.seedDemo();

  const control = new Control(mock);
  if (options.webhook) sendWebhooks(control, options.webhook);
  const serveOther = serveSite({
    pageFiles: await readPageFiles(),
    links: new LinkPages(state),
    allowedHosts: new Set(options.allowedHosts),
    feed,
    requests,
    fleet,
    control,
  });
  const server = await listenOnFreePort(options, (address) =>
    listen(state, handler, address, serveOther),
  );
  const url = wildcards.has(options.host) ? `http://localhost:${server.port}` : server.url;
  state.settings.linkUrl = url + linkPath;
  return {
    url,
    stop: async () => {
      await server.close();
      feed.stop();
      requests.stop();
      await fleet?.stop();
      if (stateFile !== undefined) await writeStateFile(stateFile, saveState(state));
    },
  };
}

/** Addresses to listen on that are none to open. */
const wildcards = new Set(["0.0.0.0", "::"]);

function sendWebhooks(control: Control, target: { url: string; secret: string }): void {
  try {
    control.sendWebhooks(target);
  } catch (error) {
    const why = messageOf(error);
    throw new UsageError(`--webhook-secret cannot be used: ${why}`);
  }
}
