import { createServer, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import { sign, type WebhookEvent } from "codat-expenses/webhooks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createWebhookApp } from "../../examples/webhooks-express.js";
import { createWebhookHandler } from "../../examples/webhooks-fetch.js";
import {
  readSecret,
  type Save,
  saveOnce,
  type WebhookHandlerOptions,
} from "../../examples/webhooks-inbox.js";
import { createWebhookServer } from "../../examples/webhooks-node-http.js";
import { otherSecret, secret, syncEvent } from "./fixtures.js";

// The fetch-style handler behind a server, as its runtimes put it there.
function serveFetchHandler(options: WebhookHandlerOptions): Server {
  const handler = createWebhookHandler(options);
  return createServer(async (request, response) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, `${value}`);
    const answer = await handler(
      new Request(`http://localhost${request.url}`, {
        method: request.method ?? "GET",
        headers,
        body: request.method === "POST" ? await buffer(request) : null,
      }),
    );
    response.writeHead(answer.status).end();
  });
}

const examples: [string, (options: WebhookHandlerOptions) => Server][] = [
  ["node:http", createWebhookServer],
  ["Express", (options) => createServer(createWebhookApp(options))],
  ["fetch", serveFetchHandler],
];

describe.each(examples)("the %s example", (_name, create) => {
  let server: Server;
  let save: Save;
  let saved: [string, WebhookEvent][];

  beforeEach(async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.spyOn(console, "error").mockImplementation(() => {});
    saved = [];
    save = async (id, event) => {
      saved.push([id, event]);
    };
    server = create({ secret, save: (...given) => save(...given) });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterEach(() => {
    vi.restoreAllMocks();
    server.close();
    server.closeAllConnections();
  });

  async function post(init: RequestInit, path = "/webhooks/codat"): Promise<number> {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const url = `http://127.0.0.1:${address.port}${path}`;
    const response = await fetch(url, { method: "POST", ...init });
    await response.body?.cancel();
    return response.status;
  }

  it("saves an event and responds with 204", async () => {
    expect(await post(sign(syncEvent, secret, { id: "msg_1" }))).toBe(204);
    expect(saved).toEqual([["msg_1", syncEvent]]);
  });

  it("drops what is delivered again", async () => {
    for (let delivery = 0; delivery < 3; delivery++) {
      expect(await post(sign(syncEvent, secret, { id: "msg_1" }))).toBe(204);
    }
    expect(await post(sign(syncEvent, secret, { id: "msg_2" }))).toBe(204);
    expect(saved.map(([id]) => id)).toEqual(["msg_1", "msg_2"]);
  });

  it("drops what is delivered twice at once", async () => {
    const webhook = sign(syncEvent, secret, { id: "msg_1" });
    expect(await Promise.all([post(webhook), post(webhook)])).toEqual([204, 204]);
    expect(saved).toHaveLength(1);
  });

  it("asks for another delivery when the event could not be saved, and saves that one", async () => {
    const working = save;
    save = async () => {
      throw new Error("the database is away");
    };
    expect(await post(sign(syncEvent, secret, { id: "msg_1" }))).toBe(503);
    save = working;
    expect(await post(sign(syncEvent, secret, { id: "msg_1" }))).toBe(204);
    expect(saved).toHaveLength(1);
  });

  it("responds with 400 to what is not signed with the secret, and saves nothing", async () => {
    expect(await post(sign(syncEvent, otherSecret))).toBe(400);
    expect(await post({ body: JSON.stringify(syncEvent) })).toBe(400);
    expect(await post({})).toBe(400);
    expect(saved).toEqual([]);
  });

  it("does not let a forged delivery block the real one of the same id", async () => {
    expect(await post(sign(syncEvent, otherSecret, { id: "msg_1" }))).toBe(400);
    expect(await post(sign(syncEvent, secret, { id: "msg_1" }))).toBe(204);
    expect(saved).toHaveLength(1);
  });

  it("takes webhooks at one path only", async () => {
    expect(await post(sign(syncEvent, secret), "/elsewhere")).toBe(404);
    expect(saved).toEqual([]);
  });
});

describe("the examples' inbox", () => {
  it("names the variable of the secret where it is not set", () => {
    vi.stubEnv("CODAT_WEBHOOK_SECRET", "");
    expect(readSecret).toThrow("Set CODAT_WEBHOOK_SECRET");
    vi.stubEnv("CODAT_WEBHOOK_SECRET", secret);
    expect(readSecret()).toBe(secret);
    vi.unstubAllEnvs();
  });

  it("remembers so many ids and no more", async () => {
    const saves: string[] = [];
    const saveEach = saveOnce(async (id) => {
      saves.push(id);
    }, 2);
    for (const id of ["a", "b", "b", "c", "b", "a"]) await saveEach(id, syncEvent);
    expect(saves).toEqual(["a", "b", "c", "a"]);
  });
});
