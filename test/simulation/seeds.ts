import { expect, test } from "vitest";
import { allowedFeatures, replayCommand } from "./report.js";
import { simulate } from "./simulate.js";

const seedsPerTest = 50;

/** Tests that these seeds hold; one that fails prints its last events and the command that replays it. */
export function playSeeds(from: number, seeds: number): void {
  const starts = Array.from({ length: seeds / seedsPerTest }, (_, at) => from + at * seedsPerTest);
  test.each(starts)(
    "seeds from %i: nothing twice, nothing lost, and nothing reported that is not so",
    { timeout: 120_000 },
    async (start) => {
      const allowed = allowedFeatures({});
      for (let seed = start; seed < start + seedsPerTest; seed += 1) {
        const { violations } = await simulate(seed, allowed);
        if (violations.length > 0) {
          const { trace } = await simulate(seed, allowed, true);
          console.error([...trace.slice(-400), replayCommand(seed, {})].join("\n"));
        }
        expect(violations, replayCommand(seed, {})).toEqual([]);
      }
    },
  );
}
