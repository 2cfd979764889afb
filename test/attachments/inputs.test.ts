import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { type FileInput, RequestValidationError } from "codat-expenses";
import { Blob as ForeignBlob } from "node-fetch";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { untyped } from "../support/bodies.js";
import { clientOf } from "../support/client.js";
import { refusalOf } from "../support/refusal.js";
import { temporaryFile } from "../support/temporary-file.js";
import { startUploadServer } from "../support/upload-server.js";

/** Every byte there is, and what could be taken for the end of a part. */
const bytes = Buffer.concat([
  Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  Buffer.from("\r\n--\r\n----------------------------\r\n\r\nContent-Disposition: form-data\r\n"),
]);

async function upload(file: FileInput) {
  const server = await startUploadServer();
  await clientOf(server).attachments.upload("company", "sync", "transaction", file);
  const [received] = server.uploads;
  if (!received) throw new Error("nothing came");
  return received;
}

const named = (name: string, type: string) => ({
  "content-disposition": `form-data; name="file"; filename="${name}"`,
  "content-type": type,
});

/** The bytes in pieces of uneven length. */
async function* pieces() {
  for (let at = 0, length = 1; at < bytes.length; at += length, length += 7) {
    yield bytes.subarray(at, at + length);
  }
}

/** Runs an expression in a realm of its own, whose globals are not those of the library. */
const elsewhere = (expression: string) => runInNewContext(expression, { bytes: [...bytes] });

describe("a file arrives byte for byte", () => {
  const filename = "receipt.pdf";
  const inputs: [string, () => FileInput][] = [
    ["a File", () => new File([bytes], filename, { type: "application/pdf" })],
    ["a Blob", () => ({ content: new Blob([bytes]), filename })],
    ["a Uint8Array", () => ({ content: new Uint8Array(bytes), filename })],
    ["a Buffer", () => ({ content: bytes, filename })],
    ["an ArrayBuffer", () => ({ content: Uint8Array.from(bytes).buffer, filename })],
    ["bytes of another realm", () => ({ content: elsewhere(`Uint8Array.from(bytes)`), filename })],
    [
      "an ArrayBuffer of another realm",
      () => ({ content: elsewhere(`Uint8Array.from(bytes).buffer`), filename }),
    ],
    ["a Blob of another library", () => ({ content: untyped(new ForeignBlob([bytes])), filename })],
    [
      "a part of a larger buffer",
      () => ({
        content: Buffer.concat([Buffer.alloc(9), bytes]).subarray(9),
        filename,
      }),
    ],
    ["a web ReadableStream", () => ({ content: new Blob([bytes]).stream(), filename })],
    ["a Readable", () => ({ content: Readable.from(pieces(), { objectMode: false }), filename })],
    ["a Readable in object mode", () => ({ content: Readable.from(pieces()), filename })],
    ["an async generator", () => ({ content: pieces(), filename })],
    ["a path", () => ({ path: temporaryFile(filename, bytes) })],
    [
      "a stream of a file",
      () => ({ content: createReadStream(temporaryFile(filename, bytes)), filename }),
    ],
  ];

  test.each(inputs)("%s", async (_, input) => {
    const { part } = await upload(input());
    expect(part.content.equals(bytes)).toBe(true);
    expect(part.headers).toEqual(named(filename, "application/pdf"));
  });

  test.each(inputs)("%s, through a mock's handlers as well", async (_, input) => {
    const { startClient } = await import("../support/start-client.js");
    const { writeExpense } = await import("../support/spend.js");
    const { codat, mock } = startClient();
    const { companyId, syncId, transactionId } = await writeExpense(codat, mock.createCompany());
    await codat.attachments.upload(companyId, syncId, transactionId, input());
    const [entry] = mock.ledger(companyId);
    const [attachment] = entry?.attachments ?? [];
    expect(attachment).toMatchObject({ filename, contentType: "application/pdf" });
    expect(Buffer.from(attachment?.content ?? []).equals(bytes)).toBe(true);
  });

  test("one of several megabytes, too", async () => {
    const large = Buffer.alloc(5_000_001, "0123456789abcdef");
    for (const input of [
      { path: temporaryFile(filename, large) },
      { content: createReadStream(temporaryFile(filename, large)), filename },
      { content: new Blob([large]).stream(), filename },
    ]) {
      const { part } = await upload(input);
      expect(part.content.equals(large)).toBe(true);
    }
  });

  test("bytes arrive as they were when the call was made", async () => {
    const server = await startUploadServer();
    const content = new Uint8Array(bytes);
    const call = clientOf(server).attachments.upload("c", "s", "t", { content, filename });
    content.fill(0);
    await call;
    expect(server.uploads[0]?.part.content.equals(bytes)).toBe(true);
  });
});

