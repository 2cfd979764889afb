import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The packages that an entry imports, itself or through what it imports. */
async function packagesOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    packages: "external",
    external: ["node:*"],
  });
  const [output] = Object.values(metafile.outputs);
  return (output?.imports ?? []).map(({ path }) => path);
}

test("only the entry for OpenTelemetry imports its API, and nothing else of it", async () => {
  const { exports, peerDependenciesMeta } = JSON.parse(
    await readFile(`${root}package.json`, "utf8"),
  );
  expect(peerDependenciesMeta["@opentelemetry/api"]).toEqual({ optional: true });
  const entries = Object.keys(exports)
    .filter((name) => !name.endsWith(".json"))
    .map((name) => `src/${name === "." ? "" : `${name.slice(2)}/`}index.ts`);
  expect(entries).toContain("src/opentelemetry/index.ts");
  for (const entry of entries) {
    const found = (await packagesOf(entry)).filter((name) => name.startsWith("@opentelemetry/"));
    const wanted = entry === "src/opentelemetry/index.ts" ? ["@opentelemetry/api"] : [];
    expect([entry, ...new Set(found)]).toEqual([entry, ...wanted]);
  }
});
