import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

/** A TypeScript code block of a guide. */
export interface CodeBlock {
  /** The guide, from the project's folder. */
  readonly file: string;
  /** The line of the guide that its code begins on, from 1. */
  readonly line: number;
  readonly code: string;
  /** Whether it is run, and not only compiled. It is, unless its fence says `no-run`. */
  readonly runs: boolean;
  /** What is done before it is run: the code in a `<!-- before: … -->` above its fence. */
  readonly before: string;
}

/** Every TypeScript code block of README.md and docs/. */
export function readCodeBlocks(): CodeBlock[] {
  const guides = readdirSync(`${projectFolder}/docs`).filter((name) => name.endsWith(".md"));
  return ["README.md", ...guides.map((name) => `docs/${name}`)].flatMap((file) =>
    blocksOf(file, readFileSync(`${projectFolder}/${file}`, "utf8")),
  );
}

const block =
  /(?:<!-- before: (?<before>(?:(?!-->).)*?) -->\n)?```ts(?<flags>[^\n]*)\n(?<code>.*?)\n```/gs;

function blocksOf(file: string, text: string): CodeBlock[] {
  return [...text.matchAll(block)].map((match) => {
    const { before = "", flags = "", code = "" } = match.groups ?? {};
    const codeAt = match.index + match[0].indexOf(code, match[0].indexOf("```ts"));
    const line = text.slice(0, codeAt).split("\n").length;
    return { file, line, code, runs: !flags.includes("no-run"), before };
  });
}
