/**
 * Writes `dist/sbom.cdx.json`, the CycloneDX bill of materials that ships with the package: what is
 * installed with it, and what is bundled into `dist/`. The last step of `npm run build`.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

interface Property {
  readonly name: string;
  readonly value: string;
}

interface Component {
  readonly "bom-ref": string;
  readonly properties: readonly Property[];
}

interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const developmentOnly = "cdx:npm:package:development";
const file = "dist/sbom.cdx.json";

const { name } = JSON.parse(readFileSync("package.json", "utf8"));
const bundled = bundledPackages();
const { serialNumber: _serialNumber, ...bom } = readLockFile();
const components = bom.components.flatMap((component) => {
  const properties = component.properties.filter((property) => property.name !== developmentOnly);
  const isInstalled = properties.length === component.properties.length;
  const folders = [...(bundled.get(component["bom-ref"]) ?? [])];
  bundled.delete(component["bom-ref"]);
  if (!isInstalled && folders.length === 0) return [];
  return [{ ...component, properties: [...properties, ...folders.map(bundledInto)] }];
});
if (bundled.size > 0) {
  throw new Error(`Bundled, and not in package-lock.json: ${[...bundled.keys()].join(", ")}`);
}

const root = bom.metadata.component["bom-ref"];
const refs = new Set([root, ...components.map((component) => component["bom-ref"])]);
const written = {
  ...bom,
  // Neither a time nor a random number: the same package has the same file. npm names it by its folder.
  metadata: { component: { ...bom.metadata.component, name } },
  components,
  dependencies: bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
};
writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
const count = components.filter(({ properties }) => properties.some(isBundledInto)).length;
console.log(`${file}: ${components.length} components, ${count} of them bundled`);

/** All packages of the lock file, in CycloneDX's form. */
function readLockFile(): Bom & { readonly serialNumber: string } {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  return JSON.parse(execFileSync("npm", args, { encoding: "utf8", maxBuffer: 50_000_000 }));
}

/** What is bundled, by `name@version`, with the folders it is in: the licences beside it list it. */
function bundledPackages(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const files = readdirSync("dist", { recursive: true, encoding: "utf8" });
  for (const path of files.filter((each) => basename(each) === "THIRD-PARTY-LICENSES.md")) {
    const text = readFileSync(join("dist", path), "utf8");
    for (const [, name, version] of text.matchAll(/^## (\S+) (\S+) \(/gm)) {
      const ref = `${name}@${version}`;
      found.set(ref, (found.get(ref) ?? new Set()).add(dirname(join("dist", path))));
    }
  }
  return found;
}

function bundledInto(folder: string): Property {
  return { name: "codat-expenses:bundledInto", value: folder };
}

function isBundledInto(property: Property): boolean {
  return property.name === bundledInto("").name;
}
