import { createMockCodat } from "codat-expenses/mock";
import { expect, test } from "vitest";
import { listenMock, payment, syncOf } from "./support.js";

test("serves over HTTP what the handlers return", async () => {
  const started = await listenMock();
  expect(started.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const company = started.mock.createCompany();
  const done = await syncOf(started, company, "POST", "/expense-transactions", [payment(company)]);
  expect(done.code).toBe(2000);
  expect(started.mock.ledger(company.companyId)).toHaveLength(1);
});

test("an address that the API does not have is a 404 in the envelope", async () => {
  const { mock, send } = await listenMock();
  for (const [method, path] of [
    ["GET", "/nothing"],
    ["POST", "/companies/a/b"],
    ["DELETE", "/companies"],
    ["GET", "/companies//connections"],
  ] as const) {
    const reply = await send(method, path);
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ correlationId: expect.any(String) });
  }
  expect(mock.requests[0]?.operationId).toBeUndefined();
});

test("ids of the path are decoded", async () => {
  const { mock, send } = await listenMock();
  const reply = await send<{ error: string }>("GET", "/companies/a%2Fb%20c%25");
  expect(reply.body.error).toContain("'a/b c%'");
  expect(mock.requests[0]?.operationId).toBe("get-company");
  expect((await send("GET", "/companies/%E0%A4%A")).status).toBe(404);
});

test("a refusal before the body was read leaves the connection usable", async () => {
  const { send } = await listenMock();
  const large = { name: "x".repeat(2_000_000) };
  for (let count = 0; count < 3; count += 1) {
    const reply = await send("POST", "/companies", large, { authorization: "" });
    expect(reply.status).toBe(401);
  }
});

test("a port that is taken is an error", async () => {
  const { url } = await listenMock();
  const mock = createMockCodat();
  await expect(mock.listen({ port: Number(new URL(url).port) })).rejects.toThrow(/EADDRINUSE/);
});

test("closing ends what is still open", async () => {
  const mock = createMockCodat();
  const { url, close } = await mock.listen();
  let reached = () => {};
  const hasReached = new Promise<void>((resolve) => {
    reached = resolve;
  });
  mock.inject({
    delayMs: 60_000,
    when: () => {
      reached();
      return true;
    },
  });
  const pending = fetch(`${url}/companies`, { headers: { authorization: "Basic a2V5" } });
  const failed = expect(pending).rejects.toThrow();
  await hasReached;
  await close();
  await failed;
});

test("serves at the root whatever address its handlers stand for", async () => {
  const { mock, send } = await listenMock({ baseUrl: "https://CODAT.test:443/v1/" });
  mock.createCompany();
  mock.createCompany();
  const page = await send<{ _links: { next: { href: string } } }>("GET", "/companies?pageSize=1");
  expect(page.status).toBe(200);
  expect((await send("GET", page.body._links.next.href)).status).toBe(200);
  expect(mock.requests[0]).toMatchObject({ path: "/companies?pageSize=1", status: 200 });
});
