import type { PushItems } from "./items.js";
import type { PushOptions, PushSources } from "./push.js";
import { ResultQueue } from "./result-queue.js";
import type { FailedResult, PushReport, PushResult, RefusedResult } from "./results.js";

/**
 * A push under way. Loop over it for the final result of every item, in the order in which they
 * settle; await it for the report. One of the two has to be done: it begins at once, but goes no
 * further ahead of its reader than some hundred results. Awaited before it is looped over, it keeps no
 * results for a later loop.
 */
export class PushRun implements PromiseLike<PushReport>, AsyncIterable<PushResult> {
  readonly #queue = new ResultQueue<PushResult>();
  readonly #report: Promise<PushReport>;

  constructor(sources: PushSources, companyId: string, items: PushItems, options: PushOptions) {
    this.#report = this.#run(sources, companyId, items, options);
    // Whoever loops over the results is told of a failure there.
    this.#report.catch(() => undefined);
  }

  /** The report, once every item has ended. Rejects where the push itself failed. */
  // biome-ignore lint/suspicious/noThenProperty: a run is awaited like the promise of its report
  then<Value = PushReport, Otherwise = never>(
    onReport?: ((report: PushReport) => Value | PromiseLike<Value>) | null,
    onFailure?: ((error: unknown) => Otherwise | PromiseLike<Otherwise>) | null,
  ): Promise<Value | Otherwise> {
    this.#queue.dropUnlessLooping();
    return this.#report.then(onReport, onFailure);
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
    const counts = { booked: 0, refused: 0, failed: 0, unknown: 0 };
    const attachments = { attached: 0, failed: 0 };
    const refused: RefusedResult[] = [];
    const failed: FailedResult[] = [];
    const take = (result: PushResult) => {
      counts[result.outcome] += 1;
      if (result.outcome === "refused") refused.push(result);
      if (result.outcome === "failed") failed.push(result);
      if (result.outcome === "booked") {
        for (const { status } of result.attachments) attachments[status] += 1;
      }
      return this.#queue.put(result);
    };
    try {
      // Whoever loops over the results gets to say so before the first of them.
      const { push } = await import("./push.js");
      const requests = await push(sources, companyId, items, options, take);
      this.#queue.end();
      return { counts, attachments, requests, refused, failed };
    } catch (error) {
      this.#queue.end({ error });
      throw error;
    }
  }
}
