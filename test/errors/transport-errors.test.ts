import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { CodatError, ConnectionError } from "codat-expenses";
import { expect, onTestFinished, test } from "vitest";
import { clientOf, expense, failureOf } from "../support/client.js";
import { closedPort, startServer } from "../support/scripted-server.js";

test("a refused connection is a ConnectionError with the system's code", async () => {
  const url = `http://127.0.0.1:${await closedPort()}`;
  const call = clientOf({ url }, { maxRetries: 0 }).companies.create({ name: "Acme" });
  const error = await failureOf(call, ConnectionError);
  expect(error).toBeInstanceOf(CodatError);
  expect(error).toMatchObject({
    name: "ConnectionError",
    operationId: "create-company",
    method: "POST",
    path: "/companies",
    attempts: 1,
    code: "ECONNREFUSED",
    mayHaveSucceeded: false,
  });
  expect(error.message).toMatch(
    /^companies\.create \(POST \/companies\) got no response: .*ECONNREFUSED/,
  );
});

test("an unknown host name is one too", async () => {
  // The resolver's answer, without asking the network.
  const fetch = () =>
    Promise.reject(
      new TypeError("fetch failed", {
        cause: Object.assign(new Error("getaddrinfo ENOTFOUND api.example"), { code: "ENOTFOUND" }),
      }),
    );
  const codat = clientOf({ url: "https://api.example" }, { fetch, maxRetries: 0 });
  const error = await failureOf(codat.companies.create({ name: "Acme" }), ConnectionError);
  expect(error).toMatchObject({ code: "ENOTFOUND", mayHaveSucceeded: false });
  expect(error.message).toContain("getaddrinfo ENOTFOUND api.example");
});

test.each(["break", "break-midway", "break-unread"] as const)(
  "%s: a write may have been executed, and its error says so",
  async (trouble) => {
    const server = await startServer({ trouble });
    const codat = clientOf(server, { maxRetries: 0 });
    const write = await failureOf(codat.expenses.create("acme", [expense()]), ConnectionError);
    expect(write.mayHaveSucceeded).toBe(true);
    expect(write.message).toMatch(/may have been executed/);
    const read = await failureOf(codat.companies.get("acme"), ConnectionError);
    expect(read.mayHaveSucceeded).toBe(false);
    expect(read.message).not.toMatch(/executed/);
  },
);

test("what is no HTTP is a ConnectionError", async () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.end("220 mail.example ESMTP\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const codat = clientOf({ url: `http://127.0.0.1:${port}` }, { maxRetries: 0 });
  await failureOf(codat.companies.get("acme"), ConnectionError);
});

test.each([
  ["an error", new Error("out of order"), "out of order"],
  ["a text", "out of order", "the connection failed"],
  ["nothing", undefined, "the connection failed"],
  ["an object", { message: 7 }, "the connection failed"],
])(
  "a fetch of the user's own that throws %s ends in a ConnectionError",
  async (_, thrown, words) => {
    const codat = clientOf(
      { url: "https://api.codat.io" },
      { fetch: () => Promise.reject(thrown), maxRetries: 0 },
    );
    const error = await failureOf(codat.companies.get("acme"), ConnectionError);
    expect(error.message).toBe(`companies.get (GET /companies/acme) got no response: ${words}`);
  },
);

test("an error whose causes go in a circle is read all the same", async () => {
  const circle = new Error("first");
  circle.cause = new Error("second", { cause: circle });
  const codat = clientOf(
    { url: "https://api.codat.io" },
    { fetch: () => Promise.reject(circle), maxRetries: 0 },
  );
  await failureOf(codat.companies.get("acme"), ConnectionError);
});
