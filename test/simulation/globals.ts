import { createHash } from "node:crypto";
import type { Random } from "./random.js";
import type { Scheduler } from "./scheduler.js";

/**
 * Makes what does not come in through the client's options a part of the seed: random numbers and
 * UUIDs; `setTimeout`, which times attempts out, on virtual time; and digests, which would end in any
 * order on threads of their own. Returns what puts the real ones back.
 */
export function simulateGlobals(scheduler: Scheduler, random: Random): () => void {
  const { setTimeout, clearTimeout } = globalThis;
  const { random: realRandom } = Math;
  const { randomUUID } = crypto;
  const { digest } = crypto.subtle;
  const cancels = new WeakMap<object, () => void>();
  const schedule = (run: (...values: unknown[]) => void, delayMs = 0, ...values: unknown[]) => {
    const timer = { ref: () => timer, unref: () => timer, hasRef: () => false };
    const cancel = scheduler.after(delayMs, () => run(...values));
    cancels.set(timer, cancel);
    return timer;
  };
  const cancel = (timer: unknown) => {
    if (typeof timer === "object" && timer !== null) cancels.get(timer)?.();
  };
  Object.assign(globalThis, { setTimeout: schedule, clearTimeout: cancel });
  Object.assign(Math, { random: random.next });
  Object.assign(crypto, { randomUUID: () => random.uuid() });
  Object.assign(crypto.subtle, {
    digest: async (algorithm: string, data: NodeJS.ArrayBufferView) => {
      const bytes = createHash(algorithm.replace("-", "")).update(data).digest();
      return Uint8Array.from(bytes).buffer;
    },
  });
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    Object.assign(Math, { random: realRandom });
    Object.assign(crypto, { randomUUID });
    Object.assign(crypto.subtle, { digest });
  };
}
