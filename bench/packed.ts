import { execFile } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Packed {
  /** Where the tarball is. */
  readonly tarball: string;
  readonly files: readonly string[];
}

/** Packs what was built, as it would be published. */
export async function pack(folder: string): Promise<Packed> {
  mkdirSync(folder, { recursive: true });
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder]);
  const [{ filename, files }] = JSON.parse(stdout);
  return {
    tarball: join(folder, filename),
    files: files.map(({ path }: { path: string }) => path),
  };
}

/** Installs packages into an emptied folder. Of their install scripts, those named may run. */
export async function install(
  folder: string,
  packages: readonly string[],
  scriptsOf: readonly string[] = [],
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const allowScripts = Object.fromEntries(scriptsOf.map((name) => [name, true]));
  const description = { private: true, type: "module", allowScripts };
  writeFileSync(join(folder, "package.json"), JSON.stringify(description));
  const options = ["--prefix", folder, "--no-audit", "--no-fund"];
  if (scriptsOf.length === 0) options.push("--ignore-scripts");
  await run("npm", ["install", ...options, ...packages], { cwd: folder });
}

/** The same, unless it was done before. */
export async function installOnce(...[folder, packages, scriptsOf]: Parameters<typeof install>) {
  const done = join(folder, "installed");
  if (existsSync(done)) return;
  await install(folder, packages, scriptsOf);
  writeFileSync(done, "");
}
