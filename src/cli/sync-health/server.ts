import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { messageOf } from "../../core/errors.js";
import { NotFoundError } from "../../errors/api-error.js";
import { checkHost } from "../../mock-server/guard.js";
import {
  HttpError,
  jsonReply,
  type Reply,
  readText,
  safeHeaders,
  sendReply,
} from "../../mock-server/reply.js";
import { WebhookVerificationError } from "../../webhooks/errors.js";
import { unwrap } from "../../webhooks/unwrap.js";
import type { Account } from "./account.js";

/** What the page is served with. */
export interface SyncHealthOptions {
  readonly account: Account;
  readonly pageFiles: ReadonlyMap<string, Reply>;
  /** Verifies what comes to `POST /webhooks/codat`; without it, no webhook is accepted. */
  readonly webhookSecret: string | undefined;
}

/** Serves the page, what it reads, and `POST /webhooks/codat`. Listen on loopback with it. */
export function createSyncHealthServer(options: SyncHealthOptions): Server {
  return createServer((incoming, outgoing) => {
    answer(options, incoming, outgoing)
      .catch(errorReply)
      .then((reply) => reply && sendReply(outgoing, reply))
      .then(() => incoming.resume());
  });
}

/** Returns the response; `undefined` where it was sent already. */
async function answer(
  { account, pageFiles, webhookSecret }: SyncHealthOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Reply | undefined> {
  const [path = "/", query] = (incoming.url ?? "/").split("?", 2);
  if (incoming.method === "POST" && path === "/webhooks/codat" && webhookSecret) {
    await account.takeEvent(unwrap(await readText(incoming), incoming.headers, webhookSecret));
    return { status: 204 };
  }
  // Webhooks are signed; everything else is for browsers of this machine.
  checkHost(incoming, new Set());
  if (incoming.method !== "GET") throw new HttpError(405, "This page only reads.");
  const file = pageFiles.get(path);
  if (file) return file;
  if (path === "/sync-health/events") {
    sendEvents(account, outgoing);
    return undefined;
  }
  if (path === "/sync-health/syncs") {
    return jsonReply(200, await account.list(new URLSearchParams(query)));
  }
  if (path === "/sync-health/companies") return jsonReply(200, await account.companies());
  const body = await readCompany(account, path);
  if (body === undefined) throw new HttpError(404, `There is no ${path} here.`);
  return jsonReply(200, body);
}

/** Returns what a path below a company shows. */
async function readCompany(account: Account, path: string): Promise<object | undefined> {
  const [, companyId = "", what, id] =
    /^\/sync-health\/companies\/([\w-]+)\/([a-z-]+)(?:\/([\w-]+))?$/.exec(path) ?? [];
  if (id === undefined) {
    if (what === "configuration") return account.configuration(companyId);
    return what === "mapping-options" ? account.mappingOptions(companyId) : undefined;
  }
  if (what === "syncs") return account.sync(companyId, id);
  return what === "transactions" ? account.history(companyId, id) : undefined;
}

function sendEvents(account: Account, outgoing: ServerResponse): void {
  outgoing.writeHead(200, { ...safeHeaders, "content-type": "text/event-stream" }).write("\n");
  const stop = account.listen((sync) =>
    outgoing.write(`event: sync\ndata: ${JSON.stringify(sync)}\n\n`),
  );
  outgoing.once("close", stop);
}

function errorReply(error: unknown): Reply {
  const message = messageOf(error);
  return jsonReply(statusOf(error), { error: message });
}

function statusOf(error: unknown): number {
  if (error instanceof HttpError) return error.status;
  if (error instanceof WebhookVerificationError) return 400;
  return error instanceof NotFoundError ? 404 : 502;
}
