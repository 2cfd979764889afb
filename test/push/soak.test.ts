import { expect, test } from "vitest";
import { runSoak } from "./soak/run-soak.js";
import { faultsOf } from "./soak/verify.js";

test("through a troubled API and three kills, every good item is booked once", {
  timeout: 60_000,
}, async () => {
  const options = { seed: 20_261_120, items: 600, kills: 3, syncDurationMs: 200 };
  const soaked = await runSoak(options);
  expect(faultsOf(soaked, options)).toEqual([]);
  expect(soaked.kills).toBe(3);
  expect(Object.keys(soaked.books.troubles).length).toBeGreaterThan(5);
});
