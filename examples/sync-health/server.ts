import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { unwrap, WebhookVerificationError } from "codat-expenses/webhooks";
import type { LiveSyncs } from "./live-syncs.js";

// The page comes with the package.
const packageFile = createRequire(import.meta.url).resolve("codat-expenses/package.json");
const pageFolder = new URL("src/mock-server/page/", pathToFileURL(packageFile));
const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html",
  css: "text/css",
  js: "text/javascript",
};

const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
};
const mostBytes = 1_000_000;

/** What the page shows. */
export interface SyncHealthOptions {
  /** Whose syncs they are, for the head of the page. */
  readonly source: string;
  readonly syncs: LiveSyncs;
  /** Without it, no webhook is taken. */
  readonly webhookSecret: string | undefined;
}

/** Serves the page, what it asks for, and `POST /webhooks/codat`. Listen on loopback with it. */
export function createSyncHealthServer({
  source,
  syncs,
  webhookSecret,
}: SyncHealthOptions): Server {
  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      send(response, error instanceof WebhookVerificationError ? 400 : 502, "text/plain", "");
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST" && pathname === "/webhooks/codat" && webhookSecret) {
      const event = unwrap(await readBody(request), request.headers, webhookSecret);
      await syncs.takeEvent(event);
      return send(response, 204, "text/plain", "");
    }
    // A page elsewhere could reach this server under a name of its own; webhooks are signed.
    const isOwnName = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? "");
    if (!isOwnName) return send(response, 403, "text/plain", "Use localhost.");
    if (request.method !== "GET") return send(response, 405, "text/plain", "Use GET.");

    const name =
      pathname === "/" ? "index.html" : /^\/sync-health\/([a-z-]+\.(css|js))$/.exec(pathname)?.[1];
    if (name !== undefined) {
      const contentType = contentTypes[name.slice(name.lastIndexOf(".") + 1)] ?? "";
      const file = await readFile(new URL(name, pageFolder)).catch(() => undefined);
      return file
        ? send(response, 200, contentType, file)
        : send(response, 404, "text/plain", "Not found.");
    }
    if (pathname === "/sync-health/events") return sendEvents(response);
    if (pathname === "/sync-health/syncs") {
      return sendJson(response, { source, syncs: await syncs.list(), next: null });
    }
    const [, companyId, syncId] =
      /^\/sync-health\/companies\/([^/]+)\/syncs\/([^/]+)$/.exec(pathname) ?? [];
    if (companyId === undefined || syncId === undefined) {
      return send(response, 404, "text/plain", "Not found.");
    }
    sendJson(response, { transactions: await syncs.transactions(companyId, syncId) });
  }

  function sendEvents(response: ServerResponse): void {
    response.writeHead(200, { ...headers, "content-type": "text/event-stream" }).write("\n");
    const stop = syncs.listen((sync) =>
      response.write(`event: sync\ndata: ${JSON.stringify(sync)}\n\n`),
    );
    response.once("close", stop);
  }
}

function sendJson(response: ServerResponse, body: object): void {
  send(response, 200, "application/json", JSON.stringify(body));
}

function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Uint8Array,
): void {
  response
    .writeHead(status, { ...headers, "content-type": `${contentType}; charset=utf-8` })
    .end(body);
}

/** The bytes as they came: the signature is over these. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of request) {
    sizeBytes += piece.length;
    if (sizeBytes > mostBytes) throw new Error("A webhook is larger than any that Codat sends.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
