import { randomFrom, uuidFrom } from "../support/random.js";

/** Seeded randomness: the same seed draws the same values in the same order. */
export class Random {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = randomFrom(seed);
  }

  /** Returns another source, so that two subjects do not shift each other's values. */
  fork(): Random {
    return new Random(Math.floor(this.next() * 2 ** 32));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** Returns a whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.next() * values.length)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  }

  shuffle<Value>(values: Iterable<Value>): Value[] {
    return [...values]
      .map((value) => ({ value, rank: this.next() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ value }) => value);
  }

  uuid(): string {
    return uuidFrom(this.next);
  }
}
