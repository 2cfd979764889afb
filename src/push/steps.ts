import type { Syncs } from "../resources/syncs.js";
import type { SyncReference, SyncTransaction } from "../types/index.js";
import type { Entry } from "./batching.js";
import type { JournaledResult, PushJournal } from "./journal.js";
import type { PushRequest } from "./kinds.js";
import type { Posting } from "./posting.js";
import type { RejectionBreaker } from "./rejections.js";
import type { Deadline, Persistence } from "./retry.js";
import type { SyncFinder } from "./sync-lookup.js";
import type { Proof, UnknownResult } from "./types.js";

/** What writing needs. */
export interface WriteContext extends Persistence {
  readonly companyId: string;
  readonly syncs: Syncs;
  readonly finder: SyncFinder;
  readonly breaker: RejectionBreaker;
  readonly journal: PushJournal;
  /** The attempt before the first, for items that the journal does not know. */
  readonly attempt: number;
  /** Whether the client sends idempotency keys. */
  readonly keys: boolean;
  /** How long one attempt of a request may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Sends the transactions, once. */
  post(entries: readonly Entry[], request: PushRequest): Promise<SyncReference>;
  /** Takes how items ended; `writtenBefore` are those that another push wrote, with files perhaps. */
  end(
    results: ReadonlyMap<Entry, JournaledResult | UnknownResult>,
    deadline: Deadline,
    writtenBefore: ReadonlySet<Entry>,
  ): Promise<void>;
  /** A sync's transactions. */
  transactions(syncId: string, deadline: Deadline): Promise<readonly SyncTransaction[]>;
  /** Has the next wait for a sync poll at once. */
  pollNow(syncId: string): void;
  /** Throws a `CompanyDisconnectedError` where the company's accounting software is not linked. */
  checkConnected(deadline: Deadline): Promise<void>;
}

/**
 * Where the items of a batch are, and what leads on. All that is known of an item is in one of these:
 *
 * | step | its items | leads to |
 * | --- | --- | --- |
 * | `send` | are not at the API, or may be under the posting's key | accepted: `follow`; no response: `send` under the same key, or `search`; rejected: ended, `search`, or `send` in parts |
 * | `follow` | are in a sync | `Completed`, `ValidationError`: ended; not written: `search`, then `send` or ended |
 * | `search` | may be in a sync that no response named | found: `follow`; else what `otherwise` says: `send`, or ended |
 */
export type Step =
  | { readonly do: "send"; readonly entries: readonly Entry[]; readonly posting: Posting }
  | {
      readonly do: "follow";
      readonly entries: readonly Entry[];
      readonly syncId: string;
      readonly proof: Proof;
    }
  | {
      readonly do: "search";
      readonly entries: readonly Entry[];
      /** The request without a response whose sync is looked for; `undefined` for any sync. */
      readonly lost?: Posting;
      readonly looks: number;
      otherwise(rest: readonly Entry[]): Promise<void> | void;
    };
