import type { FileInput } from "../files/file-input.js";
import type { PlatformIssue } from "../platforms/index.js";
import type { Adjustment, Expense, Reimbursable, Transfer } from "../types/index.js";
import type { SyncFailureReason } from "../types/sync-status.js";

/** A transfer together with the id that it is written under. */
export interface IdentifiedTransfer extends Transfer {
  /** A UUID of yours, unique within the company. */
  id: string;
}

/** The transaction of each kind. */
interface Transactions {
  expense: Expense;
  reimbursable: Reimbursable;
  transfer: IdentifiedTransfer;
  adjustment: Adjustment;
}

/** Which kind of transaction an item is. */
export type PushKind = keyof Transactions;

/** One transaction of these kinds to push, with its files. */
export type PushItemOf<Kind extends PushKind> = {
  [Each in Kind]: {
    readonly kind: Each;
    /** The transaction; its `id` is what it is known by, in this push and in every later one. */
    readonly transaction: Transactions[Each];
    /** Files to attach once it is written. A stream can be read once: give paths or bytes instead. */
    readonly attachments?: readonly FileInput[] | undefined;
  };
}[Kind];

/** One transaction to push, with its files. */
export type PushItem = PushItemOf<PushKind>;

/** What is pushed: an array, or any other iterable or async iterable. */
export type PushItems = Iterable<PushItem> | AsyncIterable<PushItem>;

/** How the upload of one file ended: this is what a journal keeps. */
export type AttachmentOutcome =
  | {
      readonly status: "attached";
      /**
       * Whether an earlier attempt got no response and may have attached the file as well: the API
       * cannot be asked.
       */
      readonly maybeTwice: boolean;
    }
  | {
      readonly status: "failed";
      readonly message: string;
      /** Whether an attempt got no response and may have attached the file all the same. */
      readonly maybeAttached: boolean;
    };

/** The result of one file of an item; narrows by `status`. */
export type AttachmentResult = AttachmentOutcome & {
  /** The name that it is sent under. */
  readonly filename: string;
};

/** How it is known that a transaction is in the books. */
export type Proof =
  /** The API responded to this run's own request with a sync, whose transactions show it as `Completed`. */
  | "response"
  /** Another sync of the company shows it as `Completed`: one that an earlier request started. */
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
  /** What the rules of `check` warn of. */
  readonly warnings: readonly PlatformIssue[];
}

/** The transaction is in the books. */
export interface BookedResult extends ResultOf<"booked"> {
  /** The sync that wrote it; `undefined` where it was written before, and no sync shows it. */
  readonly syncId: string | undefined;
  readonly proof: Proof;
  /** Whether the books hold the content that was given; `not-known` where no journal says what they hold. */
  readonly content: "as-given" | "not-known";
  /** The result of each file, in the order of the item. */
  readonly attachments: readonly AttachmentResult[];
}

/** The transaction was refused as it is: it has to be changed. */
export interface RefusedResult extends ResultOf<"refused"> {
  /**
   * - `rules`: by the platform's rules, before anything was sent (`issues` has them); with
   *   `failOn: "warning"` for a warning, too
   * - `request`: by the API or the client, for what the request holds
   * - `validation`: by the accounting software, when it was to be written
   * - `repeated-id`: another item of this push has the same id
   */
  readonly reason: "rules" | "request" | "validation" | "repeated-id";
  readonly message: string;
  /** What to do, in one sentence, where the accounting software refused it. */
  readonly advice?: string;
  readonly issues?: readonly PlatformIssue[];
  readonly syncId?: string;
}

/** The transaction was not written, for a reason that is not its own. */
export interface FailedResult extends ResultOf<"failed"> {
  /** Why its sync failed; `write` where the accounting software did not take it. */
  readonly reason: SyncFailureReason;
  readonly message: string;
  /** What to do, in one sentence; absent in what journals of version 0.1.0 hold. */
  readonly advice?: string;
  readonly syncId: string;
}

/** Whether it is in the books is not known: push again with the same items and journal. */
export interface UnknownResult extends ResultOf<"unknown"> {
  /**
   * - `time`: the batch did not end within `timeoutMs`
   * - `quota`: the daily quota is used up
   * - `wording`: the API refused it in words that may mean that it was written before, and no sync of
   *   the company shows it
   * - `disconnected`: the company's accounting software is not linked, which ends the push
   */
  readonly reason: "time" | "quota" | "wording" | "disconnected";
  /** What to do. */
  readonly message: string;
  /** The sync that may write it, where it was sent. */
  readonly syncId?: string;
}

/** A field in which an item's content differs from what is in the books. */
export interface ContentChange {
  /** Where, from the transaction's own properties, e.g. `["lines", 0, "netAmount"]`. */
  readonly path: readonly (string | number)[];
  /** The property that differs, e.g. `netAmount`. */
  readonly field: string;
  /** Whether the API can update it in a written transaction. */
  readonly updatable: boolean;
}

/** The transaction is in the books with another content than the one that was given. */
export interface OutdatedResult extends ResultOf<"outdated"> {
  /**
   * - `not-asked`: `onChange: "update"` was not given; nothing was sent
   * - `update-not-supported`: the platform, or this type of transaction, does not accept updates
   * - `field-not-updatable`: a field differs that cannot be updated: see `changes`
   * - `books-closed`: the books are closed for its date
   * - `update-failed`: the update was sent, and did not get through: `message` has the reason
   */
  readonly reason:
    | "not-asked"
    | "update-not-supported"
    | "field-not-updatable"
    | "books-closed"
    | "update-failed";
  readonly message: string;
  readonly changes: readonly ContentChange[];
  /** The sync that wrote what is in the books. */
  readonly syncId: string | undefined;
}

/** The transaction in the books was changed to the content that was given. */
export interface UpdatedResult extends ResultOf<"updated"> {
  /** The sync that updated it. */
  readonly syncId: string | undefined;
  readonly proof: Proof;
  /** The result of each file, in the order of the item. */
  readonly attachments: readonly AttachmentResult[];
}

/** How an item ended; narrows by `outcome`. */
export type PushResult =
  | BookedResult
  | UpdatedResult
  | OutdatedResult
  | RefusedResult
  | FailedResult
  | UnknownResult;

/** What came of a whole push. */
export interface PushReport {
  /** How many items ended how. */
  readonly counts: Readonly<Record<PushResult["outcome"], number>>;
  /** How many files were attached, how many failed, and how many of the attached may be attached twice. */
  readonly attachments: {
    readonly attached: number;
    readonly failed: number;
    readonly maybeTwice: number;
  };
  /** How many warnings the results have. */
  readonly warnings: number;
  /** Requests that this run sent, and no other. */
  readonly requests: number;
  /** The items that have to be changed. */
  readonly refused: readonly RefusedResult[];
  /** The items that were not written for a reason that is not their own. */
  readonly failed: readonly FailedResult[];
  /** The items whose content is not what is in the books. */
  readonly outdated: readonly OutdatedResult[];
}
