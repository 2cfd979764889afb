// Makes generated/ from the documents beside this file.
//
//   npm run generate              write generated/openapi.json, openapi.d.ts, operations.ts and query-fields.ts
//   npm run generate -- --check   write nothing; exit 1 when generated/ is out of date or lint complains
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = fileURLToPath(new URL("../generated/", import.meta.url));
const entry = join(here, "openapi.yaml");
const redoclyCli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const header = "// Made by `npm run generate` from openapi/. Do not edit.\n";
const checking = process.argv.includes("--check");

function redocly(command, ...args) {
  const run = spawnSync(
    process.execPath,
    [redoclyCli, command, entry, "--config", join(here, "redocly.yaml"), ...args],
    {
      encoding: "utf8",
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    },
  );
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}`);
    console.error(`redocly ${command} failed.`);
    process.exit(1);
  }
}

function bundle() {
  const folder = mkdtempSync(join(tmpdir(), "openapi-"));
  try {
    const file = join(folder, "openapi.json");
    redocly("bundle", "--output", file);
    return JSON.parse(readFileSync(file, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// A property with a default stays optional: a caller may leave it out of a request.
async function types(document) {
  const nodes = await openapiTS(document, { defaultNonNullable: false, silent: true });
  return `${header}\n${astToString(nodes)}`;
}

// The client and the mock take an operation id, and look up here where the operation is.
function operationTable({ paths }) {
  const methods = ["get", "post", "put", "patch", "delete"];
  const rows = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [operationRow(method, path, item[method])] : [])),
  );
  return `${header}
import type { operations as contract } from "./openapi.js";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Method, path template and, unless it is 200, status of success of each operation, by its id. */
export const operations: Readonly<
  Record<keyof contract, readonly [method: Method, path: \`/\${string}\`, status?: 202 | 204]>
> = {
${rows.join("")}};
`;
}

function operationRow(method, path, { operationId, responses }) {
  const [status] = Object.keys(responses).filter((each) => each.startsWith("2"));
  const suffix = status === "200" ? "" : `, ${status}`;
  return `  "${operationId}": ["${method.toUpperCase()}", "${path}"${suffix}],\n`;
}

// What lists can be queried for and ordered by: plain values, objects followed, arrays left out.
function queryFieldTable(document) {
  const resolve = (schema = {}) =>
    schema.$ref
      ? { ...resolve(document.components.schemas[schema.$ref.split("/").at(-1)]), $ref: undefined }
      : schema;
  const fieldsOf = (schema, path = "", depth = 0) => {
    const { type, properties = {}, allOf, oneOf, additionalProperties } = resolve(schema);
    const parts = [...(allOf ?? []), ...(oneOf ?? []).filter((part) => part.type !== "null")];
    if (depth > 3 || [type].flat().includes("array")) return [];
    const named = Object.entries(properties).flatMap(([name, property]) =>
      fieldsOf(property, path === "" ? name : `${path}.${name}`, depth + 1),
    );
    const inherited = parts.flatMap((part) => fieldsOf(part, path, depth));
    const isOpen = typeof additionalProperties === "object" || additionalProperties === true;
    const open = isOpen ? [`${path}.*`] : [];
    const found = [...inherited, ...named, ...open];
    return found.length === 0 && type !== "object" && parts.length === 0 ? [path] : found;
  };
  const rows = Object.values(document.paths).flatMap(({ get, parameters = [] }) => {
    const names = [...parameters, ...(get?.parameters ?? [])].map(
      (parameter) => parameter.name ?? parameter.$ref?.split("/").at(-1).toLowerCase(),
    );
    if (!names.includes("query")) return [];
    const page = resolve(get.responses[200].content["application/json"].schema);
    const pageParts = [page, ...(page.allOf ?? [])].map(resolve);
    const results = pageParts.map((part) => part.properties?.results).find(Boolean);
    const fields = [...new Set(fieldsOf(resolve(results).items))].sort();
    return [`  "${get.operationId}":\n    "${fields.join(" ")}",\n`];
  });
  return `${header}
/** The fields that each list can be queried for and ordered by, separated by spaces. */
export const queryFields = {
${rows.join("")}} as const;
`;
}

function current(name) {
  try {
    return readFileSync(join(target, name), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

const document = bundle();
const files = {
  "openapi.json": `${JSON.stringify(document, null, 2)}\n`,
  "openapi.d.ts": await types(document),
  "operations.ts": operationTable(document),
  "query-fields.ts": queryFieldTable(document),
};

if (checking) {
  redocly("lint");
  const stale = Object.keys(files).filter((name) => current(name) !== files[name]);
  if (stale.length > 0) {
    console.error("Out of date, run `npm run generate`:");
    for (const name of stale) console.error(`  generated/${name}`);
    process.exit(1);
  }
  console.log("generated/ is up to date.");
} else {
  mkdirSync(target, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text);
  console.log(`Wrote ${Object.keys(files).join(", ")} to generated/.`);
}
