import { readFileSync } from "node:fs";
import { createMockCodat, mockedOperations } from "codat-expenses/mock";
import { getResponse } from "msw";
import { describe, expect, test } from "vitest";

interface Document {
  paths: Record<string, Record<string, { operationId?: string; responses?: object }>>;
}

const document: Document = JSON.parse(
  readFileSync(new URL("../../generated/openapi.json", import.meta.url), "utf8"),
);

const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { operationId, responses = {} }]) => {
    if (operationId === undefined) return [];
    const status = Number(Object.keys(responses).find((code) => code.startsWith("2")));
    return [{ id: operationId, method: method.toUpperCase(), path, status }];
  }),
);

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);

describe("the API's document", () => {
  test("and the mock have the same operations, paths and success statuses", () => {
    expect([...mockedOperations].sort(byId)).toEqual(described.sort(byId));
  });
});

test("handlers serve another address where one is given, and no other", async () => {
  const { handlers } = createMockCodat({ baseUrl: "https://codat.test/v1/" });
  const get = async (url: string) =>
    (
      await getResponse(
        [...handlers],
        new Request(url, { headers: { authorization: "Basic YW55" } }),
      )
    )?.status;

  expect(await get("https://codat.test/v1/companies")).toBe(200);
  expect(await get("https://codat.test/companies")).toBeUndefined();
  expect(await get("https://api.codat.io/companies")).toBeUndefined();
  expect(await get("https://codat.test/v1/nothing")).toBeUndefined();
});
