import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { type CodatExpenses, ConnectionError } from "codat-expenses";
import { describe, expect, onTestFinished, test } from "vitest";
import { clientOf, failureOf } from "../support/client.js";
import { closedPort } from "../support/scripted-server.js";

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const create = (codat: CodatExpenses) => codat.companies.create({ name: "Acme" });
const failure = (url: string, options = {}) =>
  failureOf(create(clientOf({ url }, { maxRetries: 0, ...options })), ConnectionError);

describe("over real sockets, nothing may have been executed where no connection was made:", () => {
  test("a refused connection", async () => {
    const error = await failure(`http://127.0.0.1:${await closedPort()}`);
    expect(error).toMatchObject({ code: "ECONNREFUSED", mayHaveSucceeded: false });
  });

  test("several addresses that all refuse", async () => {
    const error = await failure(`http://localhost:${await closedPort()}`);
    expect(error).toMatchObject({ code: "ECONNREFUSED", mayHaveSucceeded: false });
  });

  test("a name that does not resolve", async () => {
    const error = await failure("https://nobody.invalid");
    expect(["ENOTFOUND", "EAI_AGAIN"]).toContain(error.code);
    expect(error.mayHaveSucceeded).toBe(false);
  });

  test("a server without a TLS certificate is not known to be one of these", async () => {
    const port = await listen(createHttpsServer() as unknown as Server);
    expect((await failure(`https://127.0.0.1:${port}`)).mayHaveSucceeded).toBe(true);
  });
});

describe("over real sockets, a write may have been executed where the connection", () => {
  test.each<[string, (socket: Socket) => void]>([
    ["is reset before the request is read", (socket) => socket.resetAndDestroy()],
    ["is closed after the request was read", (socket) => socket.on("data", () => socket.end())],
    ["is reset after it", (socket) => socket.on("data", () => socket.resetAndDestroy())],
    [
      "ends in the middle of the headers",
      (socket) => socket.on("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-")),
    ],
    [
      "ends in the middle of the body",
      (socket) =>
        socket.on("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{")),
    ],
    ["speaks another protocol", (socket) => socket.end("220 mail.example ESMTP\r\n")],
  ])("%s", async (_, act) => {
    const port = await listen(createServer(act));
    const error = await failure(`http://127.0.0.1:${port}`);
    expect(error.mayHaveSucceeded).toBe(true);
  });
});

describe("a code proves nothing by itself:", () => {
  const refused = { code: "ECONNREFUSED", syscall: "connect" };
  test.each<[string, unknown, boolean]>([
    ["ECONNREFUSED of connect", refused, false],
    ["ECONNREFUSED of read", { code: "ECONNREFUSED", syscall: "read" }, true],
    ["ECONNREFUSED without a call", { code: "ECONNREFUSED" }, false],
    ["EHOSTUNREACH of connect", { code: "EHOSTUNREACH", syscall: "connect" }, false],
    ["EHOSTUNREACH of write", { code: "EHOSTUNREACH", syscall: "write" }, true],
    ["EHOSTUNREACH without a call", { code: "EHOSTUNREACH" }, true],
    ["ENOTFOUND of getaddrinfo", { code: "ENOTFOUND", syscall: "getaddrinfo" }, false],
    ["EPIPE", { code: "EPIPE", syscall: "write" }, true],
    ["ECONNRESET", { code: "ECONNRESET", syscall: "read" }, true],
    ["UND_ERR_SOCKET", { code: "UND_ERR_SOCKET" }, true],
    ["UND_ERR_HEADERS_TIMEOUT", { code: "UND_ERR_HEADERS_TIMEOUT" }, true],
    ["UND_ERR_CONNECT_TIMEOUT", { code: "UND_ERR_CONNECT_TIMEOUT" }, false],
    ["an untrusted certificate", { code: "SELF_SIGNED_CERT_IN_CHAIN" }, false],
    ["an expired certificate", { code: "CERT_HAS_EXPIRED" }, false],
    ["a TLS alert", { code: "ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR" }, true],
    ["two addresses that refuse", { errors: [refused, refused] }, false],
    [
      "two addresses, of which one was reached",
      { errors: [refused, { code: "ECONNRESET", syscall: "read" }] },
      true,
    ],
    ["no code", {}, true],
  ])("%s", async (_, cause, mayHaveSucceeded) => {
    // As another realm throws it: `instanceof Error` is false.
    const thrown = { message: "fetch failed", cause };
    const error = await failure("https://api.codat.io", { fetch: () => Promise.reject(thrown) });
    expect(error.mayHaveSucceeded).toBe(mayHaveSucceeded);
  });
});
