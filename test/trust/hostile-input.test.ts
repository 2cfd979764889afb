import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { CodatError, type CodatExpenses, RequestValidationError } from "codat-expenses";
import { describe, expect, onTestFinished, test } from "vitest";
import { clientOf, expense, failureOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";
import { startUploadServer } from "../support/upload-server.js";

const million = 1_000_000;

/** A server that keeps every byte of what it is sent, line by line as it came. */
async function startRawServer() {
  let received = "";
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      received += bytes.toString("latin1");
      if (received.endsWith("\r\n\r\n")) {
        socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received: () => received };
}

describe("an id", () => {
  test.each([
    "a/b",
    "../../admin",
    "%2e%2e%2f",
    "a%00b",
    "a\0b",
    "a\r\nX-Evil: 1\r\n\r\nGET /admin HTTP/1.1",
    "a?x=1#y",
    "//evil.example",
    "https://evil.example/",
    "@evil.example",
    "\\\\evil",
    "\u2028\u202e",
    "constructor",
    "x".repeat(1_000),
  ])("%j is one segment of one request line, and comes back out of it as it was", async (id) => {
    const server = await startRawServer();
    await clientOf(server).connections.get(id, id);
    const lines = server.received().split("\r\n");
    const [method, target = "", version] = (lines[0] ?? "").split(" ");
    expect([method, version]).toEqual(["GET", "HTTP/1.1"]);
    expect(target.split("/").map(decodeURIComponent)).toEqual([
      "",
      "companies",
      id,
      "connections",
      id,
    ]);
    expect(lines.filter((line) => /^x-evil/i.test(line) || line.startsWith("GET"))).toHaveLength(1);
  });

  test.each([
    [""],
    [" \t\n"],
    ["."],
    [".."],
    ["%2E%2e"],
    ["%25252e"],
    ["\udc00"],
    ["x".repeat(1_001)],
    ["x".repeat(100_000)],
    [7],
    [-0],
    [Number.NaN],
    [null],
    [undefined],
    [["a"]],
    [new String("a")],
    [{ toString: () => "a" }],
    [Object.create(null)],
    [Symbol.iterator],
    [() => "a"],
    [1n],
  ])("%o is refused by every kind of call before anything is sent", async (id) => {
    const server = await startServer();
    const codat = clientOf(server);
    const bad = id as string;
    const kinds: ((codat: CodatExpenses) => PromiseLike<unknown>)[] = [
      ({ companies }) => companies.get(bad),
      ({ companies }) => companies.delete(bad),
      ({ customers }) => customers.list(bad),
      ({ expenses }) => expenses.create(bad, [expense()]),
      ({ attachments }) => attachments.upload("a", bad, "c", new File(["%PDF"], "a.pdf")),
      ({ syncs }) => syncs.wait("a", bad),
      ({ syncs }) => syncs.waitAll("a", [bad]),
      ({ pushOperations }) => pushOperations.wait("a", bad),
      ({ data }) => data.waitUntilFetched(bad, ["suppliers"]),
      ({ connections }) => connections.waitUntilLinked("a", bad),
    ];
    for (const call of kinds) {
      const error = await failureOf(call(codat), RequestValidationError);
      expect(error.message.length).toBeLessThan(200);
    }
    expect(server.requests).toEqual([]);
  });
});

describe("a body", () => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = [cyclic];
  let deep: unknown[] = [];
  for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];
  const shared = { id: "same" };
  const protoKeys: unknown = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"text"}',
  );
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();

  test.each<[string, unknown]>([
    ["__proto__ and constructor", protoKeys],
    [
      "every control character but U+0000",
      Array.from({ length: 159 }, (_, at) => String.fromCharCode(at + 1)).join(""),
    ],
    ["U+2028, a byte order mark and a right-to-left mark", "\u2028\ufeff\u202e"],
    ["a property without a name", { "": { "": "" } }],
    ["numbers at the limits", [Number.MAX_VALUE, Number.MIN_VALUE, 2 ** 53 + 2, 1e21, 0.1 + 0.2]],
    ["the same object twice", [shared, shared]],
    ["an object without a prototype", Object.assign(Object.create(null), { a: 1 })],
    ["text of 10 MB", "x".repeat(10 * million)],
    ["a name of 1 MB", { ["n".repeat(million)]: 1 }],
    ["50,000 values", Array.from({ length: 50_000 }, (_, at) => at)],
  ])("with %s in it is sent faithfully", async (_, extra) => {
    const server = await startServer({ body: { syncId: "s" } });
    await clientOf(server).expenses.create("acme", [{ ...expense(), extra } as never], {
      unknownProperties: "send",
    });
    const [sent] = JSON.parse(server.requests[0]?.body ?? "");
    expect(JSON.stringify(sent.extra)).toBe(JSON.stringify(extra));
    expect(Object.keys(sent)).toEqual([...Object.keys(expense()), "extra"]);
    expect({}).not.toHaveProperty("polluted");
  });

  test("with −0 sends 0, which is what JSON has for it", async () => {
    const server = await startServer({ body: { syncId: "s" } });
    await clientOf(server).expenses.create("acme", [expense({ lines: [{ netAmount: -0 }] })]);
    expect(JSON.parse(server.requests[0]?.body ?? "")[0].lines).toEqual([{ netAmount: 0 }]);
  });

  test("with __proto__ in place of its properties has none of them", async () => {
    const server = await startServer();
    const body: unknown = JSON.parse('{"__proto__":{"name":"Acme"}}');
    await failureOf(clientOf(server).companies.create(body as never), RequestValidationError);
    expect(server.requests).toEqual([]);
  });

  test.each<[string, unknown, RegExp]>([
    ["a cycle", cyclic, /circular/],
    ["a BigInt", [1n], /BigInt/],
    ["NaN", { rate: Number.NaN }, /rate: must be a finite number, not NaN/],
    ["Infinity", [Number.POSITIVE_INFINITY], /\[0\]: must be a finite number, not Infinity/],
    [
      "−Infinity",
      { a: { b: Number.NEGATIVE_INFINITY } },
      /a\.b: must be a finite number, not -Infinity/,
    ],
    ["nesting that no stack holds", deep, /nested too deep/],
    [
      "a getter that throws",
      {
        get a() {
          throw new Error("no");
        },
      },
      /cannot be read/,
    ],
    [
      "a toJSON that throws no error",
      {
        toJSON() {
          throw "no";
        },
      },
      /cannot be read/,
    ],
    ["a revoked proxy", revoked.proxy, /cannot be read/],
  ])("with %s in it is refused before anything is sent", async (_, extra, words) => {
    const server = await startServer();
    const call = clientOf(server).expenses.create("acme", [{ ...expense(), extra } as never]);
    const error = await failureOf(call, RequestValidationError);
    expect(error.message).toMatch(words);
    expect(error.message.length).toBeLessThan(300);
    expect(server.requests).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["text", "Acme"],
    ["an array", [{ name: "Acme" }]],
    ["nothing", undefined],
    ["null", null],
    ["a number", 7],
    ["a function", () => ({ name: "Acme" })],
    ["a Map", new Map([["name", "Acme"]])],
    ["a promise", Promise.resolve({ name: "Acme" })],
    ["an object that is written as text", { name: "Acme", toJSON: () => "Acme" }],
    ["an object that is written as nothing", { name: "Acme", toJSON: () => undefined }],
    ["an object whose name is nobody's own", Object.create({ name: "Acme" })],
    [
      "a class with a getter",
      new (class {
        get name() {
          return "Acme";
        }
      })(),
    ],
    ["a revoked proxy", revoked.proxy],
  ])("that is %s is refused before anything is sent", async (_, body) => {
    const server = await startServer();
    await failureOf(clientOf(server).companies.create(body as never), RequestValidationError);
    expect(server.requests).toEqual([]);
  });

  test("of a class of the caller's own is sent where what is checked is what is written", async () => {
    const server = await startServer({ body: { id: "c" } });
    class Business {
      name = "Acme";
      get secret() {
        return "not written";
      }
    }
    await clientOf(server).companies.create(new Business());
    expect(server.requests[0]?.body).toBe('{"name":"Acme"}');
  });

  test("under a name of megabytes is shown in a short line without breaks", async () => {
    const tags = { [`line\nbreak${"n".repeat(million)}`]: 7 };
    const call = clientOf(await startServer()).companies.create({ name: "Acme", tags } as never);
    const error = await failureOf(call, RequestValidationError);
    expect(error.message.length).toBeLessThan(500);
    expect(error.message).not.toContain("\n");
  });
});

