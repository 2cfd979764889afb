import { WebhookVerificationError } from "./webhook-verification-error.js";

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
export interface SignatureHeaders {
  id: string;
  timestamp: string;
  signature: string;
}

/** Reads the headers that a signature needs; throws `missing-header` with the names of those that are not there. */
export function readSignatureHeaders(headers: WebhookHeaders): SignatureHeaders {
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
