import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { defineConfig, type Options } from "tsup";

const library: Options = {
  entry: {
    index: "src/index.ts",
    "files/node-files": "src/files/node-files.ts",
    "files/node-files.browser": "src/files/node-files.browser.ts",
    "mock/index": "src/mock/index.ts",
    "node/index": "src/node/index.ts",
    "opentelemetry/index": "src/opentelemetry/index.ts",
    "platforms/index": "src/platforms/index.ts",
    "postgres/index": "src/postgres/index.ts",
    "webhooks/index": "src/webhooks/index.ts",
  },
  format: ["esm"],
  target: "node20",
  platform: "neutral",
  sourcemap: true,
  // The command's folders are cleaned by its own build, which runs beside this one.
  clean: ["!cli/**"],
  // One copy of each class for all entries: `instanceof` must hold across them.
  splitting: true,
  external: [/^node:/],
  // Resolved below, to an ES module of it.
  noExternal: ["form-data"],
  removeNodeProtocol: false,
  esbuildPlugins: [
    loadTogether(),
    {
      name: "form-data",
      setup({ onResolve }) {
        onResolve({ filter: /^form-data$/ }, () => ({ path: "./form-data.js", external: true }));
      },
    },
    {
      // Bundlers for browsers look `#node-files` up in package.json, and find one that needs no Node.
      name: "node-files",
      setup({ onResolve }) {
        onResolve({ filter: /\/node-files\.js$/ }, () => ({
          path: "#node-files",
          external: true,
        }));
      },
    },
  ],
  esbuildOptions(options) {
    // The sources ship with the package: the maps lead to them.
    options.sourcesContent = false;
  },
  async onSuccess() {
    emitDeclarations();
    await emitFormData();
    await emitCommonJs();
    cpSync("src/mock-server/page", "dist/cli/page", {
      recursive: true,
      filter: isServed,
    });
  },
};

/** The command works from the package alone: what it needs of the optional msw is inside its file. */
const command: Options = {
  entry: { main: "src/cli/main.ts", mock: "src/mock-server/cli.ts" },
  outDir: "dist/cli",
  format: ["esm"],
  target: "node20",
  platform: "node",
  clean: true,
  splitting: true,
  noExternal: ["msw", "cli-progress", "cli-table3", "csv-parse"],
  // Packages of CommonJS ask for Node's own modules.
  banner: {
    js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url);',
  },
  removeNodeProtocol: false,
  esbuildPlugins: [
    {
      name: "licenses",
      setup({ initialOptions, onEnd }) {
        initialOptions.metafile = true;
        onEnd(({ metafile }) => {
          const outputs = Object.values(metafile?.outputs ?? {});
          writeLicenses(
            "dist/cli",
            outputs.flatMap(({ inputs }) => Object.keys(inputs)),
          );
        });
      },
    },
  ],
};

export default defineConfig([library, command]);

/**
 * Splitting makes a file of all modules that the same entries reach, and each file takes a millisecond of
 * a start. What is only used beside the client (all but the platform rules and the webhooks) reaches all
 * of the client here, so that the client's modules come in a few files instead of two dozen.
 */
function loadTogether(): Plugin {
  const client = resolve("src/index.ts");
  const beside = /\/src\/(mock|node|opentelemetry|postgres)\/index\.ts$/;
  return {
    name: "load-together",
    setup({ onResolve, onLoad, resolve: resolvePath }) {
      const found = { path: client, sideEffects: true };
      onResolve({ filter: /^(.*\/)?src\/index\.ts$|^client:$/ }, () => found);
      onResolve({ filter: /^\./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData === "resolving") return undefined;
        const asked = { kind, importer, resolveDir, pluginData: "resolving" };
        const module = await resolvePath(path, asked);
        return module.external ? module : { path: module.path, pluginData: "late" };
      });
      onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path, pluginData }) => {
        if (pluginData !== "late" && !beside.test(path)) return undefined;
        const contents = `${readFileSync(path, "utf8")}\nimport "client:";\n`;
        return { contents, loader: "ts" };
      });
    },
  };
}

