import {
  type Company,
  NotFoundError,
  RequestValidationError,
  type ResponsePromise,
  ServerError,
} from "codat-expenses";
import { describe, expect, expectTypeOf, test } from "vitest";
import { untyped } from "../support/bodies.js";
import { authHeader, clientOf, failureOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

describe("codat.request", () => {
  test("calls what the library has no method for, with ids, query and key", async () => {
    const server = await startServer({ body: { results: [{ id: "7" }] } });
    const codat = clientOf(server);
    const invoices = await codat.request("GET", "/companies/{companyId}/data/invoices", {
      ids: { companyId: "a/../b" },
      query: { page: 2, query: "status=Paid" },
      headers: { "x-trace": "9" },
    });
    expect(invoices).toEqual({ results: [{ id: "7" }] });
    expectTypeOf(invoices).toBeUnknown();
    const [request] = server.requests;
    expect(request?.target).toBe("/companies/a%2F..%2Fb/data/invoices?page=2&query=status%3DPaid");
    expect(request?.headers).toMatchObject({ authorization: authHeader, "x-trace": "9" });
  });

  test("is typed where the library knows the path", async () => {
    const server = await startServer({ body: { id: "1" } });
    const codat = clientOf(server);
    const company = codat.request("GET", "/companies/{companyId}", { ids: { companyId: "acme" } });
    expectTypeOf(company).toExtend<ResponsePromise<Company>>();
    expect((await company).id).toBe("1");
    // @ts-expect-error: the path needs an id.
    const call = codat.request("GET", "/companies/{companyId}");
    const error = await failureOf(call, RequestValidationError);
    expect(error.message).toMatch(/companyId: must be text/);
  });

  test("retries a POST under its idempotency key, and takes one of the caller's", async () => {
    const server = await startServer([{ status: 503 }, { body: { ok: true } }]);
    const codat = clientOf(server);
    const idempotencyKey = "0f8fad5b-d9cb-469f-a165-70867728950e";
    await codat.request("POST", "/other/things", { body: { a: 1 }, idempotencyKey });
    const sent = server.requests.map(({ headers, body }) => [headers["idempotency-key"], body]);
    expect(sent).toEqual(Array(2).fill([idempotencyKey, '{"a":1}']));
  });

  test("has the response with .withResponse(), and undefined for an empty body", async () => {
    const server = await startServer({ status: 204, body: "" });
    const call = clientOf(server).request("DELETE", "/other/{id}", { ids: { id: "1" } });
    const { data, response } = await call.withResponse();
    expect([data, response.status]).toEqual([undefined, 204]);
  });

  test("fails with the library's errors, and tells the hooks of it", async () => {
    const server = await startServer([{ status: 404 }, { status: 500 }]);
    const operations: string[] = [];
    const codat = clientOf(server, {
      onRequest: ({ operationId }) => operations.push(operationId),
      maxRetries: 0,
    });
    const options = { ids: { id: "1" } };
    const error = await failureOf(codat.request("GET", "/other/{id}", options), NotFoundError);
    expect(error.message).toMatch(
      /^request \(GET \/other\/1\) failed with 404.*Check that the API has this path\. Check id:/,
    );
    await failureOf(codat.request("PUT", "/other"), ServerError);
    expect(operations).toEqual(["GET /other/{id}", "PUT /other"]);
  });

  test.each([
    "https://evil.example/companies",
    "//evil.example/companies",
    "companies",
    "/",
    "",
    "/companies/../admin",
    "/companies/./x",
    "/companies/%2e%2e/admin",
    "/companies//x",
    "/companies?x=1",
    "/companies#x",
    "/companies\\x",
    "/companies/{}",
    "/companies/x{id}",
    "/companies\r\nx: y",
    7,
  ])("refuses the path %j, and sends nothing", async (path) => {
    const server = await startServer();
    const call = clientOf(server).request("GET", untyped(path));
    await failureOf(call, RequestValidationError);
    expect(server.requests).toHaveLength(0);
  });

  test.each<[string, unknown[], RegExp]>([
    ["another method", ["TRACE", "/companies"], /method: must be one of/],
    [
      "an id that the path has not",
      ["GET", "/companies", { ids: { x: "1" } }],
      /ids\.x: is not in/,
    ],
    ["a body of a GET", ["GET", "/companies", { body: {} }], /body: must be left out/],
    [
      "an id that is dots",
      ["GET", "/companies/{companyId}", { ids: { companyId: ".." } }],
      /companyId: must not be/,
    ],
  ])("refuses %s", async (_, call, words) => {
    const server = await startServer();
    const { request } = clientOf(server);
    const sent = Reflect.apply(request, clientOf(server), call);
    const error = await failureOf(sent, RequestValidationError);
    expect(error.message).toMatch(words);
    expect(server.requests).toHaveLength(0);
  });
});

describe("codat.withOptions", () => {
  test("changes options for its calls alone, and adds headers", async () => {
    const server = await startServer({ status: 503 });
    const codat = clientOf(server, { maxRetries: 1, headers: { "x-team": "cards" } });
    const derived = codat.withOptions({ maxRetries: 0, headers: { "x-job": "7" } });
    const error = await failureOf(derived.companies.get("acme"), ServerError);
    expect(error.attempts).toBe(1);
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: authHeader,
      "x-team": "cards",
      "x-job": "7",
    });
    expect((await failureOf(codat.companies.get("acme"), ServerError)).attempts).toBe(2);
    expect(server.requests[1]?.headers).not.toHaveProperty("x-job");
  });

  test("shares the slots and the limiter", async () => {
    const asked: unknown[] = [];
    const releases: (() => void)[] = [];
    const server = await startServer(() => ({
      after: new Promise<void>((resolve) => releases.push(resolve)),
    }));
    const limiter = {
      acquire: async (companyId: string | undefined) => void asked.push(companyId),
    };
    const codat = clientOf(server, { maxConcurrency: 1, limiter });
    const calls = [codat, codat.withOptions({ timeoutMs: 60_000 })].map((client, index) =>
      client.companies.get(String(index)),
    );
    await server.received(1);
    expect(server.requests).toHaveLength(1);
    releases.shift()?.();
    await server.received(2);
    releases.shift()?.();
    await Promise.all(calls);
    expect(asked).toEqual(["0", "1"]);
  });

  test.each([{ apiKey: "another" }, { baseUrl: "https://x.example" }, { timeoutMs: 0 }, null])(
    "refuses %j",
    (options) => {
      const codat = clientOf({ url: "https://api.codat.io" });
      expect(() => codat.withOptions(untyped(options))).toThrow(
        /withOptions (cannot|takes)|timeoutMs must/,
      );
    },
  );
});
