import type { Schemas } from "../../types/index.js";
import { Collection } from "./collection.js";
import type { Write } from "./ledger.js";
import { DueQueue } from "./timer-heap.js";

/** One run of writes into the books. */
export interface SyncRecord {
  readonly id: string;
  readonly requestedAtMs: number;
  /** When it ends by itself; never for one that a test keeps running. */
  dueAtMs: number;
  readonly writes: readonly Write[];
  /** The outcome that a test scripted. */
  orderedEnd: OrderedEnd | undefined;
  /** How it ended; `undefined` while it runs. */
  end: SyncEnd | undefined;
}

/** The outcome that a test scripts for a sync. */
export interface OrderedEnd {
  /** The status code to end with: 2000, 4000, 5120 or any other. */
  readonly code: number;
  /** The sync's error message, instead of the one that goes with the code. */
  readonly message?: string | undefined;
}

/** How a sync ended. */
export interface SyncEnd {
  readonly code: number;
  readonly errorMessage: string | null;
  readonly atMs: number;
  readonly dataPushed: boolean;
  /** Whether the accounting software had anything to warn of. */
  readonly hasWarnings: boolean;
}

/** The syncs of one company, and which of them still run. */
export class SyncStore {
  readonly #syncs = new Collection<SyncRecord>();
  readonly #running = new DueQueue<SyncRecord>();
  readonly #latestWrites = new Map<string, Write>();
  #lastSuccessful: SyncRecord | undefined;

  get items(): readonly SyncRecord[] {
    return this.#syncs.items;
  }

  get latest(): SyncRecord | undefined {
    return this.#syncs.items.at(-1);
  }

  get lastSuccessful(): SyncRecord | undefined {
    return this.#lastSuccessful;
  }

  get(id: string): SyncRecord | undefined {
    return this.#syncs.get(id);
  }

  /** The latest attempt to write a transaction, with its outcome. */
  latestWrite(transactionId: string): Write | undefined {
    return this.#latestWrites.get(transactionId);
  }

  add(sync: SyncRecord): void {
    this.#syncs.put(sync);
    for (const write of sync.writes) this.#latestWrites.set(write.transactionId, write);
    if (!sync.end) this.#running.add(sync);
  }

  /** Takes syncs back that were written down before, oldest first. */
  restore(syncs: readonly SyncRecord[]): void {
    for (const sync of syncs) this.add(sync);
    const byEnd = syncs.toSorted((one, other) => (one.end?.atMs ?? 0) - (other.end?.atMs ?? 0));
    for (const sync of byEnd) if (sync.end) this.end(sync, sync.end);
  }

  /** Takes the sync out of the running ones that is due first, if one is due at `nowMs`. */
  takeDue(nowMs: number): SyncRecord | undefined {
    return this.#running.takeDue(nowMs);
  }

  /** Changes when a running sync ends. */
  reschedule(sync: SyncRecord, dueAtMs: number): void {
    this.#running.reschedule(sync, dueAtMs);
  }

  end(sync: SyncRecord, end: SyncEnd): void {
    sync.end = end;
    if (end.code >= 2000 && end.code < 3000) this.#lastSuccessful = sync;
  }
}

/** One fetch of one type of a company's data. */
export interface PullRecord {
  readonly id: string;
  readonly connectionId: string;
  readonly dataType: Schemas["DataType"];
  readonly requestedAtMs: number;
  dueAtMs: number;
  /** The failure that a test scripted. */
  readonly failure: PullFailure | undefined;
  isSettled: boolean;
  /** Whether it brought anything new or changed. */
  recordsModified: boolean;
}

/** How a fetch fails. */
export interface PullFailure {
  readonly status: PullStatus;
  readonly message: string;
}

/** How far a fetch is, as the API names it. */
export type PullStatus = Schemas["PullOperation"]["status"];

/** The fetches of one company's data. */
export class PullStore {
  readonly #pulls = new Collection<PullRecord>();
  readonly #running = new DueQueue<PullRecord>();
  readonly #latest = new Map<string, PullRecord>();
  readonly #latestSuccessful = new Map<string, PullRecord>();
  #lastFetchedAtMs: number | undefined;

  get items(): readonly PullRecord[] {
    return this.#pulls.items;
  }

  /** When data was last fetched; `undefined` where it never was. */
  get lastFetchedAtMs(): number | undefined {
    return this.#lastFetchedAtMs;
  }

  get(id: string): PullRecord | undefined {
    return this.#pulls.get(id);
  }

  /** The latest fetch of a type, however it stands. */
  latest(dataType: string): PullRecord | undefined {
    return this.#latest.get(dataType);
  }

  /** The latest fetch of a type that is done. Without one there is nothing to read. */
  latestSuccessful(dataType: string): PullRecord | undefined {
    return this.#latestSuccessful.get(dataType);
  }

