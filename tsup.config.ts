import { execFileSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    "files/node-streams": "src/files/node-streams.ts",
    "files/no-streams": "src/files/no-streams.ts",
    "mock/index": "src/mock/index.ts",
    "node/index": "src/node/index.ts",
    "opentelemetry/index": "src/opentelemetry/index.ts",
    "platforms/index": "src/platforms/index.ts",
    "webhooks/index": "src/webhooks/index.ts",
  },
  format: ["esm", "cjs"],
  target: "node20",
  platform: "neutral",
  sourcemap: true,
  clean: true,
  // One copy of each class for all entries, in CommonJS too: `instanceof` must hold across them.
  splitting: true,
  external: [/^node:/],
  removeNodeProtocol: false,
  esbuildPlugins: [
    {
      // Bundlers for browsers look `#node-streams` up in package.json, and find one that needs no Node.
      name: "node-streams",
      setup({ onResolve }) {
        onResolve({ filter: /\/node-streams\.js$/ }, () => ({
          path: "#node-streams",
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
  },
});

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
