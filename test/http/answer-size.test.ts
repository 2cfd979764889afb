import { gzipSync } from "node:zlib";
import {
  ApiError,
  CodatExpenses,
  ConfigurationError,
  ResponseValidationError,
} from "codat-expenses";
import { expect, test } from "vitest";
import { clientOf, errorOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

const million = 1_000_000;
const large = (bytes: number) => `{"id":"x","name":"${"n".repeat(bytes)}"}`;

test("a response of 10 MB is read, a larger one is an error that keeps its beginning", async () => {
  const server = await startServer([{ body: large(9 * million) }, { body: large(11 * million) }]);
  const codat = clientOf(server);
  const { name } = await codat.companies.get("a");
  expect(name).toHaveLength(9 * million);
  const error = await errorOf(codat.companies.get("a"));
  expect(error).toBeInstanceOf(ResponseValidationError);
  expect(error).toMatchObject({ status: 200, text: expect.stringMatching(/^\{"id":"x"/) });
  expect(String(error)).toMatch(/larger than maxResponseBytes/);
});

test("the limit can be set", async () => {
  const server = await startServer([{ body: large(2_000) }]);
  const error = await errorOf(clientOf(server, { maxResponseBytes: 1_000 }).companies.get("a"));
  expect(error).toBeInstanceOf(ResponseValidationError);
  expect(() => new CodatExpenses({ apiKey: "k", maxResponseBytes: 0 })).toThrow(ConfigurationError);
});

test("a compressed response counts as it is unpacked, and is not unpacked to its end", async () => {
  const bomb = gzipSync(Buffer.alloc(200 * million, "n"));
  const server = await startServer([{ headers: { "content-encoding": "gzip" }, body: bomb }]);
  const before = process.memoryUsage().rss;
  const error = await errorOf(clientOf(server).companies.get("a"));
  expect(error).toBeInstanceOf(ResponseValidationError);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * million);
});

test("an error's body that is too large is cut, and the error is the status's own", async () => {
  const server = await startServer([{ status: 404, body: large(11 * million) }]);
  const error = await errorOf(clientOf(server).companies.get("a"));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 404 });
});

test("a list that promises an end and has none ends in an error", async () => {
  const results = Array.from({ length: 500 }, (_, n) => ({ id: String(n) }));
  const page = JSON.stringify({
    results,
    pageNumber: 1,
    pageSize: 500,
    totalResults: 600,
    _links: { next: { href: "/companies?page=2" } },
  });
  const server = await startServer(Array.from({ length: 40 }, () => ({ body: page })));
  let listed = 0;
  const list = async () => {
    for await (const _ of clientOf(server).companies.list()) listed += 1;
  };
  expect(await errorOf(list())).toBeInstanceOf(ResponseValidationError);
  expect(listed).toBeLessThan(6_500);
});

test("large responses share a budget of 64 MB: the others wait their turn, and all are read", async () => {
  // 24 kB each on the wire.
  const body = gzipSync(Buffer.from(large(9.9 * million)));
  let reading = 0;
  let most = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    let bytes = 0;
    const counted = response.body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.byteLength;
          reading += chunk.byteLength;
          most = Math.max(most, reading);
          controller.enqueue(chunk);
        },
        flush: () => {
          reading -= bytes;
        },
      }),
    );
    return new Response(counted, response);
  };
  const server = await startServer({ headers: { "content-encoding": "gzip" }, body });
  const codat = clientOf(server, { fetch, maxConcurrency: 20, maxBufferedBytes: 20 * million });
  const companies = await Promise.all(
    Array.from({ length: 8 }, (_, index) => codat.companies.get(String(index))),
  );
  expect(companies.every(({ name }) => name?.length === 9.9 * million)).toBe(true);
  // Two at a time, and the 256 kB that each of the others may hold without a share.
  expect(most).toBeLessThan(24 * million);
});

test("a call that waits for its turn ends when its signal aborts, and lets the next one in", async () => {
  const body = large(2 * million);
  const server = await startServer({ body });
  const codat = clientOf(server, { maxBufferedBytes: 1, timeoutMs: 5_000 });
  const controller = new AbortController();
  const first = codat.companies.get("a", { signal: controller.signal });
  const second = codat.companies.get("b");
  controller.abort();
  await expect(first).rejects.toThrow("aborted");
  expect((await second).name).toHaveLength(2 * million);
});
