import { CodatExpenses, ConfigurationError, RequestAbortedError } from "codat-expenses";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { apiKey, authHeader, clientOf, failureOf } from "../support/client.js";
import { type ScriptedServer, startServer } from "../support/scripted-server.js";

beforeEach(() => {
  vi.stubEnv("CODAT_API_KEY", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const sent = (server: ScriptedServer) =>
  server.requests.map((request) => request.headers.authorization);

test("the raw key is sent as Basic and its base64", async () => {
  const server = await startServer();
  await clientOf(server, { apiKey: "my-key" }).companies.get("acme");
  expect(sent(server)).toEqual(["Basic bXkta2V5"]);
});

test("a key of other letters is encoded as UTF-8", async () => {
  const server = await startServer();
  await clientOf(server, { apiKey: "schlüssel" }).companies.get("acme");
  expect(sent(server)).toEqual([`Basic ${Buffer.from("schlüssel").toString("base64")}`]);
});

test("blanks and line breaks around a key, as files and variables have them, are left out", async () => {
  const server = await startServer();
  await clientOf(server, { apiKey: " my-key\n" }).companies.get("acme");
  expect(sent(server)).toEqual(["Basic bXkta2V5"]);
});

test("the ready header is sent as it is", async () => {
  const server = await startServer();
  await clientOf(server, { authHeader }).companies.get("acme");
  expect(sent(server)).toEqual([authHeader]);
});

test("CODAT_API_KEY is read where no key is given", async () => {
  const server = await startServer();
  vi.stubEnv("CODAT_API_KEY", apiKey);
  await new CodatExpenses({ baseUrl: server.url }).companies.get("acme");
  expect(sent(server)).toEqual([authHeader]);
});

test("a given key counts before CODAT_API_KEY", async () => {
  const server = await startServer();
  vi.stubEnv("CODAT_API_KEY", "another key");
  await new CodatExpenses({ apiKey, baseUrl: server.url }).companies.get("acme");
  await new CodatExpenses({ authHeader, baseUrl: server.url }).companies.get("acme");
  expect(sent(server)).toEqual([authHeader, authHeader]);
});

test.each([
  ["nothing", {}],
  ["an empty key", { apiKey: "" }],
  ["a blank key", { apiKey: "  " }],
  ["an empty header", { authHeader: "" }],
  ["a header without Basic", { authHeader: btoa(apiKey) }],
  ["another scheme", { authHeader: `Bearer ${apiKey}` }],
  ["a header with a line break", { authHeader: `${authHeader}\r\nx-evil: 1` }],
  ["a ready header as the raw key", { apiKey: authHeader }],
  ["both", { apiKey, authHeader }],
])("%s is an error that names the option and not the key", (_, options) => {
  const make = () => new CodatExpenses(options);
  expect(make).toThrow(ConfigurationError);
  expect(make).toThrow(/apiKey|authHeader/);
  expect(make).not.toThrow(new RegExp(`${apiKey}|${btoa(apiKey)}`));
});

test("an empty CODAT_API_KEY is none", () => {
  vi.stubEnv("CODAT_API_KEY", "");
  expect(() => new CodatExpenses()).toThrow(/CODAT_API_KEY/);
});

test.each([
  ["sync", (key: string) => () => key],
  ["async", (key: string) => async () => key],
])("a function that returns the key (%s) is asked for every request", async (_, wrap) => {
  const server = await startServer();
  const keys = ["first", "second"];
  const codat = clientOf(server, { apiKey: () => wrap(keys.shift() ?? "")() });
  await codat.companies.get("acme");
  await codat.companies.get("acme");
  expect(sent(server)).toEqual([`Basic ${btoa("first")}`, `Basic ${btoa("second")}`]);
});

test("a function is asked again for a retry, so that a key can rotate meanwhile", async () => {
  const server = await startServer([{ status: 503 }, {}]);
  const keys = ["old", "new"];
  await clientOf(server, { apiKey: () => keys.shift() ?? "" }).companies.get("acme");
  expect(sent(server)).toEqual([`Basic ${btoa("old")}`, `Basic ${btoa("new")}`]);
});

test.each([
  [
    "throws",
    () => {
      throw new Error("the vault is sealed");
    },
  ],
  [
    "rejects",
    async () => {
      throw new Error("the vault is sealed");
    },
  ],
])(
  "a function that %s fails the call with its error as the cause; nothing is sent",
  async (_, key) => {
    const server = await startServer();
    const call = clientOf(server, { apiKey: key }).companies.get("acme");
    const error = await failureOf(call, ConfigurationError);
    expect(error.message).toMatch(/apiKey/);
    expect(error.cause).toEqual(new Error("the vault is sealed"));
    expect(server.requests).toHaveLength(0);
  },
);

test.each([
  ["nothing", undefined],
  ["an empty text", ""],
  ["a number", 42],
])("a function that answers %s fails the call; nothing is sent", async (_, key) => {
  const server = await startServer();
  const codat = clientOf(server, { apiKey: () => key as string });
  const error = await failureOf(codat.companies.get("acme"), ConfigurationError);
  expect(error.message).toMatch(/apiKey function/);
  expect(server.requests).toHaveLength(0);
});

test("a failing function gives its slot back", async () => {
  const server = await startServer();
  let works = false;
  const codat = clientOf(server, {
    maxConcurrency: 1,
    apiKey: () => {
      if (!works) throw new Error("not yet");
      return apiKey;
    },
  });
  await failureOf(codat.companies.get("acme"), ConfigurationError);
  works = true;
  await codat.companies.get("acme");
  expect(server.requests).toHaveLength(1);
});

test("a function that never returns does not hold back an abort", async () => {
  const server = await startServer();
  const controller = new AbortController();
  const codat = clientOf(server, { apiKey: () => new Promise(() => undefined), maxConcurrency: 1 });
  const call = codat.companies.get("acme", { signal: controller.signal });
  queueMicrotask(() => controller.abort());
  expect((await failureOf(call, RequestAbortedError)).attempts).toBe(0);
});

test("a function that never returns fails the call after timeoutMs, and gives its slot back", async () => {
  const server = await startServer();
  let key: () => Promise<string> = () => new Promise(() => undefined);
  const codat = clientOf(server, { apiKey: () => key(), maxConcurrency: 1, timeoutMs: 30 });
  const error = await failureOf(codat.companies.get("acme"), ConfigurationError);
  expect(error.message).toBe("the apiKey function did not settle within timeoutMs, 30 ms");
  key = async () => apiKey;
  await codat.companies.get("acme", { timeoutMs: 10_000 });
  expect(server.requests).toHaveLength(1);
});
