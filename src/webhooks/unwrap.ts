import { describeValue } from "../core/format.js";
import { ConfigurationError } from "../errors/base.js";
import { WebhookVerificationError } from "./errors.js";
import type { WebhookEvent } from "./events.js";
import { signersOf } from "./sign.js";

/** Options of {@link unwrap}. */
export interface UnwrapOptions {
  /** How far the time of signing may lie from now, to either side, in seconds. 300 by default. */
  toleranceSeconds?: number | undefined;
  /** The moment it is now, in milliseconds since the Unix epoch: `Date.now` by default. */
  now?: (() => number) | undefined;
}

/**
 * Verifies a webhook's signature and age, and returns its event, which narrows by `eventType`. An
 * event that is not known here comes back as it is. (Expenses API docs, Webhooks; the scheme is
 * Standard Webhooks.)
 *
 * Codat delivers at least once: an event can come again, under the same `webhook-id` header.
 *
 * @param rawBody The body as it came, before any JSON parser: text or bytes.
 * @param headers The request's headers.
 * @param secret The endpoint's secret from Codat's portal, with or without `whsec_`; while secrets
 *   are rotated, the new and the old one.
 * @throws {WebhookVerificationError} The webhook is not to be trusted, and `reason` says why.
 * @throws {ConfigurationError} A secret or an option cannot be used.
 *
 * @example
 * ```ts
 * const event = unwrap(await request.text(), request.headers, secret);
 * if (event.eventType === "expenses.sync.unsuccessful") alert(event.payload?.syncId);
 * ```
 */
export function unwrap(
  rawBody: RawBody,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  options: UnwrapOptions = {},
): WebhookEvent {
  const { toleranceSeconds = 300, now = Date.now } = options;
  if (!Number.isFinite(toleranceSeconds) || toleranceSeconds < 0) {
    throw new ConfigurationError(
      `toleranceSeconds must be a finite number of seconds from 0 up, not ${describeValue(toleranceSeconds)}.`,
    );
  }
  const signers = signersOf(secret);
  const body = readRawBody(rawBody);
  const { id, timestamp, signature } = readSignatureHeaders(headers);
  const signedAt = readTimestamp(timestamp);
  checkAge(Math.floor(now() / 1000) - signedAt, toleranceSeconds);

  // The package's own `verify` has a fixed tolerance on the machine's clock; its `sign` has neither.
  const isSigned =
    body !== undefined &&
    signers.some((signer) => {
      const expected = signer.sign(id, new Date(signedAt * 1000), body);
      return signature.split(/,? /).some((given) => isSameText(given, expected));
    });
  if (!isSigned) {
    if (body !== undefined && isBase64Json(body)) {
      throw new WebhookVerificationError(
        "body-not-raw",
        'The body is encoded in base64: a gateway in front of this server did that (AWS API Gateway and load balancers say so with isBase64Encoded). Decode it first: unwrap(Buffer.from(body, "base64"), …).',
      );
    }
    throw new WebhookVerificationError(
      "no-matching-signature",
      "No signature of the webhook matches: the secret belongs to another endpoint or was replaced, or the body is not byte for byte what was sent (parsed and serialized again, cut off), or Codat did not send it.",
    );
  }
  return readEvent(body);
}

/** Whether this is JSON in base64. JSON itself is not base64: its braces are not in the alphabet. */
function isBase64Json(body: string): boolean {
  const text = body.trim();
  return (
    /^[A-Za-z0-9+/]{20,}={0,2}$/.test(text) && atob(text.slice(0, 8)).trimStart().startsWith("{")
  );
}

function readTimestamp(header: string): number {
  if (!/^[1-9]\d{0,11}$/.test(header)) {
    throw new WebhookVerificationError(
      "bad-timestamp",
      "The webhook-timestamp header is not a whole number of seconds since the Unix epoch.",
    );
  }
  return Number(header);
}

// Asks for what is allowed, so that a clock that returns NaN refuses everything.
function checkAge(ageSeconds: number, toleranceSeconds: number): void {
  if (!(ageSeconds <= toleranceSeconds)) {
    throw new WebhookVerificationError(
      "too-old",
      `The webhook was signed ${ageSeconds} s ago, and at most ${toleranceSeconds} s are allowed: it was held up or is being replayed, or this machine's clock is fast.`,
    );
  }
  if (!(ageSeconds >= -toleranceSeconds)) {
    throw new WebhookVerificationError(
      "too-new",
      `The webhook was signed ${-ageSeconds} s in the future, and at most ${toleranceSeconds} s are allowed: this machine's clock is slow.`,
    );
  }
}

function readEvent(body: string): WebhookEvent {
  let event: unknown;
  try {
    event = JSON.parse(body);
  } catch {
    // Reported below. The parser's own error quotes the body, so it is dropped.
  }
  if (!isEvent(event)) {
    throw new WebhookVerificationError(
      "body-not-json",
      "The webhook's signature is right, but its body is not a JSON object.",
    );
  }
  return event;
}

// Every object is one: at least an `UnknownWebhookEvent`. Its signature vouches for the rest.
function isEvent(value: unknown): value is WebhookEvent {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A request's headers: a fetch `Headers`, Node's `IncomingHttpHeaders`, or any plain object. The
 * case of the names does not matter.
 */
export type WebhookHeaders =
  | {
      /** The header of this name, or null. */
      get(name: string): string | null;
    }
  | { readonly [name: string]: string | readonly string[] | undefined };

/** The three headers of a signed message (Standard Webhooks). */
interface SignatureHeaders {
  id: string;
  timestamp: string;
  signature: string;
}

/** Reads the headers that a signature needs; throws `missing-header` with the names of those that are not there. */
function readSignatureHeaders(headers: WebhookHeaders): SignatureHeaders {
  const id = readHeader(headers, "webhook-id");
  const timestamp = readHeader(headers, "webhook-timestamp");
  const signature = readHeader(headers, "webhook-signature");
  if (id && timestamp && signature) return { id, timestamp, signature };

  const missing = Object.entries({
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signature,
  }).flatMap(([name, value]) => (value ? [] : [name]));
  throw new WebhookVerificationError(
    "missing-header",
    `The request lacks ${missing.join(", ")}: either it is not from Codat, or something in front of this server drops these headers.`,
  );
}

function readHeader(headers: WebhookHeaders, name: string): string | undefined {
  if (hasGet(headers)) return headers.get(name) ?? undefined;
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  // Joined as HTTP joins a header that came more than once.
  return typeof value === "object" ? value.join(", ") : value;
}

function hasGet(headers: WebhookHeaders): headers is { get(name: string): string | null } {
  return typeof headers.get === "function";
}

/** A request's body before anything has parsed it: text or bytes (a Node `Buffer` is a `Uint8Array`). */
export type RawBody = string | Uint8Array | ArrayBuffer;

/** The body as text, or `undefined` when its bytes are not UTF-8, which nothing that Codat signs can be. */
function readRawBody(rawBody: RawBody): string | undefined {
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

// Not `instanceof`: test runners pass bytes made in another realm.
function isBytes(value: unknown): value is Uint8Array | ArrayBuffer {
  return (
    ArrayBuffer.isView(value) || Object.prototype.toString.call(value) === "[object ArrayBuffer]"
  );
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return `${value}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Compares in a time that depends on the lengths alone, so that a forger learns nothing from it. */
function isSameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at++) {
    difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  }
  return difference === 0;
}