describe("a query", () => {
  test.each<[string, unknown]>([
    ["a line break", "a\r\nX-Evil: 1"],
    ["what a URL means something by", "a&page=9#x=1?%26"],
    ["10 kB", "x".repeat(10_000)],
    ["a number", 0.1],
    ["true", true],
  ])("with %s comes back out of the request line as it was", async (_, value) => {
    const server = await startRawServer();
    await clientOf(server).companies.list({ tags: value as string });
    const [line = ""] = server.received().split("\r\n");
    const url = new URL(line.split(" ")[1] ?? "", server.url);
    expect([...url.searchParams]).toEqual([["tags", String(value)]]);
    expect(server.received()).not.toMatch(/^x-evil/im);
  });

  test.each<[string, unknown]>([
    ["an object", { tags: {} }],
    ["an array", { tags: ["a"] }],
    ["a symbol", { tags: Symbol("a") }],
    ["a BigInt", { page: 1n }],
    ["NaN", { page: Number.NaN }],
    ["half of a surrogate pair", { tags: "\ud800" }],
    [
      "a text that throws",
      {
        tags: {
          toString: () => {
            throw new Error("no");
          },
        },
      },
    ],
    ["text in place of it", "page=1"],
    ["an array in place of it", ["page"]],
  ])("with %s is refused before anything is sent", async (_, query) => {
    const server = await startServer();
    await failureOf(clientOf(server).companies.list(query as never), RequestValidationError);
    expect(server.requests).toEqual([]);
  });
});