const isServed = (path: string) => !/\.(json|ts)$/.test(path);

/** Whoever passes bundled code on passes its licence on. */
function writeLicenses(folder: string, bundledFiles: string[]): void {
  const packages = new Set(
    bundledFiles.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  const notices = [...packages].sort().map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(`${path}/package.json`, "utf8"));
    const file = readdirSync(path).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? readFileSync(`${path}/${file}`, "utf8").trim() : `License: ${license}`;
    return `## ${name} ${version} (${license})\n\n${text}\n`;
  });
  const title = "# Licences of the packages that are bundled into the files of this folder\n";
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/THIRD-PARTY-LICENSES.md`, [title, ...notices].join("\n"));
}

/**
 * form-data as an ES module. It is CommonJS, and bundlers that make one ES module of a program leave its
 * `require("util")` in, which throws when it runs.
 */
async function emitFormData(): Promise<void> {
  const { metafile } = await build({
    stdin: { contents: 'export { default } from "form-data";', resolveDir: "." },
    outfile: "dist/files/form-data.js",
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    banner: {
      js: "/* form-data and its dependencies, MIT: https://github.com/form-data/form-data */",
    },
    plugins: [importBuiltins],
    logLevel: "error",
    metafile: true,
  });
  writeLicenses("dist/files", Object.keys(metafile.inputs));
}

const importBuiltins: Plugin = {
  name: "import-builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(crypto|fs|http|https|path|stream|url|util)$/ }, ({ path, kind }) =>
      kind === "require-call" ? { path, namespace: "builtin" } : undefined,
    );
    onLoad({ filter: /./, namespace: "builtin" }, ({ path }) => ({
      contents: `export * from "node:${path}";`,
    }));
    // The table of all media types; the library always says which one a file has.
    onResolve({ filter: /^mime-types$/ }, ({ path }) => ({ path, namespace: "no-types" }));
    onLoad({ filter: /./, namespace: "no-types" }, () => ({
      contents: "exports.lookup = () => false;",
    }));
  },
};

/**
 * CommonJS, each file from the one beside it: so `require` has one copy of each class too, and its maps
 * lead to the source. (tsup would write maps that lead to where it was built.) ky is an ES module only:
 * it is inside, so that `require` works where modules cannot be required, as in Jest and Electron.
 */
async function emitCommonJs(): Promise<void> {
  const modules = readdirSync("dist", { recursive: true, encoding: "utf8" }).filter((file) =>
    /^(?!cli|types).*\.js$/.test(file),
  );
  const { metafile } = await build({
    entryPoints: modules.map((file) => `dist/${file}`),
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    plugins: [oneByOne],
    format: "cjs",
    platform: "node",
    target: "node20",
    // What is loaded with its first use is required then.
    supported: { "dynamic-import": false },
    sourcemap: true,
    sourcesContent: false,
    logLevel: "error",
    metafile: true,
  });
  writeLicenses("dist", Object.keys(metafile.inputs));
}

const oneByOne: Plugin = {
  name: "one-by-one",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path, resolveDir }) =>
      path === "ky" || resolveDir.includes("/node_modules/ky/")
        ? undefined
        : kind === "entry-point"
          ? // Found here, a file is not told to be in a package of ES modules, where esbuild would not
            // look for `__esModule`, and ky's default export would be the whole of ky.
            { path: resolve(path) }
          : { path: path.replace(/^(\..*)\.js$/, "$1.cjs"), external: true },
    );
  },
};

/**
 * Declarations, one for each source file, with maps that lead editors to the source. `import` and
 * `require` need a set each: TypeScript tells the format of a declaration by its nearest package.json.
 */
function emitDeclarations(): void {
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "src"], {
    stdio: "inherit",
  });
  cpSync("generated/openapi.d.ts", "dist/types/generated/openapi.d.ts");
  cpSync("dist/types", "dist/types-cjs", { recursive: true });
  writeFileSync("dist/types-cjs/package.json", '{ "type": "commonjs" }\n');
}
