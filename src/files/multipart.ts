import { RequestValidationError } from "../errors/validation-errors.js";
import type { FileBody, OpenedBody } from "../http/request.js";
import type { FileInput } from "./file-input.js";
import { type NamedFile, readFileInput } from "./read-input.js";

/** Makes the multipart body of an upload: one field named `file`. */
export function multipart(operationId: string, input: FileInput): FileBody {
  const file = readFileInput(input);
  if ("message" in file) {
    const open = () => Promise.reject(new RequestValidationError(operationId, [file]));
    return { reopenable: false, open };
  }
  return { reopenable: file.source.kind !== "stream", open: () => openFile(operationId, file) };
}

async function openFile(operationId: string, file: NamedFile): Promise<OpenedBody> {
  const { source, filename, contentType } = file;
  if (source.kind === "blob") {
    const body = new FormData();
    body.append("file", new File([source.blob], filename, { type: contentType }));
    return { body, headers: {}, close: () => undefined };
  }
  // Streams need Node; on other runtimes files come as Blobs and bytes.
  const { openPath, openStream } = await import("./node-streams.js");
  if (source.kind === "stream") return openStream(source.stream, { filename, contentType });
  try {
    return await openPath(source.path, { filename, contentType });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new RequestValidationError(operationId, [
      { path: ["file", "path"], message: `cannot be read${code}` },
    ]);
  }
}
