import { ApiFault } from "./api-error.js";
import type { MockClock } from "./clock.js";

/** A response as it is kept under a key. */
interface CachedAnswer {
  readonly status: number;
  readonly text: string;
  /** Method, path and SHA-256 of the body of its request. */
  readonly fingerprint: string;
}

interface Entry {
  /** When the first request with the key began, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /** `undefined` while that request is in progress. */
  answer: CachedAnswer | undefined;
}

/** A request's hold on its key: the first to come has the key, later ones repeat it. */
export interface KeyHold {
  readonly isFirst: boolean;
  /**
   * Returns the first request's response, for a request that repeats it.
   *
   * @throws ApiFault 409 while the first request is in progress, 422 where its body was another
   */
  replay(fingerprint: string): CachedAnswer;
  /** Keeps the response under the key; without one, the key is free again. */
  settle(answer: CachedAnswer | undefined): void;
}

const keptMs = 90 * 60 * 1000;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The idempotency keys of the last 90 minutes, and the response to each. */
export class IdempotencyKeys {
  /** Oldest first. */
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly clock: MockClock) {}

  /** Takes hold of the key of a request; returns `undefined` where it is not a GUID. */
  hold(header: string): KeyHold | undefined {
    const key = header.trim().toLowerCase();
    if (!guid.test(key)) return undefined;
    this.#forgetOld();
    const known = this.#entries.get(key);
    const entry = known ?? { sinceMs: this.clock.now(), answer: undefined };
    if (!known) this.#entries.set(key, entry);
    return {
      isFirst: !known,
      replay: (fingerprint) => {
        if (!entry.answer) {
          throw new ApiFault(409, "A request with this idempotency key is still in progress.");
        }
        if (entry.answer.fingerprint === fingerprint) return entry.answer;
        throw new ApiFault(422, "This idempotency key was used with another request.");
      },
      settle: (answer) => {
        entry.answer = answer;
        if (!answer && this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    };
  }

  clear(): void {
    this.#entries.clear();
  }

  #forgetOld(): void {
    const sinceMs = this.clock.now() - keptMs;
    for (const [key, entry] of this.#entries) {
      if (entry.sinceMs > sinceMs) return;
      if (entry.answer) this.#entries.delete(key);
    }
  }
}
