import { ResponseValidationError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { clientOf, expense, failureOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

describe("a response is kept as it came:", () => {
  test.each([
    ["properties that nobody knew", { id: "1", name: "Acme", mood: { today: ["good"] } }],
    ["enum values that nobody knew", { id: "1", platformName: "Abacus 3000", status: "Dozing" }],
    ["nulls", { id: "1", name: null, tags: null, linkUrl: null, dataConnections: null }],
    ["numbers as text", { id: "1", created: 20260803 }],
  ])("%s", async (_, body) => {
    const server = await startServer({ body });
    expect(await clientOf(server).companies.get("1")).toEqual(body);
  });

  test("moments stay the text that came", async () => {
    const body = { id: "1", created: "2026-08-03T09:00:00" };
    const server = await startServer({ body });
    expect((await clientOf(server).companies.get("1")).created).toBe("2026-08-03T09:00:00");
  });

  test("items of lists and arrays too", async () => {
    const item = { id: "1", status: "Snoozed", extra: 1, message: null };
    const server = await startServer([{ body: { results: [item] } }, { body: [item] }]);
    const { transactions } = clientOf(server).syncs;
    expect((await transactions.list("acme", "sync")).results).toEqual([item]);
    expect(await transactions.get("acme", "sync", "1")).toEqual([item]);
  });
});

test.each([200, 201, 202])("%i is a success", async (status) => {
  const server = await startServer({ status, body: { syncId: "s" } });
  expect(await clientOf(server).expenses.create("acme", [expense()])).toEqual({ syncId: "s" });
});

test.each([200, 202, 204])("a call that promises nothing takes any success: %i", async (status) => {
  const server = await startServer({ status, body: "" });
  expect(await clientOf(server).companies.delete("acme")).toBeUndefined();
});

test("a read whose JSON was cut short is retried", async () => {
  const server = await startServer([{ body: '{"id":"1","na' }, { body: { id: "1" } }]);
  expect(await clientOf(server).companies.get("1")).toEqual({ id: "1" });
});

test("a call that promises nothing is not retried for a body that was cut short", async () => {
  const server = await startServer({ body: '{"id":"1","na' });
  expect(await clientOf(server).companies.delete("acme")).toBeUndefined();
  expect(server.requests).toHaveLength(1);
});

test("the content type does not count, the content does", async () => {
  const server = await startServer({
    headers: { "content-type": "text/html" },
    body: '\ufeff {"id":"1"}\n',
  });
  expect(await clientOf(server).companies.get("1")).toEqual({ id: "1" });
});

describe("a response that is not of the promised basic shape is a ResponseValidationError", () => {
  test.each([
    ["HTML", "<html><body>Please log in</body></html>", /HTML page/],
    ["truncated JSON", '{"id":"1","na', /not JSON/],
    ["text", "OK", /not JSON/],
    ["nothing", "", /empty/],
    ["blanks", " \r\n", /empty/],
    ["an array", "[]", /not a JSON object/],
    ["null", "null", /not a JSON object/],
    ["a text in JSON", '"Acme"', /not a JSON object/],
    ["a number", "42", /not a JSON object/],
  ])("(%s) with its raw text", async (_, body, words) => {
    const server = await startServer({ body, headers: { "x-trace": "7" } });
    const error = await failureOf(
      clientOf(server, { maxRetries: 0 }).companies.get("1"),
      ResponseValidationError,
    );
    expect(error.text).toBe(body);
    expect(error.message).toMatch(words);
    expect(error.message).toContain("companies.get (GET /companies/1) returned 200");
    expect(error).toMatchObject({
      name: "ResponseValidationError",
      operationId: "get-company",
      method: "GET",
      path: "/companies/1",
      attempts: 1,
      status: 200,
    });
    expect(error.headers.get("x-trace")).toBe("7");
    expect(server.requests).toHaveLength(1);
  });

  test.each([["{}"], ['{"syncId":null}'], ['{"datasetId":"d"}']])(
    "a write without its syncId: %s",
    async (body) => {
      const server = await startServer({ body });
      const call = clientOf(server).expenses.create("acme", [expense()]);
      const error = await failureOf(call, ResponseValidationError);
      expect(error.message).toContain("syncId");
      expect(error.text).toBe(body);
      // It was executed, as far as its status tells: it must not be sent again.
      expect(server.requests).toHaveLength(1);
    },
  );

  test.each([["{}"], ['{"results":[]}'], ['"none"']])(
    "an object for an array: %s",
    async (body) => {
      const server = await startServer({ body });
      const error = await failureOf(clientOf(server).syncs.list("acme"), ResponseValidationError);
      expect(error.message).toMatch(/not a JSON array/);
    },
  );

  test("204 where data was promised", async () => {
    const server = await startServer({ status: 204, body: "" });
    const error = await failureOf(clientOf(server).companies.get("1"), ResponseValidationError);
    expect([error.status, error.text]).toEqual([204, ""]);
  });
});
