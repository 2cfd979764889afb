import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^codat-expenses$/, replacement: source("src/index.ts") },
      {
        find: /^codat-expenses\/(mock|node|opentelemetry|platforms|webhooks)$/,
        replacement: source("src/$1/index.ts"),
      },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "node_modules/.cache/test-results.json" }]],
    testTimeout: 20_000,
    // By default one core is left free, which on a machine of two is half of them.
    maxWorkers: "100%",
  },
});
