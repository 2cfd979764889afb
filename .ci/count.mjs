// Prints what the test run's report counts; no report is a failure of its own.
import { readFileSync } from "node:fs";

try {
  const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
  const { numPassedTests, numFailedTests, numPendingTests } = report;
  // A file that could not be run at all counts as a failed test.
  const failed = numFailedTests || (report.success ? 0 : 1);
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : "";
  console.log(`${numPassedTests} passed, ${failed} failed${skipped}`);
} catch {
  console.log("0 passed, 1 failed");
}
