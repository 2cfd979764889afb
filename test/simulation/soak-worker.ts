import { parentPort, workerData } from "node:worker_threads";
import { allowedFeatures, type Plan } from "./report.js";
import { simulate, warmUp } from "./simulate.js";

/** The seeds to play, without the last one. */
export interface SeedRange {
  readonly first: number;
  readonly end: number;
}

export interface SeedsPlayed {
  readonly requests: number;
  readonly faults: number;
  readonly failures: ReadonlyMap<number, readonly string[]>;
  readonly lines: readonly string[];
}

const { plan, isTraced } = workerData as { readonly plan: Plan; readonly isTraced: boolean };
const allowed = allowedFeatures(plan);
const isReady = warmUp();

parentPort?.on("message", async ({ first, end }: SeedRange) => {
  await isReady;
  const failures = new Map<number, readonly string[]>();
  const lines: string[] = [];
  let [requests, faults] = [0, 0];
  for (let seed = first; seed < end; seed += 1) {
    const { rules, trace, violations, ...played } = await simulate(seed, allowed, isTraced);
    requests += played.requests;
    faults += played.faults;
    if (violations.length > 0) failures.set(seed, violations);
    if (!isTraced) continue;
    lines.push(...trace, JSON.stringify({ ...rules, on: [...rules.on].join(" ") }), ...violations);
  }
  const played: SeedsPlayed = { requests, faults, failures, lines };
  parentPort?.postMessage(played);
});
