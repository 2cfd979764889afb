import { badRequest } from "../state/api-error.js";
import type { IncomingBody } from "./incoming-body.js";

/** A file that was sent as one part of a form. */
export interface UploadedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** The file itself; `undefined` where it is larger than `keptBytes`. */
  readonly content: Uint8Array | undefined;
}

/**
 * Reads the file of a multipart form out of a request, piece by piece: what is larger than
 * `keptBytes` is counted and let go, so a large upload takes no memory. Answers `undefined` where
 * the form has no file in that field.
 */
export async function readFormFile(
  contentType: string | null,
  incoming: IncomingBody,
  field: string,
  keptBytes: number,
): Promise<UploadedFile | undefined> {
  const boundary = boundaryOf(contentType);
  const form = new FormReader(incoming);
  // The first boundary has no line break before it: giving it one makes all of them alike.
  form.prepend(lineBreak);
  const delimiter = bytesOf(`\r\n--${boundary}`);
  await form.readUntil(delimiter, 0);
  let found: UploadedFile | undefined;
  while (!(await form.startsWith(bytesOf("--")))) {
    await form.readUntil(lineBreak, 0);
    const header = await form.readUntil(bytesOf("\r\n\r\n"), longestHeaderBytes);
    const about = readPartHeader(new TextDecoder().decode(header.kept));
    const part = await form.readUntil(delimiter, about.name === field ? keptBytes : 0);
    if (about.name !== field || about.filename === undefined || found) continue;
    const { filename, contentType } = about;
    found = { filename, contentType, sizeBytes: part.sizeBytes, content: part.kept };
  }
  while (await incoming.read());
  return found;
}

const longestHeaderBytes = 16 * 1024;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const lineBreak = bytesOf("\r\n");

function boundaryOf(contentType: string | null): string {
  const boundary = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(
    contentType ?? "",
  );
  const found = boundary?.[1] ?? boundary?.[2];
  if (found === undefined) throw badRequest("The request must be multipart/form-data.");
  return found;
}

function readPartHeader(text: string) {
  const disposition = /^content-disposition:(.*)$/im.exec(text)?.[1] ?? "";
  const extended = /;\s*filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  const plain = /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1];
  return {
    name: /;\s*name="([^"]*)"/i.exec(disposition)?.[1],
    filename: extended === undefined ? plain?.replace(/%22/g, '"') : decodeURIComponent(extended),
    contentType: /^content-type:\s*(.*?)\s*$/im.exec(text)?.[1] ?? "application/octet-stream",
  };
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
  async readUntil(mark: Uint8Array, keptBytes: number) {
    let sizeBytes = 0;
    const pieces: Uint8Array[] = [];
    const take = (length: number) => {
      if (sizeBytes + length <= keptBytes) pieces.push(this.#held.slice(0, length));
      else pieces.length = 0;
      sizeBytes += length;
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
