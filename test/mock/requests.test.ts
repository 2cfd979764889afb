import { createMockCodat } from "codat-expenses/mock";
import { setupServer } from "msw/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { startMock } from "./support.js";

interface Envelope {
  statusCode: number;
  error: string;
  correlationId: string;
  canBeRetried: string;
  validation: { errors: { itemId: string; message: string }[] };
}

describe("the key", () => {
  test("a request without an Authorization header is refused with 401", async () => {
    const { send } = startMock();
    const reply = await send<Envelope>("GET", "/companies", undefined, { authorization: "" });
    expect(reply.status).toBe(401);
    expect(reply.body.canBeRetried).toBe("False");
  });

  test("any well-formed key is accepted unless one was set", async () => {
    const { send } = startMock();
    expect((await send("GET", "/companies")).status).toBe(200);
    const bare = await send("GET", "/companies", undefined, { authorization: "key" });
    expect(bare.status).toBe(401);
  });

  test("only the key that was set is accepted", async () => {
    const { send } = startMock({ apiKey: "the-kéy" });
    const right = `Basic ${Buffer.from("the-kéy").toString("base64")}`;
    expect((await send("GET", "/companies")).status).toBe(401);
    expect((await send("GET", "/companies", undefined, { authorization: right })).status).toBe(200);
  });
});

describe("refusals", () => {
  test("come in the envelope, each with a correlation id of its own", async () => {
    const { send } = startMock();
    const path = `/companies/${crypto.randomUUID()}`;
    const [first, second] = [await send<Envelope>("GET", path), await send<Envelope>("GET", path)];
    expect(first.status).toBe(404);
    expect(first.body).toMatchObject({ statusCode: 404, service: expect.any(String) });
    expect(first.body.correlationId).not.toBe(second.body.correlationId);
  });

  test("a body that is no JSON, or none at all, is a 400", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany();
    const path = `/companies/${companyId}/sync/expenses/expense-transactions`;
    expect((await send("POST", path)).status).toBe(400);
    const response = await fetch(`https://api.codat.io${path}`, {
      method: "POST",
      headers: { authorization: "Basic a2V5" },
      body: "{oops",
    });
    expect(response.status).toBe(400);
  });

  test("a body that is not valid is a 400 that names each fault", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany();
    const path = `/companies/${companyId}/sync/expenses/expense-transactions`;
    const off = { id: "no uuid", type: "Payment", issueDate: "2026-08-01", currency: "POUNDS" };
    const reply = await send<Envelope>("POST", path, [off]);
    expect(reply.status).toBe(400);
    const faults = reply.body.validation.errors.map(({ itemId }) => itemId);
    expect(faults).toEqual(expect.arrayContaining(["0.id", "0.currency"]));
  });

  test("the retired types are refused with the endpoint to use instead", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany();
    const path = `/companies/${companyId}/sync/expenses/expense-transactions`;
    const body = [{ id: crypto.randomUUID(), type: "TransferIn", issueDate: "2026-08-01" }];
    const reply = await send<Envelope>("POST", path, body);
    expect(reply.status).toBe(400);
    expect(reply.body.error).toMatch(/transfer/);
  });
});

describe("the quota", () => {
  test("every response says what is left of it, refusals too", async () => {
    const { send } = startMock();
    const first = await send("GET", "/companies");
    expect(first.headers.get("x-rate-limit-limit")).toBe("1000");
    expect(first.headers.get("x-rate-limit-remaining")).toBe("999");
    expect(first.headers.get("x-rate-limit-reset")).toBe("2026-08-04T00:00:00.000Z");
    const second = await send("GET", `/companies/${crypto.randomUUID()}`);
    expect(second.headers.get("x-rate-limit-remaining")).toBe("998");
  });

  test("it grows with each connected company", async () => {
    const { mock, send } = startMock();
    const company = mock.createCompany();
    mock.createCompany();
    expect((await send("GET", "/companies")).headers.get("x-rate-limit-limit")).toBe("3000");
    mock.unlink(company.companyId, company.accountingConnectionId ?? "");
    expect((await send("GET", "/companies")).headers.get("x-rate-limit-limit")).toBe("2000");
  });

  test("when it has run out, 429 says when to come back, and midnight UTC fills it up", async () => {
    const { mock, send } = startMock();
    mock.setQuotaRemaining(1);
    expect((await send("GET", "/companies")).status).toBe(200);
    const refused = await send<Envelope>("GET", "/companies");
    expect(refused.status).toBe(429);
    expect(refused.body.canBeRetried).toBe("True");
    expect(refused.headers.get("x-rate-limit-remaining")).toBe("0");
    expect(refused.headers.get("retry-after")).toBe(String(15 * 60 * 60));
    await mock.clock.advanceTo("2026-08-04T00:00:00Z");
    expect((await send("GET", "/companies")).status).toBe(200);
  });
});

