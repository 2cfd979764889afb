import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFile } from "../support/temporary-file.js";
import { startUploadServer } from "../support/upload-server.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = existsSync(join(root, "dist", "files", "form-data.js"));

const program = `
  import { CodatExpenses } from "codat-expenses";
  const [, , baseUrl, path] = process.argv;
  const codat = new CodatExpenses({ apiKey: "some key", baseUrl });
  codat.attachments.upload("c", "s", "t", { path }).then(({ id }) => console.log(id));
`;

test.skipIf(!built).each(["esm", "cjs"] as const)(
  "a program that esbuild bundles into one file uploads by path: %s (skipped before npm run build)",
  async (format) => {
    const cache = join(root, "node_modules", ".cache");
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, "one-file-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const outfile = join(folder, format === "esm" ? "program.mjs" : "program.cjs");
    await build({
      stdin: { contents: program, resolveDir: root },
      bundle: true,
      format,
      platform: "node",
      outfile,
      // By the package's own exports, not by the paths of this project.
      tsconfigRaw: {},
      logLevel: "silent",
    });
    const server = await startUploadServer();
    const path = temporaryFile("receipt.pdf", "a receipt");
    const { stdout } = await promisify(execFile)(process.execPath, [outfile, server.url, path]);
    expect(stdout.trim()).toBe("attachment");
    expect(server.uploads[0]?.part.content.toString()).toBe("a receipt");
  },
);
