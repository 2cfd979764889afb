import { CodatError } from "../errors/base.js";

/** Why a webhook was refused. */
export type WebhookVerificationReason =
  /** One of the three signature headers is not there, or empty. */
  | "missing-header"
  /** `webhook-timestamp` is not a whole number of seconds. */
  | "bad-timestamp"
  /** Signed longer ago than the tolerance allows. */
  | "too-old"
  /** Signed further in the future than the tolerance allows. */
  | "too-new"
  /** No signature in the header was made of this body with any of the secrets. */
  | "no-matching-signature"
  /** The signature is right, and the body is not a JSON object. */
  | "body-not-json"
  /** The caller passed something other than the raw body: a parsed object, mostly. */
  | "body-not-raw";

/**
 * The webhook is not to be trusted: respond with 400 and do nothing with it. `reason` says why, in a form
 * to count or alert on. Neither secret, nor signature, nor body is anywhere in the error.
 */
export class WebhookVerificationError extends CodatError {
  override readonly name: string = "WebhookVerificationError";
  readonly reason: WebhookVerificationReason;

  constructor(reason: WebhookVerificationReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
