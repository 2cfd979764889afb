import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getResponse } from "msw";
import type { HttpRequestHandler } from "msw/core/http";
import { respondBroken, respondUnknown } from "./http/respond.js";
import type { MockState } from "./state/state.js";

/** Where the mock is to listen. */
export interface ListenOptions {
  /** 0 by default: a free one. */
  port?: number;
  /** 127.0.0.1 by default. */
  host?: string;
}

/** A mock that listens. */
export interface ListeningMock {
  /** Its address, such as `http://127.0.0.1:4640`: the client's `baseUrl`. */
  readonly url: string;
  readonly port: number;
  /** Ends it: requests in flight are aborted. */
  close(): Promise<void>;
}

/** Handles a request that is not for the API. Returns whether it was one of those. */
export type ServeOther = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/** Serves the mock over HTTP, with the very handler that a test would set up. */
export async function listen(
  state: MockState,
  handler: ReturnType<HttpRequestHandler>,
  { port = 0, host = "127.0.0.1" }: ListenOptions = {},
  serveOther: ServeOther = () => false,
): Promise<ListeningMock> {
  const { createServer } = await import("node:http");
  const server = createServer((incoming, outgoing) => {
    if (serveOther(incoming, outgoing)) return;
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.maxConnections = 1_000;
  // On a busy machine five seconds pass between two requests over one connection.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const gone = new AbortController();
    outgoing.once("close", () => {
      // A response that was sent whole has no one to notify, and notifying is not cheap.
      if (!outgoing.writableFinished) gone.abort();
    });
    const request = requestOf(incoming, state.settings.baseUrl, gone.signal);
    const response = await answer(request);
    if (response.type === "error") {
      incoming.socket.destroy();
      return;
    }
    await send(response, outgoing);
    // What the client still sends is let go, so that the connection can serve its next request.
    incoming.resume();
  }

  async function answer(request: Request): Promise<Response> {
    try {
      return (await getResponse([handler], request)) ?? respondUnknown(state, request);
    } catch (error) {
      return respondBroken(error);
    }
  }
}

/** A request that MSW may "clone" without a copy of its body being kept: only one reader reads it. */
class ReadOnceRequest extends Request {
  override clone(): Request {
    return this;
  }
}

function requestOf(incoming: IncomingMessage, baseUrl: string, signal: AbortSignal): Request {
  const { method = "GET", url = "/" } = incoming;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const hasBody = method !== "GET" && method !== "HEAD";
  return new ReadOnceRequest(`${baseUrl}${url}`, {
    method,
    headers,
    signal,
    ...(hasBody ? { body: bodyOf(incoming), duplex: "half" } : {}),
  });
}

/** Reads as fast as it is read from, and no faster. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = incoming.iterator({ destroyOnReturn: false });
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = response.body ? new Uint8Array(await response.arrayBuffer()) : undefined;
  outgoing.statusCode = response.status;
  response.headers.forEach((value, name) => {
    outgoing.setHeader(name, value);
  });
  await new Promise<void>((resolve) => {
    outgoing.once("close", resolve);
    if (body) outgoing.setHeader("content-length", body.length);
    outgoing.end(body, resolve);
  });
}
