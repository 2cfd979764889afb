import { CodatError } from "../errors/base.js";
import type {
  AttachmentOutcome,
  FailedResult,
  OutdatedResult,
  Proof,
  PushKind,
  RefusedResult,
} from "./types.js";

interface WrittenResult<Outcome extends "booked" | "updated"> {
  readonly kind: PushKind;
  readonly id: string;
  readonly outcome: Outcome;
  readonly syncId: string | undefined;
  /** Absent in journals of version 0.1.0. */
  readonly proof?: Exclude<Proof, "journal">;
  /** Set where a request that this journal does not know of wrote it: the API does not return contents. */
  readonly content?: "not-known";
}

/** How the transaction of an item ended. Its files are journaled one by one. */
export type JournaledResult =
  | WrittenResult<"booked">
  | WrittenResult<"updated">
  | RefusedResult
  | FailedResult
  | OutdatedResult;

/** A file as the journal knows it: by its content. */
export interface JournaledFile {
  /** The name that it is sent under. */
  readonly name: string;
  /** The SHA-256 of its content, in hexadecimal; absent for a stream, which is known by its name. */
  readonly sha256?: string;
  /** Its size; absent for a stream. */
  readonly sizeBytes?: number;
}

/** A digest of each field of a transaction's content, by its path, e.g. `lines.0.netAmount`. */
export type ContentDigest = Readonly<Record<string, string>>;

/** What a push writes down, in the order in which it happens. */
export type JournalEvent =
  /** A push begins. A journal serves one company. */
  | {
      readonly event: "started";
      /** The version of the events that follow; absent in journals of version 0.1.0. */
      readonly version?: number;
      readonly companyId: string;
      readonly at: string;
    }
  /** A batch is about to be sent: from here on it may be in the books. */
  | {
      readonly event: "posting";
      readonly batch: string;
      readonly kind: PushKind;
      readonly ids: readonly string[];
      /** Counts the attempts that got an error which the API keeps under its idempotency key. From 1. */
      readonly attempt?: number;
      /** The idempotency key: it follows from method, path, exact bytes and attempt. None for a PUT. */
      readonly key?: string;
      /** What was sent, in the order of `ids`. */
      readonly contents?: readonly ContentDigest[];
      /** Whether it corrects transactions that are in the books. */
      readonly update?: true;
    }
  /** The batch was accepted, and this sync writes it. */
  | { readonly event: "posted"; readonly batch: string; readonly syncId: string }
  /** The batch was certainly not accepted. */
  | { readonly event: "dropped"; readonly batch: string }
  /** These items have ended. */
  | { readonly event: "ended"; readonly results: readonly JournaledResult[] }
  /** A file is about to be sent: from here on it may be attached. */
  | {
      readonly event: "attaching";
      readonly id: string;
      /** The file; its place among the item's files in journals of version 0.1.0. */
      readonly file: JournaledFile | number;
      /** Counts like the attempt of a batch. */
      readonly attempt?: number;
    }
  /** A file has ended. */
  | {
      readonly event: "attached";
      readonly id: string;
      readonly file: JournaledFile | number;
      readonly result: AttachmentOutcome;
    };

/** The version of the events that this library writes. */
export const journalVersion = 2;

/**
 * Where a push writes down what it does, so that another run can resume. Call `codat.push` again with
 * the same items and journal: in this process, in another, on another day. What is in the books, and
 * which files are attached, is taken from the journal; everything else is tried again, including what
 * was refused or failed.
 */
export interface PushJournal {
  /** Returns every event so far, in order. */
  read(): AsyncIterable<JournalEvent> | Iterable<JournalEvent>;
  /** Writes an event. Once the promise has resolved, the event survives a crash of the process. */
  append(event: JournalEvent): Promise<void>;
  /** Aborts when another process may take the journal over: the push sends nothing more. */
  readonly lost?: AbortSignal | undefined;
  /**
   * Called synchronously right before each request. Returns whether this process holds the journal for
   * so many milliseconds more, or throws: then the request is not sent, and the push ends.
   */
  holds?(forMs: number): boolean;
}

/** Who claims a journal, and for how long. */
export interface ClaimOptions {
  /** A name that no other claim has, e.g. a UUID made for it. */
  readonly owner: string;
  /** How long the claim lasts without a heartbeat, in milliseconds. */
  readonly ttlMs: number;
  /** The company; without it, the one that is due next. */
  readonly companyId?: string | undefined;
}

/** How a claim ends. */
export interface ClaimEnd {
  /** `done`; `wanted`: to be claimed again after `delayMs`; `parked`: to be left alone. */
  readonly state: "done" | "wanted" | "parked";
  readonly delayMs?: number | undefined;
  /** What went wrong, if anything. */
  readonly error?: string | undefined;
}

/** The exclusive right to push with a journal. */
export interface Claim {
  readonly companyId: string;
  /** The fencing token: each claim has a larger one than the claim before it. */
  readonly fence: number;
  readonly journal: PushJournal;
  /** Renews the claim. Rejects where it is lost. */
  heartbeat(): Promise<void>;
  /** Gives the journal back. Does nothing where the claim is lost. */
  release(end: ClaimEnd): Promise<void>;
}

/** Where journals are kept so that one push at a time works with each of them. */
export interface JournalStore {
  /**
   * Claims a journal. Resolves with `undefined` where none can be claimed now, or rejects with a
   * `JournalInUseError` where the store can name the holder.
   */
  claim(options: ClaimOptions): Promise<Claim | undefined>;
}

/** Another push works with this journal: wait for its end, or use a journal of its own. */
export class JournalInUseError extends CodatError {
  override readonly name: string = "JournalInUseError";
  /** Who holds the journal, e.g. `process 4711 on host-1`; `undefined` where the store cannot say. */
  readonly holder: string | undefined;

  constructor(journal: string, holder?: string) {
    const by = holder === undefined ? "another push" : `a push of ${holder}`;
    super(`${journal} is in use by ${by}. Wait until it has ended, or stop that process first`);
    this.holder = holder;
  }
}

/** Returns a journal that lives as long as this process, for one push at a time. */
export function memoryJournal(): PushJournal & JournalStore {
  const events: JournalEvent[] = [];
  let holder: string | undefined;
  let fence = 0;
  const journal: PushJournal = {
    read: () => [...events],
    append: async (event) => {
      events.push(event);
    },
  };
  return {
    ...journal,
    claim: async ({ owner, companyId }) => {
      if (holder !== undefined) throw new JournalInUseError("the journal", "this process");
      const started = events.find((event) => event.event === "started");
      const company = companyId ?? started?.companyId;
      if (company === undefined) return undefined;
      holder = owner;
      fence += 1;
      const release = async () => {
        if (holder === owner) holder = undefined;
      };
      return { companyId: company, fence, journal, heartbeat: async () => undefined, release };
    },
  };
}
