import { readFileSync } from "node:fs";
import { CodatSyncExpenses } from "@codat/sync-for-expenses";
import { CodatExpenses } from "codat-expenses";
import { expect, it } from "vitest";

const guide = readFileSync(new URL("../../docs/moving-over.md", import.meta.url), "utf8");
const rows = [...guide.matchAll(/^\| `([\w.]+)` \| `([\w.]+)` \|/gm)];

it("names every method of @codat/sync-for-expenses once", () => {
  const old = rows.map(([, name]) => name);
  expect(old).toEqual(methodsOf(new CodatSyncExpenses()));
});

it("names a method of this client for each", () => {
  const codat = new CodatExpenses({ apiKey: "any" });
  for (const [, , name = ""] of rows) {
    const method = name
      .split(".")
      .reduce<unknown>((value, part) => Reflect.get(Object(value), part), codat);
    expect(method, name).toBeTypeOf("function");
  }
});

/** The methods of a client's resources, in the order of the alphabet. */
function methodsOf(client: object): string[] {
  return Object.entries(client)
    .filter(([name]) => name !== "sdkConfiguration")
    .flatMap(([resource, methods]) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(methods))
        .filter((name) => name !== "constructor")
        .map((name) => `${resource}.${name}`),
    )
    .sort();
}
