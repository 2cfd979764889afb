import type { IncomingMessage, ServerResponse } from "node:http";
import { messageOf } from "../core/errors.js";
import type { ServeOther } from "../mock/node-server.js";
import type { Control } from "./control.js";
import type { FleetFeed } from "./fleet-feed.js";
import { checkHost, checkOrigin } from "./guard.js";
import { errorPage, type LinkPages, linkPath } from "./link-pages.js";
import { HttpError, jsonReply, type Reply, readText, sendReply } from "./reply.js";
import type { RequestFeed } from "./request-feed.js";
import type { SyncFeed } from "./sync-feed.js";

/** All that the command serves beside the API. */
export interface Site {
  readonly pageFiles: ReadonlyMap<string, Reply>;
  readonly feed: SyncFeed;
  readonly requests: RequestFeed;
  readonly fleet: FleetFeed | undefined;
  readonly links: LinkPages;
  readonly control: Control;
  /** Names, besides loopback, that the `Host` header may hold; lower case. */
  readonly allowedHosts: ReadonlySet<string>;
}

/**
 * Serves `/`, and what lies under `/sync-health/` and `/_mock/`; everything else is the API's. The
 * `Host` header is checked before any routing, for the API too.
 */
export function serveSite(site: Site): ServeOther {
  return (incoming, outgoing) => {
    const [path = "/", query = ""] = (incoming.url ?? "/").split("?", 2);
    const isApi = path !== "/" && !/^\/(_mock|sync-health)(\/|$)/.test(path);
    try {
      checkHost(incoming, site.allowedHosts);
    } catch (error) {
      sendReply(outgoing, errorReply(path, error));
      incoming.resume();
      return true;
    }
    if (isApi) return false;
    answer(site, incoming, outgoing, path, new URLSearchParams(query))
      .catch((error: unknown) => errorReply(path, error))
      .then((reply) => reply && sendReply(outgoing, reply))
      // What the client still sends is let go, so that the connection can serve its next request.
      .then(() => incoming.resume());
    return true;
  };
}

/** Returns the response; `undefined` where it was sent already. */
async function answer(
  site: Site,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<Reply | undefined> {
  checkOrigin(incoming);
  const method = incoming.method === "HEAD" ? "GET" : (incoming.method ?? "GET");
  if (path.startsWith(`${linkPath}/`)) return answerLink(site.links, method, path, incoming);
  if (path.startsWith("/_mock")) {
    return site.control.answer(method, path.slice("/_mock".length), () => readText(incoming));
  }
  if (method !== "GET") throw new HttpError(405, `${path} accepts GET.`);
  const file = site.pageFiles.get(path);
  if (file) return file;
  if (path === "/sync-health/events") {
    site.feed.watch(outgoing);
    return undefined;
  }
  if (path === "/sync-health/requests") return site.requests.list(query);
  if (path === "/sync-health/fleet" && site.fleet) return site.fleet.list();
  const reply = answerFeed(site.feed, path, query);
  if (reply) return reply;
  throw new HttpError(404, `There is no ${path} here.`);
}

function answerFeed(feed: SyncFeed, path: string, query: URLSearchParams): Reply | undefined {
  if (path === "/sync-health/syncs") return feed.list(query);
  if (path === "/sync-health/companies") return feed.companies();
  if (path === "/sync-health/transactions") return feed.transactions(query);
  const [, owner, what = ""] =
    /^\/sync-health\/companies\/([^/]+)\/(configuration|mapping-options)$/.exec(path) ?? [];
  if (owner !== undefined) return feed.settings(owner, what);
  const [, company, collection, id, attachment] =
    /^\/sync-health\/companies\/([^/]+)\/(syncs|transactions)\/([^/]+)(?:\/attachments\/([^/]+))?$/.exec(
      path,
    ) ?? [];
  if (company === undefined || id === undefined) return undefined;
  if (collection === "syncs") return attachment === undefined ? feed.sync(company, id) : undefined;
  if (attachment === undefined) return feed.history(company, id);
  return feed.attachment(company, id, attachment);
}

async function answerLink(
  links: LinkPages,
  method: string,
  path: string,
  incoming: IncomingMessage,
): Promise<Reply> {
  if (method !== "GET" && method !== "POST")
    throw new HttpError(405, "This page accepts GET or POST.");
  const reply = method === "GET" ? links.show(path) : links.decide(path, await readText(incoming));
  if (!reply) throw new HttpError(404, "There is no such page.");
  return reply;
}

function errorReply(path: string, error: unknown): Reply {
  const message = messageOf(error);
  const refusal =
    error instanceof HttpError ? error : new HttpError(500, `The mock failed: ${message}`);
  return path.startsWith(`${linkPath}/`)
    ? errorPage(refusal)
    : jsonReply(refusal.status, { error: refusal.message });
}
