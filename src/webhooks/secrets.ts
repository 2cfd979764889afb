import { Webhook } from "standardwebhooks";
import { ConfigurationError } from "../errors/codat-error.js";

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
