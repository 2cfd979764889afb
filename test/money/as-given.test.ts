import { RequestValidationError } from "codat-expenses";
import { expect, test } from "vitest";
import { companyId, expense } from "../support/bodies.js";
import { clientOf, failureOf } from "../support/client.js";
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

/** As decimal.js and big.js write themselves. */
const decimal = (text: string) =>
  new (class {
    toString = () => text;
    toJSON = () => text;
  })();

test.each([
  ["a decimal library's value", decimal("19.99"), "19.99"],
  ["one with an exponent", decimal("1.5e+3"), "1500"],
  ["trailing zeros", "12.50", "12.5"],
  ["a negative text", "-0.10", "-0.1"],
  ["fifteen digits", "9999999999999.99", "9999999999999.99"],
  ["seventeen digits that a number has", "0.30000000000000004", "0.30000000000000004"],
  ["zero", decimal("0.00"), "0"],
])("%s is taken as an amount, exactly", async (_, amount, text) => {
  const server = await startServer(started);
  const lines = [{ netAmount: amount, taxAmount: amount }];
  await clientOf(server).expenses.create(companyId, [expense({ lines, currencyRate: "1.10" })]);
  const [request] = server.requests;
  expect(request?.body).toContain(`[{"netAmount":${text},"taxAmount":${text}}]`);
  expect(request?.body).toContain('"currencyRate":1.1');
});

test.each([
  ["more digits than a number has", "12345678901234567.89", /JSON number can say exactly/],
  ["a decimal library's value with too many", decimal("0.1234567890123456789"), /exactly/],
  ["a number too large", "1e400", /exactly/],
  ["a thousands separator", "1,234.50", /must be a finite number/],
  ["a currency", "£12", /must be a finite number/],
  ["an empty text", "", /must be a finite number/],
  ["white space", " 1 ", /must be a finite number/],
  ["hexadecimal", "0x10", /must be a finite number/],
  ["not a number", decimal("NaN"), /must be a finite number/],
])("%s is refused as an amount, with its path", async (_, netAmount, words) => {
  const server = await startServer(started);
  const call = clientOf(server).expenses.create(companyId, [expense({ lines: [{ netAmount }] })]);
  const { issues } = await failureOf(Promise.resolve(call), RequestValidationError);
  expect(issues).toMatchObject([
    { path: [0, "lines", 0, "netAmount"], message: expect.stringMatching(words) },
  ]);
  expect(server.requests).toEqual([]);
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
