/**
 * Installs the packed package into a clean folder and runs one and the same script there on every
 * runtime that is promised, against the mock: `npm run runtimes`, or
 * `npx tsx bench/runtimes.ts node@20 bun` for some of them, after a build. What could not be installed
 * is named, and is a failure.
 */
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import Table from "cli-table3";
import { createMockCodat } from "codat-expenses/mock";
import { type BuildOptions, build } from "esbuild";
import { chromium } from "playwright-core";
import { install, installOnce, pack } from "./packed.js";
import { expenseOf } from "./push/expense.js";
import { keepResult } from "./results.js";

interface Runtime {
  /** What brings it, in one version: the lock file does not know of these. */
  readonly packages: readonly string[];
  /** Runs the script on it, and answers what the runtime calls itself. */
  run(installed: string): Promise<string>;
}

const run = promisify(execFile);
/** The runtimes stay for the next run; the package is installed anew each time. */
const runtimesFolder = join(tmpdir(), "codat-expenses-runtimes");
const ownFolder = mkdtempSync(join(tmpdir(), "codat-expenses-app-"));
const app = join(ownFolder, "app");
const longestMs = 60_000;
const expected = {
  result: "written",
  listed: "Completed",
  attached: true,
  refused: "RequestValidationError",
  eventType: "expenses.sync.successful",
  issue: "type-retired",
};

const runtimes: Readonly<Record<string, Runtime>> = {
  "node@20.19.0": node("20.19.0"),
  "node@20": node("20.20.2"),
  "node@22": node("22.23.3"),
  "node@24": node("24.21.0"),
  "node@26": node("26.10.0"),
  bun: program("bun", "1.4.5", "run"),
  deno: program("deno", "2.9.6", "run", "--allow-all", "--node-modules-dir=manual"),
  // Its starter wants a newer Node than this may be.
  workerd: { packages: ["miniflare@4.20260730.0", "node@24.21.0"], run: runWorkerd },
  chromium: { packages: [], run: runChromium },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(runtimes, name));
if (unknown.length > 0) throw new Error(`No such runtime: ${unknown.join(", ")}`);

const mock = createMockCodat({ clock: "real", syncDurationMs: 300 });
const company = mock.createCompany();
const { companyId } = company;
const { id: _, ...expense } = expenseOf(company);
const listening = await mock.listen();
const order = JSON.stringify({ baseUrl: listening.url, companyId, expense });

await installPackage();
const table = new Table({ head: ["runtime", "result"] });
const results: Record<string, string> = {};
for (const [name, runtime] of Object.entries(runtimes)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const result = await outcomeOf(runtime);
  results[name] = result;
  table.push([name, result]);
  if (!result.startsWith("passed")) process.exitCode = 1;
}
console.log(table.toString());
if (asked.length === 0) await keepResult("runtimes", results);
await listening.close();
rmSync(ownFolder, { recursive: true });

/** Packs what was built and installs it, without anything else, where nothing else is. */
async function installPackage(): Promise<void> {
  const { tarball } = await pack(ownFolder);
  await install(app, [tarball]);
  cpSync(fileURLToPath(new URL("runtimes", import.meta.url)), app, { recursive: true });
  await bundle("exercise.js", "exercise.cjs", { platform: "node", packages: "external" });
  await bundle("worker.js", "worker.bundle.js", { conditions: ["workerd", "worker", "browser"] });
  await bundle("exercise.js", "page.bundle.js", { format: "iife", globalName: "page" });
}

async function bundle(from: string, to: string, options: BuildOptions): Promise<void> {
  await build({
    absWorkingDir: app,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    platform: "browser",
    format: options.platform === "node" ? "cjs" : "esm",
    logLevel: "warning",
    ...options,
  });
}

async function outcomeOf(runtime: Runtime): Promise<string> {
  const installed = join(runtimesFolder, runtime.packages.join("+") || "system");
  try {
    const names = runtime.packages.map((each) => each.replace(/@[^@]+$/, ""));
    if (names.length > 0) await installOnce(installed, runtime.packages, names);
  } catch (error) {
    return `NOT INSTALLED: ${errorMessage(error)}`;
  }
  try {
    return `passed (${await runtime.run(installed)})`;
  } catch (error) {
    return `FAILED: ${errorMessage(error)}`;
  }
}

function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return ("stderr" in error && String(error.stderr).trim()) || error.message;
}

/** Node, from the registry's package of it; through `import` and through `require`. */
function node(version: string): Runtime {
  return {
    packages: [`node@${version}`],
    async run(installed) {
      const bin = join(installed, "node_modules", ".bin", "node");
      await runScript(bin, "main.mjs");
      await runScript(bin, "required.cjs");
      return versionOf(bin);
    },
  };
}

/** A runtime that is one program. */
function program(name: string, version: string, ...options: string[]): Runtime {
  return {
    packages: [`${name}@${version}`],
    async run(installed) {
      const bin = join(installed, "node_modules", ".bin", name);
      await runScript(bin, ...options, "main.mjs");
      return versionOf(bin);
    },
  };
}

async function runScript(bin: string, ...args: string[]): Promise<void> {
  check((await run(bin, [...args, order], { cwd: app, timeout: longestMs })).stdout);
}

async function versionOf(bin: string): Promise<string> {
  return (await run(bin, ["--version"])).stdout.split(/ \(|\n/, 1)[0] ?? "";
}

/** Cloudflare's runtime, through miniflare. */
async function runWorkerd(installed: string): Promise<string> {
  // It finds miniflare by where it is.
  const starter = join(installed, "workerd.mjs");
  cpSync(join(app, "workerd.mjs"), starter);
  await runScript(join(installed, "node_modules", ".bin", "node"), starter);
  const description = join(installed, "node_modules", "workerd", "package.json");
  return JSON.parse(readFileSync(description, "utf8")).version;
}

/** A page of the mock's own address, with the bundled script in it. */
async function runChromium(): Promise<string> {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
  if (executablePath === undefined) throw new Error("there is no Chromium on this machine");
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
  try {
    const page = await browser.newPage();
    const body = "<!doctype html><title>page</title>";
    await page.route("**/page", (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto(`${listening.url}/page`);
    await page.addScriptTag({ path: join(app, "page.bundle.js") });
    check(String(await page.evaluate(`page.exercise(${order}).then(JSON.stringify)`)));
    return browser.version();
  } finally {
    await browser.close();
  }
}

/** What the script told must be what is to be seen, to the letter, and the books must have the bytes. */
function check(told: string): void {
  const seen = JSON.stringify(JSON.parse(told));
  if (seen !== JSON.stringify(expected)) throw new Error(`the script told ${seen}`);
  const attachments = mock.ledger(companyId).at(-1)?.attachments ?? [];
  const sizes = attachments.map(({ sizeBytes }) => sizeBytes).join();
  if (sizes !== "18") throw new Error(`the books have files of ${sizes} bytes`);
}
