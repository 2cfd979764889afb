import { RequestValidationError } from "codat-expenses";
import { expect, test } from "vitest";
import { clientOf, expense, failureOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

test.each([
  ["a/b", "a%2Fb"],
  ["../companies", "..%2Fcompanies"],
  ["a\\b", "a%5Cb"],
  ["a b", "a%20b"],
  [" .. ", "%20..%20"],
  ["caffè ☕", "caff%C3%A8%20%E2%98%95"],
  ["what?page=2", "what%3Fpage%3D2"],
  ["a#b", "a%23b"],
  ["a%2Fb", "a%252Fb"],
  ["%", "%25"],
  ["a;b@c:d&e=f+g,h$", "a%3Bb%40c%3Ad%26e%3Df%2Bg%2Ch%24"],
  ["a\r\nX-Evil: 1\t\0", "a%0D%0AX-Evil%3A%201%09%00"],
  ["...", "..."],
  ["..a", "..a"],
  ["{companyId}", "%7BcompanyId%7D"],
  ["__proto__", "__proto__"],
  ["8a210b68-6988-11ed-a1eb-0242ac120002", "8a210b68-6988-11ed-a1eb-0242ac120002"],
])("%j is one segment: %s", async (id, segment) => {
  const server = await startServer();
  const codat = clientOf(server);
  await codat.companies.get(id);
  await codat.connections.get(id, id);
  expect(server.requests.map((request) => request.target)).toEqual([
    `/companies/${segment}`,
    `/companies/${segment}/connections/${segment}`,
  ]);
});

test.each([
  ["", "empty"],
  ["  \n", "empty"],
  [".", '"."'],
  ["..", '".."'],
  ["%2e", '"%2e"'],
  ["%2E%2e", '"%2E%2e"'],
  [".%2e", '".%2e"'],
  ["%252e%252E", '"%252e%252E"'],
  ["%25252e.", '"%25252e."'],
  ["\ud800", "surrogate"],
  ["x".repeat(100_000), "long"],
  [undefined, "undefined"],
  [null, "null"],
  [42, "number"],
  [true, "boolean"],
  [{ toString: () => "acme" }, "object"],
  [["acme"], "object"],
  [Symbol("acme"), "symbol"],
  [10n, "bigint"],
])("%o is refused before anything is sent", async (id, words) => {
  const server = await startServer();
  const codat = clientOf(server);
  // Plain JavaScript can hand in what the types forbid.
  const call = codat.syncs.transactions.get("acme", id as string, "transaction");
  const error = await failureOf(call, RequestValidationError);
  expect(error.issues).toEqual([{ path: ["syncId"], message: expect.stringContaining(words) }]);
  expect(error.message).toMatch(/^syncs\.transactions\.get was not sent: syncId: must /);
  expect(error.message.length).toBeLessThan(200);
  expect(server.requests).toHaveLength(0);
});

test("every id that is not valid is named", async () => {
  const codat = clientOf(await startServer());
  const error = await failureOf(codat.connections.get("", ".."), RequestValidationError);
  expect(error.issues.map((fault) => fault.path)).toEqual([["companyId"], ["connectionId"]]);
});

test("the ids of writes are held to the same", async () => {
  const server = await startServer();
  const codat = clientOf(server);
  await failureOf(codat.expenses.create("..", [expense()]), RequestValidationError);
  await failureOf(codat.companies.delete("%2e%2e"), RequestValidationError);
  await failureOf(
    codat.attachments.upload("acme", "sync", "..", {
      content: new Blob(["x"]),
      filename: "receipt.txt",
    }),
    RequestValidationError,
  );
  expect(server.requests).toHaveLength(0);
});
