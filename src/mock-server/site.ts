import type { IncomingMessage, ServerResponse } from "node:http";
import type { ServeOther } from "../mock/node-server.js";
import type { Control } from "./control.js";
import { refuseForeign } from "./guard.js";
import { type LinkPages, linkPath, refusalPage } from "./link-pages.js";
import { jsonReply, Refusal, type Reply, readText, sendReply } from "./reply.js";
import type { SyncFeed } from "./sync-feed.js";

/** All that the command serves beside the API. */
export interface Site {
  readonly pageFiles: ReadonlyMap<string, Reply>;
  readonly feed: SyncFeed;
  readonly links: LinkPages;
  readonly control: Control;
  readonly listensOnLoopback: boolean;
}

/** Serves `/`, and what lies under `/sync-health/` and `/_mock/`. Everything else is the API's. */
export function serveSite(site: Site): ServeOther {
  return (incoming, outgoing) => {
    const [path = "/", query = ""] = (incoming.url ?? "/").split("?", 2);
    if (path !== "/" && !/^\/(_mock|sync-health)(\/|$)/.test(path)) return false;
    answer(site, incoming, outgoing, path, new URLSearchParams(query))
      .catch((error: unknown) => refusalReply(path, error))
      .then((reply) => reply && sendReply(outgoing, reply))
      // What the client still sends is let go, so that the connection can serve its next request.
      .then(() => incoming.resume());
    return true;
  };
}

/** What a request is answered with; nothing where it was answered already. */
async function answer(
  site: Site,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  path: string,
  query: URLSearchParams,
): Promise<Reply | undefined> {
  refuseForeign(incoming, site.listensOnLoopback);
  const method = incoming.method === "HEAD" ? "GET" : (incoming.method ?? "GET");
  if (path.startsWith(`${linkPath}/`)) return answerLink(site.links, method, path, incoming);
  if (path.startsWith("/_mock")) {
    return site.control.answer(method, path.slice("/_mock".length), () => readText(incoming));
  }
  if (method !== "GET") throw new Refusal(405, `${path} takes GET.`);
  const file = site.pageFiles.get(path);
  if (file) return file;
  if (path === "/sync-health/events") {
    site.feed.watch(outgoing);
    return undefined;
  }
  if (path === "/sync-health/syncs") return site.feed.list(readPlace(query.get("from")));
  const [, companyId, syncId] =
    /^\/sync-health\/companies\/([^/]+)\/syncs\/([^/]+)$/.exec(path) ?? [];
  if (companyId !== undefined && syncId !== undefined) {
    return site.feed.transactions(companyId, syncId);
  }
  throw new Refusal(404, `There is no ${path} here.`);
}

async function answerLink(
  links: LinkPages,
  method: string,
  path: string,
  incoming: IncomingMessage,
): Promise<Reply> {
  if (method !== "GET" && method !== "POST") throw new Refusal(405, "This page takes GET or POST.");
  const reply = method === "GET" ? links.show(path) : links.decide(path, await readText(incoming));
  if (!reply) throw new Refusal(404, "There is no such page.");
  return reply;
}

function refusalReply(path: string, error: unknown): Reply {
  const message = error instanceof Error ? error.message : String(error);
  const refusal =
    error instanceof Refusal ? error : new Refusal(500, `The mock failed: ${message}`);
  return path.startsWith(`${linkPath}/`)
    ? refusalPage(refusal)
    : jsonReply(refusal.status, { error: refusal.message });
}

function readPlace(text: string | null): number {
  const place = Number(text ?? "0");
  if (Number.isSafeInteger(place) && place >= 0) return place;
  throw new Refusal(400, "from is a place in the list: 0 or more.");
}
