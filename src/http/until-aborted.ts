import { onAbort } from "../on-abort.js";

/**
 * Settles as the work does, or rejects with the signal's reason when that aborts first. The work goes
 * on by itself then, and how it ends is dropped.
 */
export function untilAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    const stopListening = onAbort(signal, () => reject(signal.reason));
    work.then(resolve, reject).finally(stopListening);
  });
}
