import { Webhook } from "standardwebhooks";
import { ConfigurationError } from "../errors/base.js";
import type { WebhookEvent } from "./events.js";

/** What goes into a test webhook besides event and secret. */
export interface SignOptions {
  /** The `webhook-id`: a random one if not given. The same one again makes a repeated delivery. */
  id?: string | undefined;
  /** The moment of signing, in milliseconds since the Unix epoch: `Date.now` if not given. */
  now?: (() => number) | undefined;
}

/** A signed webhook, ready for `fetch(url, { method: "POST", ...webhook })`. */
export interface SignedWebhook {
  /** The headers that a verifier needs, and the content type. */
  headers: {
    "content-type": "application/json";
    "webhook-id": string;
    "webhook-timestamp": string;
    "webhook-signature": string;
  };
  /** The body, byte for byte as it was signed. */
  body: string;
}

/**
 * Makes a webhook as Codat would send it, to test a handler with.
 *
 * @param event The event; text is signed just as it is, as a body that was kept from a real delivery.
 * @param secret The secret that the handler under test verifies with.
 * @throws {ConfigurationError} The secret cannot be used.
 *
 * @example
 * ```ts
 * const event = { eventType: "expenses.sync.successful", payload: { syncId } } satisfies WebhookEvent;
 * const { headers, body } = sign(event, secret);
 * const response = await fetch(url, { method: "POST", headers, body });
 * ```
 */
export function sign(
  event: WebhookEvent | Record<string, unknown> | string,
  secret: string,
  options: SignOptions = {},
): SignedWebhook {
  const { id = `msg_${crypto.randomUUID()}`, now = Date.now } = options;
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const signedAt = Math.floor(now() / 1000);
  return {
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": `${signedAt}`,
      "webhook-signature": signerOf(secret).sign(id, new Date(signedAt * 1000), body),
    },
    body,
  };
}

// The package overlooks a wrong character at the end of some secrets.
const SECRET = /^(whsec_)?[A-Za-z0-9+/]+={0,2}$/;

/** Reads a webhook secret, with or without `whsec_`; a bad one throws an error that does not show it. */
export function signerOf(secret: string): Webhook {
  if (typeof secret !== "string" || secret === "") {
    throw new ConfigurationError(
      "There is no webhook secret: pass the one that Codat's portal shows for the webhook endpoint. If it comes from the environment, the variable is not set.",
    );
  }
  try {
    if (SECRET.test(secret)) return new Webhook(secret);
  } catch {
    // Told below, without the secret.
  }
  throw new ConfigurationError(
    'The webhook secret cannot be read: it should be base64, with or without "whsec_" in front. Look for a part that is cut off, quotes, or white space at an end.',
  );
}

/** Reads the secret, or all of the secrets while they are being rotated; none at all is an error. */
export function signersOf(secrets: string | readonly string[]): Webhook[] {
  const list: readonly string[] = Array.isArray(secrets) ? secrets : [secrets];
  if (list.length === 0) throw new ConfigurationError("The list of webhook secrets is empty.");
  return list.map(signerOf);
}
