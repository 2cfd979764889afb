import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median, round } from "./median.js";

const built = (file: string) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));
const builtUrl = (file: string) => new URL(`../dist/${file}`, import.meta.url).href;

/** Scripts, each beside an empty one of the same kind. */
const scripts = {
  "empty.mjs": "",
  "empty.cjs": "",
  "import.mjs": `import "${builtUrl("index.js")}";`,
  "require.cjs": `require(${JSON.stringify(built("index.cjs"))});`,
};

/**
 * How much longer a fresh process takes that loads the client, in milliseconds: the median of many
 * processes, each kind in turn.
 */
export function measureStart(rounds: number) {
  const folder = mkdtempSync(join(tmpdir(), "start-"));
  const times = new Map<string, number[]>();
  for (const [name, code] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), code);
    times.set(name, []);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, taken] of times) {
      const startedMs = performance.now();
      const { status } = spawnSync(process.execPath, [join(folder, name)]);
      taken.push(performance.now() - startedMs);
      if (status !== 0) throw new Error(`${name} ended with ${status}`);
    }
  }
  rmSync(folder, { recursive: true });
  const ms = (name: string) => median(times.get(name) ?? []);
  return {
    emptyMs: round(ms("empty.mjs"), 1),
    importMs: round(ms("import.mjs") - ms("empty.mjs"), 1),
    requireMs: round(ms("require.cjs") - ms("empty.cjs"), 1),
  };
}
