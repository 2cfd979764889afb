import { BadRequestError, CodatError, ResponseValidationError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { clientOf, errorOf, expense, failureOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

const depth = 200_000;
const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;

async function companyFrom(body: string) {
  const server = await startServer({ body });
  return clientOf(server).companies.get("acme");
}

describe("a success", () => {
  test("with numbers that JavaScript cannot hold", async () => {
    const company = await companyFrom('{"id":"1","big":1e309,"long":12345678901234567890}');
    expect(company).toMatchObject({ id: "1", big: Number.POSITIVE_INFINITY });
  });

  test("with a property twice: the last one counts", async () => {
    expect(await companyFrom('{"id":"1","name":"a","name":"b"}')).toEqual({ id: "1", name: "b" });
  });

  test("with __proto__ and constructor: they are data, not prototypes", async () => {
    const text =
      '{"id":"1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    const company = await companyFrom(text);
    expect(Object.getPrototypeOf(company)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
    expect(company).not.toHaveProperty("polluted");
    expect(JSON.stringify(company)).toBe(text);
  });

  test("that is nested deep", async () => {
    const company = await companyFrom(`{"id":"1","deep":${deep}}`);
    expect(company.id).toBe("1");
  });

  test("with half of a surrogate pair, and with bytes that are no UTF-8", async () => {
    expect((await companyFrom('{"name":"\\ud800"}')).name).toBe("\ud800");
    const server = await startServer({ body: Buffer.from('{"name":"\xff"}', "latin1") });
    expect((await clientOf(server).companies.get("acme")).name).toBe("\ufffd");
  });

  test.each([
    ["results", '{"__proto__":{"results":[{"id":"x"}]}}'],
    ["links", '{"results":[{"id":"x"}],"__proto__":{"_links":{"next":{"href":"/"}}}}'],
    ["a page", '{"results":[{"id":"x"}],"_links":{"__proto__":{"next":{"href":"/"}}}}'],
  ])("of a list, whose __proto__ pretends to have %s", async (_, body) => {
    const server = await startServer({ body });
    const page = await clientOf(server).companies.list();
    expect(page.hasNextPage()).toBe(false);
  });

  test("whose syncId is in its __proto__ is one without", async () => {
    const server = await startServer({ body: '{"__proto__":{"syncId":"s"}}' });
    const call = clientOf(server).expenses.create("acme", [expense()]);
    await failureOf(call, ResponseValidationError);
  });
});

describe("a failure", () => {
  test.each([
    ["nested deep", deep],
    ["an envelope nested deep", `{"error":"off","validation":{"errors":[${deep}]},"x":${deep}}`],
    ["of numbers that JavaScript cannot hold", '{"error":"off","detailedErrorCode":1e309}'],
    ["with __proto__", '{"__proto__":{"error":"polluted"},"error":"off"}'],
    ["truncated", '{"error":"off","corr'],
    ["of unclosed tags", "<".repeat(1_000_000)],
    ["of unclosed scripts", "<script>".repeat(100_000)],
    ["of blanks", " ".repeat(1_000_000)],
    ["of stops", `{"error":"${".".repeat(1_000_000)}"}`],
    ["of blanks in its words", `{"error":"x${" ".repeat(1_000_000)}x"}`],
    ["of the duplicate refusal's beginning", "previously been processed".repeat(40_000)],
  ])("%s is an error all the same", async (_, body) => {
    const server = await startServer({ status: 400, body });
    const error = await failureOf(clientOf(server).companies.get("acme"), BadRequestError);
    expect(error.message).toMatch(/^companies\.get \(GET \/companies\/acme\) failed with 400/);
    expect(error.message).not.toContain("polluted");
    expect(error.message.length).toBeLessThan(3_000);
  });

  test("compressed with a promise that is not kept is an error", async () => {
    const server = await startServer({ headers: { "content-encoding": "gzip" }, body: "no gzip" });
    const error = await errorOf(clientOf(server, { maxRetries: 0 }).companies.get("acme"));
    expect(error).toBeInstanceOf(CodatError);
  });
});
