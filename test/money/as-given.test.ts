import { expect, test } from "vitest";
import { companyId, expense } from "../support/bodies.js";
import { clientOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

const started = { body: { syncId: "3b7f3a52-1b9c-4b5e-8f3a-0e9f2d1c6a77" } };

test.each([
  ["what a calculation left behind", 0.1 + 0.2, "0.30000000000000004"],
  ["fifteen digits", 9_999_999_999_999.99, "9999999999999.99"],
  ["nine decimals", 1.123456789, "1.123456789"],
  ["a negative amount", -12.5, "-12.5"],
  ["a whole amount", 100, "100"],
  ["the smallest number there is", 5e-324, "5e-324"],
  // JSON would know -0, but JSON.stringify does not write it.
  ["-0, which JSON writes 0", -0, "0"],
])("the JSON text has %s as it was given", async (_, amount, text) => {
  const server = await startServer(started);
  const lines = [{ netAmount: amount, taxAmount: amount }];
  await clientOf(server).expenses.create(companyId, [expense({ lines })]);
  expect(server.requests).toMatchObject([
    { body: expect.stringContaining(`[{"netAmount":${text},"taxAmount":${text}}]`) },
  ]);
});

test.each([
  [1.123456789, "1.123456789"],
  [0.000000001, "1e-9"],
  [149.000000001, "149.000000001"],
])("the JSON text has the rate %d as it was given", async (currencyRate, text) => {
  const server = await startServer(started);
  await clientOf(server).expenses.create(companyId, [expense({ currencyRate })]);
  expect(server.requests).toMatchObject([
    { body: expect.stringMatching(`"currencyRate":${text}[,}]`) },
  ]);
});

test("amounts come back as they are in the JSON text", async () => {
  const text = '{"id":"a","amounts":[0.30000000000000004,1.123456789,9999999999999.99,1e2]}';
  const server = await startServer({
    headers: { "content-type": "application/json" },
    body: text,
  });
  const company = await clientOf(server).companies.get("a");
  expect(company).toMatchObject({ amounts: [0.1 + 0.2, 1.123456789, 9_999_999_999_999.99, 100] });
});
