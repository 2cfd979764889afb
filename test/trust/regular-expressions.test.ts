import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** Every regular expression that stands in the sources, once. */
function expressionsIn(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:ts|js)$/.test(file) || file.endsWith(".d.ts")) continue;
    const text = readFileSync(`${folder}/${file}`, "utf8");
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.set(node.text, found.get(node.text) ?? file);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  }
  return found;
}

/** Texts that make a backtracking matcher start or give up at every character. */
const pumps = [
  ...[
    " ",
    "\t",
    "\n",
    "a",
    "A",
    "0",
    "-",
    ".",
    "/",
    "=",
    "<",
    "&",
    "%",
    "{",
    "(",
    "[",
    '"',
    "'",
    ",",
    ";",
    ":",
  ],
  ...[
    "a ",
    "a.",
    "a-",
    "0.",
    "a=",
    "<script",
    "<a",
    "%25",
    "{a",
    "a,",
    "&&",
    "\\u00",
    "previously been processed ",
  ],
];
const length = 20_000;

/** The longest that one expression may take for one text. A quadratic one takes seconds. */
const maxMs = 250;

function timeOf(expression: RegExp, text: string): number {
  const startedMs = performance.now();
  text.replace(expression, "");
  return performance.now() - startedMs;
}

describe("no regular expression of the sources takes more than linear time", () => {
  const expressions = expressionsIn(src);

  test("they are found", () => expect(expressions.size).toBeGreaterThan(50));

  test.each([...expressions])("%s in %s", (literal) => {
    const end = literal.lastIndexOf("/");
    const flags = literal.slice(end + 1).replace(/[gy]/g, "");
    const expression = new RegExp(literal.slice(1, end), `${flags}g`);
    for (const pump of pumps) {
      const pumped = pump.repeat(Math.ceil(length / pump.length));
      for (const text of [pumped, `${pumped}\0`, `\0${pumped}\0`]) {
        let ms = Number.POSITIVE_INFINITY;
        // A slow expression is slow each time; a busy machine is not.
        for (let round = 0; round < 5 && ms > maxMs; round += 1) {
          ms = Math.min(ms, timeOf(expression, text));
        }
        if (ms > maxMs) expect.fail(`${JSON.stringify(pump)} takes ${ms} ms`);
      }
    }
  });
});
