import { ConfigurationError } from "../errors/codat-error.js";
import type { WebhookEvent } from "./events.js";
import { readSignatureHeaders, type WebhookHeaders } from "./headers.js";
import { type RawBody, readRawBody } from "./raw-body.js";
import { isSameText } from "./same-text.js";
import { signersOf } from "./secrets.js";
import { WebhookVerificationError } from "./webhook-verification-error.js";

/** How {@link unwrap} judges a webhook's age. */
export interface UnwrapOptions {
  /** How far the signature's moment may lie from now, to either side, in seconds: 300 if not given. */
  toleranceSeconds?: number | undefined;
  /** The moment it is now, in milliseconds since the Unix epoch: `Date.now` if not given. */
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
  if (!(toleranceSeconds >= 0)) {
    throw new ConfigurationError(
      `toleranceSeconds must be a number of seconds from 0 up, and is ${typeof toleranceSeconds === "number" ? toleranceSeconds : `a ${typeof toleranceSeconds}`}.`,
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
    throw new WebhookVerificationError(
      "no-matching-signature",
      "No signature of the webhook matches: the secret belongs to another endpoint or was replaced, or the body is not byte for byte what was sent (parsed and written anew, cut off), or Codat did not send it.",
    );
  }
  return readEvent(body);
}

function readTimestamp(header: string): number {
  if (!/^[1-9]\d{0,11}$/.test(header)) {
    throw new WebhookVerificationError(
      "bad-timestamp",
      "The webhook-timestamp header is no whole number of seconds since the Unix epoch.",
    );
  }
  return Number(header);
}

// Asks for what is allowed, so that a clock that answers NaN refuses everything.
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
    // Told below. The parser's own error quotes the body, so it goes no further.
  }
  if (!isEvent(event)) {
    throw new WebhookVerificationError(
      "body-not-json",
      "The webhook's signature is right, but its body is no JSON object.",
    );
  }
  return event;
}

// Every object is one: at least an `UnknownWebhookEvent`. Its signature vouches for the rest.
function isEvent(value: unknown): value is WebhookEvent {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
