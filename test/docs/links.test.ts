import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const guides = readdirSync(join(projectFolder, "docs")).filter((name) => name.endsWith(".md"));
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...guides.map((name) => `docs/${name}`),
];

it.each(pages)("%s leads to files and headings that are there", (page) => {
  const text = readFileSync(join(projectFolder, page), "utf8");
  const targets = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
    ([, target = ""]) => target,
  );
  expect(targets.filter((target) => !leadsSomewhere(page, target))).toEqual([]);
});

function leadsSomewhere(page: string, target: string): boolean {
  const [file = "", heading] = target.split("#");
  const path = file === "" ? page : join(dirname(page), file);
  if (!existsSync(join(projectFolder, path))) return false;
  return heading === undefined || headingsOf(path).includes(heading);
}

/** The headings of a page, as they stand in links. */
function headingsOf(path: string): string[] {
  const text = readFileSync(join(projectFolder, path), "utf8");
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
