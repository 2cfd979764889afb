import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
// Worktrees may share node_modules.
const builtFolder = join(
  projectFolder,
  "node_modules/.cache/test-programs",
  basename(projectFolder),
);
const builtFiles = new Map<string, string>();

/**
 * A program of this project as one file that Node runs as it is, with the library and its packages
 * inside: reading them one by one in every process takes most of its time. What it reads beside itself
 * it finds beside its source, or `beside` another one.
 */
export function built(source: string, beside = source): string {
  const program = join(beside, source);
  const file = builtFiles.get(program) ?? build(source, beside);
  builtFiles.set(program, file);
  return file;
}

function build(source: string, beside: string): string {
  const sourceFile = join(projectFolder, source);
  const file = join(builtFolder, beside, source.replace(/\.ts$/, ".mjs"));
  // Other workers may run the same program: it is there as a whole, or as it was.
  const draft = `${file}.${process.pid}`;
  const { outputFiles } = buildSync({
    absWorkingDir: projectFolder,
    entryPoints: [sourceFile],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    // Packages are inside too, and those of CommonJS ask for Node's own modules.
    banner: {
      js: 'const require = process.getBuiltinModule("module").createRequire(import.meta.filename);',
    },
    define: { "import.meta.url": JSON.stringify(pathToFileURL(join(projectFolder, beside)).href) },
  });
  mkdirSync(dirname(file), { recursive: true });
  for (const { contents } of outputFiles) writeFileSync(draft, contents);
  renameSync(draft, file);
  return file;
}
