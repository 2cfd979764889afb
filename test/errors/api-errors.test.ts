import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  CodatError,
  ConflictError,
  NotFoundError,
  PaymentRequiredError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  UnprocessableEntityError,
} from "codat-expenses";
import { describe, expect, test } from "vitest";
import { clientOf, expense, failureOf } from "../support/client.js";
import { type Step, startServer } from "../support/scripted-server.js";

/** The error that a GET of a company ends in. */
async function errorAt(step: Step) {
  const server = await startServer(step);
  return failureOf(clientOf(server, { maxRetries: 0 }).companies.get("acme"), ApiError);
}

const envelope = {
  statusCode: 400,
  service: "PublicApi",
  error: "The company is asleep.",
  correlationId: "7f1f6ea0b2b94b2b",
  validation: null,
  canBeRetried: "False",
  detailedErrorCode: 12,
};

test.each([
  [400, BadRequestError],
  [401, AuthenticationError],
  [402, PaymentRequiredError],
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, UnprocessableEntityError],
  [429, RateLimitError],
  [500, ServerError],
  [502, ServerError],
  [503, ServerError],
  [504, ServerError],
  [599, ServerError],
  [405, ApiError],
  [408, ApiError],
  [418, ApiError],
  [451, ApiError],
])("%i is an error of its own class with all that the API said", async (status, type) => {
  const body = { ...envelope, statusCode: status };
  const error = await errorAt({ status, body, headers: { "x-trace": "7" } });
  expect(error.constructor).toBe(type);
  expect(error).toBeInstanceOf(CodatError);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: type.name,
    operationId: "get-company",
    method: "GET",
    path: "/companies/acme",
    attempts: 1,
    status,
    code: 12,
    service: "PublicApi",
    correlationId: "7f1f6ea0b2b94b2b",
    canBeRetried: "False",
    validation: undefined,
    body,
  });
  expect(error.headers.get("x-trace")).toBe("7");
  const tries = status >= 500 ? " after 1 attempt" : "";
  const start = `companies.get (GET /companies/acme) failed with ${status}${tries}: The company is asleep`;
  expect(error.message.startsWith(start)).toBe(true);
  expect(error.message.endsWith(" (correlation id 7f1f6ea0b2b94b2b)")).toBe(true);
});

test("the HTTP status counts, not the envelope's", async () => {
  const error = await errorAt({ status: 402, body: { ...envelope, statusCode: 429 } });
  expect(error).toBeInstanceOf(PaymentRequiredError);
  expect(error.status).toBe(402);
  expect(error.message).toContain("failed with 402");
});

describe("a refusal with validation", () => {
  const validation = {
    errors: [
      { itemId: "lines[0].netAmount", message: "must not be 0", validatorName: "Amounts" },
      { itemId: null, message: "The currency is unknown." },
    ],
    warnings: [{ message: "is old" }],
  };

  test("says each fault in its message and has it in parts", async () => {
    const server = await startServer({ status: 400, body: { ...envelope, validation } });
    const call = clientOf(server).expenses.create("acme", [expense()]);
    const error = await failureOf(call, BadRequestError);
    expect(error.validation).toEqual(validation);
    expect(error.message).toBe(
      "expenses.create (POST /companies/acme/sync/expenses/expense-transactions) failed with 400: The company is asleep. " +
        "validation: lines[0].netAmount: must not be 0; The currency is unknown " +
        "(correlation id 7f1f6ea0b2b94b2b)",
    );
  });

  test("does not repeat what the API's own words say", async () => {
    const body = { error: "must not be 0", validation: { errors: [{ message: "must not be 0" }] } };
    const { message } = await errorAt({ status: 400, body });
    expect(message).toBe("companies.get (GET /companies/acme) failed with 400: must not be 0");
  });
});

describe("RateLimitError", () => {
  test("has the quota in parts", async () => {
    const error = await errorAt({
      status: 429,
      body: { ...envelope, statusCode: 429 },
      headers: {
        "retry-after": "90",
        "x-rate-limit-limit": "1000",
        "x-rate-limit-remaining": "0",
        "x-rate-limit-reset": "2026-08-04T00:00:00Z",
      },
    });
    expect(error).toMatchObject({
      retryAfterMs: 90_000,
      limit: 1000,
      remaining: 0,
      reset: new Date("2026-08-04T00:00:00Z"),
    });
  });

  test("reads Retry-After as a date, from the clock", async () => {
    const headers = { "retry-after": "Mon, 03 Aug 2026 09:10:00 GMT" };
    const error = await errorAt({ status: 429, headers });
    // The tests' clock stands at 09:00:00.
    expect(error).toMatchObject({ retryAfterMs: 600_000 });
  });

  test("has undefined for what was not said, or was nonsense", async () => {
    const bare = await errorAt({ status: 429, body: "" });
    const odd = await errorAt({
      status: 429,
      headers: {
        "retry-after": "-5",
        "x-rate-limit-limit": "-1",
        "x-rate-limit-remaining": "a few",
        "x-rate-limit-reset": "tomorrow",
      },
    });
    for (const error of [bare, odd]) {
      expect(error).toMatchObject({
        retryAfterMs: undefined,
        limit: undefined,
        remaining: undefined,
        reset: undefined,
      });
    }
  });
});

