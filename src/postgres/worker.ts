import { randomUUID } from "node:crypto";
import type { CodatExpenses } from "../client.js";
import { messageOf } from "../core/errors.js";
import { ConfigurationError } from "../errors/base.js";
import type { ClaimEnd } from "../push/journal.js";
import { Database, type PgPool } from "./database.js";
import { InboxReader } from "./inbox.js";
import { backOff } from "./lease.js";
import { LeaseLostError } from "./lease-lost-error.js";
import { PostgresLimiter } from "./limiter.js";
import { type PushReference, pushSlice, type SliceOptions } from "./slice.js";
import { type PostgresClaim, PostgresStore, type StoreOptions } from "./store.js";
import { type Hint, listen } from "./wake-ups.js";

/** What a worker works with. */
export interface WorkerOptions extends SliceOptions, StoreOptions {
  /** Your pool; it needs `slots` + 2 connections. It is not ended by the worker. */
  readonly pool: PgPool;
  /**
   * The client, made with `limiter: postgresLimiter(pool)` of the same pool. Its `timeoutMs` is at most
   * half of `leaseMs`, so that what a worker sent has ended when another takes over.
   */
  readonly codat: CodatExpenses;
  /**
   * How many companies' items are fed into pushes at once. Up to four times as many are under way, most of
   * them waiting for syncs to end. 4.
   */
  readonly slots?: number | undefined;
  /** How long a company stays with a worker that shows no sign of life, in milliseconds. 60,000. */
  readonly leaseMs?: number | undefined;
  /** How many claims in a row may fail before a push is parked. 8. */
  readonly maxTries?: number | undefined;
  /** A URL that leads to PostgreSQL itself, past any pooler, to listen for notifications. */
  readonly listenUrl?: string | undefined;
  /** Called with what went wrong; the worker continues. */
  readonly onError?: ((error: unknown, push?: PushReference) => void) | undefined;
}

/** How long a worker is given to stop. */
export interface StopOptions {
  /**
   * How long pushes may take to finish what is under way, in milliseconds; then they are cut off and
   * passed on. 30,000.
   */
  readonly timeoutMs?: number | undefined;
}

const maxUnderWayPerSlot = 4;
const pollMs = 1_000;
/** Polls for notifications that were missed, and while nothing is under way that waits for a webhook. */
const slowPollMs = 5_000;
const purgeEveryMs = 10 * 60_000;
const maxRetryDelayMs = 5 * 60_000;

/**
 * Pushes for companies that are wanted, a number of them at once, together with any number of workers
 * on the same database.
 */
export class FleetWorker {
  /** Who this worker is in the tables. */
  readonly owner = randomUUID();
  readonly #codat: CodatExpenses;
  readonly #options: WorkerOptions;
  readonly #database: Database;
  readonly #store: PostgresStore;
  readonly #limiter: PostgresLimiter;
  readonly #leaseMs: number;
  readonly #slots: number;
  /** Everything under way. */
  readonly #active = new Set<Promise<unknown>>();
  /** The companies that take a slot. */
  readonly #fed = new Set<PostgresClaim>();
  readonly #stopping = new AbortController();
  readonly #cutOff = new AbortController();
  readonly #wakers = new Set<(hint: Hint) => void>();
  /** Hints that came while their loop was not asleep. */
  readonly #hints = new Set<Hint>();
  #loops: Promise<unknown>[] = [];
  #stopListening: (() => Promise<void>) | undefined;

