import { describe, expect, it } from "vitest";
import { runExampleScript } from "./run-example.js";

const longestRunMs = 30_000;

describe("the examples on the mock", () => {
  it(
    "onboard-customer.ts links and configures a company",
    async () => {
      const { exitCode, stdout, stderr } = await runExampleScript("onboard-customer.ts");
      expect(stderr).toBe("");
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/Ask the business to open https:/);
      expect(stdout).toContain("QuickBooks Online: Linked");
      expect(stdout).toContain("Expense connection: Linked");
      expect(stdout).toContain("Configured: spend is paid from Credit Card GBP");
    },
    longestRunMs,
  );

  it(
    "push-a-day.ts waits for its sync and says how each expense ended",
    async () => {
      const { exitCode, stdout, stderr } = await runExampleScript("push-a-day.ts");
      expect(stderr).toBe("");
      expect(exitCode).toBe(0);
      expect(stdout.match(/Completed/g)).toHaveLength(3);
    },
    longestRunMs,
  );

  it(
    "receipts.ts attaches files from a path, from bytes and from a stream",
    async () => {
      const { exitCode, stdout, stderr } = await runExampleScript("receipts.ts");
      expect(stderr).toBe("");
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/From a path: \S+\nFrom bytes: \S+\nFrom a stream: \S+/);
    },
    longestRunMs,
  );
});
