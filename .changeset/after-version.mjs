// After `changeset version` has raised package.json: what else names the version follows it, and the
// changelog keeps the headings of Keep a Changelog.
import { readFileSync, writeFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const rewrite = (file, change) => writeFileSync(file, change(readFileSync(file, "utf8")));

rewrite("src/version.ts", (source) => source.replace(/"[^"]+"/, `"${version}"`));
rewrite("package-lock.json", (text) => {
  const lock = JSON.parse(text);
  lock.version = version;
  lock.packages[""].version = version;
  return `${JSON.stringify(lock, null, 2)}\n`;
});

const headings = { Major: "Changed", Minor: "Added", Patch: "Fixed" };
rewrite("CHANGELOG.md", (text) =>
  text.replace(/^### (Major|Minor|Patch) Changes$/gm, (_, kind) => `### ${headings[kind]}`),
);
