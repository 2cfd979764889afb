import type { Clock } from "codat-expenses";

/** A clock that stands still, and on which every sleep is over at once. */
export interface RecordingClock extends Clock {
  /** How long was slept, sleep by sleep, in milliseconds. */
  readonly sleptMs: readonly number[];
}

/** Makes a clock that writes down its sleeps; `onSleep` runs in each of them. */
export function recordingClock(
  options: { now?: string; onSleep?: () => unknown } = {},
): RecordingClock {
  const nowMs = Date.parse(options.now ?? "2026-08-03T09:00:00Z");
  const sleptMs: number[] = [];
  return {
    sleptMs,
    now: () => nowMs,
    sleep: async (ms, signal) => {
      sleptMs.push(ms);
      await options.onSleep?.();
      signal?.throwIfAborted();
    },
  };
}
