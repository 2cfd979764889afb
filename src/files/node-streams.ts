import { open, stat } from "node:fs/promises";
import { PassThrough, Readable } from "node:stream";
import FormData from "form-data";
import type { OpenedBody } from "../http/request.js";

interface FilePart {
  readonly filename: string;
  readonly contentType: string;
  /** The file's size, where it is known beforehand. */
  readonly knownLength?: number;
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
    return openStream(source, stats.isFile() ? { ...part, knownLength: stats.size } : part);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Opens a stream as a multipart body that is read while it is sent. */
export function openStream(stream: AsyncIterable<Uint8Array>, part: FilePart): OpenedBody {
  const source = stream instanceof Readable ? stream : Readable.from(stream);
  const form = new FormData();
  form.append("file", source, part);
  const body = new PassThrough();
  form.on("error", (error) => body.destroy(error));
  form.pipe(body);
  return {
    body: webStreamOf(body),
    headers: {
      ...form.getHeaders(),
      ...(part.knownLength !== undefined && { "content-length": String(form.getLengthSync()) }),
    },
    close: () => {
      body.destroy();
      source.destroy();
    },
  };
}

/** The same bytes as a web stream; unlike `Readable.toWeb` it neither copies them nor reads ahead. */
function webStreamOf(source: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => {
        source.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