  add(pull: PullRecord): void {
    this.#pulls.put(pull);
    this.#latest.set(pull.dataType, pull);
    if (!pull.isSettled) this.#running.add(pull);
  }

  /** What was fetched is gone, with the connection that it was fetched through; the history stays. */
  forgetData(): void {
    this.#latest.clear();
    this.#latestSuccessful.clear();
  }

  /** Takes fetches back that were written down before, oldest first. */
  restore(pulls: readonly PullRecord[]): void {
    for (const pull of pulls) this.add(pull);
    const byEnd = pulls.toSorted((one, other) => one.dueAtMs - other.dueAtMs);
    for (const pull of byEnd) if (pull.isSettled) this.#noteSettled(pull);
  }

  /** Settles the fetch that is due first, if one is due at `nowMs`. */
  takeDue(nowMs: number): PullRecord | undefined {
    const pull = this.#running.takeDue(nowMs);
    if (!pull) return undefined;
    pull.isSettled = true;
    this.#noteSettled(pull);
    return pull;
  }

  #noteSettled(pull: PullRecord): void {
    if (pull.failure) return;
    this.#latestSuccessful.set(pull.dataType, pull);
    this.#lastFetchedAtMs = pull.dueAtMs;
  }
}

/** A record to write, by the type of data that it is. */
export type PushContent =
  | { readonly dataType: "suppliers"; readonly record: Schemas["Supplier"] }
  | { readonly dataType: "customers"; readonly record: Schemas["Customer"] }
  | { readonly dataType: "chartOfAccounts"; readonly record: Schemas["AccountPrototype"] }
  | { readonly dataType: "bankAccounts"; readonly record: Schemas["BankAccount"] }
  | { readonly dataType: "bankTransactions"; readonly record: Schemas["CreateBankTransactionsv2"] }
  | { readonly dataType: "directCosts"; readonly record: Schemas["DirectCostPrototype"] };

/** One write of a record into the accounting software, other than spend. */
export type PushRecord = PushContent & {
  readonly id: string;
  readonly connectionId: string;
  /** The record that is changed; `undefined` where one is created. */
  readonly changedId: string | undefined;
  readonly requestedAtMs: number;
  dueAtMs: number;
  readonly timeoutMinutes: number | null;
  /** What becomes of it when it is due. */
  readonly end: PushEnd;
  status: Schemas["PushOperationStatus"];
  /** The id of the record that was written. */
  recordId: string | undefined;
};

/** How a push operation ends. */
export interface PushEnd {
  readonly status: Exclude<Schemas["PushOperationStatus"], "Pending">;
  readonly message: string | null;
  readonly errors: readonly Schemas["ValidationItem"][];
}

/** The push operations of one company. */
export class PushStore {
  readonly #pushes = new Collection<PushRecord>();
  readonly #running = new DueQueue<PushRecord>();

  get items(): readonly PushRecord[] {
    return this.#pushes.items;
  }

  get(id: string): PushRecord | undefined {
    return this.#pushes.get(id);
  }

  add(push: PushRecord): void {
    this.#pushes.put(push);
    if (push.status === "Pending") this.#running.add(push);
  }

  /** Takes the push operation out of the running ones that is due first, if one is due at `nowMs`. */
  takeDue(nowMs: number): PushRecord | undefined {
    return this.#running.takeDue(nowMs);
  }
}

/** What the API says about a sync with a status code: its `syncStatus` and its error message. */
export function syncCodeText(code: number): { syncStatus: string; errorMessage: string | null } {
  const [syncStatus, errorMessage] = known[code] ?? byFirstDigit(code);
  return { syncStatus, errorMessage };
}

const known: Readonly<Record<number, readonly [string, string | null]>> = {
  1000: ["InProgress", null],
  1010: ["InProgress", null],
  2000: ["Complete", null],
  2040: ["NoDataToPush", null],
  4000: ["ConfigurationError", "The company's configuration does not say where to write to."],
  4040: ["CompanyNotFound", "The company was deleted while the sync ran."],
  4220: ["CompanyDeauthorized", "Access to the accounting software was withdrawn."],
  4260: ["SubscriptionLapsed", "The business's accounting subscription has lapsed."],
  5000: ["Error", "An internal error stopped the sync."],
  5080: ["DuplicateProtection", "One or more transactions have previously been processed."],
  5120: ["ValidationError", "One or more transactions could not be processed."],
  5130: ["PushError", "One or more transactions could not be written."],
};

function byFirstDigit(code: number): readonly [string, string | null] {
  if (code < 2000) return ["InProgress", null];
  return code < 3000 ? ["Complete", null] : ["Error", `The sync ended with code ${code}.`];
}

/** Whether a code says that the sync still runs. */
export const isRunning = (code: number) => code < 2000;

/** Whether a code says that the sync succeeded. */
export const isSuccess = (code: number) => code >= 2000 && code < 3000;
