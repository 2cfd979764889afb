import { createServer, type IncomingMessage } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { CodatExpenses, ConnectionError } from "codat-expenses";
import { Agent, EnvHttpProxyAgent, fetch as undiciFetch } from "undici";
import { expect, onTestFinished, test, vi } from "vitest";
import { apiKey, authHeader, expense, failureOf } from "../support/client.js";
import { cert, key } from "../support/tls.js";

/** An API over TLS whose certificate is signed by nobody. */
async function startTlsApi() {
  const requests: { headers: IncomingMessage["headers"]; body: string }[] = [];
  const server = createHttpsServer({ cert, key }, async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    requests.push({ headers: request.headers, body });
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ id: "1", syncId: "s" }));
  });
  return { requests, port: await listen(server) };
}

/** A proxy that tunnels with CONNECT, to the API whatever the name, and notes what it was asked. */
async function startProxy(apiPort: number) {
  const asked: { target: string; authorization: string | undefined }[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on("connect", (request: IncomingMessage, client: Socket, head: Buffer) => {
    asked.push({
      target: request.url ?? "",
      authorization: request.headers["proxy-authorization"],
    });
    const upstream = connect(apiPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
    onTestFinished(() => void upstream.destroy());
  });
  return { asked, port: await listen(server) };
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** The global `fetch` through a dispatcher of undici, as the guide shows it. */
function fetchThrough(dispatcher: Agent | EnvHttpProxyAgent): typeof globalThis.fetch {
  onTestFinished(() => dispatcher.destroy());
  const through = (input: string, init: object) => undiciFetch(input, { ...init, dispatcher });
  return through as unknown as typeof globalThis.fetch;
}

test("calls go through a CONNECT proxy of the environment, with the key inside the tunnel alone", async () => {
  const api = await startTlsApi();
  const proxy = await startProxy(api.port);
  vi.stubEnv("HTTPS_PROXY", `http://user:secret@127.0.0.1:${proxy.port}`);
  vi.stubEnv("NO_PROXY", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const dispatcher = new EnvHttpProxyAgent({ requestTls: { ca: cert } });
  const codat = new CodatExpenses({
    apiKey,
    baseUrl: "https://codat-mock.example",
    fetch: fetchThrough(dispatcher),
  });
  await codat.companies.get("acme");
  await codat.expenses.create("acme", [expense()]);
  const receipt = { content: new Uint8Array([1, 2, 3]), filename: "receipt.png" };
  await codat.attachments.upload("acme", "s", "t", receipt);
  expect(api.requests.map(({ headers }) => headers.authorization)).toEqual(
    Array(3).fill(authHeader),
  );
  expect(JSON.parse(api.requests[1]?.body ?? "")).toHaveLength(1);
  expect(api.requests[2]?.headers["content-type"]).toMatch(/^multipart\/form-data/);
  expect(new Set(proxy.asked.map(({ target }) => target))).toEqual(
    new Set(["codat-mock.example:443"]),
  );
  expect(proxy.asked[0]?.authorization).toBe(`Basic ${btoa("user:secret")}`);
});

test("a CA of one's own is trusted through a dispatcher; without it nothing is sent", async () => {
  const api = await startTlsApi();
  const baseUrl = `https://127.0.0.1:${api.port}`;
  const trusting = new Agent({ connect: { ca: cert }, keepAliveTimeout: 60_000 });
  const codat = new CodatExpenses({ apiKey, baseUrl, fetch: fetchThrough(trusting) });
  await codat.companies.get("acme");
  expect(api.requests).toHaveLength(1);

  const call = new CodatExpenses({ apiKey, baseUrl, maxRetries: 0 }).companies.create({
    name: "A",
  });
  const error = await failureOf(call, ConnectionError);
  expect(error).toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT", mayHaveSucceeded: false });
  expect(api.requests).toHaveLength(1);
});

test("a proxy that is away is a ConnectionError, and nothing was sent", async () => {
  const api = await startTlsApi();
  const proxy = await startProxy(api.port);
  const dispatcher = new EnvHttpProxyAgent({ httpsProxy: "http://127.0.0.1:1", noProxy: "" });
  const codat = new CodatExpenses({
    apiKey,
    baseUrl: "https://codat-mock.example",
    fetch: fetchThrough(dispatcher),
    maxRetries: 0,
  });
  const error = await failureOf(codat.companies.create({ name: "Acme" }), ConnectionError);
  expect(error).toMatchObject({ code: "ECONNREFUSED", mayHaveSucceeded: false });
  expect([api.requests, proxy.asked]).toEqual([[], []]);
});
