import { onAbort } from "../core/abort.js";

/** A response's body as text, as far as it was read. */
export interface BodyText {
  readonly text: string;
  /** The body is larger than was allowed; its beginning alone was kept. */
  readonly tooLarge: boolean;
}

/** How much of a body that is too large is shown. */
export const keptCharacters = 10_000;
/** How much more of it is read, so that no key is cut in two before it is redacted. */
export const overlapCharacters = 1_000;

/** So much a response may hold without a share of the budget: most need no more. */
const freeBytes = 256_000;

/** The bytes that the large responses of one client may hold in memory at the same time. */
export class ByteBudget {
  #free: number;
  readonly #total: number;
  readonly #waiting = new Set<{ readonly bytes: number; readonly grant: () => void }>();

  constructor(bytes: number) {
    this.#free = bytes;
    this.#total = bytes;
  }

  /**
   * Settles when the budget has room for so many bytes, in the order of the calls, with a function that
   * gives them back. Rejects with the signal's reason when it aborts.
   */
  async acquire(bytes: number, signal: AbortSignal): Promise<() => void> {
    const share = Math.min(bytes, this.#total);
    if (this.#waiting.size === 0 && share <= this.#free) this.#free -= share;
    else await this.#wait(share, signal);
    return () => {
      this.#free += share;
      this.#grantNext();
    };
  }

  #wait(bytes: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter = {
        bytes,
        grant: () => {
          stopListening();
          resolve();
        },
      };
      const stopListening = onAbort(signal, () => {
        this.#waiting.delete(waiter);
        reject(signal.reason);
        this.#grantNext();
      });
      this.#waiting.add(waiter);
    });
  }

  #grantNext(): void {
    for (const waiter of this.#waiting) {
      if (waiter.bytes > this.#free) return;
      this.#free -= waiter.bytes;
      this.#waiting.delete(waiter);
      waiter.grant();
    }
  }
}

/** How much of a body may be read, and where its bytes are counted. */
export interface BodyLimits {
  readonly maxResponseBytes: number;
  readonly byteBudget: ByteBudget;
}

/** Reads a body to its end, or until it is larger than it may be: then the rest is cancelled. */
export async function readText(
  response: Response,
  { maxResponseBytes, byteBudget }: BodyLimits,
  signal: AbortSignal,
): Promise<BodyText> {
  const { body, headers } = response;
  // An honest length spares counting. A compressed body can be far larger than its length.
  const length = Number(headers.get("content-length") ?? Number.NaN);
  const small = Math.min(maxResponseBytes, freeBytes);
  const chunks =
    body && !(length <= small && !headers.has("content-encoding")) ? chunksOf(body) : undefined;
  if (!chunks) return cut(await response.text(), maxResponseBytes);
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  let release: (() => void) | undefined;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > maxResponseBytes) {
        return cut(text + decoder.decode(chunk), 0);
      }
      text += decoder.decode(chunk, { stream: true });
      if (bytes > freeBytes) release ??= await byteBudget.acquire(maxResponseBytes, signal);
    }
  } finally {
    release?.();
  }
  return { text: text + decoder.decode(), tooLarge: false };
}

function cut(text: string, maxLength: number): BodyText {
  // A text has no more characters than bytes.
  if (text.length <= maxLength) return { text, tooLarge: false };
  return { text: text.slice(0, keptCharacters + overlapCharacters), tooLarge: true };
}

/** A body's chunks; leaving their loop cancels the rest. Other libraries' bodies are Node.js streams. */
function chunksOf(body: object): AsyncIterable<Uint8Array> | undefined {
  if ("getReader" in body) return readChunks(body as ReadableStream<Uint8Array>);
  return Symbol.asyncIterator in body ? (body as AsyncIterable<Uint8Array>) : undefined;
}

async function* readChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      ended = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined);
  }
}
