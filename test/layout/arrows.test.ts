import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "arrows-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("each forbidden import and circle is reported, imports of types too", () => {
  write({
    "core/clock.ts": `import type { Send } from "../http/send.js"; export type Clock = Send;`,
    "http/send.ts": `export type Send = string;`,
    "core/format.ts": "",
    "errors/base.ts": `import "../mock/index.js";`,
    "mock/index.ts": `export * from "./mock.js";`,
    "mock/mock.ts": `import "../http/send.js"; import "./state/state.js"; import "../core/format.js";`,
    "mock/state/state.ts": `import type { Domain } from "../domain/domain.js"; export type State = Domain;`,
    "mock/domain/domain.ts": "export type Domain = string;",
    "mock/router.ts": `import "../mock-server/site.js";`,
    "mock-server/site.ts": `import "../push/pusher.js"; import "../core/format.js";`,
    "push/pusher.ts": "",
    "push/one.ts": `import type { Two } from "./two.js"; export type One = Two;`,
    "push/two.ts": `import type { One } from "./one.js"; export type Two = One;`,
    "files/one.ts": `import "../waiting/one.js";`,
    "files/two.ts": "",
    "waiting/one.ts": "",
    "waiting/two.ts": `import "../files/two.js";`,
  });
  expect(violations()).toEqual([
    "circle of files: src/push/one.ts → src/push/two.ts",
    "circle of folders: src/files → src/waiting",
    "circle of folders: src/waiting → src/files",
    "library imports mock: src/errors/base.ts → src/mock/index.ts",
    "mock imports client: src/mock-server/site.ts → src/push/pusher.ts",
    "mock imports client: src/mock/mock.ts → src/http/send.ts",
    "mock imports mock-server: src/mock/router.ts → src/mock-server/site.ts",
    "src/core,types imports upward: src/core/clock.ts → src/http/send.ts",
    "src/mock/state imports upward: src/mock/state/state.ts → src/mock/domain/domain.ts",
  ]);
});

it("no folder of src has more than 30 files of its own", () => {
  const files = readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath }) => parentPath);
  const large = [...new Set(files)].filter(
    (path) => files.filter((each) => each === path).length > 30,
  );
  expect(large).toEqual([]);
});

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, text: readFileSync(join("src", path), "utf8") }));

it("no instanceof asks for a global: what another realm made is none of ours", () => {
  const ofGlobals = [...Object.getOwnPropertyNames(globalThis), "Readable", "Buffer"].join("|");
  const asked = new RegExp(`instanceof (?:${ofGlobals})\\b`);
  expect(sources.filter(({ text }) => asked.test(text)).map(({ path }) => path)).toEqual([]);
});

it("parts of the library load sequentially, as the ES modules of Jest need it", () => {
  const library = sources.filter(({ path }) => !/^(?:cli|mock-server)\b/.test(path));
  // body-checks.ts passes its parts on to load().
  const alone = /(?<!typeof |load\(\(\) => |^const \w+ = \(\) => )\bimport\("\./m;
  const isAlone = (text: string) => alone.test(text.replace(/^import type.*$|: import\(.*$/gm, ""));
  expect(library.filter(({ text }) => isAlone(text)).map(({ path }) => path)).toEqual([]);
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, "src", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** What `npm run arrows` would report there. */
function violations(): string[] {
  const config = join(process.cwd(), ".dependency-cruiser.mjs");
  const cli = join(process.cwd(), "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [cli, "--config", config, "--output-type", "json", "src"];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  expect(stderr).toBe("");
  const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}
