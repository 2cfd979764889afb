import { ApiError, CodatError, ConnectionError } from "codat-expenses";
import { expect, test } from "vitest";
import { clientOf, errorOf, expense, failureOf } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

test.each([301, 302, 303, 307, 308])(
  "a redirect (%i) is refused: nothing, and no key, goes to the other origin",
  async (status) => {
    const elsewhere = await startServer();
    const server = await startServer({
      status,
      headers: { location: `${elsewhere.url}/companies/acme` },
      body: "",
    });
    const codat = clientOf(server);
    const read = await failureOf(codat.companies.get("acme"), ApiError);
    expect(read.status).toBe(status);
    expect(read.message).toMatch(/redirect/);
    expect(read.headers.get("location")).toContain(elsewhere.url);
    await failureOf(codat.expenses.create("acme", [expense()]), ApiError);
    await failureOf(codat.companies.list(), ApiError);
    expect(server.requests).toHaveLength(3);
    expect(elsewhere.requests).toHaveLength(0);
  },
);

test("a redirect to the same origin is not followed either", async () => {
  const server = await startServer({ status: 307, headers: { location: "/companies/other" } });
  await failureOf(clientOf(server).companies.get("acme"), ApiError);
  expect(server.requests.map(({ target }) => target)).toEqual(["/companies/acme"]);
});

test.each([302, 307])("an upload is not redirected (%i), streamed or not", async (status) => {
  const elsewhere = await startServer();
  const server = await startServer({ status, headers: { location: elsewhere.url }, body: "" });
  const { attachments } = clientOf(server);
  const bytes = new Uint8Array([1, 2, 3]);
  const filename = "receipt.png";
  const upload = (content: Uint8Array | ReadableStream<Uint8Array>) =>
    errorOf(attachments.upload("acme", "sync", "1", { content, filename }));
  expect(await upload(bytes)).toBeInstanceOf(ApiError);
  expect(await upload(new Blob([bytes]).stream())).toBeInstanceOf(CodatError);
  expect(server.requests).toHaveLength(2);
  expect(elsewhere.requests).toHaveLength(0);
});

test("the error of a streamed upload that is redirected says so", async () => {
  const server = await startServer({ status: 302, headers: { location: "/" }, body: "" });
  const content = new Blob(["%PDF"]).stream();
  const call = clientOf(server).attachments.upload("acme", "sync", "1", {
    content,
    filename: "receipt.pdf",
  });
  const error = await failureOf(call, ConnectionError);
  expect(error.message).toMatch(/redirect/);
});
