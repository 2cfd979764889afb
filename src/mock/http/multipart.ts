import type { Hash } from "node:crypto";
import { badRequest } from "../state/api-error.js";
import type { IncomingBody } from "./incoming-body.js";

/** A file that was sent as one part of a form. */
export interface UploadedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** Of its content, in hexadecimal. */
  readonly sha256: string;
  /** The file itself; `undefined` where it is larger than `keptBytes`. */
  readonly content: Uint8Array | undefined;
}

/**
 * Reads the files of a multipart form out of a request, piece by piece, whatever their fields are
 * called: what is larger than `keptBytes` is counted, hashed and let go, so a large upload takes no
 * memory. (`request.formData()` would hold all of it.)
 *
 * @throws ApiFault 400 where it is not such a form, or as soon as a file is too large for the API
 */
export async function readFormFiles(
  contentType: string | null,
  incoming: IncomingBody,
  keptBytes: number,
): Promise<UploadedFile[]> {
  const { createHash } = await import("node:crypto");
  const boundary = boundaryOf(contentType);
  const form = new FormReader(incoming);
  // The first boundary has no line break before it: giving it one makes all of them alike.
  form.prepend(lineBreak);
  const delimiter = bytesOf(`\r\n--${boundary}`);
  await form.readUntil(delimiter, 0);
  const files: UploadedFile[] = [];
  while (!(await form.startsWith(bytesOf("--")))) {
    await form.readUntil(lineBreak, 0);
    const header = await form.readUntil(bytesOf("\r\n\r\n"), maxHeaderBytes);
    if (!header.kept) throw badRequest("A part of the form has headers that are too long.");
    const { filename, contentType } = readPartHeader(new TextDecoder().decode(header.kept));
    const hash = createHash("sha256");
    const part = await form.readUntil(delimiter, keptBytes, hash);
    if (filename === undefined) continue;
    const { sizeBytes, kept } = part;
    files.push({ filename, contentType, sizeBytes, sha256: hash.digest("hex"), content: kept });
  }
  while (await incoming.read());
  return files;
}

const maxHeaderBytes = 16 * 1024;
/** The largest file that any platform takes: 350 MB. */
const maxFileBytes = 350_000_000;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const lineBreak = bytesOf("\r\n");

function boundaryOf(contentType: string | null): string {
  const [type, ...parameters] = (contentType ?? "").split(";");
  const boundary = parameterOf(parameters, "boundary");
  if (type?.trim().toLowerCase() === "multipart/form-data" && boundary) return boundary;
  throw badRequest("The request must be multipart/form-data.");
}

function readPartHeader(text: string) {
  const lines = new Map(
    text.split("\r\n").map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  const disposition = (lines.get("content-disposition") ?? "").split(/;(?=\s*[\w*]+=)/);
  const extended = parameterOf(disposition, "filename*");
  return {
    filename: extended
      ? decoded(extended)
      : parameterOf(disposition, "filename")?.replace(/%22/g, '"'),
    contentType: lines.get("content-type") ?? "text/plain",
  };
}

/** The value of a parameter such as `boundary=x`, without its quotes. */
function parameterOf(parameters: readonly string[], name: string): string | undefined {
  for (const parameter of parameters) {
    const at = parameter.indexOf("=");
    if (parameter.slice(0, at).trim().toLowerCase() !== name) continue;
    const value = parameter.slice(at + 1).trim();
    return value.length > 1 && value.startsWith('"') && value.endsWith('"')
      ? value.slice(1, -1)
      : value;
  }
  return undefined;
}

function decoded(extended: string): string {
  try {
    return decodeURIComponent(extended.replace(/^utf-8''/i, ""));
  } catch {
    throw badRequest("The name of a file is not valid UTF-8.");
  }
}

/** Reads a stream of bytes up to one mark after another, holding no more of it than it must. */
class FormReader {
  #held: Uint8Array = new Uint8Array(0);

  constructor(private readonly incoming: IncomingBody) {}

  prepend(bytes: Uint8Array): void {
    this.#held = joined([bytes, this.#held]);
  }

  /** Whether these bytes come next. They are not taken. */
  async startsWith(bytes: Uint8Array): Promise<boolean> {
    while (this.#held.length < bytes.length) await this.#more();
    return bytes.every((byte, at) => this.#held[at] === byte);
  }

  /** Takes everything up to the mark, and the mark. Keeps it only if it is not more than `keptBytes`. */
  async readUntil(mark: Uint8Array, keptBytes: number, hash?: Hash) {
    let sizeBytes = 0;
    const pieces: Uint8Array[] = [];
    const take = (length: number) => {
      if (sizeBytes + length <= keptBytes) pieces.push(this.#held.slice(0, length));
      else pieces.length = 0;
      hash?.update(this.#held.subarray(0, length));
      sizeBytes += length;
      if (sizeBytes > maxFileBytes) {
        throw badRequest(`A file can have up to ${maxFileBytes} bytes.`);
      }
    };
    for (;;) {
      const at = indexOf(this.#held, mark);
      if (at >= 0) {
        take(at);
        this.#held = this.#held.subarray(at + mark.length);
        return { sizeBytes, kept: sizeBytes <= keptBytes ? joined(pieces) : undefined };
      }
      // The end of what is held may be the beginning of the mark.
      const sure = Math.max(0, this.#held.length - mark.length + 1);
      take(sure);
      this.#held = this.#held.subarray(sure);
      await this.#more();
    }
  }

  async #more(): Promise<void> {
    const piece = await this.incoming.read();
    if (!piece) throw badRequest("The multipart form ends in the middle.");
    this.#held = this.#held.length === 0 ? piece : joined([this.#held, piece]);
  }
}

/** Horspool's search: it looks at the end of the mark first, and jumps where that is elsewhere. */
function indexOf(bytes: Uint8Array, mark: Uint8Array): number {
  const last = mark.length - 1;
  const jumps = new Map(Array.from(mark.subarray(0, last), (byte, at) => [byte, last - at]));
  for (let end = last; end < bytes.length; ) {
    const byte = bytes[end] ?? 0;
    let matched = 0;
    while (matched <= last && bytes[end - matched] === mark[last - matched]) matched += 1;
    if (matched > last) return end - last;
    end += jumps.get(byte) ?? mark.length;
  }
  return -1;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
