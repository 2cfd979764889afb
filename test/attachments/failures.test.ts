import { readdirSync, readlinkSync, truncateSync } from "node:fs";
import { Readable } from "node:stream";
import {
  ApiError,
  BadRequestError,
  ConnectionError,
  type FileInput,
  RequestAbortedError,
  RequestValidationError,
} from "codat-expenses";
import { describe, expect, test, vi } from "vitest";
import { untyped } from "../support/bodies.js";
import { clientOf, errorOf, failureOf } from "../support/client.js";
import { closedPort } from "../support/scripted-server.js";
import { temporaryFile } from "../support/temporary-file.js";
import { startUploadServer, type UploadAnswer } from "../support/upload-server.js";

const filename = "receipt.pdf";
const bytes = Buffer.from("a receipt");

/** What can be opened again, and what cannot. */
const reopenable: [string, () => FileInput][] = [
  ["a path", () => ({ path: temporaryFile(filename, bytes) })],
  ["bytes", () => ({ content: bytes, filename })],
  ["a File", () => new File([bytes], filename, { type: "application/pdf" })],
];
const streams: [string, () => FileInput][] = [
  ["a Readable", () => ({ content: Readable.from([bytes]), filename })],
  ["a web stream", () => ({ content: new Blob([bytes]).stream(), filename })],
];

async function start(...answers: UploadAnswer[]) {
  const server = await startUploadServer(...answers);
  const { attachments } = clientOf(server);
  return { server, upload: (file: FileInput) => attachments.upload("c", "s", "t", file) };
}

describe("what can be opened again is sent again where it was not executed", () => {
  test.each(reopenable)("%s, after a 429", async (_, input) => {
    const { server, upload } = await start(429, 429);
    expect(await upload(input())).toEqual({ id: "attachment" });
    expect(server.uploads.map(({ part }) => part.content)).toEqual([bytes, bytes, bytes]);
  });

  test.each(reopenable)("%s, after a connection that was refused", async (_, input) => {
    const port = await closedPort();
    const attempts: number[] = [];
    const codat = clientOf(
      { url: `http://127.0.0.1:${port}` },
      { onRequest: ({ attempt }) => attempts.push(attempt) },
    );
    const error = await failureOf(
      codat.attachments.upload("c", "s", "t", input()),
      ConnectionError,
    );
    expect(error).toMatchObject({ code: "ECONNREFUSED", mayHaveSucceeded: false });
    expect(attempts).toEqual([1, 2, 3, 4]);
  });
});

describe("a stream is not sent again where it may have been executed, nor is anything after a 500", () => {
  test.each([...reopenable, ...streams])("%s, after a 500", async (_, input) => {
    const { server, upload } = await start(500);
    await expect(upload(input())).rejects.toMatchObject({ status: 500, attempts: 1 });
    expect(server.requestCount()).toBe(1);
  });

  test.each(streams)("%s, after a lost connection", async (_, input) => {
    const { server, upload } = await start("break");
    const error = await failureOf(upload(input()), ConnectionError);
    expect(error.mayHaveSucceeded).toBe(true);
    expect(server.requestCount()).toBe(1);
  });
});

describe("a stream is never sent again", () => {
  test.each(streams)("%s, after a 429", async (_, input) => {
    const { server, upload } = await start(429);
    await expect(upload(input())).rejects.toMatchObject({ name: "RateLimitError", attempts: 1 });
    expect(server.requestCount()).toBe(1);
  });

  test.each(streams)("%s, after a connection that was refused", async (_, input) => {
    const codat = clientOf({ url: `http://127.0.0.1:${await closedPort()}` });
    const call = codat.attachments.upload("c", "s", "t", input());
    await expect(call).rejects.toMatchObject({ name: "ConnectionError", attempts: 1 });
  });
});

test("a refusal is the API's own error", async () => {
  const { upload } = await start(400);
  const error = await failureOf(upload({ content: bytes, filename }), BadRequestError);
  expect(error).toBeInstanceOf(ApiError);
  expect(error.message).toContain("failed with 400: No");
});

