import type { Schemas } from "../types/index.js";

/** Something that happened, as a webhook tells it. */
export type MockEvent =
  | Schemas["ExpensesSyncWebhook"]
  | Schemas["ClientRateLimitWebhook"]
  | Schemas["CompanyWebhook"]
  | Schemas["ConnectionWebhook"]
  | Schemas["ReadCompletedWebhook"]
  | Schemas["DataTypeWriteWebhook"]
  | Schemas["SyncCompleteWebhook"]
  | Schemas["SyncFailedWebhook"];

/** Where what happens is told to whoever listens. */
export class EventHub {
  readonly #listeners = new Set<(event: MockEvent) => void>();

  /** Whether anybody listens. */
  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }

  /** Listens until the function that it returns is called. */
  listen(listener: (event: MockEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells an event, which is not even made where nobody listens. */
  raise(makeEvent: () => MockEvent | readonly MockEvent[]): void {
    if (!this.isHeard) return;
    const events = [makeEvent()].flat();
    for (const event of events) for (const listener of this.#listeners) listener(event);
  }
}
