/**
 * Installs the packed package into a clean folder and runs one and the same script there on every
 * runtime that is promised, against the mock: `npm run runtimes`, or `npm run runtimes -- node@20 bun`
 * for some of them. What could not be installed is named, and is a failure.
 */
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import Table from "cli-table3";
import { createMockCodat } from "codat-expenses/mock";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { expenseOf } from "./push/expense.js";
import { keepResult } from "./results.js";

const run = promisify(execFile);
const folder = join(tmpdir(), "codat-expenses-runtimes");
const scripts = fileURLToPath(new URL("runtimes/", import.meta.url));
const expected = {
  result: "written",
  listed: "Completed",
  attached: true,
  refused: "RequestValidationError",
  eventType: "expenses.sync.successful",
  issue: "type-retired",
};

const mock = createMockCodat({ clock: "real", syncDurationMs: 300 });
const company = mock.createCompany();
const listening = await mock.listen();
const { url } = listening;
const { companyId } = company;
const { id: _, ...expense } = expenseOf(company);
const order = JSON.stringify({ baseUrl: url, companyId, expense });

/** Each runtime: how it is put there, and how the script is run on it. Answers what the script told. */
const runtimes: Readonly<Record<string, () => Promise<string>>> = {
  "node@20.19.0": () => onNode("20.19.0"),
  "node@20": () => onNode("20"),
  "node@22": () => onNode("22"),
  "node@24": () => onNode("24"),
  "node@26": () => onNode("26"),
  bun: () => onProgram("bun", "run"),
  deno: () => onProgram("deno", "run", "--allow-all", "--node-modules-dir=manual"),
  workerd: onWorkerd,
  chromium: onChromium,
};

await prepare();
const asked = process.argv.slice(2);
const table = new Table({ head: ["runtime", "result"] });
const results: Record<string, string> = {};
for (const [name, runScript] of Object.entries(runtimes)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const result = await outcomeOf(runScript);
  results[name] = result;
  table.push([name, result]);
  if (!result.startsWith("passed")) process.exitCode = 1;
}
console.log(table.toString());
if (asked.length === 0) await keepResult("runtimes", results);
await listening.close();

async function outcomeOf(runScript: () => Promise<string>): Promise<string> {
  try {
    return await runScript();
  } catch (error) {
    const words = error instanceof Error && "stderr" in error && String(error.stderr).trim();
    return `FAILED: ${words || (error instanceof Error ? error.message : String(error))}`;
  }
}

/** Packs what was built and installs it, without anything else, where nothing else is. */
async function prepare(): Promise<void> {
  rmSync(join(folder, "app"), { recursive: true, force: true });
  mkdirSync(join(folder, "app"), { recursive: true });
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder]);
  const [{ filename }] = JSON.parse(stdout);
  writeFileSync(join(folder, "app", "package.json"), '{ "private": true, "type": "module" }\n');
  await install("app", join(folder, filename), "--ignore-scripts");
  cpSync(scripts, join(folder, "app"), { recursive: true });
  await bundle("exercise.js", "exercise.cjs", { format: "cjs", packages: "external" });
  await bundle("worker.js", "worker.bundle.js", { conditions: ["workerd", "worker", "browser"] });
  await bundle("exercise.js", "page.bundle.js", { format: "iife", globalName: "page" });
}

/** Installs packages into a folder of their own. */
async function install(name: string, ...packages: string[]): Promise<void> {
  mkdirSync(join(folder, name), { recursive: true });
  const prefix = ["--prefix", join(folder, name)];
  await run("npm", ["install", "--no-audit", "--no-fund", "--no-save", ...prefix, ...packages]);
}

async function bundle(from: string, to: string, options: Parameters<typeof build>[0]) {
  await build({
    absWorkingDir: join(folder, "app"),
    entryPoints: [from],
    outfile: join(folder, "app", to),
    bundle: true,
    format: "esm",
    platform: options.format === "cjs" ? "node" : "browser",
    logLevel: "error",
    ...options,
  });
}

/** Node, from the registry's package of it; through `import` and through `require`. */
async function onNode(version: string): Promise<string> {
  const name = `node-${version}`;
  await install(name, `node@${version}`);
  const node = join(folder, name, "node_modules", "node", "bin", "node");
  return passes(node, [["main.mjs"], ["required.cjs"]]);
}

/** A runtime that its registry package brings. */
async function onProgram(name: string, ...options: string[]): Promise<string> {
  await install(name, name);
  const bin = join(folder, name, "node_modules", ".bin", name);
  return passes(bin, [[...options, "main.mjs"]]);
}

/** Cloudflare's runtime, through miniflare, which itself wants a newer Node than this may be. */
async function onWorkerd(): Promise<string> {
  await install("workerd", "miniflare", "node@24");
  const modules = join(folder, "workerd", "node_modules");
  cpSync(join(folder, "app", "workerd.mjs"), join(folder, "workerd", "workerd.mjs"));
  cpSync(join(folder, "app", "worker.bundle.js"), join(folder, "workerd", "worker.bundle.js"));
  const { version } = JSON.parse(readFileSync(join(modules, "workerd", "package.json"), "utf8"));
  const node = join(modules, "node", "bin", "node");
  const { stdout } = await run(node, ["workerd.mjs", order], { cwd: join(folder, "workerd") });
  check(stdout);
  return `passed (${version})`;
}

/** A page of the mock's own address, with the bundled script in it. */
async function onChromium(): Promise<string> {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
  if (executablePath === undefined) throw new Error("not installed: apt-get install chromium");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const body = "<!doctype html><title>page</title>";
    await page.route("**/page", (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto(`${url}/page`);
    await page.addScriptTag({ path: join(folder, "app", "page.bundle.js") });
    const told = await page.evaluate(`page.exercise(${order}).then(JSON.stringify)`);
    check(String(told));
    return `passed (${browser.version()})`;
  } finally {
    await browser.close();
  }
}

async function passes(program: string, ways: readonly string[][]): Promise<string> {
  for (const way of ways) {
    const { stdout } = await run(program, [...way, order], { cwd: join(folder, "app") });
    check(stdout);
  }
  const { stdout: version } = await run(program, ["--version"]);
  return `passed (${version.split("\n", 1)[0]})`;
}

/** What the script told must be what is to be seen, to the letter, and the books must have the bytes. */
function check(told: string): void {
  const seen = JSON.stringify(JSON.parse(told));
  if (seen !== JSON.stringify(expected)) throw new Error(`the script told ${seen}`);
  const files = mock
    .ledger(companyId)
    .at(-1)
    ?.attachments.map(({ sizeBytes }) => sizeBytes);
  if (files?.join() !== "18") throw new Error(`the books have files of ${files?.join()} bytes`);
}