test("a response that comes before the whole file was sent is the response", async () => {
  const server = await startUploadServer("refuse-early");
  const content = new Readable({
    read() {
      this.push(Buffer.alloc(50_000));
    },
  });
  const call = clientOf(server).attachments.upload("c", "s", "t", { content, filename });
  await expect(call).rejects.toMatchObject({ status: 413 });
  await vi.waitFor(() => expect(content.destroyed).toBe(true));
});

describe("a source that fails", () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(100_000);
    throw new Error("the disk is gone");
  }
  const atOnce = () =>
    new Readable({
      read() {
        this.destroy(new Error("the disk is gone"));
      },
    });

  test.each<[string, () => FileInput]>([
    ["a generator, midway", () => ({ content: failing(), filename })],
    ["a Readable, midway", () => ({ content: Readable.from(failing()), filename })],
    ["a Readable, at once", () => ({ content: atOnce(), filename })],
    [
      "a web stream, midway",
      () => ({ content: untyped(Readable.toWeb(Readable.from(failing()))), filename }),
    ],
    [
      "a web stream, at once",
      () => ({
        content: new ReadableStream<Uint8Array>({
          start: (controller) => controller.error(new Error("the disk is gone")),
        }),
        filename,
      }),
    ],
  ])("fails the call: %s", async (_, input) => {
    const { server, upload } = await start();
    const error = await failureOf(upload(input()), RequestValidationError);
    expect(error.message).toContain("the disk is gone");
    expect(server.uploads).toEqual([]);
  });

  test("fails the call when it closes before its end", async () => {
    const { server, upload } = await start();
    const content = new Readable({
      read() {
        this.push(Buffer.alloc(1000));
        setImmediate(() => this.destroy());
      },
    });
    await failureOf(upload({ content, filename }), RequestValidationError);
    expect(server.uploads).toEqual([]);
  });

  test("fails the call when it has something else than bytes", async () => {
    const { server, upload } = await start();
    const content = untyped(Readable.from([bytes, { not: "bytes" }]));
    const error = await failureOf(upload({ content, filename }), RequestValidationError);
    expect(error.message).toContain("object");
    expect(server.uploads).toEqual([]);
  });

  test.each([
    ["of text", Readable.from(["text", "and more"])],
    ["that yields nothing", Readable.from([])],
  ])("fails the call when it is a stream %s", async (_, content) => {
    const { server, upload } = await start();
    await failureOf(upload({ content, filename }), RequestValidationError);
    expect(server.uploads).toEqual([]);
  });

  test.each([
    ["grows", 1],
    ["shrinks", -1_000_000],
  ])("fails the call when it is a file that %s while it is sent", async (_, by) => {
    const path = temporaryFile(filename, Buffer.alloc(20_000_000));
    const server = await startUploadServer("count");
    const codat = clientOf(server, {
      fetch: (input, init) => {
        truncateSync(path, 20_000_000 + by);
        return fetch(input, init);
      },
    });
    const call = codat.attachments.upload("c", "s", "t", { path });
    const error = await failureOf(call, RequestValidationError);
    expect(error.issues).toMatchObject([{ path: ["file", "path"] }]);
    expect(error.message).toContain("changed its size");
  });

  test("fails the call through a fetch that does not notice, as that of node-fetch 2", async () => {
    const deaf = () => new Promise<Response>(() => undefined);
    const { attachments } = clientOf({ url: "http://127.0.0.1" }, { fetch: deaf });
    const call = attachments.upload("c", "s", "t", { content: failing(), filename });
    expect((await failureOf(call, RequestValidationError)).message).toContain("the disk is gone");
  });

  test("is the cause of the error", async () => {
    const { upload } = await start();
    const error = await failureOf(upload({ content: failing(), filename }), RequestValidationError);
    expect(error.cause).toMatchObject({ message: "the disk is gone" });
    expect(JSON.stringify(error)).not.toContain("mayHaveSucceeded");
  });

  test("does no harm to the process while it is not read yet", async () => {
    const server = await startUploadServer();
    const codat = clientOf(server, {
      apiKey: () => new Promise((resolve) => setTimeout(() => resolve("late-key"), 20)),
    });
    const content = atOnce();
    content.resume();
    const error = await errorOf(codat.attachments.upload("c", "s", "t", { content, filename }));
    expect(String(error)).toContain("the disk is gone");
    // Nor when there is nobody to send it to.
    const nobody = clientOf({ url: `http://127.0.0.1:${await closedPort()}` });
    const upload = nobody.attachments.upload("c", "s", "t", { content: atOnce(), filename });
    await failureOf(upload, RequestValidationError);
  });
});

