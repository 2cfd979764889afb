import type { Claim, ClaimEnd, JournalStore, PushJournal } from "codat-expenses";
import { LeaseLostError } from "codat-expenses/postgres";
import type { Scheduler } from "./scheduler.js";

/** One company's journal as a fleet has it in its database: leases, fencing tokens and permits. */
export class FencedStore implements JournalStore {
  /** Whether nothing is left to push. */
  isDone = false;
  readonly companyId: string;
  readonly scheduler: Scheduler;
  readonly journal: PushJournal;
  /** The current fencing token; 0 where nobody has claimed it yet. */
  fence = 0;
  leaseUntilMs = 0;

  constructor(companyId: string, scheduler: Scheduler, journal: PushJournal) {
    this.companyId = companyId;
    this.scheduler = scheduler;
    this.journal = journal;
  }

  /** Claims the journal where its lease has ended. */
  async claim({ ttlMs }: { readonly ttlMs: number }): Promise<FencedClaim | undefined> {
    if (this.isDone || this.scheduler.nowMs <= this.leaseUntilMs) return undefined;
    this.fence += 1;
    return new FencedClaim(this, ttlMs);
  }
}

/** A claim, with the worker's own view of its lease. */
export class FencedClaim implements Claim {
  readonly companyId: string;
  readonly fence: number;
  readonly journal: PushJournal;
  readonly #store: FencedStore;
  readonly #ttlMs: number;
  readonly #lost = new AbortController();
  #deadlineMs = 0;

  constructor(store: FencedStore, ttlMs: number) {
    this.#store = store;
    this.#ttlMs = ttlMs;
    this.fence = store.fence;
    this.companyId = store.companyId;
    this.#renew();
    this.#watch();
    this.journal = {
      read: () => store.journal.read(),
      append: async (event) => {
        await this.heartbeat();
        await store.journal.append(event);
      },
      lost: this.#lost.signal,
      holds: (forMs) => {
        this.#lost.signal.throwIfAborted();
        if (store.scheduler.nowMs + forMs <= this.#deadlineMs) return true;
        throw this.#end("expired");
      },
    };
  }

  /** Whether the store still takes what this claim writes. */
  get isCurrent(): boolean {
    return this.#store.fence === this.fence;
  }

  /** A permit to send, which demands the current fence. */
  async permit(): Promise<void> {
    if (!this.isCurrent) throw this.#end("taken-over");
  }

  async heartbeat(): Promise<void> {
    await this.permit();
    this.#renew();
  }

  async release({ state }: ClaimEnd): Promise<void> {
    if (!this.isCurrent) return;
    this.#store.leaseUntilMs = 0;
    this.#store.isDone = state === "done";
  }

  #renew(): void {
    this.#deadlineMs = this.#store.scheduler.nowMs + this.#ttlMs;
    this.#store.leaseUntilMs = this.#deadlineMs;
  }

  #watch(): void {
    const { scheduler } = this.#store;
    scheduler.after(this.#deadlineMs - scheduler.nowMs, () => {
      if (scheduler.nowMs >= this.#deadlineMs) this.#end("expired");
      else this.#watch();
    });
  }

  #end(reason: "expired" | "taken-over"): LeaseLostError {
    const error = new LeaseLostError(this, reason);
    this.#lost.abort(error);
    return error;
  }
}
