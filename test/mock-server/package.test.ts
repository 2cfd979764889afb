import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { withFolder } from "./support.js";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const command = join(projectFolder, packageFile.bin["codat-expenses-mock"]);
const isBuilt = existsSync(command);

describe.skipIf(!isBuilt)(isBuilt ? "the built command" : "the built command (not built)", () => {
  test("needs nothing but what the package depends on: no msw", async () => {
    await withFolder(async (folder) => {
      for (const part of ["dist/cli", "package.json"]) {
        cpSync(join(projectFolder, part), join(folder, part), { recursive: true });
      }
      for (const name of Object.keys(packageFile.dependencies)) {
        mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
        symlinkSync(join(projectFolder, "node_modules", name), join(folder, "node_modules", name));
      }
      const file = join(folder, packageFile.bin["codat-expenses-mock"]);
      const child = spawn(process.execPath, [file, "--port", "0", "--seed", "demo"]);
      const line = await new Promise<string>((resolve) => {
        child.stdout.setEncoding("utf8").once("data", resolve);
        child.once("close", () => resolve("It ended."));
      });
      const url = /http:\S+/.exec(line)?.[0] ?? line;
      expect((await fetch(url)).status).toBe(200);
      expect(await (await fetch(`${url}/_mock/companies`)).json()).toHaveLength(8);
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
    });
  });

  test("passes on the licence of everything that is bundled into it", () => {
    const licenses = readFileSync(join(dirname(command), "THIRD-PARTY-LICENSES.md"), "utf8");
    const folder = dirname(command);
    const files = readdirSync(folder).filter((name) => name.endsWith(".js"));
    const text = files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
    const bundled = text.matchAll(/^\/\/ (?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/\n]+)/gm);
    const names = new Set([...bundled].map(([, name]) => name));
    expect(names).toContain("msw");
    for (const name of names) expect(licenses).toContain(`## ${name} `);
  });
});