describe("an abort", () => {
  test("during an upload ends it, and closes the source", async () => {
    const abort = new AbortController();
    const reason = new Error("shutting down");
    const server = await startUploadServer();
    let sent = 0;
    const content = new Readable({
      read() {
        sent += 1;
        if (sent === 10) abort.abort(reason);
        this.push(Buffer.alloc(50_000));
      },
    });
    const call = clientOf(server).attachments.upload(
      "c",
      "s",
      "t",
      { content, filename },
      { signal: abort.signal },
    );
    expect(await failureOf(call, RequestAbortedError)).toMatchObject({ cause: reason });
    await vi.waitFor(() => expect(content.destroyed).toBe(true));
    expect(server.uploads).toEqual([]);
  });

  test("while the source gives nothing ends it, and closes the source", async () => {
    const abort = new AbortController();
    const server = await startUploadServer();
    const content = new Readable({
      read() {
        setImmediate(() => abort.abort());
      },
    });
    const call = clientOf(server).attachments.upload(
      "c",
      "s",
      "t",
      { content, filename },
      { signal: abort.signal },
    );
    await failureOf(call, RequestAbortedError);
    await vi.waitFor(() => expect(content.destroyed).toBe(true));
  });

  test("before an upload leaves the source unread", async () => {
    const server = await startUploadServer();
    const read = vi.fn();
    const content = new Readable({ read });
    const call = clientOf(server).attachments.upload(
      "c",
      "s",
      "t",
      { content, filename },
      { signal: AbortSignal.abort() },
    );
    await failureOf(call, RequestAbortedError);
    expect(read).not.toHaveBeenCalled();
    expect(server.requestCount()).toBe(0);
  });
});

describe.runIf(process.platform === "linux")("a file from a path is closed", () => {
  const openFiles = (path: string) =>
    readdirSync("/proc/self/fd").filter((descriptor) => {
      try {
        return readlinkSync(`/proc/self/fd/${descriptor}`) === path;
      } catch {
        return false;
      }
    });

  test.each<[string, UploadAnswer]>([
    ["after a success", 200],
    ["after a refusal", 400],
    ["after a retry", 429],
    ["after a connection broke off", "break"],
  ])("%s", async (_, answer) => {
    const path = temporaryFile(filename, Buffer.alloc(1_000_000));
    const { upload } = await start(answer);
    await upload({ path }).catch(() => undefined);
    await vi.waitFor(() => expect(openFiles(path)).toEqual([]));
  });

  test("after a connection was refused", async () => {
    const path = temporaryFile(filename, Buffer.alloc(1_000_000));
    const codat = clientOf({ url: `http://127.0.0.1:${await closedPort()}` });
    await codat.attachments.upload("c", "s", "t", { path }).catch(() => undefined);
    await vi.waitFor(() => expect(openFiles(path)).toEqual([]));
  });

  test("after an abort midway", async () => {
    const path = temporaryFile(filename, Buffer.alloc(50_000_000));
    const server = await startUploadServer("silence");
    const abort = new AbortController();
    const call = clientOf(server).attachments.upload(
      "c",
      "s",
      "t",
      { path },
      { signal: abort.signal },
    );
    await vi.waitFor(() => expect(server.receivedBytes()).toBeGreaterThan(0), {
      interval: 1,
      timeout: 10_000,
    });
    abort.abort();
    await failureOf(call, RequestAbortedError);
    await vi.waitFor(() => expect(openFiles(path)).toEqual([]));
  });

  test("after an abort before the first byte", async () => {
    const path = temporaryFile(filename, bytes);
    const { attachments } = clientOf(await startUploadServer());
    const abort = new AbortController();
    const call = attachments.upload("c", "s", "t", { path }, { signal: abort.signal });
    abort.abort();
    await failureOf(call, RequestAbortedError);
    await vi.waitFor(() => expect(openFiles(path)).toEqual([]));
  });
});
