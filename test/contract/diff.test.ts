import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = mkdtempSync(join(tmpdir(), "contract-diff-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const older = `
openapi: 3.1.0
paths:
  /pets:
    get:
      operationId: list-pets
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: query, in: query, schema: { type: string } }
      responses:
        "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        "402": { description: Gone in the newer one. }
    delete: { operationId: delete-pets, responses: {} }
webhooks:
  pet.born:
    post: { requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
components:
  schemas:
    Pet:
      allOf:
        - type: object
          required: [id]
          properties:
            id: { type: string, minLength: 1 }
            kind: { type: string, enum: [cat, dog] }
            owner: { oneOf: [{ $ref: "#/components/schemas/Owner" }, { type: "null" }] }
            age: { type: integer }
            born: { type: string }
            ours: { type: string, x-deviation: Real responses have it. }
    Owner: { type: object, properties: { name: { type: [string, "null"] } } }
`;

// The same written otherwise, but for what the test lists.
const pet = {
  content: { "application/json": { schema: { $ref: "#/components/schemas/Animal" } } },
};
const newer = {
  openapi: "3.0.3",
  paths: {
    "/pets": {
      parameters: [{ name: "page", in: "query", required: true, schema: { type: "string" } }],
      get: {
        operationId: "list-pets",
        parameters: [{ name: "tags", in: "query", schema: { type: "string" } }],
        responses: { "200": pet, "404": { description: "New." } },
      },
      post: { operationId: "create-pet", responses: {} },
    },
  },
  webhooks: {
    "pet.born": { post: { requestBody: pet } },
    "pet.died": { post: { requestBody: pet } },
  },
  components: {
    schemas: {
      Animal: {
        type: "object",
        required: ["born"],
        properties: {
          id: { type: "string", minLength: 36 },
          kind: { type: "string", enum: ["dog", "fish"] },
          owner: { $ref: "#/components/schemas/Person", nullable: true },
          born: { type: "string", nullable: true },
          tags: { type: "array", items: { type: "string" } },
        },
      },
      Person: { type: "object", properties: { name: { type: "string" } } },
    },
  },
};

describe("npm run contract:diff", () => {
  it("lists what a newer document adds, removes and changes, and exits with 1", () => {
    const { status, stdout } = diff([file("newer.json", JSON.stringify(newer))], older);
    expect(stdout).toBe(`GET /pets
  ~ query parameter page: now required
  ~ query parameter page: type integer → string
  + query parameter tags
  - query parameter query
  + status 404
  - status 402
schema Animal
  ~ id: now optional
  ~ id: minLength 1 → 36
  + kind: value fish
  - kind: value cat
  ~ born: now required
  ~ born: may be null
  + tags (array)
  - age
schema Person
  ~ name: must not be null any more
POST /pets
  + operation create-pet
DELETE /pets
  - operation delete-pets
webhook pet.died
  + webhook
on purpose: schema Animal, ours: Real responses have it.
18 differences.
`);
    expect(status).toBe(1);
  });

  it("finds no differences between the same contract in JSON and YAML, and exits with 0", () => {
    const { status, stdout } = diff([file("same.json", JSON.stringify(parse(older)))], older);
    expect(stdout).toMatch(/^on purpose: .*\nNo differences\.\n$/);
    expect(status).toBe(0);
  });

  it.each([
    ["no file", [], "Usage"],
    ["a file that does not exist", [join(folder, "none.yaml")], "ENOENT"],
    ["a file that is not an OpenAPI document", [file("other.json", "{}")], "not an OpenAPI 3"],
    [
      "a document in several files",
      [file("parts.yaml", older.replaceAll("#/components", "pets.yaml#/components"))],
      "bundle it first",
    ],
  ])("exits with 2 when called with %s", (_what, args, message) => {
    const { status, stdout, stderr } = diff(args, older);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function diff(args: readonly string[], against: string) {
  const options = ["--against", file("older.yaml", against)];
  return spawnSync(process.execPath, ["--import", "tsx", "openapi/diff.ts", ...args, ...options], {
    encoding: "utf8",
  });
}
