/**
 * Whether the packed package's types compile for its users, without `skipLibCheck`: with the oldest and
 * the newest TypeScript, in each way to resolve modules, from ESM and from CommonJS: `npm run types`.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Table from "cli-table3";
import { install, pack } from "./packed.js";
import { keepResult } from "./results.js";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "codat-expenses-types-"));
const versions = ["5.4", "latest"];
/** `node10` is gone from the newest. */
const modules = { node10: "commonjs", node16: "node16", nodenext: "nodenext", bundler: "esnext" };
const formats = { ESM: "module", CommonJS: "commonjs" };
const use = `
import { CodatExpenses, ApiError, type Expense } from "codat-expenses";
import { checkExpense, type PlatformContext } from "codat-expenses/platforms";
import { unwrap } from "codat-expenses/webhooks";

export async function write(companyId: string, expense: Expense, context: PlatformContext) {
  const codat = new CodatExpenses({ apiKey: "key" });
  const { syncId } = await codat.expenses.create(companyId, [expense]);
  const { result }: { result: "written" | "nothing-to-write" } = await codat.syncs.wait(companyId, syncId);
  for await (const { status } of codat.syncs.transactions.list(companyId, syncId)) console.log(status);
  const event = unwrap("", {}, "secret");
  if (event.eventType === "expenses.sync.successful") console.log(event.eventType);
  return [result, checkExpense(expense, context), ApiError];
}
`;
const useOnNode = `${use}
export { fileJournal } from "codat-expenses/node";
export { instrument } from "codat-expenses/opentelemetry";
`;
const useOfMock = `${useOnNode}
export { createMockCodat } from "codat-expenses/mock";
`;
/** What users have: Node's types, a browser's, or both. The mock needs both, since msw does. */
const libraries = [
  { name: "Node's", lib: ["ES2022"], types: ["node"], code: useOnNode },
  { name: "DOM", lib: ["ES2022", "DOM", "DOM.Iterable"], types: [], code: use },
  { name: "both", lib: ["ES2022", "DOM", "DOM.Iterable"], types: ["node"], code: useOfMock },
];

interface Way {
  readonly compiler: string;
  readonly about: readonly string[];
  readonly type: string;
  readonly code: string;
  readonly compilerOptions: object;
}

const { tarball } = await pack(join(folder, "packed"));
const compilers = versions.map((version) => `typescript-${version}`);
const aliases = versions.map((version) => `typescript-${version}@npm:typescript@${version}`);
const users = join(folder, "users");
await install(users, [tarball, "msw@2", "@opentelemetry/api@1", "@types/node@20", ...aliases]);

const ways = [...allWays()];
const outcomes = new Map<Way, string>();
const next = ways.entries();
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (const [index, way] of next) outcomes.set(way, await compile(way, `way-${index}`));
  }),
);

const table = new Table({ head: ["TypeScript", "resolution", "from", "libraries", "result"] });
const results: Record<string, string> = {};
for (const way of ways) {
  const outcome = outcomes.get(way) ?? "not compiled";
  const result = outcome === "passed" ? outcome : "FAILED";
  table.push([...way.about, result]);
  results[way.about.join(", ")] = result;
  if (outcome === "passed") continue;
  console.error(`${way.about.join(", ")}:\n${outcome}`);
  process.exitCode = 1;
}
console.log(table.toString());
if (process.argv.includes("keep")) await keepResult("types", results);
rmSync(folder, { recursive: true });

function* allWays(): Generator<Way> {
  for (const compiler of compilers)
    for (const [moduleResolution, module] of Object.entries(modules))
      for (const [from, type] of Object.entries(formats))
        for (const { name, lib, types, code } of libraries) {
          // What runs in browsers alone is bundled.
          if (name === "DOM" && moduleResolution !== "bundler") continue;
          const isOldest = moduleResolution === "node10";
          // msw's own types cannot be found there.
          if (isOldest && (compiler !== compilers[0] || type === "module" || name !== "Node's"))
            continue;
          yield {
            compiler,
            about: [versionOf(compiler), moduleResolution, from, name],
            type,
            code,
            compilerOptions: {
              ...{ module, moduleResolution, lib, types, target: "ES2022" },
              ...{ strict: true, exactOptionalPropertyTypes: true },
              ...(isOldest && { esModuleInterop: true }),
              // TypeScript's own declarations are its own matter, and take a fifth of the time.
              ...{ noEmit: true, skipLibCheck: false, skipDefaultLibCheck: true },
            },
          };
        }
}

function versionOf(compiler: string): string {
  const description = join(users, "node_modules", compiler, "package.json");
  return JSON.parse(readFileSync(description, "utf8")).version;
}

async function compile(way: Way, name: string): Promise<string> {
  const project = join(users, name);
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: way.type }));
  writeFileSync(join(project, "use.ts"), way.code);
  const { compilerOptions } = way;
  writeFileSync(
    join(project, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["use.ts"] }),
  );
  const tsc = join(users, "node_modules", way.compiler, "bin", "tsc");
  try {
    await run(process.execPath, [tsc, "-p", project, "--pretty", "false"]);
    return "passed";
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
  }
}
