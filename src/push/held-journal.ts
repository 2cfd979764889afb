import { ConfigurationError } from "../errors/base.js";
import { type Claim, JournalInUseError, type JournalStore, type PushJournal } from "./journal.js";

/** How long a claim lasts without a heartbeat: longer than any request that was sent under it. */
const ttlMs = 60_000;
const heartbeatMs = 10_000;

const noJournal: PushJournal = { read: () => [], append: async () => undefined };

/** The journal of one push, claimed where it can be. */
export class HeldJournal {
  readonly journal: PushJournal;
  /** Whether events are kept for another run. */
  readonly isKept: boolean;
  readonly #claim: Claim | undefined;
  readonly #lost = new AbortController();
  #heartbeats: ReturnType<typeof setInterval> | undefined;

  private constructor(journal: PushJournal, isKept: boolean, claim: Claim | undefined) {
    this.journal = journal;
    this.isKept = isKept;
    this.#claim = claim;
  }

  /**
   * Claims a journal for a company's push.
   *
   * @throws JournalInUseError; whatever the store throws; ConfigurationError for what is not a journal
   */
  static async of(
    journal: PushJournal | JournalStore | undefined,
    companyId: string,
  ): Promise<HeldJournal> {
    if (journal === undefined) return new HeldJournal(noJournal, false, undefined);
    if (typeof journal !== "object" || journal === null) throw notJournal();
    if ("claim" in journal && typeof journal.claim === "function") {
      const claim = await journal.claim({ owner: crypto.randomUUID(), ttlMs, companyId });
      if (!claim) throw new JournalInUseError(`the journal of company ${companyId}`);
      const held = new HeldJournal(claim.journal, true, claim);
      held.#beat();
      return held;
    }
    if ("append" in journal && typeof journal.append === "function") {
      return new HeldJournal(journal, true, undefined);
    }
    throw notJournal();
  }

  /** Aborts when another process may take the journal over. */
  get lost(): AbortSignal | undefined {
    return this.journal.lost ?? this.#lost.signal;
  }

  /** Called right before a request is sent. Throws where the journal is not held for so long. */
  assertHeld(forMs: number): void {
    if (this.journal.holds?.(forMs) !== false) return;
    throw this.lost?.reason ?? new JournalInUseError("the journal");
  }

  /** Gives the journal back. */
  async release(failure: { readonly error: unknown } | undefined): Promise<void> {
    clearInterval(this.#heartbeats);
    if (!this.#claim) return;
    await this.#claim.release(
      failure ? { state: "wanted", error: String(failure.error) } : { state: "done" },
    );
  }

  // A lease lasts in real time, whatever clock the client sleeps on.
  #beat(): void {
    this.#heartbeats = setInterval(() => {
      this.#claim?.heartbeat().catch((error: unknown) => this.#lost.abort(error));
    }, heartbeatMs);
    const timer: unknown = this.#heartbeats;
    if (typeof timer === "object" && timer && "unref" in timer) {
      if (typeof timer.unref === "function") timer.unref();
    }
  }
}

function notJournal(): ConfigurationError {
  return new ConfigurationError(
    "journal must have read and append, or claim, as fileJournal(path) of codat-expenses/node has",
  );
}