describe("the length", () => {
  test.each([1, 100_000])("is known for a file from a path: %i bytes", async (sizeBytes) => {
    const { headers, part } = await upload({
      path: temporaryFile("a.pdf", Buffer.alloc(sizeBytes)),
    });
    expect(Number(headers["content-length"])).toBeGreaterThan(sizeBytes);
    expect(headers["transfer-encoding"]).toBeUndefined();
    expect(part.content).toHaveLength(sizeBytes);
  });

  test("is known for bytes", async () => {
    const { headers } = await upload({ content: bytes, filename: "a.pdf" });
    expect(Number(headers["content-length"])).toBeGreaterThan(bytes.length);
  });

  test("is not known for a stream, which has none", async () => {
    const { headers } = await upload({ content: pieces(), filename: "a.pdf" });
    expect(headers["content-length"]).toBeUndefined();
    expect(headers["transfer-encoding"]).toBe("chunked");
  });
});

describe("the name", () => {
  test("of a path is its last part, unless another is given", async () => {
    const path = temporaryFile("lunch.png", bytes);
    expect((await upload({ path })).part.headers).toEqual(named("lunch.png", "image/png"));
    const renamed = await upload({ path, filename: "dinner.gif" });
    expect(renamed.part.headers).toEqual(named("dinner.gif", "image/gif"));
  });

  test.each([
    ['the "best" one.pdf', "the %22best%22 one.pdf"],
    ["Beleg für Café ☕️ 収据.pdf", "Beleg für Café ☕️ 収据.pdf"],
    ["with spaces; and=more, 100%.pdf", "with spaces; and=more, 100%.pdf"],
    ["no-extension", "no-extension"],
    [".pdf", ".pdf"],
    ["c'est.tar.PDF", "c'est.tar.PDF"],
  ])("can be unusual: %s", async (filename, sent) => {
    for (const content of [bytes, pieces()]) {
      const { part } = await upload({ content, filename });
      expect(part.headers["content-disposition"]).toBe(
        `form-data; name="file"; filename="${sent}"`,
      );
    }
  });

  test.each([
    ["a\nb.pdf"],
    ["a\r\nContent-Type: text/html\r\n\r\n.pdf"],
    ["../../etc/passwd"],
    ["C:\\receipts\\a.pdf"],
    ["a\0.pdf"],
    ["half a pair \uD83D.pdf"],
  ])("cannot have a path, a line break or the like in it: %j", async (filename) => {
    for (const file of [
      { content: bytes, filename },
      { content: pieces(), filename },
      { path: temporaryFile("a.pdf", bytes), filename },
      // A File itself makes its name well-formed.
      ...(filename.includes("\uD83D") ? [] : [new File([bytes], filename)]),
    ]) {
      expect(await refusalOf(upload(file))).toEqual([
        "file.filename: must be a plain file name, without a path and line breaks",
      ]);
    }
  });

  test.each(["", " ", undefined, 5])("is required of content: %j", async (filename) => {
    const file = untyped({ content: bytes, filename });
    expect(await refusalOf(upload(file))).toEqual(["file.filename: is required"]);
  });
});

