import { onAbort } from "../core/abort.js";
import { ConfigurationError } from "../errors/base.js";
import type { SyncStatus } from "../types/index.js";
import type { SyncOutcome } from "../types/sync-status.js";
import type { WaitOptions } from "./wait-for.js";

/** Waits for the sync; a failed one is an outcome. */
type Wait = (options: WaitOptions<SyncStatus>) => Promise<SyncOutcome>;

const tokenStart = "codat-sync:";

/**
 * A wait for a sync that can be watched or resumed in another process. Loop over it for each change of
 * the status, the last one included; await `outcome()` for how it ended; keep `toString()` to resume with
 * `codat.syncs.resume`.
 */
export class SyncWatch implements AsyncIterable<SyncStatus> {
  readonly companyId: string;
  readonly syncId: string;
  readonly #wait: Wait;
  readonly #options: WaitOptions<SyncStatus>;

  constructor(companyId: string, syncId: string, wait: Wait, options: WaitOptions<SyncStatus>) {
    this.companyId = companyId;
    this.syncId = syncId;
    this.#wait = wait;
    this.#options = options;
  }

  /** Returns how the sync ended; a failed sync is an outcome too. Throws as `syncs.wait` does otherwise. */
  outcome(): Promise<SyncOutcome> {
    return this.#wait(this.#options);
  }

  /** Returns the wait as a token, to resume in another process. It holds the two ids and nothing secret. */
  toString(): string {
    return `${tokenStart}${encodeURIComponent(this.companyId)}/${encodeURIComponent(this.syncId)}`;
  }

  /** Yields each change of the status. Leaving the loop ends the wait. Throws as `syncs.wait` does. */
  async *[Symbol.asyncIterator](): AsyncGenerator<SyncStatus, void, undefined> {
    const { signal, onStatus } = this.#options;
    const leaving = new AbortController();
    const stopListening = onAbort(signal, () => leaving.abort(signal?.reason));
    if (signal?.aborted) leaving.abort(signal.reason);
    const changes: SyncStatus[] = [];
    let last: SyncStatus | undefined;
    let wake = () => {};
    let ended: { readonly error?: unknown } | undefined;
    const end = (how: { readonly error?: unknown }) => {
      ended = how;
      wake();
    };
    this.#wait({
      ...this.#options,
      signal: leaving.signal,
      onStatus: (status) => {
        if (!last || isChange(last, status)) changes.push(status);
        last = status;
        onStatus?.(status);
        wake();
      },
    }).then(
      () => end({}),
      (error: unknown) => end({ error }),
    );
    try {
      for (;;) {
        yield* changes.splice(0);
        if (changes.length > 0) continue;
        if (ended && "error" in ended) throw ended.error;
        if (ended) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      leaving.abort();
      stopListening();
    }
  }
}

function isChange(before: SyncStatus, after: SyncStatus): boolean {
  return (
    before.syncStatusCode !== after.syncStatusCode ||
    before.syncStatus !== after.syncStatus ||
    before.dataPushed !== after.dataPushed
  );
}

/**
 * Reads a token that {@link SyncWatch.toString} returned.
 *
 * @throws ConfigurationError where the text is not such a token
 */
export function readSyncToken(token: string): { companyId: string; syncId: string } {
  const match = /^codat-sync:([^/]+)\/([^/]+)$/.exec(token);
  try {
    if (match?.[1] && match[2]) {
      return { companyId: decodeURIComponent(match[1]), syncId: decodeURIComponent(match[2]) };
    }
  } catch {
    // Said below.
  }
  throw new ConfigurationError("the token is not one that SyncWatch.toString() returned");
}
