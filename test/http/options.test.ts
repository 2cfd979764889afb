import { CodatExpenses, ConfigurationError } from "codat-expenses";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { untyped } from "../support/bodies.js";
import { apiKey, authHeader, clientOf, expense } from "../support/client.js";
import { startServer } from "../support/scripted-server.js";

beforeEach(() => {
  vi.stubEnv("CODAT_API_KEY", undefined);
  vi.stubEnv("CODAT_BASE_URL", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("baseUrl", () => {
  test("is the API itself by default", async () => {
    const urls: string[] = [];
    const codat = new CodatExpenses({
      apiKey,
      fetch: async (url) => {
        urls.push(String(url));
        return Response.json({});
      },
    });
    await codat.companies.get("acme");
    expect(urls).toEqual(["https://api.codat.io/companies/acme"]);
  });

  test("is read from CODAT_BASE_URL", async () => {
    const server = await startServer();
    vi.stubEnv("CODAT_BASE_URL", server.url);
    await new CodatExpenses({ apiKey }).companies.get("acme");
    expect(server.requests).toHaveLength(1);
  });

  test("as an option counts before CODAT_BASE_URL", async () => {
    const server = await startServer();
    vi.stubEnv("CODAT_BASE_URL", "https://other.example");
    await new CodatExpenses({ apiKey, baseUrl: server.url }).companies.get("acme");
    expect(server.requests).toHaveLength(1);
  });

  test.each(["", "/", "//", "?", "#"])("may end in %j", async (ending) => {
    const server = await startServer();
    await clientOf({ url: `${server.url}${ending}` }).companies.get("acme");
    expect(server.requests[0]?.target).toBe("/companies/acme");
  });

  test("keeps a path of its own, for a gateway", async () => {
    const server = await startServer();
    await clientOf({ url: `${server.url}/codat/` }).companies.get("acme");
    expect(server.requests[0]?.target).toBe("/codat/companies/acme");
  });

  test.each([
    "http://localhost:4010",
    "http://127.0.0.1",
    "http://127.8.8.8:1",
    "http://[::1]:4010",
  ])("takes plain http for this machine: %s", (baseUrl) => {
    expect(() => new CodatExpenses({ apiKey, baseUrl })).not.toThrow();
  });

  test.each([
    "http://api.codat.io",
    "http://192.168.1.5:4010",
    "http://0.0.0.0",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://localhost@evil.example",
    "ftp://api.codat.io",
    "file:///etc/passwd",
    "https://user:password@api.codat.io",
    "https://api.codat.io?tenant=1",
    "https://api.codat.io#part",
    "api.codat.io",
    "",
  ])("refuses %j and says why", (baseUrl) => {
    const make = () => new CodatExpenses({ apiKey, baseUrl });
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(/baseUrl/);
  });

  describe("with allowInsecureHttp", () => {
    const mock = "http://codat-mock:4010";
    test.each([true, ["codat-mock"], ["codat-mock:4010"]])("%j takes plain http", (allow) => {
      const make = () => new CodatExpenses({ apiKey, baseUrl: mock, allowInsecureHttp: allow });
      expect(make).not.toThrow();
    });

    test.each<[string, boolean | string[]]>([
      [mock, ["another-host"]],
      [mock, false],
      ["http://api.codat.io", true],
      ["http://API.CODAT.IO", ["api.codat.io"]],
      ["http://expenses.codat.io.", true],
      ["ftp://codat-mock", true],
    ])("refuses %s for %j", (baseUrl, allowInsecureHttp) => {
      const make = () => new CodatExpenses({ apiKey, baseUrl, allowInsecureHttp });
      expect(make).toThrow(/must be https:.*allowInsecureHttp/);
      // What was given can be anything, a key that got into its place too.
      expect(make).not.toThrow(/codat-mock|expenses\./);
    });

    test("refuses what is neither", () => {
      const make = () => new CodatExpenses({ apiKey, allowInsecureHttp: untyped("yes") });
      expect(make).toThrow(/allowInsecureHttp must be true, false or an array of hosts/);
    });
  });

  test("names the variable where that is not valid", () => {
    vi.stubEnv("CODAT_BASE_URL", "http://api.codat.io");
    expect(() => new CodatExpenses({ apiKey })).toThrow(/CODAT_BASE_URL/);
  });
});

describe("headers", () => {
  test("are sent with every request, next to the client's own", async () => {
    const server = await startServer();
    await clientOf(server, { headers: { "X-Team": "cards" } }).companies.get("acme");
    expect(server.requests[0]?.headers).toMatchObject({
      "x-team": "cards",
      accept: "application/json",
      authorization: authHeader,
      "user-agent": expect.stringMatching(/^codat-expenses\/\d+\.\d+\.\d+/),
    });
  });

  test("may name the user's own application", async () => {
    const server = await startServer();
    await clientOf(server, { headers: { "User-Agent": "cards/7" } }).companies.get("acme");
    expect(server.requests[0]?.headers["user-agent"]).toBe("cards/7");
  });

  test("leave the content type of bodies to the client", async () => {
    const server = await startServer({ body: { syncId: "s" } });
    const codat = clientOf(server, { headers: { "Content-Type": "text/plain" } });
    await codat.expenses.create("acme", [expense()]);
    const content = new Blob(["%PDF"]);
    await codat.attachments.upload("acme", "sync", "id", { content, filename: "receipt.pdf" });
    expect(server.requests.map((request) => request.headers["content-type"])).toEqual([
      "application/json",
      expect.stringMatching(/^multipart\/form-data; boundary=/),
    ]);
  });

  test.each([
    ["Authorization", { Authorization: "Basic eA==" }],
    ["authorization", { authorization: "Basic eA==" }],
    ["a line break in a value", { "x-team": "cards\r\nx-evil: 1" }],
    ["a line break in a name", { "x-team\r\nx-evil": "1" }],
    ["an empty name", { "": "1" }],
    ["what no header can carry", { "x-team": "cards ✓" }],
  ])("refuse %s", (_, headers) => {
    const make = () => clientOf({ url: "https://api.codat.io" }, { headers });
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(/header/i);
  });

  test.each([
    ["a Headers object", new Headers({ "x-team": "cards" })],
    ["a Map", new Map([["x-team", "cards"]])],
    ["pairs", [["x-team", "cards"]]],
    ["text", "x-team: cards"],
    ["a value that is no text", { "x-team": 7 }],
  ])("refuse %s rather than drop it", (_, headers) => {
    // Plain JavaScript can hand in what the types forbid.
    const options = { headers } as unknown as { headers: Record<string, string> };
    const make = () => clientOf({ url: "https://api.codat.io" }, options);
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(/header/i);
  });
});

describe("fetch", () => {
  test("sends the requests in place of the global one", async () => {
    const server = await startServer({ body: { id: "1", name: "Acme" } });
    let calls = 0;
    const codat = clientOf(server, {
      fetch: (input, init) => {
        calls += 1;
        return fetch(input, init);
      },
    });
    expect(await codat.companies.get("acme")).toEqual({ id: "1", name: "Acme" });
    expect([calls, server.requests.length]).toEqual([1, 1]);
  });

  test("is looked up at each call where none is given, so an interceptor may come later", async () => {
    const codat = new CodatExpenses({ apiKey });
    vi.stubGlobal("fetch", async () => Response.json({ id: "intercepted" }));
    try {
      expect(await codat.companies.get("acme")).toEqual({ id: "intercepted" });
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

test.each([
  ["timeoutMs", 0],
  ["timeoutMs", -1],
  ["timeoutMs", Number.NaN],
  ["timeoutMs", Number.POSITIVE_INFINITY],
  ["timeoutMs", "5000"],
  ["maxRetries", -1],
  ["maxRetries", 1.5],
  ["maxRetries", Number.POSITIVE_INFINITY],
  ["maxConcurrency", 0],
  ["maxConcurrency", 2.5],
  ["maxConcurrency", "10"],
  ["fetch", "node-fetch"],
  ["clock", {}],
  ["clock", { now: () => 0 }],
  ["onRequest", "log"],
  ["onResponse", {}],
  ["onRetry", 1],
])("%s that is off (%j) is named", (name, value) => {
  const make = () => new CodatExpenses({ apiKey, [name]: value });
  expect(make).toThrow(ConfigurationError);
  expect(make).toThrow(new RegExp(name));
});

test("options that are undefined are as if left out", async () => {
  const server = await startServer();
  const codat = new CodatExpenses({
    apiKey,
    authHeader: undefined,
    baseUrl: server.url,
    timeoutMs: undefined,
    maxRetries: undefined,
    maxConcurrency: undefined,
    headers: undefined,
    fetch: undefined,
    clock: undefined,
    onRequest: undefined,
  });
  await codat.companies.get("acme", {
    signal: undefined,
    timeoutMs: undefined,
    headers: undefined,
  });
  expect(server.requests).toHaveLength(1);
});

test("what is on Object.prototype sets no option", async () => {
  const server = await startServer();
  const elsewhere = await startServer();
  const polluted = {
    baseUrl: elsewhere.url,
    authHeader: "Basic eDp4",
    timeoutMs: -1,
    retry: "once",
  };
  for (const [name, value] of Object.entries(polluted)) {
    Object.defineProperty(Object.prototype, name, { value, configurable: true });
  }
  try {
    await new CodatExpenses({ apiKey, baseUrl: server.url }).companies.get("acme", {});
    expect(server.requests).toHaveLength(1);
    expect(() => new CodatExpenses({ apiKey })).not.toThrow();
  } finally {
    for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
  }
  expect(elsewhere.requests).toHaveLength(0);
});

test("a GET is not to be cached by a framework, where the runtime takes the option", async () => {
  const inits: (RequestInit | undefined)[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    inits.push(init);
    return Response.json({ id: "1" });
  };
  const codat = clientOf({ url: "https://api.codat.io" }, { fetch });
  await codat.companies.get("acme");
  await codat.companies.create({ name: "Acme" });
  expect(inits.map((init) => init?.cache)).toEqual(["no-store", undefined]);
});
