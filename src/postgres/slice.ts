import type { CodatExpenses } from "../client.js";
import { idKey } from "../core/ids.js";
import type { PlatformContext } from "../platforms/index.js";
import type { ClaimEnd } from "../push/journal.js";
import type { PushItem, PushItems, PushResult } from "../push/types.js";
import type { PgClient } from "./database.js";
import type { PostgresClaim } from "./store.js";

/** Which push results belong to. */
export interface PushReference {
  readonly companyId: string;
  readonly pushId: string;
}

/** What a worker pushes, and for whom. */
export interface SliceOptions {
  /**
   * Called for the items of a push, each time a worker takes it up. They have to be the same each
   * time, in any order.
   */
  readonly items: (companyId: string, pushId: string) => PushItems | Promise<PushItems>;
  /**
   * Called with results as they become final, up to 100 at once. With a pool that has `connect`,
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
  /** How long a company's items are fed into its push before others have their turn. 10,000. */
  readonly sliceMs?: number | undefined;
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
  options: SliceOptions & { readonly hasTransactions: boolean },
  /** Aborted: nothing more is begun; a reason is not needed. */
  stopping: AbortSignal,
  signal: AbortSignal,
): Promise<ClaimEnd> {
  const { companyId, pushId, journal, wants } = claim;
  const { items, onResults, check, concurrency = 2, sliceMs = 10_000, hasTransactions } = options;
  const endMs = performance.now() + sliceMs;
  const reported = await journal.reported(wants);
  let isCut = false;

  async function* feed(): AsyncGenerator<PushItem, void, undefined> {
    const ids = new Set<string>();
    let fed = 0;
    for await (const item of await items(companyId, pushId)) {
      const id = idKey(item.transaction.id);
      const isReported = reported.has(ids.has(id) ? repeated(id) : id);
      ids.add(id);
      if (isReported) continue;
      if (fed > 0 && (stopping.aborted || performance.now() >= endMs)) {
        isCut = true;
        return;
      }
      fed += 1;
      yield item;
    }
  }

  let waiting: PushResult[] = [];
  const flush = async () => {
    const results = waiting;
    waiting = [];
    if (results.length === 0) return;
    const keys = results.map(keyOf);
    const push = { companyId, pushId };
    if (onResults && !hasTransactions) await onResults(results, { ...push, client: undefined });
    const inTransaction =
      onResults && hasTransactions
        ? async (client: PgClient) => onResults(results, { ...push, client })
        : undefined;
    await journal.report({ event: "reported", wants, keys }, inTransaction);
  };

  const context = check && (await check(companyId));
  const run = codat.push(companyId, feed(), { journal, check: context, concurrency, signal });
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
  if (unknown) {
    const delayMs = unknown.reason === "quota" ? quotaDelayMs : unsettledDelayMs;
    return { state: "wanted", delayMs };
  }
  return { state: isCut ? "wanted" : "done" };
}

/** What a result is remembered by. Items that repeat an id have results of their own. */
function keyOf(result: PushResult): string {
  const id = idKey(result.id);
  return result.outcome === "refused" && result.reason === "repeated-id" ? repeated(id) : id;
}

function repeated(id: string): string {
  return `${id}#`;
}
