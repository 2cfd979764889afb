import { createHash, randomUUID } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { PassThrough, Readable } from "node:stream";
import FormData from "form-data";
import { CodatError } from "../errors/base.js";
import type { OpenedBody } from "../http/request.js";
import { boundaryOf, type FormParts, formHeaders, unreadable } from "./form.js";

/** Returns the size of a regular file on disk, in bytes. Rejects with what is wrong with it. */
export async function sizeOfPath(path: string, form: FormParts): Promise<number> {
  return sizeOfFile(await onDisk(stat(path), form), form);
}

/**
 * Opens a file on disk as a multipart body that is read while it is sent. What is not a regular file
 * is refused before it is opened: a FIFO would wait for its writer, a device may have no end.
 */
export async function openPath(
  path: string,
  form: FormParts,
  signal: AbortSignal | undefined,
): Promise<OpenedBody> {
  await sizeOfPath(path, form);
  // Another file may have taken its place: opening that must not hang either.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
  const handle = await onDisk(open(path, flags), form);
  try {
    const sizeBytes = sizeOfFile(await onDisk(handle.stat(), form), form);
    const boundary = boundaryOf(await onDisk(digestOf(handle, signal), form));
    const source = handle.createReadStream({ start: 0 });
    return openForm(source, form, boundary, sizeBytes);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function sizeOfFile(stats: Stats, form: FormParts): number {
  if (!stats.isFile()) {
    const kind = stats.isDirectory() ? "a directory" : stats.isFIFO() ? "a FIFO" : "a device";
    throw form.refuse("path", `must be a regular file, not ${kind}`);
  }
  if (stats.size === 0) throw form.refuse("path", "must not be empty");
  return stats.size;
}

async function digestOf(handle: FileHandle, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1_000_000);
  for (let position = 0; ; ) {
    signal?.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return hash.digest("hex");
    hash.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}

async function onDisk<Value>(reading: Promise<Value>, form: FormParts): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    // Not with its cause: the system's own message quotes the path.
    throw form.refuse("path", unreadable(error));
  }
}

/** The streams that were opened: each can be read once. */
const opened = new WeakSet<AsyncIterable<Uint8Array>>();

/** Opens a stream as a multipart body that is read while it is sent. */
export function openStream(stream: AsyncIterable<Uint8Array>, form: FormParts): OpenedBody {
  const problem = streamProblem(stream);
  if (problem !== undefined) throw form.refuse("content", problem);
  opened.add(stream);
  return openForm(stream, form, boundaryOf(randomUUID().replaceAll("-", "")), undefined);
}

/** Why a stream cannot be read as bytes from its beginning; `undefined` where it can. */
function streamProblem(stream: AsyncIterable<Uint8Array>): string | undefined {
  // By their properties: the stream may be of another realm or another library.
  const { errored, readableEncoding, locked } = stream as Partial<Readable & ReadableStream>;
  if (errored) return `cannot be read: ${errored.message}`;
  if (readableEncoding) return "must be a stream of bytes, not of text";
  const begun = opened.has(stream) || locked === true || Readable.isDisturbed(stream as Readable);
  return begun ? "was read before: a stream can be read once" : undefined;
}

function openForm(
  source: AsyncIterable<Uint8Array>,
  { filename, contentType, attachment, refuse }: FormParts,
  boundary: string,
  sizeBytes: number | undefined,
): OpenedBody {
  const failed = new AbortController();
  /** The bytes of the source, which in plain JavaScript can hold anything. */
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const property = sizeBytes === undefined ? "content" : "path";
    const stopped = (message: string, cause?: unknown) => {
      const error = refuse(property, `${message}. The upload was aborted`, cause);
      failed.abort(error);
      return error;
    };
    let readBytes = 0;
    try {
      for await (const chunk of source) {
        if (!ArrayBuffer.isView(chunk)) {
          throw stopped(
            `must be a stream of bytes, but it yielded a value of type ${typeof chunk}`,
          );
        }
        readBytes += chunk.byteLength;
        if (readBytes > (sizeBytes ?? Number.POSITIVE_INFINITY)) break;
        yield chunk;
        if (readBytes % releaseEveryBytes < chunk.byteLength) releaseSentChunks();
      }
    } catch (error) {
      throw error instanceof CodatError ? error : stopped(unreadable(error), error);
    }
    if (readBytes === 0) throw stopped("must not be empty");
    if (sizeBytes !== undefined && readBytes !== sizeBytes) {
      throw stopped("changed its size while it was sent");
    }
  }
  const reading = Readable.from(bytes(), { objectMode: false });
  const form = new FormData();
  form.setBoundary(boundary);
  form.append("file", reading, {
    filename,
    contentType,
    ...(sizeBytes !== undefined && { knownLength: sizeBytes }),
  });
  if (attachment !== undefined) {
    form.append("attachment", attachment, { contentType: "application/json" });
  }
  const headers = {
    ...formHeaders(boundary),
    ...(sizeBytes !== undefined && { "content-length": String(form.getLengthSync()) }),
  };
  const body = new PassThrough();
  // The reader of the body meets the error; until then it has no listener, which would end the process.
  body.on("error", () => undefined);
  form.on("error", (error) => body.destroy(error));
  form.pipe(body);
  // All of them at once: the form would pour what is left of the source into a body that is gone, and
  // a source that waits for its next bytes cannot notify the stream that it is made of.
  const close = () => {
    if ("destroy" in source && typeof source.destroy === "function") source.destroy();
    reading.destroy();
    body.destroy();
  };
  return {
    body: isNode ? body : Readable.toWeb(body),
    headers,
    failed: failed.signal,
    close,
  };
}

/** Any `fetch` on Node.js takes its streams, those of other libraries too; other runtimes' take web streams. */
const isNode = !("Bun" in globalThis || "Deno" in globalThis);

const releaseEveryBytes = 4_000_000;

/** How much dead memory outside its heap V8 tolerates before it collects it. */
const toleratedBytes = 2 ** 25;

/**
 * Has V8 free the chunks that were sent. It would else let 32 MB of them pile up. Asking for a block
 * of that size makes it look at once; nothing is written to the block, so it takes no memory itself.
 */
function releaseSentChunks(): void {
  try {
    new ArrayBuffer(toleratedBytes);
  } catch {
    // No room for it: then the chunks are freed when V8 sees fit.
  }
}

/** Returns the SHA-256 and the size of a regular file. Rejects where it is none or cannot be read. */
export async function digestOfPath(path: string): Promise<{ sha256: string; sizeBytes: number }> {
  // Before it is opened: a FIFO would wait for its writer.
  const stats = await stat(path);
  if (!stats.isFile()) throw new TypeError("not a regular file");
  const handle = await open(path);
  try {
    return { sha256: await digestOf(handle, undefined), sizeBytes: stats.size };
  } finally {
    await handle.close();
  }
}