describe("a body that is no envelope", () => {
  const page = `<!doctype html><html><head><title>502 Bad Gateway</title>
    <style>body { color: red }</style><script>alert("1")</script></head>
    <body><h1>502 Bad Gateway</h1><hr>nginx</body></html>`;

  test("of HTML is shown without its markup, and kept", async () => {
    const error = await errorAt({ status: 502, body: page });
    expect(error.message).toBe(
      "companies.get (GET /companies/acme) failed with 502 after 1 attempt: 502 Bad Gateway 502 Bad Gateway nginx. " +
        "The body is an HTML page: it comes from a proxy in front of the API, not from the API. Nothing was changed: call again later",
    );
    expect(error.body).toBe(page);
    expect(error.correlationId).toBeUndefined();
  });

  test("of text is shown and kept", async () => {
    const error = await errorAt({ status: 503, body: "upstream connect error\n" });
    expect(error.message).toBe(
      "companies.get (GET /companies/acme) failed with 503 after 1 attempt: upstream connect error. Nothing was changed: call again later",
    );
    expect(error.body).toBe("upstream connect error\n");
  });

  test.each([[""], [" \r\n"]])("that is empty (%j) is undefined", async (body) => {
    const error = await errorAt({ status: 500, body });
    expect(error.message).toBe(
      "companies.get (GET /companies/acme) failed with 500 after 1 attempt. Nothing was changed: call again later",
    );
    expect(error).toMatchObject({ body: undefined, code: undefined, validation: undefined });
  });

  test.each([
    [{ title: "One or more validation errors occurred.", status: 400 }],
    [{ message: "One or more validation errors occurred." }],
    [{ detail: "One or more validation errors occurred." }],
  ])("of another JSON shape has its words told: %j", async (body) => {
    const error = await errorAt({ status: 400, body });
    expect(error.message).toBe(
      "companies.get (GET /companies/acme) failed with 400: One or more validation errors occurred",
    );
    expect(error.body).toEqual(body);
  });

  test.each([
    ["null"],
    ["[]"],
    ["42"],
    ['"text"'],
    ["{}"],
    ['{"error":null,"correlationId":null,"service":null,"validation":null}'],
    ['{"error":{"code":7},"correlationId":7,"service":[],"canBeRetried":true}'],
    ['{"detailedErrorCode":"12","validation":"none"}'],
    ['{"validation":{}}'],
    ['{"validation":{"errors":null,"warnings":null}}'],
    ['{"validation":{"errors":"all","warnings":{}}}'],
    ['{"validation":{"errors":[null,7,"text",[],{}],"warnings":[null]}}'],
    ['{"validation":{"errors":[{"message":{"toString":1}},{"message":["a"]}]}}'],
    ['{"validation":[]}'],
    ['{"validation":{"errors":[{"itemId":{"toString":1},"message":"x"}]}}'],
  ])("of odd parts does no harm: %s", async (body) => {
    const error = await errorAt({ status: 400, body });
    expect(error.constructor).toBe(BadRequestError);
    expect(error.message).toMatch(/^companies\.get \(GET \/companies\/acme\) failed with 400/);
    expect(error.message).not.toMatch(/undefined|null|\[object/);
    expect(error.body).toEqual(JSON.parse(body));
    expect([undefined, "undefined"]).toContain(typeof error.code === "number" ? "" : error.code);
    for (const part of [error.service, error.correlationId, error.canBeRetried]) {
      expect(["undefined", "string"]).toContain(typeof part);
    }
    if (error.validation) {
      expect(error.validation.errors).toBeInstanceOf(Array);
      expect(error.validation.warnings).toBeInstanceOf(Array);
    }
  });
});

describe("the message is one line that a log can take", () => {
  test("whatever line breaks and control characters the API sent", async () => {
    const body = {
      error: "First.\r\n\tSecond.\u0000\u001b[31m red",
      correlationId: "a\nb",
      validation: { errors: [{ message: "x\ny" }] },
    };
    const { message } = await errorAt({ status: 400, body });
    expect(message).not.toMatch(/\p{Cc}/u);
    expect(message).toContain("First. Second.");
  });

  test("however much the API said", async () => {
    const long = "word ".repeat(50_000);
    const errors = Array.from({ length: 2_000 }, (_, index) => ({ message: `fault ${index}` }));
    for (const body of [long, { error: long }, { error: "off", validation: { errors } }]) {
      const error = await errorAt({ status: 400, body });
      expect(error.message.length).toBeLessThan(3_000);
      // All of it is in the body.
      expect(error.body).toEqual(body);
    }
  });
});

test("its text and its stack begin with its class", async () => {
  const error = await errorAt({ status: 404, body: envelope });
  expect(String(error)).toMatch(
    /^NotFoundError: companies\.get \(GET \/companies\/acme\) failed with 404/,
  );
  expect(error.stack).toMatch(
    /^NotFoundError: companies\.get \(GET \/companies\/acme\) failed with 404/,
  );
});
