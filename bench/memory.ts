import { execFile, fork } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { round } from "./median.js";

const run = promisify(execFile);
const fileOf = (name: string) => fileURLToPath(new URL(`memory/${name}.ts`, import.meta.url));

/** How much memory things take above the start, in megabytes, each in a process of its own. */
export async function measureMemory({ items = 1_000_000, calls = 50_000 } = {}) {
  const server = fork(fileOf("server"));
  const port = await new Promise<unknown>((resolve) => server.once("message", resolve));
  const baseUrl = `http://127.0.0.1:${String(port)}`;
  const folder = mkdtempSync(join(tmpdir(), "memory-"));
  const file = join(folder, "large.bin");
  writeFileSync(file, "");
  truncateSync(file, 100_000_000);
  const measure = async (node: readonly string[], name: string, ...args: string[]) => {
    const [program = "", ...before] = node;
    const tsx = fileURLToPath(import.meta.resolve("tsx"));
    const all = [...before, "--import", tsx, fileOf(name), baseUrl, ...args];
    const { stdout } = await run(program, all);
    return JSON.parse(stdout) as unknown;
  };
  const here = [process.execPath];
  const node24 = ["npx", "--yes", "-p", "node@24", "node"];
  try {
    return {
      uploadFromPath: megabytes(await measure(here, "upload", file, "path")),
      uploadOfficial: megabytes(await measure(here, "upload-official", file)),
      uploadFromStream: megabytes(await measure(here, "upload", file, "stream")),
      [`list${items}`]: megabytes(await measure(here, "list", String(items))),
      callsByFifth20: series(await measure(here, "calls", String(calls))),
      callsByFifth24: series(await measure(node24, "calls", String(calls))),
    };
  } finally {
    server.disconnect();
    rmSync(folder, { recursive: true });
  }
}

function megabytes(measured: unknown): number {
  return round(Number(measured), 1);
}

/** Resident memory after each fifth, in megabytes above that after the first. */
function series(measured: unknown): number[] {
  const [first = 0, ...later] = Array.isArray(measured) ? measured.map(Number) : [];
  return later.map((value) => round(value - first, 1));
}
