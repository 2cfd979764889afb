// Prints what the test run's report counts; no report is a failure of its own, and so is a run of
// everything that ended with another code than 0.
import { readFileSync } from "node:fs";

try {
  const [, , file, code] = process.argv;
  const report = JSON.parse(readFileSync(file, "utf8"));
  const { numPassedTests, numFailedTests, numPendingTests } = report;
  // A file that could not be run at all counts as a failed test.
  const failed = numFailedTests || (report.success && code === "0" ? 0 : 1);
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : "";
  console.log(`${numPassedTests} passed, ${failed} failed${skipped}`);
} catch {
  console.log("0 passed, 1 failed");
}
