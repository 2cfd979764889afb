import type { RequestIssue } from "../core/format.js";

/** A regular file on this machine's disk; it is streamed. */
export interface FileFromPath {
  readonly path: string;
  /** The name to send; the last part of the path by default. */
  readonly filename?: string | undefined;
  /** Its media type; derived from the name by default. */
  readonly contentType?: string | undefined;
}

/** A file's content in memory, or a stream of it. */
export interface FileFromContent {
  /**
   * A `Blob`, an `ArrayBuffer`, bytes, or a stream of bytes: a web `ReadableStream`, a Node.js
   * `Readable` or any other async iterable of bytes. A `Blob` is read into memory; for a large file
   * pass a path or a stream. A stream can be read once, so an upload of one is never retried.
   */
  readonly content:
    | Blob
    | ArrayBuffer
    | Uint8Array
    | ReadableStream<Uint8Array>
    | AsyncIterable<Uint8Array>;
  /** The name to send. */
  readonly filename: string;
  /** Its media type; derived from the name by default. */
  readonly contentType?: string | undefined;
}

/** A file to attach to a transaction. */
export type FileInput = File | FileFromPath | FileFromContent;

/** Where a file's bytes come from. */
type FileSource =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "blob"; readonly blob: Blob }
  | { readonly kind: "stream"; readonly stream: AsyncIterable<Uint8Array> };

/** A file to upload, however it was passed. */
export interface NamedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly source: FileSource;
}

/** Reads what the caller passed as a file. Returns what is wrong with it where it cannot be sent. */
export function readFileInput(file: FileInput): NamedFile | RequestIssue {
  // The types promise more than a caller in plain JavaScript keeps.
  const given: unknown = file;
  if (typeof given !== "object" || given === null) {
    return issue([], "must be a File, { path } or { content, filename }");
  }
  const source = readSource(given);
  if (!source) {
    return issue(["content"], "must be a Blob, bytes or a stream of bytes (or give a path)");
  }
  const sizeBytes =
    source.kind === "blob"
      ? source.blob.size
      : source.kind === "bytes"
        ? source.bytes.length
        : undefined;
  if (sizeBytes === 0) return issue(["content"], "must not be empty");
  const filename = readText(given, isBlob(given) ? "name" : "filename");
  const name = filename ?? (source.kind === "path" ? lastPart(source.path) : undefined);
  if (typeof name !== "string" || name.trim() === "") {
    return issue(["filename"], "is required");
  }
  if (/[\p{Cc}\p{Cs}/\\]/u.test(name)) {
    return issue(["filename"], "must be a plain file name, without a path and line breaks");
  }
  const contentType =
    readText(given, "contentType") ||
    (source.kind === "blob" && source.blob.type) ||
    contentTypeOf(name);
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *;[\x20-\x7e]*)?$/.test(contentType)) {
    return issue(["contentType"], "must be a media type such as application/pdf");
  }
  return { filename: name, contentType, source };
}

function readSource(given: object): FileSource | undefined {
  if (isBlob(given)) return { kind: "blob", blob: given };
  if ("path" in given && typeof given.path === "string" && given.path !== "") {
    return { kind: "path", path: given.path };
  }
  const content = "content" in given ? given.content : undefined;
  if (isBlob(content)) return { kind: "blob", blob: content };
  const bytes = copyBytes(content);
  if (bytes) return { kind: "bytes", bytes };
  return isByteStream(content) ? { kind: "stream", stream: content } : undefined;
}

// By their properties, not by `instanceof`: a file may come from another realm or another library.

function isBlob(value: unknown): value is Blob {
  return (
    typeof value === "object" &&
    value !== null &&
    "arrayBuffer" in value &&
    typeof value.arrayBuffer === "function" &&
    "size" in value &&
    typeof value.size === "number"
  );
}

/** Copies bytes, so that they are sent as they were when the call was made. */
function copyBytes(value: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
  }
  return isArrayBuffer(value) ? new Uint8Array(value).slice() : undefined;
}

function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
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

function issue(path: string[], message: string): RequestIssue {
  return { path: ["file", ...path], message };
}

/** The media types of the files that accounting software and phones make, by extension. */
const contentTypes: Readonly<Record<string, string>> = {
  "7z": "application/x-7z-compressed",
  ai: "application/postscript",
  avif: "image/avif",
  bmp: "image/bmp",
  csv: "text/csv",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  eml: "message/rfc822",
  eps: "application/postscript",
  gif: "image/gif",
  heic: "image/heic",
  heif: "image/heif",
  jfif: "image/jpeg",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  keynote: "application/vnd.apple.keynote",
  mov: "video/quicktime",
  mp4: "video/mp4",
  msg: "application/vnd.ms-outlook",
  numbers: "application/vnd.apple.numbers",
  odf: "application/vnd.oasis.opendocument.formula",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odt: "application/vnd.oasis.opendocument.text",
  pages: "application/vnd.apple.pages",
  pdf: "application/pdf",
  png: "image/png",
  ppt: "application/vnd.ms-powerpoint",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  rar: "application/vnd.rar",
  rtf: "application/rtf",
  svg: "image/svg+xml",
  tif: "image/tiff",
  tiff: "image/tiff",
  txt: "text/plain",
  webp: "image/webp",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xml: "application/xml",
  zip: "application/zip",
};

/** Returns the media type of a file with this name, or the one for any bytes. */
function contentTypeOf(filename: string): string {
  const extension = /\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(contentTypes, extension)
    ? (contentTypes[extension] ?? "")
    : "application/octet-stream";
}
