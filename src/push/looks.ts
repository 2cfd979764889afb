import { idKey } from "../core/ids.js";
import { NotFoundError } from "../errors/api-error.js";
import { SyncTimeoutError } from "../errors/operation-errors.js";
import type { RequestOptions } from "../http/request.js";
import type { Connections } from "../resources/connections.js";
import type { SyncOutcome } from "../types/sync-status.js";
import type { Entry } from "./batching.js";
import { CompanyDisconnectedError } from "./errors.js";
import { BatchTimeoutError, backOff, type Deadline, retryTransient, sleep } from "./retry.js";
import type { Step, WriteContext } from "./steps.js";

/** When to look for what the API should show, one look after another, in seconds between them. */
export const lookAfterSeconds = [0, 2, 8, 16, 30, 60, 60, 120, 180, 220];
/** How many looks it takes until lists and rows show what was written (26 s) … */
export const looksUntilVisible = 4;
/** … a request without a response has arrived and shows (3 min) … */
export const looksUntilArrived = 7;
/** … and an ended sync shows all of its rows (11 min). */
const looksUntilComplete = lookAfterSeconds.length;

/** What looking for entries in the company's syncs came to. */
interface Looked {
  readonly found: ReadonlyMap<string, readonly Entry[]>;
  /** Those of `found` that their sync does not show: others of their request are in it. */
  readonly assumed: readonly Entry[];
  readonly missing: readonly Entry[];
}

/**
 * Looks into the company's syncs for the entries of a search, several times.
 *
 * @throws BatchTimeoutError, QuotaExhaustedError; errors that are not transient
 */
export async function lookFor(
  context: WriteContext,
  deadline: Deadline,
  step: Extract<Step, { do: "search" }>,
  syncIds: ReadonlyMap<Entry, ReadonlySet<string>>,
): Promise<Looked> {
  const { lost } = step;
  // A sync that has ended does not show which content of an update it wrote.
  const among = step.entries[0]?.update ? "running" : lost ? "lost" : "any";
  const ids = (lost?.ids ?? step.entries.map(({ id }) => id)).map(idKey);
  const byKey = new Map(step.entries.map((entry) => [idKey(entry.id), entry]));
  const isExcluded = (key: string, syncId: string) => {
    const entry = byKey.get(key);
    return entry !== undefined && (syncIds.get(entry)?.has(syncId) ?? false);
  };
  const found = new Map<string, Entry[]>();
  const assumed: Entry[] = [];
  const missing = new Map(byKey);
  let incomplete = false;
  for (const [look, seconds] of lookAfterSeconds.entries()) {
    if (missing.size === 0 || look >= (incomplete ? looksUntilComplete : step.looks)) break;
    await sleep(context, deadline, 1_000 * seconds);
    const keys = new Set([...missing.keys(), ...ids]);
    const search = { among, after: lost?.after, isExcluded } as const;
    const find = () => context.finder.find(keys, search, deadline);
    const seen = await retryTransient(context, deadline, find);
    incomplete = seen.incomplete;
    // They went in one request: where one is, all are, though not all may be shown yet. Some may have
    // ended in an earlier run.
    const [whole] = among === "lost" ? seen.syncs.values() : [];
    for (const [key, entry] of missing) {
      const shown = seen.syncs.get(key);
      const syncId = shown ?? whole;
      if (syncId === undefined) continue;
      if (shown === undefined) assumed.push(entry);
      missing.delete(key);
      found.set(syncId, [...(found.get(syncId) ?? []), entry]);
    }
  }
  return { found, assumed, missing: [...missing.values()] };
}

/**
 * Waits until a sync has ended that the API named.
 *
 * @throws BatchTimeoutError, QuotaExhaustedError; errors that are not transient
 */
export async function waitForSync(
  context: WriteContext,
  deadline: Deadline,
  syncId: string,
): Promise<SyncOutcome> {
  const { syncs, companyId, quota, signal } = context;
  for (let failures = 1; ; failures += 1) {
    try {
      return await retryTransient(context, deadline, () => {
        const timeoutMs = deadline.leftMs;
        return syncs.wait(companyId, syncId, { timeoutMs, signal, throwOnFailure: false });
      });
    } catch (error) {
      // It shows in time.
      if (error instanceof NotFoundError) await backOff(context, deadline, failures);
      else if (!(error instanceof SyncTimeoutError)) throw error;
      else if (quota.isEnd(error.cause)) {
        await quota.end();
        // What the API said of when to come back was said of the quota before.
        context.pollNow(syncId);
      } else if (deadline.leftMs === 0) throw new BatchTimeoutError();
    }
  }
}

/**
 * Reads a company's connections. Throws CompanyDisconnectedError where its software is not linked; what
 * cannot be read proves nothing.
 */
export async function findDisconnected(
  connections: Connections,
  companyId: string,
  options: RequestOptions,
): Promise<void> {
  const page = await connections.list(companyId, { pageSize: 100 }, options).catch(() => undefined);
  options.signal?.throwIfAborted();
  if (!page) return;
  const accounting = page.results.filter(({ sourceType }) => sourceType === "Accounting");
  if (accounting.some(({ status }) => status === "Linked")) return;
  throw new CompanyDisconnectedError(companyId, accounting[0]);
}
