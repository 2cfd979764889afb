/**
 * Compares a newer OpenAPI document of the API's owner, JSON or YAML, with the contract of this library:
 *
 *   npm run contract:diff -- FILE [--against FILE]
 *
 * `+` marks what the newer document adds, `-` what it no longer has, `~` what it changes. Exits with 1
 * if the documents differ, 0 if not, and 2 if it cannot compare them.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { compareDocuments } from "./compare-documents.js";
import { OpenApiDocument } from "./openapi-document.js";

const usage = "Usage: npm run contract:diff -- FILE [--against FILE]";
const ownContract = new URL("../generated/openapi.json", import.meta.url);

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { against: { type: "string" } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(usage);
  const { differences, deviations } = compareDocuments(
    read(file),
    read(values.against ?? ownContract),
  );
  for (const [place, lines] of differences) console.log([place, ...lines].join("\n  "));
  for (const deviation of deviations) console.log(`on purpose: ${deviation}`);
  const count = [...differences.values()].flat().length;
  console.log(count === 0 ? "No differences." : `${count} differences.`);
  process.exitCode = count === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function read(file: string | URL): OpenApiDocument {
  try {
    // JSON is YAML too.
    return new OpenApiDocument(parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Error(`Cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
