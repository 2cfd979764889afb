/**
 * Receiving Codat's webhooks: {@link unwrap} verifies one and returns its event, {@link sign} makes
 * one to test a handler with. Needs no client, and runs wherever `fetch` does.
 *
 * @packageDocumentation
 */

export { CodatError, ConfigurationError } from "../errors/base.js";
export {
  WebhookVerificationError,
  type WebhookVerificationReason,
} from "./errors.js";
export type {
  CompanyEvent,
  CompanyProductEvent,
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
export { type SignedWebhook, type SignOptions, sign } from "./sign.js";
export type { RawBody, WebhookHeaders } from "./unwrap.js";
export { type UnwrapOptions, unwrap } from "./unwrap.js";
