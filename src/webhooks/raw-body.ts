import { WebhookVerificationError } from "./webhook-verification-error.js";

/** A request's body before anything has parsed it: text or bytes (a Node `Buffer` is a `Uint8Array`). */
export type RawBody = string | Uint8Array | ArrayBuffer;

/** The body as text, or `undefined` when its bytes are not UTF-8, which nothing that Codat signs can be. */
export function readRawBody(rawBody: RawBody): string | undefined {
  if (typeof rawBody === "string") return rawBody;
  if (!isBytes(rawBody)) {
    throw new WebhookVerificationError(
      "body-not-raw",
      `Pass the raw body, as text or bytes, just as it came: this is ${describe(rawBody)}. The signature covers every byte, and a parsed body cannot be turned back into them. Read the body before any JSON parser does: express.raw() in Express, await request.text() in a fetch handler.`,
    );
  }
  try {
    // A byte order mark is signed like every other byte, so it stays.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(rawBody);
  } catch {
    return undefined;
  }
}

// Not `instanceof`: test runners hand over bytes made in another realm.
function isBytes(value: unknown): value is Uint8Array | ArrayBuffer {
  return (
    ArrayBuffer.isView(value) || Object.prototype.toString.call(value) === "[object ArrayBuffer]"
  );
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return `${value}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
