import { onAbort } from "./abort.js";

/**
 * Where the client takes the time from. Every retry delay and every wait sleeps on it, so a test can
 * pass its own clock (the mock's `clock`, say) and wait for nothing.
 */
export interface Clock {
  /** The moment it is now, in milliseconds since the Unix epoch. */
  now(): number;
  /**
   * Settles after `ms` milliseconds. When `signal` aborts first, it rejects with the signal's reason
   * and leaves no timer behind.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Returns a number from 0 (included) to 1 (excluded): the jitter of retries and polls. Seed it to have
   * a test repeat them exactly. `Math.random` by default.
   */
  random?(): number;
}

/** Returns a random number from 0 to 1, from the clock where it has any. */
export function randomOf(clock: Clock): number {
  return clock.random?.() ?? Math.random();
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const stopListening = onAbort(signal, () => {
        clearTimeout(timer);
        reject(signal?.reason);
      });
      const timer = setTimeout(() => {
        stopListening();
        resolve();
      }, ms);
    }),
};
