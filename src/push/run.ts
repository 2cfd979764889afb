import { load } from "../core/load.js";
import { ConfigurationError } from "../errors/base.js";
import { assertIds } from "../http/serialize.js";
import { HeldJournal } from "./held-journal.js";
import { type PushOptions, readPushOptions } from "./options.js";
import { type ProgressListener, ProgressMeter } from "./progress.js";
import type { PushSources } from "./pusher.js";
import type {
  FailedResult,
  OutdatedResult,
  PushItems,
  PushReport,
  PushResult,
  RefusedResult,
} from "./types.js";

/**
 * A push under way. Loop over it for the final result of every item, in the order in which they
 * settle; await it, or its `report`, for the report. Do one of the two: it begins at once, but goes no
 * further ahead of its reader than some hundred results. Awaited before it is looped over, it keeps no
 * results for a later loop.
 *
 * It can be awaited like a promise: returned from an async function, it turns into its report, and its
 * results are lost. Return it in an object, or loop over it before.
 */
export class PushRun implements PromiseLike<PushReport>, AsyncIterable<PushResult> {
  readonly #queue = new ResultQueue<PushResult>();
  readonly #progress: ProgressMeter;
  readonly #report: Promise<PushReport>;

  /** Starts a push. Use `codat.push`. */
  constructor(sources: PushSources, companyId: string, items: PushItems, options: PushOptions) {
    this.#progress = new ProgressMeter(sources.api.clock, items);
    this.#report = this.#run(sources, companyId, items, options);
    // A loop over the results meets a failure there.
    this.#report.catch(() => undefined);
  }

  /**
   * Calls a listener with the progress of the push each time that an item has ended, from the first one
   * on if it is added before anything else is awaited.
   *
   * @example
   * const report = await codat
   *   .push(companyId, items)
   *   .on("progress", ({ done, total, etaMs }) => console.log(done, total, etaMs));
   * @throws ConfigurationError for another event, and a listener that is not a function
   */
  on(event: "progress", listener: ProgressListener): this {
    if (event !== "progress" || typeof listener !== "function") {
      throw new ConfigurationError('on takes "progress" and a function');
    }
    this.#progress.listen(listener);
    return this;
  }

  /**
   * The report, once every item has ended; for those who pass the run on. Rejects where the push itself
   * failed. Reading it is like awaiting the run: unless a loop over the results has begun, none are kept.
   */
  get report(): Promise<PushReport> {
    this.#queue.dropUnlessLooping();
    return this.#report;
  }

  /** The report, once every item has ended. Rejects where the push itself failed. */
  // biome-ignore lint/suspicious/noThenProperty: a run is awaited like the promise of its report
  then<Value = PushReport, Otherwise = never>(
    onReport?: ((report: PushReport) => Value | PromiseLike<Value>) | null,
    onFailure?: ((error: unknown) => Otherwise | PromiseLike<Otherwise>) | null,
  ): Promise<Value | Otherwise> {
    return this.report.then(onReport, onFailure);
  }

  /** The final result of each item. Leaving the loop early does not end the push: abort its signal. */
  [Symbol.asyncIterator](): AsyncGenerator<PushResult, void, undefined> {
    return this.#queue.loop();
  }

  async #run(
    sources: PushSources,
    companyId: string,
    items: PushItems,
    options: PushOptions,
  ): Promise<PushReport> {
    const { counts } = this.#progress;
    const attachments = { attached: 0, failed: 0, maybeTwice: 0 };
    let warnings = 0;
    const refused: RefusedResult[] = [];
    const failed: FailedResult[] = [];
    const outdated: OutdatedResult[] = [];
    const emit = (result: PushResult) => {
      this.#progress.add(result);
      warnings += result.warnings.length;
      if (result.outcome === "refused") refused.push(result);
      if (result.outcome === "failed") failed.push(result);
      if (result.outcome === "outdated") outdated.push(result);
      if (result.outcome === "booked" || result.outcome === "updated") {
        for (const file of result.attachments) {
          attachments[file.status] += 1;
          if (file.status === "attached" && file.maybeTwice) attachments.maybeTwice += 1;
        }
      }
      return this.#queue.put(result);
    };
    try {
      assertIds("push", { companyId });
      // A loop over the results can begin before the first of them.
      const [{ Pusher }, rules] = await Promise.all([
        load(() => import("./pusher.js")),
        load(() => import("../platforms/index.js")),
      ]);
      const settings = readPushOptions(options, rules);
      const held = await HeldJournal.of(options.journal, companyId);
      const pusher = new Pusher(sources, companyId, settings, rules, held, emit);
      const failure = await pusher.run(items).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      await held.release(failure);
      if (failure) throw failure.error;
      this.#queue.end();
      const { requests } = pusher;
      return { counts, attachments, warnings, requests, refused, failed, outdated };
    } catch (error) {
      this.#queue.end({ error });
      throw error;
    }
  }
}

/** How many results wait for their reader before the push itself waits. */
const maxWaiting = 200;

/** Passes results from the push to a loop over them, and applies backpressure to the push. */
export class ResultQueue<Result> {
  readonly #waiting: Result[] = [];
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  /** Results are dropped: the run is awaited without a loop over it. */
  #dropping = false;
  #looping = false;
  #changed: (() => void)[] = [];

  /** Hands a result over; settles when there is room for more. */
  async put(result: Result): Promise<void> {
    if (this.#dropping) return;
    this.#waiting.push(result);
    this.#notify();
    while (this.#waiting.length >= maxWaiting && !this.#dropping) await this.#change();
  }

  /** No more results come, since all is done or since it failed. */
  end(failure?: { readonly error: unknown }): void {
    this.#ended = true;
    this.#failure = failure;
    this.#notify();
  }

  /** No loop over the results will begin, unless one already has. */
  dropUnlessLooping(): void {
    if (this.#looping) return;
    this.#drop();
  }

  /** Every result, until there are no more; throws where the push fails. */
  loop(): AsyncGenerator<Result, void, undefined> {
    this.#looping = true;
    return this.#results();
  }

  async *#results(): AsyncGenerator<Result, void, undefined> {
    try {
      for (;;) {
        const next = this.#waiting.shift();
        if (next !== undefined) {
          if (this.#waiting.length === maxWaiting - 1) this.#notify();
          yield next;
          continue;
        }
        if (this.#failure) throw this.#failure.error;
        if (this.#ended) return;
        await this.#change();
      }
    } finally {
      this.#drop();
    }
  }

  #drop(): void {
    this.#dropping = true;
    this.#waiting.length = 0;
    this.#notify();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#changed.push(resolve));
  }

  #notify(): void {
    for (const wake of this.#changed.splice(0)) wake();
  }
}
