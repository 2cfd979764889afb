/**
 * Whether the packed package's types compile for its users, without `skipLibCheck`: with the oldest and
 * the newest TypeScript, in each way to resolve modules, from ESM and from CommonJS: `npm run types`.
 */
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Table from "cli-table3";
import { keepResult } from "./results.js";

const run = promisify(execFile);
const folder = join(tmpdir(), "codat-expenses-types");
const versions = ["5.4", "5.9", "6", "7"];
const code = (mock: string) => `
import { CodatExpenses, ApiError, type Expense } from "codat-expenses";
import { checkExpense, type PlatformContext } from "codat-expenses/platforms";
import { unwrap } from "codat-expenses/webhooks";
${mock}
import { fileJournal } from "codat-expenses/node";
import { instrument } from "codat-expenses/opentelemetry";

export async function write(companyId: string, expense: Expense, context: PlatformContext) {
  const codat = new CodatExpenses({ apiKey: "key" });
  const { syncId } = await codat.expenses.create(companyId, [expense]);
  const { result }: { result: "written" | "nothing-to-write" } = await codat.syncs.wait(companyId, syncId);
  for await (const { status } of codat.syncs.transactions.list(companyId, syncId)) console.log(status);
  const event = unwrap("", {}, "secret");
  if (event.eventType === "expenses.sync.successful") console.log(event.eventType);
  return [result, checkExpense(expense, context), fileJournal, instrument, ApiError];
}
`;
const ways = [
  { resolution: "node16", module: "node16" },
  { resolution: "nodenext", module: "nodenext" },
  { resolution: "bundler", module: "esnext" },
];
/** What users have: a browser's types, or Node's alone. The mock's need the former: msw's do. */
const libraries = [
  { name: "Node's", lib: ["ES2022"], mock: "" },
  {
    name: "and DOM",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    mock: `export { createMockCodat } from "codat-expenses/mock";`,
  },
];

await prepare();
const table = new Table({ head: ["TypeScript", "resolution", "from", "libraries", "result"] });
const results: Record<string, string> = {};
for (const version of versions) {
  for (const { resolution, module } of ways) {
    for (const from of ["ESM", "CommonJS"]) {
      for (const library of libraries) {
        if (resolution === "bundler" && from === "CommonJS") continue;
        const result = await compile(version, resolution, module, from, library);
        const about = [version, resolution, from, library.name];
        table.push([...about, result]);
        results[about.join(", ")] = result.split("\n", 1)[0] ?? "";
        if (result !== "passed") process.exitCode = 1;
      }
    }
  }
}
console.log(table.toString());
await keepResult("types", results);

async function prepare(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const from of ["ESM", "CommonJS"]) {
    mkdirSync(join(folder, from), { recursive: true });
    const type = from === "ESM" ? "module" : "commonjs";
    writeFileSync(join(folder, from, "package.json"), JSON.stringify({ type }));
  }
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder]);
  const [{ filename }] = JSON.parse(stdout);
  const compilers = versions.map((version) => `typescript-${version}@npm:typescript@${version}`);
  const peers = ["msw@2", "@opentelemetry/api@1", "@types/node@20"];
  const wanted = [join(folder, filename), ...peers, ...compilers];
  const options = ["--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", "--legacy-peer-deps", ...options, ...wanted]);
}

async function compile(
  version: string,
  moduleResolution: string,
  module: string,
  from: string,
  { lib, mock }: (typeof libraries)[number],
): Promise<string> {
  const compilerOptions = {
    ...{ module, moduleResolution, lib, target: "ES2022", types: ["node"] },
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false },
  };
  writeFileSync(join(folder, from, "use.ts"), code(mock));
  const project = join(folder, from, "tsconfig.json");
  writeFileSync(project, JSON.stringify({ compilerOptions, files: ["use.ts"] }));
  const tsc = join(folder, "node_modules", `typescript-${version}`, "bin", "tsc");
  try {
    await run(process.execPath, [tsc, "-p", project]);
    return "passed";
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
  }
}
