import { open, stat } from "node:fs/promises";
import { PassThrough, Readable } from "node:stream";
import FormData from "form-data";
import type { OpenedBody } from "../http/request.js";

interface FilePart {
  readonly filename: string;
  readonly contentType: string;
  /** The file's size, where it is known beforehand. */
  readonly sizeBytes?: number;
}

/** The size of a file on disk, in bytes; `undefined` for a pipe or a device, which has none to tell. */
export async function sizeOfPath(path: string): Promise<number | undefined> {
  const stats = await stat(path);
  return stats.isFile() ? stats.size : undefined;
}

/** Opens a file on disk as a multipart body that is read while it is sent. */
export async function openPath(path: string, part: FilePart): Promise<OpenedBody> {
  const handle = await open(path);
  try {
    const stats = await handle.stat();
    if (stats.isDirectory()) throw Object.assign(new Error("a directory"), { code: "EISDIR" });
    const source = handle.createReadStream();
    // A pipe or a device has no size to tell.
    return openStream(source, stats.isFile() ? { ...part, sizeBytes: stats.size } : part);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The streams that were opened: each can be read once. */
const opened = new WeakSet<AsyncIterable<Uint8Array>>();

/** Why a stream cannot be read as bytes from its beginning; `undefined` where it can. */
export function streamProblem(stream: AsyncIterable<Uint8Array>): string | undefined {
  let begun = opened.has(stream);
  if (stream instanceof Readable) {
    if (stream.errored) return `cannot be read: ${stream.errored.message}`;
    if (stream.readableEncoding) return "must be a stream of bytes, not of text";
    begun ||= Readable.isDisturbed(stream);
  } else if (stream instanceof ReadableStream) {
    begun ||= stream.locked;
  }
  return begun ? "was read before: a stream can be read once" : undefined;
}

/** Opens a stream as a multipart body that is read while it is sent. */
export function openStream(stream: AsyncIterable<Uint8Array>, part: FilePart): OpenedBody {
  opened.add(stream);
  const { filename, contentType, sizeBytes } = part;
  const source = Readable.from(bytesOf(stream), { objectMode: false });
  const form = new FormData();
  // form-data takes a known length of 0 for one that is not known.
  form.append("file", sizeBytes === 0 ? Buffer.alloc(0) : source, {
    filename,
    contentType,
    ...(sizeBytes !== undefined && { knownLength: sizeBytes }),
  });
  const headers = {
    ...form.getHeaders(),
    ...(sizeBytes !== undefined && { "content-length": String(form.getLengthSync()) }),
  };
  const body = new PassThrough();
  // Whoever reads the body meets the error; until then nobody listens, which would end the process.
  body.on("error", () => undefined);
  form.on("error", (error) => body.destroy(error));
  form.pipe(body);
  // All of them at once: the form would pour what is left of the source into a body that is gone, and
  // a source that waits for its next bytes cannot tell the stream that it is made of.
  const close = () => {
    if (stream instanceof Readable) stream.destroy();
    source.destroy();
    body.destroy();
  };
  return { body: webStreamOf(body, close), headers, close };
}

/** The bytes of a stream, which in plain JavaScript can hold anything. */
async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) {
      throw new TypeError(`the file's stream gave a ${typeof chunk} where bytes were expected`);
    }
    yield chunk;
  }
}

const releaseEveryBytes = 4_000_000;

/** The same bytes as a web stream; unlike `Readable.toWeb` it neither copies them nor reads ahead. */
function webStreamOf(source: Readable, close: () => void): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]();
  let sentBytes = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) {
          controller.close();
          return;
        }
        controller.enqueue(value);
        sentBytes += value.length;
        if (sentBytes < releaseEveryBytes) return;
        sentBytes = 0;
        releaseSentChunks();
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}

/** How much dead memory outside its heap V8 lets pile up before it looks for it. */
const tolerated = 2 ** 25;

/**
 * Has V8 free the chunks that were sent. It would else let 32 MB of them pile up. Asking for a block
 * of that size makes it look at once; nothing is written to the block, so it takes no memory itself.
 */
export function releaseSentChunks(): void {
  try {
    new ArrayBuffer(tolerated);
  } catch {
    // No room for it: then the chunks are freed when V8 sees fit.
  }
}
