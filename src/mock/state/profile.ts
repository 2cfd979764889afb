import type { Fault } from "./faults.js";
import { Random } from "./random.js";

/**
 * How much the mock keeps beyond what is promised. `"documented"`: what the documentation says
 * happens, nothing random. `"pessimistic"`: nothing that is not promised; lists and rows lag, a new
 * sync's status is a 404 for some seconds, duplicates are refused in other words or end as 5130, the
 * server's clock is apart, idempotency keys are ignored now and then. `"hostile"`: faults on top, on
 * about one request in eight.
 */
export type MockProfile = "documented" | "pessimistic" | "hostile";

/** How a transaction that is in the books already is refused when it is created again. */
export type DuplicateRefusal = "documented" | "other-words" | "in-the-sync";

const dayMs = 24 * 60 * 60 * 1000;

/** What a profile decides, each time that there is something to decide. */
export class ProfileBehavior {
  readonly #random: Random;
  /** How far the times in responses are from the mock's time. */
  readonly clockSkewMs: number;
  /** How long a new sync, its rows and their ends stay unseen in lists. */
  readonly lagMs: number;
  /** How long the status of a new sync is a 404. */
  readonly statusLagMs: number;
  #faultsInARow = 0;

  constructor(
    readonly profile: MockProfile,
    seed: number,
  ) {
    this.#random = new Random(seed);
    this.clockSkewMs = this.isDocumented ? 0 : this.#random.whole(-dayMs, dayMs);
    this.lagMs = this.isDocumented ? 0 : this.#random.whole(1000, 20_000);
    this.statusLagMs = this.isDocumented ? 0 : this.#random.whole(500, 5_000);
  }

  get isDocumented(): boolean {
    return this.profile === "documented";
  }

  /** Whether a request's idempotency key is honored. */
  honorsKey(): boolean {
    return this.isDocumented || this.#random.next() < 0.5;
  }

  duplicateRefusal(): DuplicateRefusal {
    if (this.isDocumented) return "documented";
    return this.#random.pick(["documented", "other-words", "in-the-sync"]);
  }

  /** The fault that meets the next request, if any: never more than two in a row. */
  fault(): Fault | undefined {
    if (this.profile !== "hostile") return undefined;
    const isFaulty = this.#random.next() < 1 / 8 && this.#faultsInARow < 2;
    this.#faultsInARow = isFaulty ? this.#faultsInARow + 1 : 0;
    return isFaulty ? this.#random.pick(hostileFaults) : undefined;
  }
}

const hostileFaults: readonly [Fault, ...Fault[]] = [
  { disconnect: "before" },
  { disconnect: "after" },
  { response: "truncated" },
  { response: "html", status: 502 },
  { response: "html", status: 504, executed: true },
  { status: 503, headers: { "Retry-After": "1" } },
  { status: 503, executed: true },
  { status: 429 },
];
