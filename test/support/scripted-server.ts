import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What the server does with one request; an empty step answers 200 with `{}`. */
export interface Step {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes are sent as they are, everything else as JSON. */
  readonly body?: unknown;
  /**
   * - `break-unread`: the connection breaks off before the request's body is read
   * - `break`: it breaks off after the request was read, without an answer
   * - `break-midway`: it breaks off in the middle of the answer's body
   * - `silence`: no answer ever comes
   * - `stall`: the answer begins, but its body never ends
   */
  readonly trouble?: "break-unread" | "break" | "break-midway" | "silence" | "stall";
  /** The answer waits for this. */
  readonly after?: Promise<unknown>;
}

/** A request as the server saw it. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path with its query, as it came over the wire. */
  readonly target: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/**
 * The steps to answer with, in order, of which the last is repeated; or a function that picks one
 * (before the request's body is read).
 */
export type Script = Step | readonly Step[] | ((request: ReceivedRequest, index: number) => Step);

/** A real HTTP server on 127.0.0.1 that follows a script and keeps what it was sent. */
export interface ScriptedServer {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
  /** The most connections that were open at the same time. */
  mostConnections(): number;
  /** Settles when the server has received that many requests. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server for the rest of the test. */
export async function startServer(script: Script = {}, port = 0): Promise<ScriptedServer> {
  const requests: ReceivedRequest[] = [];
  const watchers = new Set<() => void>();
  const sockets = new Set<Socket>();
  let mostConnections = 0;
  const server = createServer(async (incoming, response) => {
    // Its own clock would be real time.
    response.sendDate = false;
    const index = requests.length;
    const seen = {
      method: incoming.method ?? "",
      target: incoming.url ?? "",
      headers: incoming.headers,
      body: "",
    };
    requests.push(seen);
    const step = pick(script, seen, index);
    try {
      if (step.trouble === "break-unread") incoming.socket.destroy();
      else {
        for await (const chunk of incoming.setEncoding("utf8")) seen.body += chunk;
      }
    } catch {
      // The client went away: the request was counted all the same.
    }
    for (const watcher of watchers) watcher();
    await step.after;
    answer(response, step);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    mostConnections = Math.max(mostConnections, sockets.size);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  onTestFinished(close);
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    requests,
    mostConnections: () => mostConnections,
    received: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (requests.length < count) return;
          watchers.delete(check);
          resolve();
        };
        watchers.add(check);
        check();
      }),
    close,
  };
}

/** A port of 127.0.0.1 on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await startServer();
  await server.close();
  return server.port;
}

function pick(script: Script, request: ReceivedRequest, index: number): Step {
  if (typeof script === "function") return script(request, index);
  if (!isSteps(script)) return script;
  return script[Math.min(index, script.length - 1)] ?? {};
}

function isSteps(script: Script): script is readonly Step[] {
  return Array.isArray(script);
}

function answer(response: ServerResponse, step: Step): void {
  const { status = 200, headers = {}, body = {}, trouble } = step;
  if (trouble === "silence" || trouble === "break-unread") return;
  if (trouble === "break") {
    response.socket?.destroy();
    return;
  }
  const isRaw = typeof body === "string" || body instanceof Uint8Array;
  response.writeHead(status, {
    ...(!isRaw && { "content-type": "application/json" }),
    ...(trouble && { "content-length": "1000" }),
    ...headers,
  });
  if (trouble) {
    response.write("{", () => trouble === "break-midway" && response.socket?.destroy());
    return;
  }
  response.end(isRaw ? body : JSON.stringify(body));
}
