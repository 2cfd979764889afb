import { beforeAll, expect, test } from "vitest";
import { allowedFeatures } from "./report.js";
import { playSeeds } from "./seeds.js";
import { simulate, warmUp } from "./simulate.js";

beforeAll(warmUp);

playSeeds(1, 250);

test("one seed is one simulation: replayed, it sends the same requests at the same moments", async () => {
  const allowed = allowedFeatures({});
  const [first, second] = [await simulate(7, allowed, true), await simulate(7, allowed, true)];
  expect(first.trace.length).toBeGreaterThan(10);
  expect(second.trace).toEqual(first.trace);
});
