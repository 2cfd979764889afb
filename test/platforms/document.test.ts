import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { platformRules, platforms } from "codat-expenses/platforms";
import { expect, it } from "vitest";
import { platformDocument, platformSchema } from "../../openapi/platform-document.js";

const read = async (file: string) => JSON.parse(await readFile(`generated/${file}`, "utf8"));

it("is what the table says: run `npm run generate:platforms` after a change", async () => {
  expect(await read("platforms.json")).toEqual(platformDocument);
  expect(await read("platforms.schema.json")).toEqual(platformSchema);
  const { rules, platforms: rows } = await read("platforms.json");
  expect(rows).toEqual(platforms);
  expect(rules).toEqual(platformRules);
});

it("keeps to its JSON Schema, which finds what is missing or of another kind", async () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
    await read("platforms.schema.json"),
  );
  const document = await read("platforms.json");
  expect([validate(document), validate.errors]).toEqual([true, null]);
  for (const change of [
    { formatVersion: 2 },
    { platforms: { xero: { ...platforms.xero, limits: undefined } } },
    { platforms: { xero: { ...platforms.xero, notes: "none" } } },
    { rules: { some: { severity: "fatal", source: "", when: "" } } },
  ]) {
    const changed = JSON.parse(JSON.stringify({ ...document, ...change }));
    expect(validate(changed), JSON.stringify(change).slice(0, 60)).toBe(false);
  }
});

it("is in the package, under platforms.json", async () => {
  const description = JSON.parse(await readFile("package.json", "utf8"));
  expect(description.exports).toMatchObject({
    "./platforms.json": "./generated/platforms.json",
    "./platforms.schema.json": "./generated/platforms.schema.json",
  });
  expect(description.files).toEqual(expect.arrayContaining(["generated/platforms*.json"]));
});
