import { raceAbort, withTimeout } from "../core/abort.js";
import { load } from "../core/load.js";
import { FileTimeoutError, RequestValidationError } from "../errors/request-errors.js";
import type { FileBody, OpenedBody, Opening } from "../http/request.js";
import { sha256 } from "./digest.js";
import { type FileInput, type NamedFile, readFileInput } from "./file-input.js";
import {
  type AttachmentPart,
  boundaryOf,
  type FormParts,
  formHeaders,
  unreadable,
} from "./form.js";

interface FileFacts {
  readonly filename: string;
  readonly contentType: string;
  /** `undefined` of a stream. */
  readonly sizeBytes: number | undefined;
}

/** A file as a multipart body, and what is known of it before it is sent. */
export interface MultipartFile extends FileBody {
  /** Returns what is known of the file. Rejects as `open` does. */
  facts(opening: Opening): Promise<FileFacts>;
}

/**
 * Makes the multipart body of an upload: the file in a part `file`. The boundary is derived from the
 * file's content, so that the same file is sent as the same bytes and no content can contain it.
 */
export function multipart(
  operationId: string,
  input: FileInput,
  attachment?: AttachmentPart,
): MultipartFile {
  const file = readFileInput(input);
  if ("message" in file) {
    const refuse = () => Promise.reject(new RequestValidationError(operationId, [file]));
    return { reopenable: false, open: refuse, facts: refuse };
  }
  const { source, filename, contentType } = file;
  const form: FormParts = {
    filename,
    contentType,
    attachment: attachment && JSON.stringify({ id: attachment.id, name: attachment.name }),
    refuse(property, message, cause) {
      const error = new RequestValidationError(operationId, [
        { path: ["file", property], message },
      ]);
      if (cause !== undefined) Object.defineProperty(error, "cause", { value: cause });
      return error;
    },
  };
  if (source.kind === "stream") ignoreEarlyErrors(source.stream);
  const sizeBytes = async () =>
    source.kind === "path" ? sizeOf(source.path, form) : sizeAtHand(file);
  return {
    reopenable: source.kind !== "stream",
    open: (opening) =>
      openInTime(openFile(file, form, opening.signal), operationId, opening, (body) =>
        body.close(),
      ),
    facts: async (opening) => ({
      filename,
      contentType,
      sizeBytes: await openInTime(sizeBytes(), operationId, opening),
    }),
  };
}

function sizeAtHand({ source }: NamedFile): number | undefined {
  if (source.kind === "blob") return source.blob.size;
  return source.kind === "bytes" ? source.bytes.length : undefined;
}

async function openFile(
  { source }: NamedFile,
  form: FormParts,
  signal: AbortSignal | undefined,
): Promise<OpenedBody> {
  if (source.kind === "bytes") return openBytes(source.bytes, form);
  if (source.kind === "blob") return openBytes(await bytesOfBlob(source.blob, form), form);
  // Streams need Node.js; on other runtimes files come as Blobs and bytes.
  const { openPath, openStream } = await load(() => import("./node-files.js"));
  return source.kind === "path"
    ? openPath(source.path, form, signal)
    : openStream(source.stream, form);
}

async function sizeOf(path: string, form: FormParts): Promise<number> {
  const { sizeOfPath } = await load(() => import("./node-files.js"));
  return sizeOfPath(path, form);
}

async function bytesOfBlob(blob: Blob, form: FormParts): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw form.refuse("content", unreadable(error), error);
  }
}

/**
 * The whole form as bytes: any `fetch` takes those, while a `FormData` or a `Blob` of this realm is
 * just an object to one of another library.
 */
async function openBytes(content: Uint8Array, form: FormParts): Promise<OpenedBody> {
  const boundary = boundaryOf(await sha256(content));
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${form.filename.replaceAll('"', "%22")}"\r\nContent-Type: ${form.contentType}\r\n\r\n`;
  const second =
    form.attachment === undefined
      ? ""
      : `\r\n--${boundary}\r\nContent-Disposition: form-data; name="attachment"\r\nContent-Type: application/json\r\n\r\n${form.attachment}`;
  const whole = new Blob([head, new Uint8Array(content), `${second}\r\n--${boundary}--\r\n`]);
  return {
    body: new Uint8Array(await whole.arrayBuffer()),
    headers: formHeaders(boundary),
    close: () => undefined,
  };
}

/**
 * A stream of Node.js that fails before anybody listens would end the process. Its error is not lost:
 * the reader of the stream meets it.
 */
function ignoreEarlyErrors(stream: object): void {
  if ("on" in stream && typeof stream.on === "function") stream.on("error", () => undefined);
}

/** A file system can hang: opening ends with the signal and with the time of an attempt. */
async function openInTime<Value>(
  opening: Promise<Value>,
  operationId: string,
  { signal, timeoutMs }: Opening,
  discard: (opened: Value) => void = () => undefined,
): Promise<Value> {
  const message = `could not be opened within ${timeoutMs} ms`;
  const tooLate = () => new FileTimeoutError(operationId, [{ path: ["file", "path"], message }]);
  try {
    return await withTimeout(raceAbort(opening, signal), timeoutMs, tooLate);
  } catch (error) {
    // It may be opened after all, without a reader.
    opening.then(discard, () => undefined);
    throw error;
  }
}
