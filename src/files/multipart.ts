import { RequestValidationError } from "../errors/request-errors.js";
import type { FileBody, OpenedBody } from "../http/request.js";
import type { FileInput } from "./file-input.js";
import { type NamedFile, readFileInput } from "./file-input.js";

/** A file as a multipart body, and what is known of it before it is sent. */
export interface MultipartFile extends FileBody {
  /** The file's name, and its size in bytes unless it is a stream. Rejects as `open` does. */
  facts(): Promise<{ readonly filename: string; readonly sizeBytes: number | undefined }>;
}

/** Makes the multipart body of an upload: one field named `file`. */
export function multipart(operationId: string, input: FileInput): MultipartFile {
  const file = readFileInput(input);
  if ("message" in file) {
    const refuse = () => Promise.reject(new RequestValidationError(operationId, [file]));
    return { reopenable: false, open: refuse, facts: refuse };
  }
  if (file.source.kind === "stream") keepErrors(file.source.stream);
  return {
    reopenable: file.source.kind !== "stream",
    open: () => openFile(operationId, file),
    facts: async () => ({
      filename: file.filename,
      sizeBytes: await sizeOf(operationId, file),
    }),
  };
}

async function openFile(operationId: string, file: NamedFile): Promise<OpenedBody> {
  const { source, filename, contentType } = file;
  if (source.kind === "blob") {
    const body = new FormData();
    body.append("file", new File([source.blob], filename, { type: contentType }));
    return { body, headers: {}, close: () => undefined };
  }
  // Streams need Node; on other runtimes files come as Blobs and bytes.
  const { openPath, openStream, streamProblem } = await import("./node-files.js");
  const part = { filename, contentType };
  if (source.kind === "path") return onDisk(operationId, openPath(source.path, part));
  const message = streamProblem(source.stream);
  if (message === undefined) return openStream(source.stream, part);
  throw new RequestValidationError(operationId, [{ path: ["file", "content"], message }]);
}

/**
 * A stream of Node's that fails before anybody listens would end the process. Its error is not lost:
 * whoever reads the stream meets it.
 */
function keepErrors(stream: object): void {
  if ("on" in stream && typeof stream.on === "function") stream.on("error", () => undefined);
}

async function sizeOf(operationId: string, { source }: NamedFile): Promise<number | undefined> {
  if (source.kind === "blob") return source.blob.size;
  if (source.kind === "stream") return undefined;
  const { sizeOfPath } = await import("./node-files.js");
  return onDisk(operationId, sizeOfPath(source.path));
}

async function onDisk<Value>(operationId: string, reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new RequestValidationError(operationId, [
      { path: ["file", "path"], message: `cannot be read${code}` },
    ]);
  }
}
