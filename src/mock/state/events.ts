import type { Schemas } from "../../types/index.js";
import type { CompanyRecord } from "./company.js";
import type { SyncRecord } from "./operations.js";

/** Something that happened, as a webhook tells it. */
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

/** Something that whoever looks at the mock's syncs sees change. */
export type MockChange =
  | {
      readonly what: "sync-started" | "sync-ended" | "attachment-added";
      readonly company: CompanyRecord;
      readonly sync: SyncRecord;
    }
  /** Companies went, and their syncs with them. */
  | { readonly what: "companies-removed" };

/** Where what happens is told to whoever listens. */
export class EventHub<Told> {
  readonly #listeners = new Set<(event: Told) => void>();

  /** Whether anybody listens. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  /** Listens until the function that it returns is called. */
  listen(listener: (event: Told) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells an event, which is not even made where nobody listens. */
  emit(makeEvent: () => Told | readonly Told[]): void {
    if (!this.hasListeners) return;
    const made = makeEvent();
    for (const event of isList(made) ? made : [made])
      for (const listener of this.#listeners) listener(event);
  }
}

function isList<Item>(one: Item | readonly Item[]): one is readonly Item[] {
  return Array.isArray(one);
}
