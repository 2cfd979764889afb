import type { AttachmentResult, FailedResult, PushKind, RefusedResult } from "./types.js";

/** How an item ended, as far as its transaction goes: its files are journaled one by one. */
export type JournaledResult =
  | {
      readonly kind: PushKind;
      readonly id: string;
      readonly outcome: "booked";
      readonly syncId: string | undefined;
    }
  | RefusedResult
  | FailedResult;

/** What a push writes down, in the order in which it happens. */
export type JournalEvent =
  /** A push begins. A journal serves one company. */
  | { readonly event: "started"; readonly companyId: string; readonly at: string }
  /** A batch is about to be sent: from here on it may be in the books. */
  | {
      readonly event: "posting";
      readonly batch: string;
      readonly kind: PushKind;
      readonly ids: readonly string[];
    }
  /** The batch was taken and is written by this sync. */
  | { readonly event: "posted"; readonly batch: string; readonly syncId: string }
  /** The batch was certainly not taken. */
  | { readonly event: "dropped"; readonly batch: string }
  /** These items have ended. */
  | { readonly event: "ended"; readonly results: readonly JournaledResult[] }
  /** A file is about to be sent: from here on it may be attached. */
  | { readonly event: "attaching"; readonly id: string; readonly file: number }
  /** A file has ended. */
  | {
      readonly event: "attached";
      readonly id: string;
      readonly file: number;
      readonly result: AttachmentResult;
    };

/**
 * Where a push writes down what it does, so that another one can go on where it stopped. Give
 * `codat.push` the same items and journal again: in this process, in another, on another day. What is
 * in the books, and which files are attached, is taken from the journal; everything else is tried
 * again, what was refused or failed included.
 */
export interface PushJournal {
  /** Every event that was written so far, in order. */
  read(): AsyncIterable<JournalEvent> | Iterable<JournalEvent>;
  /** Writes an event down. Once it has settled, the event outlives the process. */
  append(event: JournalEvent): Promise<void>;
}

/** A journal that lives as long as this process. */
export function memoryJournal(): PushJournal {
  const events: JournalEvent[] = [];
  return {
    read: () => [...events],
    append: async (event) => {
      events.push(event);
    },
  };
}
