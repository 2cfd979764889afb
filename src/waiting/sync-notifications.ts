/** How many notified syncs without a waiter are remembered. */
const maxEarlySyncs = 1_000;

/** Passes on what webhooks say to the waits it concerns. */
export class SyncNotifications {
  readonly #listeners = new Set<(syncId: string) => boolean>();
  readonly #early = new Set<string>();
  readonly #quotaListeners = new Set<() => void>();

  /** Calls `pollNow` for each sync that ended; it returns whether anybody waits for that sync. */
  listen(pollNow: (syncId: string) => boolean): () => void {
    this.#listeners.add(pollNow);
    return () => this.#listeners.delete(pollNow);
  }

  /** Calls `onReset` when the quota is next reset. */
  onQuotaReset(onReset: () => void): () => void {
    this.#quotaListeners.add(onReset);
    return () => this.#quotaListeners.delete(onReset);
  }

  /** Called when a webhook says that a sync has ended. */
  syncEnded(syncId: string): void {
    let awaited = false;
    for (const pollNow of this.#listeners) awaited = pollNow(syncId) || awaited;
    if (awaited) return;
    this.#early.add(syncId);
    for (const oldest of this.#early) {
      if (this.#early.size <= maxEarlySyncs) break;
      this.#early.delete(oldest);
    }
  }

  /** Called when a webhook says that the quota was reset. */
  quotaReset(): void {
    for (const onReset of this.#quotaListeners) onReset();
    this.#quotaListeners.clear();
  }

  /** Returns whether the sync was notified before anybody waited for it, and forgets it. */
  takeEarly(syncId: string): boolean {
    return this.#early.delete(syncId);
  }
}
