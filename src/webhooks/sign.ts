import { Webhook } from "standardwebhooks";
import { ConfigurationError } from "../errors/base.js";
import type { WebhookEvent } from "./events.js";

/** Options of a test webhook. */
export interface SignOptions {
  /** The `webhook-id`; random by default. Pass the same one again to test a repeated delivery. */
  id?: string | undefined;
  /** The moment of signing, in milliseconds since the Unix epoch: `Date.now` by default. */
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

/** Signs as Standard Webhooks does. The package's own types need those of Node.js. */
interface Signer {
  sign(id: string, at: Date, body: string): string;
}

// The package overlooks a wrong character at the end of some secrets.
const secretPattern = /^(?:whsec_)?([A-Za-z0-9+/]+)={0,2}$/;
/** Standard Webhooks: a secret has 24 to 64 bytes. Shorter ones can be guessed: "undefined" is base64. */
const minSecretBytes = 24;

/**
 * Reads a webhook secret, with or without `whsec_`.
 *
 * @throws {ConfigurationError} There is no secret, or it cannot be used; the error does not show it.
 */
function signerOf(secret: string): Signer {
  if (typeof secret !== "string" || secret === "") {
    throw new ConfigurationError(
      `There is no webhook secret. ${whereToFind} If it comes from the environment, the variable is not set.`,
    );
  }
  const encoded = secretPattern.exec(secret)?.[1];
  if (encoded !== undefined) {
    const bytes = Math.floor((encoded.length * 3) / 4);
    if (bytes < minSecretBytes) {
      throw new ConfigurationError(
        `The webhook secret is too short: it decodes to ${bytes} bytes, and at least ${minSecretBytes} are required. ${whereToFind} Look for a placeholder or a part that is cut off.`,
      );
    }
    try {
      return new Webhook(secret);
    } catch {
      // Reported below, without the secret.
    }
  }
  throw new ConfigurationError(
    `The webhook secret cannot be read: it should be base64, with or without "whsec_" in front. ${whereToFind} Look for a part that is cut off, quotes, or white space at an end.`,
  );
}

const whereToFind = "Pass the secret that Codat's portal shows for the webhook endpoint.";

/** Reads the secret, or all of the secrets while they are rotated. Throws where there is none. */
export function signersOf(secrets: string | readonly string[]): Signer[] {
  const list: readonly string[] = Array.isArray(secrets) ? secrets : [secrets];
  if (list.length === 0) throw new ConfigurationError("The list of webhook secrets is empty.");
  return list.map(signerOf);
}
