import { expect, test } from "vitest";
import { runNode } from "./run-example.js";

test("a script with a PostgreSQL server of its own keeps its exit code", async () => {
  const script = 'await import("./examples/fleet/cluster.ts"); process.exitCode = 3;';
  const run = await runNode(["--import", "tsx", "--input-type=module", "--eval", script]);
  expect(run).toEqual({ exitCode: 3, stdout: "", stderr: "" });
});
