import type { Clock } from "../clock.js";
import { CodatError } from "../errors/codat-error.js";
import { isPassing } from "../errors/is-passing.js";
import type { Quota } from "./quota.js";

/** The time that a batch has is over. */
export class TimeEnded extends Error {}

/** What going on through failures needs. */
export interface Persistence {
  readonly clock: Clock;
  readonly quota: Quota;
  readonly signal: AbortSignal;
}

const longestPauseMs = 15_000;

/**
 * Does the work, again and again while it fails in a way that passes; waits for the quota where it is
 * used up.
 *
 * @throws TimeEnded after `deadlineMs`; QuotaEnded; whatever the work throws that does not pass
 */
export async function persist<Value>(
  { clock, quota, signal }: Persistence,
  deadlineMs: number,
  work: () => Promise<Value>,
): Promise<Value> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (quota.isEnd(error)) await quota.end();
      else if (isPassing(error)) await pause({ clock, signal }, deadlineMs, failures);
      else throw error;
    }
  }
}

/**
 * Waits longer with each failure in a row.
 *
 * @throws TimeEnded where that would be past `deadlineMs`
 */
export async function pause(
  { clock, signal }: Pick<Persistence, "clock" | "signal">,
  deadlineMs: number,
  failures: number,
): Promise<void> {
  const pauseMs = Math.min(longestPauseMs, 250 * 2 ** failures) * (0.5 + Math.random() / 2);
  if (clock.now() + pauseMs > deadlineMs) throw new TimeEnded();
  await clock.sleep(pauseMs, signal);
}

/** The error's words, for a result that has to say why. */
export function wordsOf(error: unknown): string {
  return error instanceof CodatError ? error.message : String(error);
}
