import type { FileInput } from "../files/file-input.js";
import type { Adjustment, Expense, Reimbursable, Transfer } from "../types/index.js";

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
