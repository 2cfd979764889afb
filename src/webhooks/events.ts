import type { webhooks } from "../../generated/openapi.js";
import type { Answer } from "../types/schema.js";

/** The webhooks of the API's document, by name. */
export type WebhookName = keyof webhooks;

type BodyOf<Name extends WebhookName> = Answer<
  webhooks[Name]["post"]["requestBody"]["content"]["application/json"]
>;

type EventTypeOf<Name extends WebhookName> = Name extends `{dataType}${infer Rest}`
  ? `${string}${Rest}`
  : Name;

type EventNamed<Name extends WebhookName> = Name extends WebhookName
  ? Omit<BodyOf<Name>, "eventType"> & { eventType: EventTypeOf<Name>; RuleType?: never }
  : never;

type RuleNamed<Name extends WebhookName, RuleType extends string> = Omit<
  BodyOf<Name>,
  "RuleType"
> & { eventType?: never; RuleType: RuleType };

/** A sync of expenses ended, well or not; `payload` has its id and how each transaction fared. */
export type ExpensesSyncEvent = EventNamed<
  "expenses.sync.successful" | "expenses.sync.unsuccessful"
>;

/** The client's daily quota of requests is used up, or was reset. */
export type RateLimitEvent = EventNamed<"client.rateLimit.reached" | "client.rateLimit.reset">;

/** A company was created or deleted; `payload` is the company. */
export type CompanyEvent = EventNamed<"company.created" | "company.deleted">;

/** A product was enabled or disabled for a company; `payload` names it, and all that are enabled now. */
export type CompanyProductEvent = EventNamed<"company.product.added" | "company.product.removed">;

/** A company's link to a piece of software came, went or broke; `payload.connection` is the link. */
export type ConnectionEvent = EventNamed<
  | "connection.created"
  | "connection.connected"
  | "connection.disconnected"
  | "connection.reconnected"
  | "connection.failed"
  | "connection.deleted"
>;

/** Data was read from a company's software, for the first time or again. */
export type ReadCompletedEvent = EventNamed<"read.completed" | "read.completed.initial">;

/** A push operation ended. The data type is part of the name: `bankTransactions.write.successful`. */
export type WriteEvent = EventNamed<
  "{dataType}.write.successful" | "{dataType}.write.unsuccessful"
>;

/** The older rule for a sync that ended well. Its body has a `RuleType`, and no `eventType`. */
export type SyncCompletedRuleEvent = RuleNamed<"SyncCompleted", "Sync Completed">;

/** The older rule for a sync that failed. Its body has a `RuleType`, and no `eventType`. */
export type SyncFailedRuleEvent = RuleNamed<"SyncFailed", "Sync Failed">;

/**
 * Text that is none of the names known here. An enum, because TypeScript would take `string & {}`
 * for a match of every `case` and narrow nothing. It can be read as any `string`.
 */
declare enum UnknownName {
  /** Only to make the enum one of text; no event has this name. */
  Any = "",
}

/** An event that this version does not know: a later addition to the API, passed on as it came. */
export interface UnknownWebhookEvent {
  id?: string | null;
  eventType?: UnknownName;
  RuleType?: UnknownName;
  generatedDate?: string | null;
  payload?: unknown;
}

/**
 * A webhook's body, exactly as Codat sent it. `event.eventType` narrows it to the event's shape; the
 * two older shapes have no `eventType`, and narrow by `event.RuleType`.
 *
 * Take a name to a variable of type `string` to compare it with one that is not known here.
 *
 * @example
 * ```ts
 * switch (event.eventType) {
 *   case "expenses.sync.unsuccessful":
 *     return report(event.payload?.syncId, event.payload?.transactions);
 *   case "bankTransactions.write.unsuccessful":
 *     return report(event.payload?.id);
 * }
 * if (event.RuleType === "Sync Failed") report(event.Data?.syncId);
 * ```
 */
export type WebhookEvent =
  | ExpensesSyncEvent
  | RateLimitEvent
  | CompanyEvent
  | CompanyProductEvent
  | ConnectionEvent
  | ReadCompletedEvent
  | WriteEvent
  | SyncCompletedRuleEvent
  | SyncFailedRuleEvent
  | UnknownWebhookEvent;