describe("the limits on requests", () => {
  test("10 at once are taken for a company, and any number if disabled", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany();
    const statuses = async () => {
      mock.inject({ delayMs: 50, times: 12 });
      const sent = Array.from({ length: 12 }, () => send("GET", `/companies/${companyId}`));
      return (await Promise.all(sent)).map(({ status }) => status);
    };
    const first = await statuses();
    expect(first.filter((status) => status === 200).length).toBeGreaterThanOrEqual(10);
    expect(first).toContain(429);
    mock.setLimits({ concurrent: false });
    expect(await statuses()).not.toContain(429);
  });

  test("1,000 are taken in a minute, and Retry-After says when there is room again", async () => {
    const { mock, send } = startMock({ limits: { perMinute: 2 } });
    expect((await send("GET", "/companies")).status).toBe(200);
    await mock.clock.advance(20_000);
    expect((await send("GET", "/companies")).status).toBe(200);
    const refused = await send("GET", "/companies");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("40");
    expect(refused.headers.get("x-rate-limit-remaining")).toBe("998");
    await mock.clock.advance(40_000);
    expect((await send("GET", "/companies")).status).toBe(200);
    mock.setLimits(false);
    for (let count = 0; count < 5; count += 1) {
      expect((await send("GET", "/companies")).status).toBe(200);
    }
  });

  test("a JSON body is refused once it is over 10 MB", async () => {
    const { send } = startMock();
    const reply = await send("POST", "/companies", { name: "x".repeat(10_000_001) });
    expect(reply.status).toBe(413);
  });
});

describe("paging", () => {
  interface Page {
    results: { name: string }[];
    pageNumber: number;
    pageSize: number;
    totalResults: number;
    _links: Record<"self" | "current" | "next" | "previous", { href: string }>;
  }

  test("links lead from page to page, and the last has no next", async () => {
    const { mock, send } = startMock();
    for (let count = 1; count <= 5; count += 1) mock.createCompany({ name: `Company ${count}` });
    const names: string[] = [];
    let page = await send<Page>("GET", "/companies?pageSize=2");
    for (;;) {
      names.push(...page.body.results.map(({ name }) => name));
      if (!page.body._links.next) break;
      page = await send<Page>("GET", page.body._links.next.href);
    }
    expect(names).toEqual([1, 2, 3, 4, 5].map((count) => `Company ${count}`));
    expect(page.body).toMatchObject({ pageNumber: 3, pageSize: 2, totalResults: 5 });
    expect(page.body._links.previous.href).toContain("page=2");
  });

  test.each(["page=0", "page=x", "pageSize=0", "pageSize=5001", "pageSize=1.5", "page="])(
    "%s is a 400",
    async (query) => {
      const { send } = startMock();
      expect((await send("GET", `/companies?${query}`)).status).toBe(400);
    },
  );

  test("a page holds up to 5,000", async () => {
    const { send } = startMock();
    expect((await send("GET", "/companies?pageSize=5000")).status).toBe(200);
  });
});

describe("the log of requests", () => {
  test("says which operation was requested and its status", async () => {
    const { mock, send } = startMock();
    await send("GET", "/companies?page=1");
    await send("GET", `/companies/${crypto.randomUUID()}`);
    expect(mock.requests).toMatchObject([
      { operationId: "list-companies", method: "GET", path: "/companies?page=1", status: 200 },
      { operationId: "get-company", status: 404 },
    ]);
  });

  test("holds no more than its option says", async () => {
    const { mock, send } = startMock({ requestLogSize: 2 });
    for (const page of [1, 2, 3]) await send("GET", `/companies?page=${page}`);
    expect(mock.requests.map(({ path }) => path)).toEqual([
      "/companies?page=2",
      "/companies?page=3",
    ]);
  });
});

test("reset forgets companies, faults, requests and the used quota", async () => {
  const { mock, send } = startMock();
  const { companyId } = mock.createCompany();
  mock.inject({ status: 500, times: 10 });
  mock.setQuotaRemaining(5);
  mock.reset();
  expect(mock.requests).toEqual([]);
  const reply = await send("GET", `/companies/${companyId}`);
  expect(reply.status).toBe(404);
  expect(reply.headers.get("x-rate-limit-remaining")).toBe("999");
});

// MSW itself takes one server a process: a second one lets through what it has no handler for.
test("two mocks in one MSW server handle their own addresses", async () => {
  const one = createMockCodat({ baseUrl: "https://one.test" });
  const two = createMockCodat({ baseUrl: "https://two.test" });
  const server = setupServer(...one.handlers, ...two.handlers);
  server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => server.close());
  const create = (host: string) =>
    fetch(`https://${host}/companies`, {
      method: "POST",
      headers: { authorization: "Basic a2V5", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ name: host }),
    });
  for (const host of ["one.test", "two.test", "one.test"]) {
    expect((await create(host)).status).toBe(200);
  }
  expect(one.companies().map(({ name }) => name)).toEqual(["one.test", "one.test"]);
  expect(two.companies().map(({ name }) => name)).toEqual(["two.test"]);
});
