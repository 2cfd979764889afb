import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "audit-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, "dist"));
writeFileSync(
  join(folder, "dist/sbom.cdx.json"),
  JSON.stringify({ components: [{ "bom-ref": "ships@1.0.0" }] }),
);
writeFileSync(
  join(folder, "package-lock.json"),
  JSON.stringify({
    packages: {
      "node_modules/ships": { version: "1.0.0" },
      "node_modules/tool": { version: "2.0.0" },
      "node_modules/tool/node_modules/ships": { version: "0.9.0" },
    },
  }),
);

const advisory = (name: string, node: string) => ({
  vulnerabilities: {
    [name]: { name, severity: "high", nodes: [node], via: [{ url: "https://example.com/1" }] },
  },
});

test.each([
  {
    what: "an advisory against what ships fails",
    output: JSON.stringify(advisory("ships", "node_modules/ships")),
    line: "ships: ships, high: https://example.com/1",
    status: 1,
  },
  {
    what: "an advisory against a tool is listed",
    output: JSON.stringify(advisory("tool", "node_modules/tool")),
    line: "development only: tool, high",
    status: 0,
  },
  {
    what: "another version of what ships, as a tool has it, is a tool",
    output: JSON.stringify(advisory("ships", "node_modules/tool/node_modules/ships")),
    line: "development only: ships, high",
    status: 0,
  },
  {
    what: "a registry that refuses to audit skips it, and says so",
    output: JSON.stringify({ message: "405 Method Not Allowed" }),
    line: "npm audit is skipped: 405 Method Not Allowed",
    status: 0,
  },
  {
    what: "a registry that does not answer skips it, and says so",
    output: "",
    line: "npm audit is skipped: the registry does not answer",
    status: 0,
  },
])("npm audit in CI: $what", ({ output, line, status }) => {
  const npm = `#!${process.execPath}\nprocess.stdout.write(${JSON.stringify(output)});\n`;
  writeFileSync(join(folder, "npm"), npm, { mode: 0o755 });
  const ended = spawnSync(process.execPath, [resolve(".ci/audit.mjs")], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` },
  });
  expect(ended.stdout).toContain(line);
  expect(ended.status).toBe(status);
});
