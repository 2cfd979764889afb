import type { Schemas } from "../../types/index.js";
import type { CompanyRecord } from "./company.js";
import type { SyncRecord } from "./operations.js";
import type { LoggedRequest } from "./request-log.js";

/** Something that happened, as a webhook reports it. */
export type MockEvent =
  | Schemas["ExpensesSyncWebhook"]
  | Schemas["ClientRateLimitWebhook"]
  | Schemas["CompanyWebhook"]
  | Schemas["CompanyProductWebhook"]
  | Schemas["ConnectionWebhook"]
  | Schemas["ReadCompletedWebhook"]
  | Schemas["DataTypeWriteWebhook"]
  | Schemas["SyncCompleteWebhook"]
  | Schemas["SyncFailedWebhook"];

/** A change of a sync that a viewer of the mock's syncs sees. */
export type MockChange =
  | {
      readonly what: "sync-started" | "sync-ended" | "attachment-added";
      readonly company: CompanyRecord;
      readonly sync: SyncRecord;
    }
  /** Companies went, and their syncs with them. */
  | { readonly what: "companies-removed" };

/** A request and its response, for a viewer of the mock. */
export interface Exchange extends LoggedRequest {
  /** How long the response took, by the real clock. */
  readonly durationMs: number;
  readonly correlationId: string;
  /** The JSON that was read of it; `undefined` where none was. */
  readonly requestBody: string | undefined;
  /** A copy of it. */
  readonly response: Response;
}

/** Passes events to their listeners. */
export class EventHub<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  /** Whether anybody listens. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  /** Listens until the function that it returns is called. */
  listen(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Emits an event, which is made only where there is a listener. */
  emit(makeEvent: () => Event | readonly Event[]): void {
    if (!this.hasListeners) return;
    const made = makeEvent();
    for (const event of isList(made) ? made : [made])
      for (const listener of this.#listeners) listener(event);
  }
}

function isList<Item>(one: Item | readonly Item[]): one is readonly Item[] {
  return Array.isArray(one);
}
