import type { Hash } from "node:crypto";
import { ApiFault } from "../state/api-error.js";

/** The largest JSON body that the API takes: 10 MB. */
const maxJsonBytes = 10_000_000;

/** A request's body: read once, piece by piece or as text, and hashed on the way if asked for. */
export class IncomingBody {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #hash: Hash | undefined;
  #wholeText: string | undefined;

  constructor(stream: ReadableStream<Uint8Array> | null) {
    this.#reader = stream?.getReader();
  }

  /** Has the body hashed while it is read. To be called before anything is. */
  async hashWhileReading(): Promise<void> {
    const { createHash } = await import("node:crypto");
    this.#hash = createHash("sha256");
  }

  /** Returns the next piece; `undefined` at the end. */
  async read(): Promise<Uint8Array | undefined> {
    const next = await this.#reader?.read();
    if (!next || next.done) return undefined;
    this.#hash?.update(next.value);
    return next.value;
  }

  /**
   * Returns the whole body as text.
   *
   * @throws ApiFault 413 as soon as it is larger than a JSON body may be
   */
  async text(): Promise<string> {
    const decoder = new TextDecoder();
    let sizeBytes = 0;
    let text = "";
    for (let piece = await this.read(); piece; piece = await this.read()) {
      sizeBytes += piece.length;
      if (sizeBytes > maxJsonBytes) {
        throw new ApiFault(413, `A JSON body can have up to ${maxJsonBytes} bytes.`);
      }
      text += decoder.decode(piece, { stream: true });
    }
    this.#wholeText = text + decoder.decode();
    return this.#wholeText;
  }

  /** What `text` returned; `undefined` where it was not called, or threw. */
  get wholeText(): string | undefined {
    return this.#wholeText;
  }

  /** Reads what is left, and returns the SHA-256 of the whole; empty unless it was hashed. */
  async digest(): Promise<string> {
    while (await this.read());
    return this.#hash?.digest("hex") ?? "";
  }
}
