import type { Schemas } from "../../types/index.js";

/** A transaction that the accounting software holds. */
export type LedgerEntry = WriteContent & {
  readonly transactionId: string;
  /** The sync that wrote it last. */
  readonly syncId: string;
  /** When it was first booked, in milliseconds since the epoch. */
  readonly bookedAtMs: number;
  /** When what it holds now was written. */
  readonly writtenAtMs: number;
  /** How often it was changed since. */
  readonly updates: number;
  /** What it held before each change, oldest first. */
  readonly history: readonly LedgerVersion[];
  readonly attachments: readonly LedgerAttachment[];
};

/** What a booked transaction held before it was changed. */
export type LedgerVersion = WriteContent & {
  /** The sync that wrote it so. */
  readonly syncId: string;
  readonly writtenAtMs: number;
};

/** A file that hangs on a booked transaction. */
export interface LedgerAttachment {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** The SHA-256 of its content, in hexadecimal. */
  readonly sha256: string;
  /** The file itself; `undefined` where it is larger than the mock keeps. */
  readonly content: Uint8Array | undefined;
}

/** What the accounting software of one company holds: no transaction id twice, ever. */
export class Ledger {
  readonly #entries = new Map<string, LedgerEntry>();

  has(transactionId: string): boolean {
    return this.#entries.has(transactionId);
  }

  get(transactionId: string): LedgerEntry | undefined {
    return this.#entries.get(transactionId);
  }

  /** Every booked transaction, in the order of booking. */
  get entries(): LedgerEntry[] {
    return [...this.#entries.values()];
  }

  /** Books a transaction, or changes the one that has its id. */
  book(transactionId: string, content: WriteContent, syncId: string, atMs: number): void {
    const known = this.#entries.get(transactionId);
    this.#entries.set(transactionId, {
      ...contentOf(content),
      transactionId,
      syncId,
      bookedAtMs: known?.bookedAtMs ?? atMs,
      writtenAtMs: atMs,
      updates: known ? known.updates + 1 : 0,
      history: known ? [...known.history, versionOf(known)] : [],
      attachments: known?.attachments ?? [],
    });
  }

  /** Takes transactions back that were written down before, in the order of booking. */
  restore(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) this.#entries.set(entry.transactionId, entry);
  }

  attach(transactionId: string, added: readonly LedgerAttachment[]): void {
    const entry = this.#entries.get(transactionId);
    if (!entry) return;
    const attachments = [...entry.attachments, ...added];
    this.#entries.set(transactionId, { ...entry, attachments });
  }
}

const versionOf = (entry: LedgerEntry): LedgerVersion => ({
  ...contentOf(entry),
  syncId: entry.syncId,
  writtenAtMs: entry.writtenAtMs,
});

function contentOf(write: WriteContent): WriteContent {
  switch (write.kind) {
    case "expense":
      return { kind: write.kind, content: write.content };
    case "reimbursable":
      return { kind: write.kind, content: write.content };
    case "adjustment":
      return { kind: write.kind, content: write.content };
    case "transfer":
      return { kind: write.kind, content: write.content };
  }
}

/** What is to be written into the books, by its kind. */
export type WriteContent =
  | { readonly kind: "expense"; readonly content: Schemas["ExpenseTransaction"] }
  | { readonly kind: "reimbursable"; readonly content: Schemas["ReimbursableExpenseTransaction"] }
  | { readonly kind: "adjustment"; readonly content: Schemas["AdjustmentTransactionRequest"] }
  | { readonly kind: "transfer"; readonly content: Schemas["TransferTransactionRequest"] };

/** The kinds of transaction that the API writes. */
export type TransactionKind = WriteContent["kind"];

/** How a transaction of a sync stands. */
export type WriteStatus = NonNullable<Schemas["TransactionStatus"]>;

/** One transaction of a sync: what is to be written, and how that went. */
export type Write = WriteContent & {
  readonly transactionId: string;
  readonly action: "create" | "update";
  status: WriteStatus;
  message: string | null;
};

/** A write that has not been tried. */
export function pendingWrite(
  transactionId: string,
  action: Write["action"],
  content: WriteContent,
): Write {
  return { ...content, transactionId, action, status: "Pending", message: null };
}
