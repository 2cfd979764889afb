import { idKey } from "../core/ids.js";
import { ApiError, BadRequestError, DuplicateTransactionError } from "../errors/api-error.js";
import { issuesOf, readEnvelope } from "../errors/envelope.js";

/** What a rejection's words say of whether the transaction was written before. */
export type WrittenBefore = "yes" | "maybe" | "no";

/**
 * The one recogniser of "was written before" in the words of the API and of accounting software. The
 * documented words are certain; others make it worth a look into the company's syncs.
 */
export function readWrittenBefore(words: string): WrittenBefore {
  if (/previously (?:been )?processed/i.test(words)) return "yes";
  return /\b(?:already|duplicate[ds]?|exists?|previously)\b/i.test(words) ? "maybe" : "no";
}

/** What a rejected request says of the transactions that it carried. */
export interface Rejection {
  /** Those that it says, or may say, were written before, by id key. */
  readonly written: ReadonlySet<string>;
  readonly writtenBefore: WrittenBefore;
  /** Those that it finds fault with, each for itself. */
  readonly faulty: ReadonlySet<string>;
}

/** Reads which of the transactions a rejection is about. */
export function readRejection(error: unknown, ids: readonly string[]): Rejection {
  const none = new Set<string>();
  if (!(error instanceof BadRequestError)) {
    return { written: none, writtenBefore: "no", faulty: none };
  }
  const keys = ids.map(idKey);
  const only = keys.length === 1 ? keys : [];
  if (error instanceof DuplicateTransactionError) {
    const named = new Set(error.transactionIds.map(idKey));
    const written = keys.filter((key) => named.has(key));
    return {
      written: new Set(written.length > 0 ? written : only),
      writtenBefore: "yes",
      faulty: none,
    };
  }
  const envelope = readEnvelope(error.body);
  const text = (envelope.error ?? "").toLowerCase();
  // An id in the text itself is rarely that of a faulty transaction: those are named one by one.
  const mentioned = keys.filter((key) => text.includes(key));
  const hinted = readWrittenBefore([text, ...issuesOf(envelope)].join("\n")) !== "no";
  const faults = new Set((envelope.validation?.errors ?? []).map(({ itemId }) => itemId ?? ""));
  const faulty = ids.filter((id) => [...faults].some((fault) => idKey(fault) === idKey(id)));
  const written = mentioned.length > 0 ? mentioned : hinted ? only : [];
  return {
    written: new Set(written),
    writtenBefore: written.length > 0 ? "maybe" : "no",
    faulty: new Set(faulty.map(idKey)),
  };
}

/** So many consecutive rejections in the same words are about the company. */
const maxAlike = 50;

/**
 * Distinguishes a rejection that would meet every transaction from rejections of single ones: item by item it
 * would use the quota up.
 */
export class RejectionBreaker {
  #words: string | undefined;
  #alike = 0;

  /** A request was accepted: the company can be written to. */
  accepted(): void {
    this.#alike = 0;
  }

  /**
   * A single transaction was rejected.
   *
   * @throws the rejection, where it meets all alike
   */
  add(rejection: unknown): void {
    if (!(rejection instanceof ApiError)) return;
    const words = readEnvelope(rejection.body).error;
    this.#alike = words === this.#words ? this.#alike + 1 : 1;
    this.#words = words;
    if (this.#alike >= maxAlike) throw rejection;
  }
}
