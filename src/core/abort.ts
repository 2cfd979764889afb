interface Hub {
  readonly listeners: Set<() => void>;
  readonly fire: () => void;
}

const hubs = new WeakMap<AbortSignal, Hub>();

/**
 * Calls back when the signal aborts. Returns a function that removes the listener. However many wait on one
 * signal, it has a single listener: Node warns of more than ten, and a caller may well share a signal
 * among a hundred calls. Nothing is left on the signal when all have called off.
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => undefined;
  const hub = hubs.get(signal) ?? makeHub(signal);
  // A function of its own for each caller, though two may pass the same callback.
  const listener = () => callback();
  hub.listeners.add(listener);
  if (hub.listeners.size === 1) signal.addEventListener("abort", hub.fire, { once: true });
  return () => {
    if (hub.listeners.delete(listener) && hub.listeners.size === 0) {
      signal.removeEventListener("abort", hub.fire);
    }
  };
}

function makeHub(signal: AbortSignal): Hub {
  const listeners = new Set<() => void>();
  const fire = () => {
    const current = [...listeners];
    listeners.clear();
    for (const listener of current) listener();
  };
  const hub = { listeners, fire };
  hubs.set(signal, hub);
  return hub;
}

/**
 * Settles as the work does, or rejects with the signal's reason when that aborts first. The work goes
 * on by itself then, and how it ends is dropped.
 */
export function raceAbort<Value>(
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

/** Settles as the work does, or rejects when it takes too long. The work continues by itself then. */
export async function withTimeout<Value>(
  work: Promise<Value>,
  timeoutMs: number,
  tooLate: () => Error,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate()), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
