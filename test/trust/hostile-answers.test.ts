import type { Socket } from "node:net";
import { brotliCompressSync, constants, deflateSync, gzipSync } from "node:zlib";
import {
  ApiError,
  CodatError,
  ConnectionError,
  RateLimitError,
  ResponseValidationError,
  ServerError,
  TimeoutError,
} from "codat-expenses";
import { describe, expect, test } from "vitest";
import { clientOf, errorOf, expense, failureOf } from "../support/client.js";
import { recordingClock } from "../support/recording-clock.js";
import { startServer } from "../support/scripted-server.js";
import { startRawServer } from "./raw-server.js";

const million = 1_000_000;
const head = (headers: Record<string, string | number>, status = "200 OK") =>
  `HTTP/1.1 ${status}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;

/** A whole answer. */
function whole(body: string | Buffer, headers: Record<string, string> = {}, status = "200 OK") {
  const bytes = Buffer.from(body);
  return (socket: Socket) => {
    socket.write(head({ "content-length": bytes.length, ...headers }, status));
    socket.write(bytes);
  };
}

/** The same, written and then cut off by closing the connection. */
const cutOff = (text: string) => (socket: Socket) => void socket.end(text);

const repeat = (socket: Socket, chunk: () => string | Buffer) => {
  const more = () => {
    while (!socket.destroyed && socket.write(chunk()));
    if (!socket.destroyed) socket.once("drain", more);
  };
  more();
};

type Class = abstract new (...parameters: never[]) => CodatError;
const json = { "content-type": "application/json" };

describe("a success that is none", () => {
  test.each<[string, (socket: Socket) => void, Class]>([
    [
      "HTML",
      whole("<!doctype html><p>Sign in", { "content-type": "text/html" }),
      ResponseValidationError,
    ],
    ["HTML that says it is JSON", whole("<p>Sign in", json), ResponseValidationError],
    ["an empty body", whole("", json), ResponseValidationError],
    ["no body, 204", (socket) => socket.write(head({}, "204 No Content")), ResponseValidationError],
    ["a byte order mark alone", whole("\ufeff", json), ResponseValidationError],
    ["truncated JSON of the length it says", whole('{"id":"1","na', json), ResponseValidationError],
    ["two JSON values", whole('{"id":"1"}{"id":"2"}', json), ResponseValidationError],
    ["JSON text", whole('"text"', json), ResponseValidationError],
    ["null", whole("null", json), ResponseValidationError],
    ["NaN", whole("NaN", json), ResponseValidationError],
    ["an array", whole('[{"id":"1"}]', json), ResponseValidationError],
    ["bytes", whole(Buffer.alloc(1_000, 0xff), json), ResponseValidationError],
    ["UTF-16", whole(Buffer.from('{"id":"1"}', "utf16le"), json), ResponseValidationError],
    [
      "a body cut off before its length",
      cutOff(`${head({ "content-length": 100 })}{"id":"1"}`),
      ConnectionError,
    ],
    [
      "chunks cut off",
      cutOff(`${head({ "transfer-encoding": "chunked" })}5\r\n{"id"`),
      ConnectionError,
    ],
    [
      "chunks of nonsense",
      cutOff(`${head({ "transfer-encoding": "chunked" })}zz\r\n{}`),
      ConnectionError,
    ],
    ["no HTTP", cutOff("SSH-2.0-OpenSSH_9.6\r\n"), ConnectionError],
    ["a status that is none", cutOff("HTTP/1.1 9999 What\r\n\r\n"), ConnectionError],
    ["half a status line", cutOff("HTTP/1.1 20"), ConnectionError],
    ["a header without a colon", cutOff("HTTP/1.1 200 OK\r\nnonsense\r\n\r\n{}"), ConnectionError],
    ["headers of 1 MB", cutOff(`${head({ x: "x".repeat(million) })}{}`), ConnectionError],
    [
      "two lengths",
      cutOff("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}"),
      ConnectionError,
    ],
    ["a length below zero", cutOff(`${head({ "content-length": -1 })}{}`), ConnectionError],
    ["nothing at all", (socket) => socket.end(), ConnectionError],
    ["gzip that is none", whole('{"id":"1"}', { "content-encoding": "gzip" }), ConnectionError],
    [
      "gzip cut off",
      whole(gzipSync('{"id":"1"}').subarray(0, 15), { "content-encoding": "gzip" }),
      CodatError,
    ],
    [
      "an encoding that nobody knows",
      whole("\u0001\u0002", { "content-encoding": "xyz" }),
      ResponseValidationError,
    ],
    [
      "an upgrade that nobody asked for",
      cutOff(head({ upgrade: "websocket", connection: "upgrade" }, "101 Switching Protocols")),
      CodatError,
    ],
  ])("%s is a typed error", async (_, answer, type) => {
    const server = await startRawServer(answer);
    const codat = clientOf(server, { maxRetries: 0, timeoutMs: 5_000 });
    const error = await failureOf(codat.companies.get("acme"), CodatError);
    expect(error).toBeInstanceOf(type);
    expect(error).not.toBeInstanceOf(TimeoutError);
    expect(error.message.length).toBeLessThan(1_000);
    expect(error.message).not.toMatch(/[\r\n]/);
  });
});

describe("a success that is odd", () => {
  test.each<[string, (socket: Socket) => void, unknown]>([
    [
      "JSON that says it is HTML",
      whole('{"id":"1"}', { "content-type": "text/html" }),
      { id: "1" },
    ],
    ["JSON that says nothing", whole('{"id":"1"}'), { id: "1" }],
    ["a byte order mark before it", whole('\ufeff{"id":"1"}', json), { id: "1" }],
    [
      "a number beyond all numbers",
      whole('{"id":"1","a":1e309,"b":-1e309}', json),
      { id: "1", a: Number.POSITIVE_INFINITY, b: Number.NEGATIVE_INFINITY },
    ],
    ["keys twice", whole('{"id":"1","id":"2"}', json), { id: "2" }],
    ["gzip", whole(gzipSync('{"id":"1"}'), { "content-encoding": "gzip" }), { id: "1" }],
    ["brotli", whole(brotliCompressSync('{"id":"1"}'), { "content-encoding": "br" }), { id: "1" }],
    [
      "a hint before the answer",
      (socket) => {
        socket.write(head({ link: "</x>; rel=preload" }, "103 Early Hints"));
        whole('{"id":"1"}')(socket);
      },
      { id: "1" },
    ],
    [
      "an end that is the connection's",
      (socket) => void socket.end(`${head({ connection: "close" })}{"id":"1"}`),
      { id: "1" },
    ],
  ])("%s is read", async (_, answer, company) => {
    const server = await startRawServer(answer);
    expect(await clientOf(server).companies.get("acme")).toEqual(company);
  });

  test("nested 100,000 deep is read, and can be dropped", async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    const server = await startRawServer(whole(`{"id":"1","deep":${deep}}`, json));
    expect((await clientOf(server).companies.get("acme")).id).toBe("1");
  });
});

describe("more than is read", () => {
  const bomb = Buffer.alloc(60 * million, " ");
  test.each<[string, (socket: Socket) => void]>([
    [
      "50 MB of JSON that says its length",
      (socket) => {
        socket.write(head({ "content-length": 50 * million, ...json }));
        repeat(socket, () => " ".repeat(65_536));
      },
    ],
    [
      "JSON without an end",
      (socket) => {
        socket.write(head({ "transfer-encoding": "chunked", ...json }));
        repeat(socket, () => `10000\r\n${" ".repeat(65_536)}\r\n`);
      },
    ],
    ["a gzip bomb", whole(gzipSync(bomb), { "content-encoding": "gzip" })],
    ["a deflate bomb", whole(deflateSync(bomb), { "content-encoding": "deflate" })],
    [
      "a brotli bomb",
      whole(brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }), {
        "content-encoding": "br",
      }),
    ],
    ["a bomb in a bomb", whole(gzipSync(gzipSync(bomb)), { "content-encoding": "gzip, gzip" })],
  ])("%s ends at the limit, and lets go of the connection", async (_, answer) => {
    const server = await startRawServer(answer);
    const codat = clientOf(server, { maxRetries: 0 });
    const error = await failureOf(codat.companies.get("acme"), ResponseValidationError);
    expect(error.message).toMatch(/larger than maxResponseBytes/);
    expect(error.text.length).toBeLessThanOrEqual(10_000);
  });

  test("a limit of one's own counts as well", async () => {
    const server = await startRawServer(whole(`{"id":"${"x".repeat(2_000)}"}`, json));
    const codat = clientOf(server, { maxResponseBytes: 2_000 });
    await failureOf(codat.companies.get("acme"), ResponseValidationError);
  });
});

describe("a response that takes its time", () => {
  const drip = (text: () => string) => (socket: Socket) => {
    const timer = setInterval(() => socket.write(text()), 5);
    socket.on("close", () => clearInterval(timer));
  };
  test.each<[string, (socket: Socket) => void]>([
    ["says nothing", () => undefined],
    ["drips its status line", drip(() => "H")],
    [
      "drips headers",
      (socket) => {
        socket.write("HTTP/1.1 200 OK\r\n");
        drip(() => "x: y\r\n")(socket);
      },
    ],
    ["hints for ever", drip(() => head({}, "103 Early Hints"))],
    ["has no body after its headers", (socket) => void socket.write(head({ "content-length": 2 }))],
    [
      "drips its body",
      (socket) => {
        socket.write(head({ "transfer-encoding": "chunked" }));
        drip(() => "1\r\n \r\n")(socket);
      },
    ],
    [
      "drips the body of its error",
      (socket) => {
        socket.write(head({ "transfer-encoding": "chunked" }, "500 No"));
        drip(() => "1\r\n \r\n")(socket);
      },
    ],
    [
      "stalls within its gzip",
      (socket) => {
        socket.write(head({ "content-encoding": "gzip", "content-length": 100 }));
        socket.write(gzipSync('{"id":"1"}').subarray(0, 12));
      },
    ],
  ])("and %s ends at the timeout, and its connection with it", async (_, answer) => {
    const server = await startRawServer(answer);
    const codat = clientOf(server, { maxRetries: 0, timeoutMs: 100 });
    const startedMs = performance.now();
    const error = await failureOf(codat.companies.get("acme"), CodatError);
    // Whoever drips nonsense is sooner found out.
    if (!(error instanceof ConnectionError)) expect(error).toBeInstanceOf(TimeoutError);
    // The body itself would take minutes; a busy machine seconds.
    expect(performance.now() - startedMs).toBeLessThan(20_000);
    await server.requestsClosed();
  });

  test("lists and writes are held to the same", async () => {
    const server = await startRawServer(
      (socket) => void socket.write(head({ "content-length": 9 })),
    );
    const codat = clientOf(server, { maxRetries: 0, timeoutMs: 50 });
    await failureOf(codat.companies.list(), TimeoutError);
    const error = await failureOf(codat.expenses.create("acme", [expense()]), TimeoutError);
    expect(error.mayHaveSucceeded).toBe(true);
    await server.requestsClosed();
  });
});

describe("Retry-After", () => {
  test.each<[string, number[] | undefined, number]>([
    ["31536000", undefined, 1],
    ["Thu, 01 Jan 2099 00:00:00 GMT", undefined, 1],
    ["99999999999999999999", undefined, 1],
    ["61", undefined, 1],
    ["60", [60_000, 60_000], 3],
    ["0", [0, 0], 3],
    ["0.5", [500, 500], 3],
    ["Thu, 01 Jan 1970 00:00:00 GMT", [0, 0], 3],
  ])("%s", async (value, sleptMs, requests) => {
    const server = await startRawServer(whole("{}", { "retry-after": value }, "429 Too Many"));
    const clock = recordingClock();
    const codat = clientOf(server, { clock, maxRetries: 2 });
    await failureOf(codat.companies.get("acme"), RateLimitError);
    expect(clock.sleptMs).toEqual(sleptMs ?? []);
    expect(server.requestCount()).toBe(requests);
  });

  test.each(["-5", "soon", "NaN", "1e9", "0x10", "Infinity", "tomorrow", "", "1, 2"])(
    "%j is as if it had not come: the client's own pauses are taken",
    async (value) => {
      const server = await startRawServer(whole("{}", { "retry-after": value }, "503 Busy"));
      const clock = recordingClock();
      const codat = clientOf(server, { clock, maxRetries: 2 });
      await failureOf(codat.companies.get("acme"), ServerError);
      expect(clock.sleptMs).toHaveLength(2);
      for (const ms of clock.sleptMs) expect(ms >= 0 && ms <= 8_000).toBe(true);
    },
  );
});

test.each(["nonsense", "-1", "1e400", "99999999999999999999999", "", "NaN"])(
  "a rate limit of %j is none that a program would trip over",
  async (value) => {
    const limits = {
      "x-rate-limit-limit": value,
      "x-rate-limit-remaining": value,
      "x-rate-limit-reset": value,
    };
    const server = await startRawServer(whole('{"id":"1"}', limits));
    const { response } = await clientOf(server).companies.get("acme").withResponse();
    for (const part of Object.values(response.rateLimit)) {
      expect(part === undefined || Number.isFinite(Number(part)), String(part)).toBe(true);
    }
  },
);

describe("a link to the next page", () => {
  test.each([
    ["another origin", "http://evil.example/companies?page=2"],
    ["another origin without a scheme", "//evil.example/companies?page=2"],
    ["a script", "javascript:alert(1)"],
    ["a file", "file:///etc/passwd"],
    ["another path", "/companies/acme?page=2"],
    ["nonsense", "\u0000"],
  ])("to %s is never followed: the next page is asked for by its number", async (_, href) => {
    const server = await startServer([
      { body: { results: [{ id: "a" }], _links: { next: { href } } } },
      { body: { results: [{ id: "b" }] } },
    ]);
    const ids: unknown[] = [];
    for await (const { id } of clientOf(server).companies.list()) ids.push(id);
    expect(ids).toEqual(["a", "b"]);
    expect(server.requests.map(({ target }) => target)).toEqual([
      "/companies",
      "/companies?page=2",
    ]);
  });

  test("to the same page, over and over, ends", async () => {
    const results = Array.from({ length: 1_000 }, (_, at) => ({ id: String(at) }));
    const body = { results, totalResults: 1_000, _links: { next: { href: "/companies?page=1" } } };
    const server = await startServer({ body });
    const loop = async () => {
      for await (const _ of clientOf(server).companies.list());
    };
    await failureOf(loop(), ResponseValidationError);
    expect(server.requests.length).toBeLessThan(10);
  });

  test("after an empty page ends", async () => {
    const server = await startServer({ body: { results: [], _links: { next: { href: "/x" } } } });
    for await (const _ of clientOf(server).companies.list());
    expect(server.requests).toHaveLength(1);
  });
});

test.each([
  "http://127.0.0.1:1/",
  "//127.0.0.1:1/",
  "http://user:password@evil.example/",
  "javascript:alert(1)",
  "http://[",
  "",
])("a redirect to %j is refused where it came, and costs one request", async (location) => {
  const server = await startRawServer(whole("", { location }, "307 Temporary Redirect"));
  const error = await failureOf(clientOf(server).companies.get("acme"), ApiError);
  expect(error.status).toBe(307);
  expect(server.requestCount()).toBe(1);
});

test("a redirect to another origin brings it no request, and so no key", async () => {
  const elsewhere = await startRawServer(whole("{}"));
  const location = `${elsewhere.url}/companies/acme`;
  const server = await startRawServer(whole("", { location }, "302 Found"));
  await failureOf(clientOf(server).expenses.create("acme", [expense()]), ApiError);
  expect([server.requestCount(), elsewhere.requestCount()]).toEqual([1, 0]);
});

test("a response before the upload is read, and an unsolicited one, end no process", async () => {
  const early = await startRawServer((socket) => {
    whole('{"error":"Too large."}', { connection: "close" }, "413 Too Large")(socket);
    socket.end();
  });
  const content = new Blob([new Uint8Array(5 * million)]);
  const upload = { content: content.stream(), filename: "a.pdf" };
  const call = clientOf(early, { maxRetries: 0 }).attachments.upload("a", "b", "c", upload);
  expect(await errorOf(call)).toBeInstanceOf(CodatError);

  const twice = await startRawServer((socket) => {
    whole('{"id":"1"}')(socket);
    whole('{"id":"2"}')(socket);
  });
  const codat = clientOf(twice);
  expect(await codat.companies.get("acme")).toEqual({ id: "1" });
  expect(await codat.companies.get("acme")).toEqual({ id: "1" });
});
