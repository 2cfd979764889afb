import type { CodatError } from "../errors/base.js";
import type { OperationId } from "../types/index.js";
import type { RateLimit } from "./rate-limit.js";
import type { RetryReason } from "./retry.js";

/** An attempt that is about to be sent. Neither the key nor a query value is ever in it. */
export interface RequestEvent {
  /** Random; the same for all attempts of one request, and for no other request. */
  readonly callId: string;
  /**
   * The operation's id in the API's own document, e.g. `create-expense-transaction`; method and path
   * template for a request of yours that is not in it.
   */
  readonly operationId: OperationId | (string & {});
  /** The HTTP method. */
  readonly method: string;
  /** The base URL that the client was given; never a user or password. */
  readonly baseUrl: string;
  /** The path's template, e.g. `/companies/{companyId}`: good for grouping. */
  readonly pathTemplate: string;
  /** The path as it is called, ids filled in, without host and query. */
  readonly path: string;
  /** The idempotency key, the same for all attempts of one POST or PATCH; `undefined` without one. */
  readonly idempotencyKey: string | undefined;
  /** Which attempt it is, from 1. */
  readonly attempt: number;
}

/** An attempt that is over. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status; `undefined` where no response came. */
  readonly status: number | undefined;
  /** From sending to the response's last byte, in milliseconds. */
  readonly durationMs: number;
  /** What the response's headers say of the quota. */
  readonly rateLimit: RateLimit | undefined;
  /** The API's correlation id, where an error carries one. */
  readonly correlationId: string | undefined;
  /** What went wrong, where something did. */
  readonly error: CodatError | undefined;
}

/** An attempt that failed and will be followed by another. */
export interface RetryEvent extends ResponseEvent {
  /** Why it is repeated. */
  readonly reason: RetryReason;
  /** How long the client waits before the next attempt, in milliseconds. */
  readonly delayMs: number;
}

/** Observers of what the client does. They cannot change it: what they throw is dropped. */
export interface Observers {
  /** Called with each attempt before it is sent. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Called with each attempt when it is over, with or without a response. */
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Called with each attempt that failed and will be retried. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}

/** Calls an observer. A log line that fails must not fail a customer's transaction. */
export function callObserver<Event>(
  observer: ((event: Event) => void) | undefined,
  eventOf: () => Event,
): void {
  if (!observer) return;
  try {
    const outcome: unknown = observer(eventOf());
    if (typeof outcome !== "object" || outcome === null) return;
    // An observer may be async, and its promise of another realm or library.
    Promise.resolve(outcome).catch(() => undefined);
  } catch {
    // Dropped, as documented.
  }
}
