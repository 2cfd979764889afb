import type { RequestFault } from "../errors/list-faults.js";
import { contentTypeOf } from "./content-type.js";
import type { FileInput } from "./file-input.js";

/** Where a file's bytes come from. */
type FileSource =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "blob"; readonly blob: Blob }
  | { readonly kind: "stream"; readonly stream: AsyncIterable<Uint8Array> };

/** A file to upload, whichever way it was given. */
export interface NamedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly source: FileSource;
}

/** Reads what the caller gave as a file, or says what is wrong with it. */
export function readFileInput(file: FileInput): NamedFile | RequestFault {
  // The types promise more than a caller in plain JavaScript keeps.
  const given: unknown = file;
  if (typeof given !== "object" || given === null) {
    return fault([], "must be a File, { path } or { content, filename }");
  }
  const source = readSource(given);
  if (!source) {
    return fault(["content"], "must be a Blob, bytes or a stream of bytes (or give a path)");
  }
  const filename = readText(given, given instanceof Blob ? "name" : "filename");
  const name = filename ?? (source.kind === "path" ? lastPart(source.path) : undefined);
  if (typeof name !== "string" || name.trim() === "") {
    return fault(["filename"], "is required");
  }
  if (/[\p{Cc}\p{Cs}/\\]/u.test(name)) {
    return fault(["filename"], "must be a plain file name, without a path and line breaks");
  }
  const contentType =
    readText(given, "contentType") ||
    (source.kind === "blob" && source.blob.type) ||
    contentTypeOf(name);
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *;[\x20-\x7e]*)?$/.test(contentType)) {
    return fault(["contentType"], "must be a media type such as application/pdf");
  }
  return { filename: name, contentType, source };
}

function readSource(given: object): FileSource | undefined {
  if (given instanceof Blob) return { kind: "blob", blob: given };
  if ("path" in given && typeof given.path === "string" && given.path !== "") {
    return { kind: "path", path: given.path };
  }
  const content = "content" in given ? given.content : undefined;
  if (content instanceof Blob) return { kind: "blob", blob: content };
  if (content instanceof Uint8Array) {
    return { kind: "blob", blob: new Blob([new Uint8Array(content)]) };
  }
  return isByteStream(content) ? { kind: "stream", stream: content } : undefined;
}

function isByteStream(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

function readText(given: object, name: string): string | undefined {
  const value: unknown = Reflect.get(given, name);
  return typeof value === "string" ? value : undefined;
}

function lastPart(path: string): string | undefined {
  return path.split(/[/\\]/).at(-1);
}

function fault(path: string[], message: string): RequestFault {
  return { path: ["file", ...path], message };
}
