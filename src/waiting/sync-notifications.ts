/** How many syncs that were told of before anybody waited for them are remembered. */
const mostEarlyNotices = 1_000;

/** What webhooks told, handed on to whoever waits for it. */
export class SyncNotifications {
  readonly #listeners = new Set<(syncId: string) => boolean>();
  readonly #early = new Set<string>();
  readonly #quotaListeners = new Set<() => void>();

  /** Has `hurry` told of each sync that ended; it answers whether anybody waits for that sync. */
  listen(hurry: (syncId: string) => boolean): () => void {
    this.#listeners.add(hurry);
    return () => this.#listeners.delete(hurry);
  }

  /** Has `onReset` told of the next new start of the quota. */
  onQuotaReset(onReset: () => void): () => void {
    this.#quotaListeners.add(onReset);
    return () => this.#quotaListeners.delete(onReset);
  }

  /** A sync has ended, as a webhook says. */
  syncEnded(syncId: string): void {
    let awaited = false;
    for (const hurry of this.#listeners) awaited = hurry(syncId) || awaited;
    if (awaited) return;
    this.#early.add(syncId);
    for (const oldest of this.#early) {
      if (this.#early.size <= mostEarlyNotices) break;
      this.#early.delete(oldest);
    }
  }

  /** The quota starts anew, as a webhook says. */
  quotaReset(): void {
    for (const onReset of this.#quotaListeners) onReset();
    this.#quotaListeners.clear();
  }

  /** Whether the sync's end was told before anybody waited for it; forgets it. */
  takeEarly(syncId: string): boolean {
    return this.#early.delete(syncId);
  }
}
