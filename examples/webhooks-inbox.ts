import type { WebhookEvent } from "codat-expenses/webhooks";

/**
 * Writes an event down for good: a row in a table whose key is the id, a message in a queue. It
 * gives up when the signal says so, and rejects when the event may be lost.
 */
export type Save = (id: string, event: WebhookEvent, signal: AbortSignal) => Promise<void>;

/** What each of the example handlers is made of. */
export interface WebhookHandlerOptions {
  /** The endpoint's secret from Codat's portal; the new and the old one while they are rotated. */
  secret: string | readonly string[];
  save: Save;
}

// Without a response within 15 seconds, Codat sends the webhook again.
const SAVE_TIMEOUT_MS = 10_000;

/**
 * Saves each webhook once, however often it is delivered.
 *
 * Respond when the promise resolves, and let a worker do the work afterwards, from what was saved and
 * with retries of its own. Responding before the event is stored loses it when the process dies
 * in between; processing it before responding exceeds the 15 seconds. A save that failed is forgotten: the
 * response is an error then, Codat delivers again, and that delivery is a new try.
 *
 * Only this process's last `remembered` ids are known here. Across servers and restarts it is the
 * table's key that drops the repeats.
 */
export function saveOnce(
  save: Save,
  remembered = 10_000,
): (id: string, event: WebhookEvent) => Promise<void> {
  const saves = new Map<string, Promise<void>>();
  return async (id, event) => {
    const earlier = saves.get(id);
    if (earlier) return earlier;

    const saving = save(id, event, AbortSignal.timeout(SAVE_TIMEOUT_MS));
    saves.set(id, saving);
    const [oldest] = saves.keys();
    if (saves.size > remembered && oldest !== undefined) saves.delete(oldest);
    try {
      await saving;
    } catch (error) {
      saves.delete(id);
      throw error;
    }
  };
}

/** Stands in for a real save when an example is run by hand: shows the event and keeps nothing. */
export const printEvent: Save = async (id, event) => {
  console.log(id, event.eventType ?? event.RuleType);
};

/** The endpoint's secret, from the environment. */
export function readSecret(): string {
  const secret = process.env.CODAT_WEBHOOK_SECRET;
  if (!secret)
    throw new Error("Set CODAT_WEBHOOK_SECRET: the endpoint's secret in Codat's portal.");
  return secret;
}
