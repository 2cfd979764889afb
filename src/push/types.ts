import type { FileInput } from "../files/file-input.js";
import type { PlatformIssue } from "../platforms/index.js";
import type { Adjustment, Expense, Reimbursable, Transfer } from "../types/index.js";
import type { SyncFailureReason } from "../types/sync-status.js";

interface ItemOf<Kind extends string, Transaction extends { id: string }> {
  readonly kind: Kind;
  /** The transaction; its `id` is what it is known by, in this push and in every later one. */
  readonly transaction: Transaction;
  /** Files to attach once it is written. A stream can be read once: give paths or bytes instead. */
  readonly attachments?: readonly FileInput[] | undefined;
}

/** A transfer together with the id that it is written under. */
export interface IdentifiedTransfer extends Transfer {
  /** A UUID of yours, unique within the company. */
  id: string;
}

/** One transaction to push, with its files. */
export type PushItem =
  | ItemOf<"expense", Expense>
  | ItemOf<"reimbursable", Reimbursable>
  | ItemOf<"transfer", IdentifiedTransfer>
  | ItemOf<"adjustment", Adjustment>;

/** Which kind of transaction an item is. */
export type PushKind = PushItem["kind"];

/** What is pushed: an array, or anything that can be looped over. */
export type PushItems = Iterable<PushItem> | AsyncIterable<PushItem>;

/** How one file fared. */
export type AttachmentResult =
  | {
      readonly status: "attached";
      /**
       * Whether an earlier attempt got no answer and may have attached the file as well: the API
       * cannot be asked.
       */
      readonly maybeTwice: boolean;
    }
  | {
      readonly status: "failed";
      readonly message: string;
      /** Whether an attempt got no answer and may have attached the file all the same. */
      readonly maybeAttached: boolean;
    };

/** How it is known that a transaction is in the books. */
export type Proof =
  /** The API answered this very request with a success, and there is nothing more to read. */
  | "response"
  /** Read in the transactions of the sync that wrote it. */
  | "sync"
  /** The API refused it because it had been written before. */
  | "duplicate"
  /** An earlier run with this journal knew it. */
  | "journal";

interface ResultOf<Outcome extends string> {
  /** Which kind of transaction it is. */
  readonly kind: PushKind;
  /** The transaction's id. */
  readonly id: string;
  /** How it ended. */
  readonly outcome: Outcome;
}

/** The transaction is in the books. */
export interface BookedResult extends ResultOf<"booked"> {
  /** The sync that wrote it; `undefined` where it was written before this push and by none of its syncs. */
  readonly syncId: string | undefined;
  /** How its files fared, in their order. */
  readonly attachments: readonly AttachmentResult[];
}

/** The transaction was refused as it is: it has to be changed. */
export interface RefusedResult extends ResultOf<"refused"> {
  /**
   * - `rules`: by the platform's rules, before anything was sent (`issues` has them)
   * - `request`: by the API or the client, for what the request holds
   * - `validation`: by the accounting software, when it was to be written
   * - `repeated-id`: another item of this push has the same id
   */
  readonly reason: "rules" | "request" | "validation" | "repeated-id";
  readonly message: string;
  readonly issues?: readonly PlatformIssue[];
  readonly syncId?: string;
}

/** The transaction was not written, for a reason that is not its own. */
export interface FailedResult extends ResultOf<"failed"> {
  /** Why its sync failed; `write` where the accounting software did not take it. */
  readonly reason: SyncFailureReason;
  readonly message: string;
  readonly syncId: string;
}

/** Time or quota ran out: push again with the same items and journal to find out, and to go on. */
export interface UnknownResult extends ResultOf<"unknown"> {
  readonly reason: "time" | "quota";
  /** What to do. */
  readonly message: string;
  /** The sync that may write it, where it was sent. */
  readonly syncId?: string;
}

/** How an item ended; narrows by `outcome`. */
export type PushResult = BookedResult | RefusedResult | FailedResult | UnknownResult;

/** What came of a whole push. */
export interface PushReport {
  /** How many items ended how. */
  readonly counts: Readonly<Record<PushResult["outcome"], number>>;
  /** How many files were attached, and how many were not. */
  readonly attachments: { readonly attached: number; readonly failed: number };
  /** Requests that this run spent. */
  readonly requests: number;
  /** The items that have to be changed. */
  readonly refused: readonly RefusedResult[];
  /** The items that were not written for a reason that is not their own. */
  readonly failed: readonly FailedResult[];
}
