/**
 * What a browser has to load, minified and gzipped, bundled with esbuild from the built package:
 * `npm run size` keeps it. Fails where one is larger than it may be.
 */
import { gzipSync } from "node:zlib";
import Table from "cli-table3";
import { build, type Metafile } from "esbuild";
import { keepResult } from "./results.js";

interface Bundle {
  readonly code: string;
  /** What is loaded on the way, besides what is loaded at once. */
  readonly loads?: RegExp;
  /** The most it may be; what is only compared with has none. */
  readonly most?: number;
  /** What it is meant to come down to, where it is not there yet. */
  readonly aim?: number;
}

const bundles: Readonly<Record<string, Bundle>> = {
  "new CodatExpenses().expenses.create(…)": {
    code: `import { CodatExpenses } from "./dist/index.js"; new CodatExpenses().expenses.create("", []);`,
    loads: /\/(ky\/.*|transactions-\w+|check-\w+)\.js$/,
    // 36,500 before errors named their method and advice, and before logs, limits, raw requests and
    // snapshots of bodies; what only a failing call needs is loaded by it.
    most: 48_600,
    aim: 22_000,
  },
  "@codat/sync-for-expenses, the same call": {
    code: `import { CodatSyncExpenses } from "@codat/sync-for-expenses"; new CodatSyncExpenses().expenses.create({});`,
  },
  "codat-expenses/webhooks": { code: `export * from "./dist/webhooks/index.js";`, most: 8_000 },
  // 6,000 before the small print of each platform, unknown records, amounts and updates were rules.
  "codat-expenses/platforms": { code: `export * from "./dist/platforms/index.js";`, most: 14_400 },
};

const table = new Table({ head: ["bundle", "bytes", "min+gzip", "at most", "aim"] });
const results: Record<string, { bytes: number; gzipBytes: number }> = {};
for (const [name, bundle] of Object.entries(bundles)) {
  const { bytes, gzipBytes } = await measure(bundle);
  results[name] = { bytes, gzipBytes };
  const { most = "", aim = most } = bundle;
  table.push([name, bytes, gzipBytes, most, aim]);
  if (typeof most === "number" && gzipBytes > most) process.exitCode = 1;
}
console.log(table.toString());
if (process.argv.includes("keep")) await keepResult("size", results);

async function measure({ code, loads }: Bundle): Promise<{ bytes: number; gzipBytes: number }> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: code, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    outdir: "out",
    write: false,
    metafile: true,
    logLevel: "error",
  });
  let bytes = 0;
  let gzipBytes = 0;
  for (const path of loadedFiles(metafile, loads)) {
    const file = outputFiles.find((output) => output.path.endsWith(path));
    if (!file) throw new Error(`esbuild did not write ${path}`);
    bytes += file.contents.length;
    gzipBytes += gzipSync(file.contents, { level: 9 }).length;
  }
  return { bytes, gzipBytes };
}

/** The files that are loaded: the first, what it imports, and what it loads on the way. */
function loadedFiles({ outputs }: Metafile, loads: RegExp | undefined): Set<string> {
  const loaded = new Set<string>();
  const load = (path: string) => {
    const output = outputs[path];
    if (!output || loaded.has(path)) return;
    loaded.add(path);
    for (const { path: imported, kind } of output.imports) {
      const source = outputs[imported]?.entryPoint ?? "";
      if (kind === "import-statement" || loads?.test(source)) load(imported);
    }
  };
  const first = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === "<stdin>");
  if (first) load(first[0]);
  return loaded;
}
