import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const projectFolder = fileURLToPath(new URL(".", import.meta.url));
const entries = ["mock", "node", "opentelemetry", "platforms", "postgres", "webhooks"];

// A watching run reads the sources, so that it sees them change.
const library = process.argv.includes("run") ? compileLibrary() : join(projectFolder, "src");
const extension = library.endsWith("src") ? "ts" : "js";

/** The longest files, longest first. A fresh clone has no results of earlier runs to sort by. */
const longest = [
  "mock-server/pages",
  "postgres/chaos",
  "simulation/further-seeds",
  "simulation/simulation",
  "examples/scripts",
  "http/retries",
  "mock-server/command",
  "docs/guides",
  "http/pages",
  "trust/drift",
].map((name) => join(projectFolder, "test", `${name}.test.ts`));

/** Starts with the longest files, so that no core is left with one of them at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) =>
      longest.includes(moduleId) ? longest.indexOf(moduleId) : longest.length;
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^codat-expenses$/, replacement: `${library}/index.${extension}` },
      {
        find: new RegExp(`^codat-expenses/(${entries.join("|")})$`),
        replacement: `${library}/$1/index.${extension}`,
      },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/postgres/support/server.ts"],
    setupFiles: ["test/support/validate-mock.ts"],
    reporters: ["default", ["json", { outputFile: "node_modules/.cache/test-results.json" }]],
    // A busy machine takes several times as long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    sequence: { sequencer: LongestFirst },
    // Test files leave nothing behind, and reading the packages anew for each takes a fifth of the time.
    isolate: false,
    // Some wait for processes and databases while others compute.
    maxWorkers: availableParallelism() + 1,
  },
});

/** A few files instead of a hundred: every test file reads the library anew. */
function compileLibrary(): string {
  const cache = join(projectFolder, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "test-library-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const files = ["index", ...entries.map((entry) => `${entry}/index`)];
  buildSync({
    absWorkingDir: projectFolder,
    entryPoints: Object.fromEntries(files.map((file) => [file, `src/${file}.ts`])),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
  });
  return folder;
}
