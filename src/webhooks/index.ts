/**
 * Receiving Codat's webhooks: {@link unwrap} verifies one and returns its event, {@link sign} makes
 * one to test a handler with. Needs no client, and runs wherever `fetch` does.
 *
 * @packageDocumentation
 */

export { CodatError, ConfigurationError } from "../errors/codat-error.js";
export type {
  CompanyEvent,
  ConnectionEvent,
  ExpensesSyncEvent,
  RateLimitEvent,
  ReadCompletedEvent,
  SyncCompletedRuleEvent,
  SyncFailedRuleEvent,
  UnknownWebhookEvent,
  WebhookEvent,
  WebhookName,
  WriteEvent,
} from "./events.js";
export type { WebhookHeaders } from "./headers.js";
export type { RawBody } from "./raw-body.js";
export { type SignedWebhook, type SignOptions, sign } from "./sign.js";
export { type UnwrapOptions, unwrap } from "./unwrap.js";
export {
  WebhookVerificationError,
  type WebhookVerificationReason,
} from "./webhook-verification-error.js";