describe("the content type", () => {
  test.each([
    ["a.pdf", "application/pdf"],
    ["a.PNG", "image/png"],
    ["a.jpg", "image/jpeg"],
    ["a.jpeg", "image/jpeg"],
    ["a.jfif", "image/jpeg"],
    ["a.HEIC", "image/heic"],
    ["a.heif", "image/heif"],
    ["a.avif", "image/avif"],
    ["a.tar.gif", "image/gif"],
    ["a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["a.unknown", "application/octet-stream"],
    ["a.constructor", "application/octet-stream"],
    ["a", "application/octet-stream"],
  ])("is told from the name: %s", async (filename, type) => {
    for (const content of [bytes, pieces()]) {
      expect((await upload({ content, filename })).part.headers).toEqual(named(filename, type));
    }
  });

  test("that is given counts before a blob's own, which counts before the name", async () => {
    const content = new Blob([bytes], { type: "image/webp" });
    const own = await upload({ content, filename: "a.pdf" });
    expect(own.part.headers).toEqual(named("a.pdf", "image/webp"));
    const given = await upload({ content, filename: "a.pdf", contentType: "image/x-own" });
    expect(given.part.headers).toEqual(named("a.pdf", "image/x-own"));
    const path = temporaryFile("a.pdf", bytes);
    const ofPath = await upload({ path, contentType: "image/x-own; q=1" });
    expect(ofPath.part.headers).toEqual(named("a.pdf", "image/x-own; q=1"));
  });

  test.each(["pdf", "application/pdf\r\nX-Other: 1", "application/", "/pdf", "a b/c"])(
    "that is none is refused: %j",
    async (contentType) => {
      const file = { content: pieces(), filename: "a.pdf", contentType };
      expect(await refusalOf(upload(file))).toEqual([
        "file.contentType: must be a media type such as application/pdf",
      ]);
    },
  );
});

describe("what cannot be uploaded is refused before anything is sent", () => {
  const refused = async (file: unknown) => {
    const server = await startUploadServer();
    const { attachments } = clientOf(server);
    const faults = await refusalOf(attachments.upload("c", "s", "t", untyped(file)));
    expect(server.requestCount()).toBe(0);
    return faults;
  };

  test.each([[undefined], [null], ["receipt.pdf"], [7]])("%j", async (file) => {
    expect(await refused(file)).toEqual([
      "file: must be a File, { path } or { content, filename }",
    ]);
  });

  test.each([
    [{}],
    [{ path: "" }],
    [{ path: 7 }],
    [{ content: "text", filename: "a.txt" }],
    [{ content: [1, 2], filename: "a.txt" }],
    [{ content: null, filename: "a.txt" }],
  ])("%j", async (file) => {
    expect(await refused(file)).toEqual([
      "file.content: must be a Blob, bytes or a stream of bytes (or give a path)",
    ]);
  });

  test("a file that is not there", async () => {
    const path = `${temporaryFile("a.pdf", bytes)}.missing`;
    expect(await refused({ path })).toEqual(["file.path: cannot be read (ENOENT)"]);
  });

  test("a folder", async () => {
    const path = dirname(temporaryFile("a.pdf", bytes));
    expect(await refused({ path, filename: "a.pdf" })).toEqual([
      "file.path: must be a regular file, not a directory",
    ]);
  });

  test.runIf(process.platform !== "win32")("a FIFO, without waiting for its writer", async () => {
    const path = `${temporaryFile("a.pdf", bytes)}.fifo`;
    execFileSync("mkfifo", [path]);
    expect(await refused({ path, filename: "a.pdf" })).toEqual([
      "file.path: must be a regular file, not a FIFO",
    ]);
  });

  test.runIf(process.platform !== "win32")("a device", async () => {
    expect(await refused({ path: "/dev/zero", filename: "a.pdf" })).toEqual([
      "file.path: must be a regular file, not a device",
    ]);
  });

  test("an empty file", async () => {
    const filename = "a.pdf";
    const path = temporaryFile(filename, "");
    expect(await refused({ path })).toEqual(["file.path: must not be empty"]);
    for (const content of [new Uint8Array(), new ArrayBuffer(0), new Blob([])]) {
      expect(await refused({ content, filename })).toEqual(["file.content: must not be empty"]);
    }
  });

  test("a path that no file can have", async () => {
    expect(await refused({ path: "a\0b", filename: "a.pdf" })).toEqual([
      "file.path: cannot be read (ERR_INVALID_ARG_VALUE)",
    ]);
  });

  test("a stream that was read before", async () => {
    const server = await startUploadServer();
    const { attachments } = clientOf(server);
    const spent = ["file.content: was read before: a stream can be read once"];
    for (const make of [
      () => Readable.from(pieces()),
      () => new Blob([bytes]).stream(),
      () => pieces(),
      () => createReadStream(temporaryFile("a.pdf", bytes)),
    ]) {
      const file: FileInput = { content: make(), filename: "a.pdf" };
      await attachments.upload("c", "s", "t", file);
      expect(await refusalOf(attachments.upload("c", "s", "t", file))).toEqual(spent);
    }
    const elsewhere = Readable.from(pieces());
    for await (const _ of elsewhere);
    expect(await refused({ content: elsewhere, filename: "a.pdf" })).toEqual(spent);
    const locked = new Blob([bytes]).stream();
    locked.getReader();
    expect(await refused({ content: locked, filename: "a.pdf" })).toEqual(spent);
  });

  test("a stream that is uploaded twice at once", async () => {
    const server = await startUploadServer();
    const { attachments } = clientOf(server);
    const file = { content: Readable.from(pieces()), filename: "a.pdf" };
    const [first, second] = await Promise.allSettled([
      attachments.upload("c", "s", "t", file),
      attachments.upload("c", "s", "t", file),
    ]);
    expect([first.status, second.status]).toEqual(["fulfilled", "rejected"]);
    expect(server.uploads[0]?.part.content.equals(bytes)).toBe(true);
  });

  test("a stream that has failed already", async () => {
    const content = createReadStream("/no/such/receipt.pdf");
    await new Promise((resolve) => content.once("error", resolve));
    expect(await refused({ content, filename: "a.pdf" })).toEqual([
      expect.stringMatching(/^file\.content: cannot be read: ENOENT/),
    ]);
  });

  test("a stream of text, whose bytes are lost", async () => {
    const path = temporaryFile("a.pdf", bytes);
    const content = untyped(createReadStream(path, "utf8"));
    expect(await refused({ content, filename: "a.pdf" })).toEqual([
      "file.content: must be a stream of bytes, not of text",
    ]);
  });

  test("an id that cannot stand in a path; the file is left alone", async () => {
    const server = await startUploadServer();
    const { attachments } = clientOf(server);
    const content = createReadStream(temporaryFile("a.pdf", bytes));
    const file = { content, filename: "a.pdf" };
    const call = attachments.upload("c", "..", "t", file);
    await expect(call).rejects.toBeInstanceOf(RequestValidationError);
    await attachments.upload("c", "s", "t", file);
    expect(server.uploads[0]?.part.content.equals(readFileSync(content.path))).toBe(true);
  });
});

describe("the form", () => {
  const filename = "receipt.pdf";
  const boundaryOf = async (file: FileInput) => (await upload(file)).headers["content-type"];

  test("of the same content has the same boundary, from a path and from memory alike", async () => {
    const boundary = await boundaryOf({ content: bytes, filename });
    expect(await boundaryOf({ path: temporaryFile(filename, bytes) })).toBe(boundary);
    expect(await boundaryOf(new File([bytes], filename))).toBe(boundary);
    expect(await boundaryOf({ content: bytes.subarray(1), filename })).not.toBe(boundary);
  });

  test("has the attachment's id and name in a second part, where they are given", async () => {
    const bodies: { text: string; type: string | undefined }[] = [];
    const server = createServer(async (request, response) => {
      let text = "";
      for await (const piece of request.setEncoding("latin1")) text += piece;
      bodies.push({ text, type: request.headers["content-type"] });
      response.writeHead(200, { "content-type": "application/json" }).end('{"id":"attachment"}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { attachments } = clientOf({ url: `http://127.0.0.1:${port}` });
    const attachment = { id: "7", name: "Lunch" };
    for (const file of [{ content: bytes, filename }, { path: temporaryFile(filename, bytes) }]) {
      await attachments.upload("c", "s", "t", file, { attachment });
    }
    const [inMemory, fromPath] = bodies;
    expect(fromPath).toEqual(inMemory);
    expect(inMemory?.text).toMatch(
      /\r\nContent-Disposition: form-data; name="attachment"\r\nContent-Type: application\/json\r\n\r\n\{"id":"7","name":"Lunch"\}\r\n--codat-expenses-[0-9a-f]{32}--\r\n$/,
    );
  });
});

test("a file is sent where crypto makes no digests, as in jsdom", async () => {
  vi.stubGlobal("crypto", { randomUUID: () => randomUUID() });
  onTestFinished(() => void vi.unstubAllGlobals());
  const { part } = await upload({ content: bytes, filename: "receipt.pdf" });
  expect(part.content.equals(bytes)).toBe(true);
});