describe("a header", () => {
  test.each([
    ["X-Break", "a\r\nX-Evil: 1"],
    ["X-Break", "a\nb"],
    ["X-Break", "a\0b"],
    ["X-Break", "☕"],
    ["X-Break", 7],
    ["X-Break", ["a"]],
    ["X-Break", null],
    ["X-Evil: 1\r\nX", "a"],
    ["", "a"],
    ["X Y", "a"],
    ["X:Y", "a"],
    ["authorization", "Basic eA=="],
    ["AUTHORIZATION", "Basic eA=="],
  ])("%j: %j is refused, for one call and for all", async (name, value) => {
    const server = await startServer();
    const headers = { [name]: value as string };
    const call = clientOf(server).companies.get("acme", { headers });
    await failureOf(call, RequestValidationError);
    expect(() => clientOf(server, { headers })).toThrow(CodatError);
    expect(server.requests).toEqual([]);
  });

  test("with what may be in one comes out as it was", async () => {
    const server = await startServer();
    const headers = { "X-Note": 'a\tb; c="d" é', __proto__: "data" };
    await clientOf(server).companies.get("acme", { headers });
    expect(server.requests[0]?.headers["x-note"]).toBe('a\tb; c="d" é');
  });
});

describe("a file's name", () => {
  test.each([
    'a"b.pdf',
    "a'b;c=d.pdf",
    "caffè ☕ 領収書.pdf",
    "a%22%0d%0ab.pdf",
    "..pdf",
    "a b.tar.gz",
    `${"n".repeat(300)}.pdf`,
  ])("%j comes out of the form as it was, streamed or not", async (filename) => {
    const server = await startUploadServer();
    const { attachments } = clientOf(server);
    await attachments.upload("a", "b", "c", { content: new Blob(["%PDF"]), filename });
    await attachments.upload("a", "b", "c", { content: new Blob(["%PDF"]).stream(), filename });
    expect(server.uploads).toHaveLength(2);
    for (const { part } of server.uploads) {
      expect(Object.keys(part.headers).sort()).toEqual(["content-disposition", "content-type"]);
      const disposition = part.headers["content-disposition"] ?? "";
      const name = /; filename="((?:[^"\\]|\\.)*)"/.exec(disposition)?.[1] ?? "";
      expect(name.replaceAll("%22", '"').replaceAll('\\"', '"')).toBe(
        filename.replaceAll("%22", '"'),
      );
      expect(part.content.toString()).toBe("%PDF");
    }
  });

  test.each([
    "a\r\nX-Evil: 1.pdf",
    "a\nb.pdf",
    "a\0b.pdf",
    "../a.pdf",
    "..\\a.pdf",
    "/etc/passwd",
    "a/",
    "a\ud800.pdf",
    "\u007f",
    " ",
    "",
  ])("%j is refused before anything is sent", async (filename) => {
    const server = await startServer();
    const file = { content: new Uint8Array([1]), filename };
    const call = clientOf(server).attachments.upload("a", "b", "c", file);
    await failureOf(call, RequestValidationError);
    expect(server.requests).toEqual([]);
  });

  test.each(["application/pdf\r\nX-Evil: 1", "pdf", "a/b/c", "☕/☕"])(
    "its media type %j is refused",
    async (contentType) => {
      const file = { content: new Uint8Array([1]), filename: "a.pdf", contentType };
      const call = clientOf(await startServer()).attachments.upload("a", "b", "c", file);
      await failureOf(call, RequestValidationError);
    },
  );
});