  constructor(options: WorkerOptions) {
    const { pool, codat, items, slots = 4, leaseMs = 60_000, sliceMs = 10_000 } = options;
    if (typeof items !== "function") throw new ConfigurationError("items must be a function");
    this.#database = new Database(pool, options);
    const limiter = codat?.limiter;
    if (!(limiter instanceof PostgresLimiter) || !limiter.isOn(this.#database)) {
      throw new ConfigurationError(
        "codat must be made with limiter: postgresLimiter(pool), of the worker's own pool and schema",
      );
    }
    if (!Number.isInteger(slots) || slots < 1) {
      throw new ConfigurationError("slots must be a whole number from 1");
    }
    if (!(sliceMs > 0)) throw new ConfigurationError("sliceMs must be a number above 0");
    this.#options = options;
    this.#store = new PostgresStore(pool, options);
    this.#limiter = limiter;
    this.#leaseMs = leaseMs;
    this.#slots = slots;
    this.#codat = codat;
  }

  /**
   * Begins to work, once the tables were checked.
   *
   * @throws ConfigurationError where the schema is missing or newer, or the worker was stopped; whatever
   * the pool throws
   */
  async start(): Promise<void> {
    if (this.#stopping.signal.aborted) throw new ConfigurationError("the worker was stopped");
    await this.#database.check();
    if (this.#loops.length > 0) return;
    const { listenUrl } = this.#options;
    if (listenUrl !== undefined) {
      const wake = (hint: Hint) => this.#wake(hint);
      const onError = (error: unknown) => this.#report(error);
      this.#stopListening = listen(this.#database, listenUrl, wake, onError);
    }
    this.#loops = [this.#claimLoop(), this.#inboxLoop()];
  }

  /** Stops: begins nothing more, and gives back what it has. Never rejects. */
  async stop({ timeoutMs = 30_000 }: StopOptions = {}): Promise<void> {
    this.#stopping.abort();
    this.#wake(undefined);
    const timer = setTimeout(() => this.#cutOff.abort(), timeoutMs);
    await Promise.allSettled([...this.#loops, ...this.#active]);
    await Promise.allSettled(this.#active);
    clearTimeout(timer);
    await this.#stopListening?.();
  }

  /**
   * Pushes for one company, for those whose scheduler says when: one slice of its open push.
   *
   * @returns `done`, also where nothing is wanted of it; `parked`; `wanted` where there is more to do;
   * `busy` where another worker has it
   * @throws whatever the claim throws
   */
  async run(
    companyId: string,
    options: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<ClaimEnd["state"] | "busy"> {
    const claim = await this.#store.claim({ ...this.#claimOptions, companyId });
    if (claim) return this.#track(this.#push(claim, options.signal));
    const latest = await this.#database.row(
      `select state from ${this.#database.schema}.work where company_id = $1
        order by state = 'wanted' desc, due_at desc limit 1`,
      [companyId],
    );
    if (latest?.state === "wanted") return "busy";
    return latest?.state === "parked" ? "parked" : "done";
  }

  get #claimOptions() {
    return { owner: this.owner, ttlMs: this.#leaseMs };
  }

  async #claimLoop(): Promise<void> {
    for (let failures = 0; !this.#stopping.signal.aborted; ) {
      try {
        this.#hints.delete("work");
        const { size } = this.#active;
        if (this.#fed.size < this.#slots && size < this.#slots * maxUnderWayPerSlot) {
          const claim = await this.#store.claim(this.#claimOptions);
          failures = 0;
          if (claim) {
            // Now there is something that waits for webhooks.
            if (size === 0) this.#wake("inbox");
            void this.#track(this.#push(claim, undefined));
            continue;
          }
        }
        await this.#sleep("work");
      } catch (error) {
        this.#report(error);
        failures += 1;
        await backOff(failures);
      }
    }
  }

  async #inboxLoop(): Promise<void> {
    const reader = new InboxReader(this.#database);
    let purgeAtMs = performance.now() + purgeEveryMs * Math.random();
    for (let failures = 0; !this.#stopping.signal.aborted; ) {
      try {
        this.#hints.delete("inbox");
        for (const event of await reader.read()) this.#codat.syncs.notify(event);
        failures = 0;
        if (performance.now() > purgeAtMs) {
          purgeAtMs = performance.now() + purgeEveryMs;
          await reader.purge();
        }
        await this.#sleep("inbox");
      } catch (error) {
        this.#report(error);
        failures += 1;
        await backOff(failures);
      }
    }
  }

  /** Pushes what was claimed, and gives it back. Never rejects. */
  async #push(
    claim: PostgresClaim,
    signal: AbortSignal | undefined,
  ): Promise<ClaimEnd["state"] | "busy"> {
    const { companyId, pushId, lease, tries } = claim;
    const { maxTries = 8, pool } = this.#options;
    const beats = setInterval(() => {
      claim.heartbeat().catch((error: unknown) => this.#report(error, { companyId, pushId }));
    }, this.#leaseMs / 6);
    const forget = this.#limiter.hold(lease);
    this.#fed.add(claim);
    const cutOff = new AbortController();
    const stops = [lease.lost, this.#cutOff.signal, ...(signal ? [signal] : [])];
    const cut = () => cutOff.abort();
    for (const each of stops) each.addEventListener("abort", cut);
    let end: ClaimEnd;
    try {
      if (tries > maxTries) throw new Error("the process ended while it pushed this company");
      if (signal?.aborted) cut();
      end = await pushSlice(claim, this.#codat, this.#options, {
        hasTransactions: typeof pool.connect === "function",
        stopping: this.#stopping.signal,
        cutOff: cutOff.signal,
        onFed: () => this.#freeSlot(claim),
      });
    } catch (error) {
      const isCutOff = cutOff.signal.aborted || error instanceof LeaseLostError;
      if (!isCutOff || lease.lost.aborted) this.#report(error, { companyId, pushId });
      end = isCutOff ? { state: "wanted" } : failureOf(error, tries, maxTries);
    } finally {
      this.#freeSlot(claim);
      clearInterval(beats);
      forget();
      for (const each of stops) each.removeEventListener("abort", cut);
    }
    try {
      await claim.release(end);
    } catch (error) {
      this.#report(error, { companyId, pushId });
    }
    return lease.lost.aborted ? "busy" : end.state;
  }

  #freeSlot(claim: PostgresClaim): void {
    if (this.#fed.delete(claim)) this.#wake("work");
  }

  async #track<Value>(work: Promise<Value>): Promise<Value> {
    this.#active.add(work);
    try {
      return await work;
    } finally {
      this.#active.delete(work);
      this.#wake("work");
    }
  }

  /** Sleeps until the next poll, or until a hint. */
  async #sleep(until: "work" | "inbox"): Promise<void> {
    if (this.#hints.has(until)) return;
    const isSlow = this.#stopListening !== undefined || this.#active.size === 0;
    const ms = (until === "inbox" && isSlow ? slowPollMs : pollMs) * (1 + Math.random() / 5);
    await new Promise<void>((resolve) => {
      const wake = (hint: Hint) => {
        if (hint !== undefined && hint !== until) return;
        clearTimeout(timer);
        this.#wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms, until);
      this.#wakers.add(wake);
      if (this.#stopping.signal.aborted) wake(until);
    });
  }

  #wake(hint: Hint): void {
    for (const each of ["work", "inbox"] as const) {
      if (hint === undefined || hint === each) this.#hints.add(each);
    }
    for (const wake of [...this.#wakers]) wake(hint);
  }

  #report(error: unknown, push?: PushReference): void {
    try {
      this.#options.onError?.(error, push);
    } catch {
      // What listens to errors must not stop the worker.
    }
  }
}

function failureOf(error: unknown, tries: number, maxTries: number): ClaimEnd {
  const message = messageOf(error);
  const delayMs = Math.min(maxRetryDelayMs, 1_000 * 2 ** tries) * (0.5 + Math.random() / 2);
  // What is misconfigured does not mend itself.
  const isParked = tries >= maxTries || error instanceof ConfigurationError;
  return { state: isParked ? "parked" : "wanted", delayMs, error: message };
}

/**
 * Returns a worker that pushes for companies which `fleet.want` asked for. Start as many as you like,
 * in any number of processes.
 *
 * @throws ConfigurationError that names the option which cannot be used
 */
export function createWorker(options: WorkerOptions): FleetWorker {
  return new FleetWorker(options);
}
