import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCodeBlocks } from "./code-blocks.js";
import { compile } from "./compile.js";
import { runBlock } from "./run-block.js";

const blocks = readCodeBlocks();
const receipts = fileURLToPath(new URL("../../examples/data/receipts", import.meta.url));
const longestCompileMs = 120_000;
const at = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;

describe("the code in the guides", () => {
  it(
    "compiles",
    () => {
      expect([...compile(blocks).values()].flat()).toEqual([]);
    },
    longestCompileMs,
  );

  describe("runs against the mock", () => {
    // Guides read and write files by short names: each block gets a folder to do it in.
    const home = process.cwd();
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), "codat-guides-"));
      await copyFile(join(receipts, "harbour-house-hotel.pdf"), join(folder, "receipt.pdf"));
      await copyFile(join(receipts, "harbour-cabs.png"), join(folder, "taxi.png"));
      process.chdir(folder);
    });
    afterEach(async () => {
      process.chdir(home);
      await rm(folder, { recursive: true });
    });

    it.each(blocks.filter(({ runs }) => runs).map((block) => [at(block), block] as const))(
      "%s",
      (_, block) => runBlock(block),
    );
  });
});
