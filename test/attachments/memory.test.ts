import { execFile } from "node:child_process";
import { truncateSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { built } from "../support/built.js";
import { temporaryFile } from "../support/temporary-file.js";
import { startUploadServer } from "../support/upload-server.js";

const script = built("test/attachments/upload-and-measure.ts");

test.each(["path", "stream"])(
  "an upload of 100 MB from a %s raises resident memory by no more than 40 MB",
  async (kind) => {
    const server = await startUploadServer("count", "count");
    const small = temporaryFile("small.pdf", "a receipt");
    const large = temporaryFile("large.pdf", "");
    truncateSync(large, 100_000_000);
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--expose-gc",
      ...[script, server.url, kind, small, large],
    ]);
    expect(server.receivedBytes()).toBeGreaterThan(100_000_000);
    expect(stdout).toMatch(/^\d+\n$/);
    expect(Number(stdout)).toBeLessThan(40_000_000);
  },
);
