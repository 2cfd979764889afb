// Asks the registry for advisories against what ships: installed with the package or bundled into it.
// Exits with 1 if there is one. Advisories against development tools are listed, and do not fail. Where
// the registry does not answer, the audit is skipped with a line that says so.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const { stdout } = spawnSync("npm", ["audit", "--json"], { encoding: "utf8", timeout: 120_000 });
const audit = parse(stdout);
if (!audit.vulnerabilities) {
  console.log(`npm audit is skipped: ${audit.message ?? "the registry does not answer"}`);
} else {
  const { components } = JSON.parse(readFileSync("dist/sbom.cdx.json", "utf8"));
  const shipped = new Set(components.map((component) => component["bom-ref"]));
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  let count = 0;
  for (const { name, severity, nodes, via } of Object.values(audit.vulnerabilities)) {
    const ships = nodes.some((node) => shipped.has(`${name}@${packages[node]?.version}`));
    if (ships) count += 1;
    const advisories = via.map((each) => each.url ?? `through ${each}`).join(", ");
    console.log(`${ships ? "ships" : "development only"}: ${name}, ${severity}: ${advisories}`);
  }
  console.log(`npm audit: ${count} packages that ship have advisories`);
  if (count > 0) process.exitCode = 1;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
