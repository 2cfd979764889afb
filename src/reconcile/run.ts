import { load } from "../core/load.js";
import { ConfigurationError } from "../errors/base.js";
import { checkTimeZone } from "../http/body-options.js";
import { assertIds } from "../http/serialize.js";
import type { Transport } from "../http/transport.js";
import { ResultQueue } from "../push/run.js";
import type { PushItems } from "../push/types.js";
import { Syncs } from "../resources/syncs.js";
import { SyncNotifications } from "../waiting/sync-notifications.js";
import type { BooksApi, BooksOptions } from "./books.js";
import type { ReconcileReport, ReconcileResult } from "./reconcile.js";

/** A page of a sync's transactions has room for all of most syncs. */
const pageSize = 5_000;

/**
 * A reconciliation in progress. Loop over it for the state of each item; await it for the report.
 * Awaited before it is looped over, it keeps no results for a later loop.
 */
export class ReconcileRun implements PromiseLike<ReconcileReport>, AsyncIterable<ReconcileResult> {
  readonly #queue = new ResultQueue<ReconcileResult>();
  readonly #report: Promise<ReconcileReport>;

  constructor(api: Transport, companyId: string, items: PushItems, options: BooksOptions) {
    this.#report = this.#run(api, companyId, items, options);
    // A loop over the results throws the failure, too.
    this.#report.catch(() => undefined);
  }

  /** Resolves with the report once every item has its state. Rejects where the books cannot be read. */
  // biome-ignore lint/suspicious/noThenProperty: a run is awaited like the promise of its report
  then<Value = ReconcileReport, Otherwise = never>(
    onReport?: ((report: ReconcileReport) => Value | PromiseLike<Value>) | null,
    onFailure?: ((error: unknown) => Otherwise | PromiseLike<Otherwise>) | null,
  ): Promise<Value | Otherwise> {
    this.#queue.dropUnlessLooping();
    return this.#report.then(onReport, onFailure);
  }

  /** Returns the state of each item, in the order of the items. */
  [Symbol.asyncIterator](): AsyncGenerator<ReconcileResult, void, undefined> {
    return this.#queue.loop();
  }

  async #run(
    api: Transport,
    companyId: string,
    items: PushItems,
    options: BooksOptions,
  ): Promise<ReconcileReport> {
    try {
      const { reconcile } = await load(() => import("./reconcile.js"));
      const emit = (result: ReconcileResult) => this.#queue.put(result);
      assertIds("reconcile", { companyId });
      const misconfigured = (problem: string) => new ConfigurationError(problem);
      const timeZone = checkTimeZone(options.timeZone ?? api.bodyOptions.timeZone, misconfigured);
      const given = { ...options, timeZone };
      const report = await reconcile(booksApiOf(api), companyId, items, given, emit);
      this.#queue.end();
      return report;
    } catch (error) {
      this.#queue.end({ error });
      throw error;
    }
  }
}

/** The calls that read a company's books, over a transport that counts them. */
export function booksApiOf(api: Transport): BooksApi {
  const counted = api.paced();
  const syncs = new Syncs(counted, counted, new SyncNotifications());
  return {
    syncs: (companyId, options) => syncs.list(companyId, options),
    transactions: (companyId, syncId, options) =>
      syncs.transactions.list(companyId, syncId, { pageSize }, options),
    transaction: (companyId, syncId, transactionId, options) =>
      syncs.transactions.get(companyId, syncId, transactionId, options),
    requests: () => counted.requests,
  };
}
