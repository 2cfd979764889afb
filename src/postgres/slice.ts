import type { CodatExpenses } from "../client.js";
import { raceAbort } from "../core/abort.js";
import { idKey } from "../core/ids.js";
import { ConfigurationError } from "../errors/base.js";
import type { PlatformContext } from "../platforms/index.js";
import type { ClaimEnd } from "../push/journal.js";
import type { PushOptions } from "../push/options.js";
import type { PushItem, PushItems, PushResult } from "../push/types.js";
import type { PgClient } from "./database.js";
import type { Progress } from "./journal.js";
import type { PostgresClaim } from "./store.js";

/** Which push results belong to. */
export interface PushReference {
  readonly companyId: string;
  readonly pushId: string;
}

/** What a worker pushes, and for whom. `onChange`, `failOn` and others are those of `codat.push`. */
export interface SliceOptions
  extends Pick<
    PushOptions,
    "onChange" | "failOn" | "timeoutMs" | "timeZone" | "unknownProperties"
  > {
  /**
   * Called for the items of a push, each time a worker takes it up. They have to be the same each
   * time, in any order.
   */
  readonly items: (companyId: string, pushId: string) => PushItems | Promise<PushItems>;
  /**
   * Called with results of any outcome as they become final, up to 100 at once. With a pool that has `connect`,
   * `client` is in the transaction that journals them: what you write with it is written exactly once.
   * Otherwise they may come again after a crash.
   */
  readonly onResults?:
    | ((
        results: readonly PushResult[],
        push: PushReference & { readonly client: PgClient | undefined },
      ) => Promise<void> | void)
    | undefined;
  /** Called for what is known of a company, to check its items with before they are sent. */
  readonly check?: ((companyId: string) => PlatformContext | Promise<PlatformContext>) | undefined;
  /** How many batches of up to 50 transactions of a company are under way at once. 2. */
  readonly concurrency?: number | undefined;
  /**
   * How long a company's items are fed into its push before others have their turn, in milliseconds. What
   * is under way then is finished, without taking a slot. 10,000.
   */
  readonly sliceMs?: number | undefined;
}

/** What a slice needs from its worker. */
export interface SliceContext {
  /** Whether the pool has transactions for `onResults`. */
  readonly hasTransactions: boolean;
  /** Aborted: nothing more is begun, and what is under way is finished. */
  readonly stopping: AbortSignal;
  /** Aborted: the push is cut off. */
  readonly cutOff: AbortSignal;
  /** Called once when none of the company's items will be begun any more. */
  onFed(): void;
}

const maxResultsAtOnce = 100;
/** How long to leave a company alone whose requests or syncs did not end in time. */
const unsettledDelayMs = 5_000;
const quotaDelayMs = 60_000;

/**
 * Pushes one company's items for a while; returns how the claim is to end. What is under way when the
 * time is over is finished, and the rest is left for the next slice.
 *
 * @throws whatever the push, the items or `onResults` throw
 */
export async function pushSlice(
  claim: PostgresClaim,
  codat: CodatExpenses,
  options: SliceOptions,
  { hasTransactions, stopping, cutOff, onFed }: SliceContext,
): Promise<ClaimEnd> {
  const { companyId, pushId, journal, wants } = claim;
  const { items, onResults, check, concurrency = 2, sliceMs = 10_000 } = options;
  const { onChange, failOn, timeoutMs, timeZone, unknownProperties } = options;
  const endMs = performance.now() + sliceMs;
  const timer = setTimeout(onFed, sliceMs);
  let isCut = false;

  async function* feed(progress: Progress): AsyncGenerator<PushItem, void, undefined> {
    yield* pendingOrNew(progress);
    onFed();
  }

  async function* pendingOrNew(progress: Progress): AsyncGenerator<PushItem, void, undefined> {
    const ids = new Set<string>();
    let fed = 0;
    for await (const item of await items(companyId, pushId)) {
      if (typeof item?.transaction?.id !== "string") {
        // The push rejects it, and says why.
        yield item;
        continue;
      }
      const id = idKey(item.transaction.id);
      const isReported = progress.reported.has(ids.has(id) ? repeated(id) : id);
      ids.add(id);
      if (isReported) continue;
      const isOver = fed > 0 && (stopping.aborted || performance.now() >= endMs);
      // A batch that was sent is seen through as a whole: its idempotency key is that of all its items.
      if (isOver && !progress.pending.has(id)) {
        isCut = true;
        if (progress.pending.size === 0) return;
        continue;
      }
      fed += 1;
      progress.pending.delete(id);
      yield item;
    }
  }

  let hasProgress = false;
  let waiting: PushResult[] = [];
  const flush = async () => {
    const results = waiting;
    waiting = [];
    if (results.length === 0) return;
    hasProgress = true;
    // What never settles must not keep the worker from stopping.
    const take = async (client: PgClient | undefined) =>
      raceAbort(Promise.resolve(onResults?.(results, { companyId, pushId, client })), cutOff);
    if (!hasTransactions) await take(undefined);
    const event = { event: "reported", wants, keys: results.map(keyOf) } as const;
    await journal.report(event, onResults && hasTransactions ? take : undefined);
  };

  try {
    if (claim.isFirst) await refusePushedBefore(claim, codat);
    const progress = await journal.progress(wants);
    const context = check && (await raceAbort(Promise.resolve(check(companyId)), cutOff));
    const settings = {
      ...{ onChange, failOn, timeoutMs, timeZone, unknownProperties },
      concurrency,
    };
    const run = codat.push(companyId, feed(progress), {
      ...settings,
      journal,
      check: context,
      signal: cutOff,
    });
    let unknown: Extract<PushResult, { outcome: "unknown" }> | undefined;
    for await (const result of run) {
      if (result.outcome === "unknown") {
        unknown = result;
        continue;
      }
      waiting.push(result);
      if (waiting.length >= maxResultsAtOnce) await flush();
    }
    await flush();
    if (unknown?.reason === "quota") return { state: "wanted", delayMs: quotaDelayMs };
    if (unknown && !hasProgress) throw new Error(`transaction ${unknown.id}: ${unknown.message}`);
    if (unknown) return { state: "wanted", delayMs: unsettledDelayMs };
    return { state: isCut ? "wanted" : "done" };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A fleet's journal knows nothing of pushes that were made without it: their receipts could be attached
 * again.
 *
 * @throws ConfigurationError where the company has syncs
 */
async function refusePushedBefore(claim: PostgresClaim, codat: CodatExpenses): Promise<void> {
  const { companyId } = claim;
  const syncs = await codat.syncs.list(companyId);
  if (syncs.length === 0) return;
  // They may be those of a worker that took over.
  await claim.heartbeat();
  throw new ConfigurationError(
    `company ${companyId} was pushed before without this fleet, for example with a file journal: once those pushes have ended, confirm it with fleet.want(companyId, { pushId, pushedBefore: true })`,
  );
}

/** What a result is remembered by. Items that repeat an id have results of their own. */
function keyOf(result: PushResult): string {
  const id = idKey(result.id);
  return result.outcome === "refused" && result.reason === "repeated-id" ? repeated(id) : id;
}

function repeated(id: string): string {
  return `${id}#`;
}
