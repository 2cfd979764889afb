/**
 * Whether the package is what it should be, once it is packed: `npm run package`, after a build. What
 * is in it, where its maps lead, what its types are to each way of importing, which licences come with
 * it, and whether its bill of materials and the lock file are whole.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join, posix } from "node:path";
import { pack } from "./packed.js";

const faults: string[] = [];
const { tarball, files } = await pack(join("node_modules", ".cache", "package"));
checkFiles();
checkLinks();
checkMaps();
checkScripts();
checkLockFile();
checkSbom();
expectOf("All good!", "publint", "--strict", tarball);
// Data, which TypeScript's node10 resolution finds under generated/ alone.
const data = ["platforms.json", "platforms.schema.json"];
expectOf("No problems found", "attw", tarball, "--exclude-entrypoints", ...data);
for (const fault of faults) console.error(fault);
console.log(`${basename(tarball)}: ${files.length} files, ${faults.length} faults`);
if (faults.length > 0) process.exitCode = 1;

function checkFiles(): void {
  const expected =
    /^(dist|src|docs|examples)\/|^generated\/((operations|query-fields)\.ts|platforms(\.schema)?\.json)$|^bench\/(README\.md|results\.json|scale\.svg)$|^[A-Z]+(\.md)?$|^package\.json$/;
  for (const file of files)
    if (!expected.test(file)) faults.push(`${file} is no part of the package`);
}

/** What pages of the package link to ships with it: no address of the repository is known. */
function checkLinks(): void {
  for (const page of files.filter((path) => path.endsWith(".md") && !path.startsWith("dist/"))) {
    for (const [, target = ""] of readFileSync(page, "utf8").matchAll(
      /\]\((?!https?:|#)([^)\s#]+)/g,
    )) {
      const path = posix.join(posix.dirname(page), target);
      const ships = files.some(
        (file) => file === path || file.startsWith(`${path.replace(/\/$/, "")}/`),
      );
      if (!ships) faults.push(`${page} links to ${path}, which does not ship`);
    }
  }
}

/** Each map leads to sources that ship, and what ships of the sources is what maps lead to. */
function checkMaps(): void {
  const shipped = new Set(files);
  const led = new Set<string>();
  for (const file of files.filter((path) => path.startsWith("dist/") && path.endsWith(".map"))) {
    const { sources } = JSON.parse(readFileSync(file, "utf8")) as { sources: readonly string[] };
    for (const source of sources) {
      const path = posix.join(posix.dirname(file), source);
      // What is bundled of ky has its source in ky.
      if (/(^|\/)node_modules\//.test(path)) continue;
      led.add(path);
      if (!shipped.has(path)) faults.push(`${file} leads to ${path}, which does not ship`);
    }
  }
  for (const file of files) {
    if (file.startsWith("src/") && !led.has(file))
      faults.push(`${file} ships, but no map leads to it`);
  }
}

function checkScripts(): void {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  for (const name of ["preinstall", "install", "postinstall", "prepare"]) {
    if (scripts[name]) faults.push(`${name} would run where the package is installed`);
  }
}

/**
 * What users install with the package, by the lock file, is under a permissive licence; and `npm ci`
 * can verify each package, from whichever registry.
 */
function checkLockFile(): void {
  const permissive = /^(MIT|ISC|0BSD|Unlicense|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0)$/;
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<
      string,
      {
        dev?: boolean;
        devOptional?: boolean;
        license?: string;
        integrity?: string;
        resolved?: string;
      }
    >;
  };
  for (const [path, locked] of Object.entries(packages)) {
    const { dev, devOptional, license = "none", integrity, resolved } = locked;
    if (!dev && !devOptional && !permissive.test(license)) {
      faults.push(`${path || "the package"} is under ${license}`);
    }
    if (path !== "" && integrity === undefined) {
      faults.push(
        `${path} has no integrity in package-lock.json: delete its entry, and run npm install --package-lock-only`,
      );
    }
    if (resolved !== undefined) faults.push(`${path} names a registry in package-lock.json`);
  }
}

/** The bill of materials has what is installed with the package, and what esbuild says is bundled. */
function checkSbom(): void {
  const { components } = JSON.parse(readFileSync("dist/sbom.cdx.json", "utf8")) as {
    components: readonly { readonly name: string }[];
  };
  const listed = new Set(components.map(({ name }) => name));
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const present = new Set(Object.keys(dependencies));
  for (const file of files.filter((path) => /\.c?js$/.test(path))) {
    const sources = readFileSync(file, "utf8").matchAll(
      /^\s*\/\/ .*node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm,
    );
    for (const [, name = ""] of sources) present.add(name);
  }
  for (const name of present) {
    if (!listed.has(name)) faults.push(`dist/sbom.cdx.json lacks ${name}`);
  }
}

/** A tool that has nothing to report says so. */
function expectOf(words: string, ...command: string[]): void {
  const { status, stdout, stderr } = spawnSync("npx", ["--no-install", ...command], {
    encoding: "utf8",
  });
  if (status !== 0 || !stdout.includes(words))
    faults.push(`${command.join(" ")}: ${stdout}${stderr}`);
}
