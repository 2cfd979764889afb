import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { built } from "../support/built.js";
import type { AbortReport } from "./aborts-child.js";

const child = built("test/trust/aborts-child.ts");

test("an aborted call ends at once, frees its slot, and leaves no timer and no socket", async () => {
  // The process ends by itself: what was left over would keep it up until it is killed.
  const { stdout } = await promisify(execFile)(process.execPath, [child], {
    timeout: 15_000,
  });
  const reports: AbortReport[] = JSON.parse(stdout);
  expect(reports.map(({ tookMs: _, ...report }) => report)).toEqual(
    reports.map(({ moment }) => ({
      moment,
      error: "RequestAbortedError",
      hasReason: true,
      slotIsFree: true,
      left: [],
    })),
  );
  expect(reports.map(({ moment }) => moment)).toHaveLength(11);
  for (const { moment, tookMs } of reports) expect(tookMs, moment).toBeLessThan(50);
});
