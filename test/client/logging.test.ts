import { type ClientOptions, CodatExpenses, ConfigurationError, type Logger } from "codat-expenses";
import { afterEach, describe, expect, test, vi } from "vitest";
import { untyped } from "../support/bodies.js";
import { apiKey, authHeader, clientOf, expense } from "../support/client.js";
import { type Step, startServer } from "../support/scripted-server.js";

afterEach(() => void vi.unstubAllEnvs());

function recording(): { logger: Logger; lines: [string, string][] } {
  const lines: [string, string][] = [];
  const at = (level: string) => (line: string) => void lines.push([level, line]);
  const logger = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  return { logger, lines };
}

async function logged(steps: readonly Step[], options: ClientOptions) {
  const { logger, lines } = recording();
  const server = await startServer(steps);
  const codat = clientOf(server, { logger, ...options });
  const call = codat.expenses.create("acme", [expense({ notes: "Dinner with Ada" })]);
  await Promise.resolve(call).catch(() => undefined);
  return lines;
}

const created: Step = { body: { syncId: "s" } };
const line = (rest: string) =>
  new RegExp(
    `^codat expenses\\.create POST /companies/\\{companyId\\}/sync/expenses/expense-transactions ${rest}$`,
  );

describe("a log", () => {
  test("is disabled by default", async () => {
    expect(await logged([{ status: 503 }, created], {})).toEqual([]);
  });

  test("has a line a request at info, and retries at warn", async () => {
    const lines = await logged([{ status: 503 }, created], { logLevel: "info" });
    expect(lines.map(([level]) => level)).toEqual(["info", "warn", "info"]);
    const [first, retry, last] = lines.map(([, text]) => text);
    expect(first).toMatch(line("attempt 1 call [0-9a-f-]{36}: 503 in \\d+ ms"));
    expect(retry).toMatch(line("attempt 1 call [0-9a-f-]{36}: status-503, retrying in \\d+ ms"));
    expect(last).toMatch(line("attempt 2 call [0-9a-f-]{36}: 200 in \\d+ ms"));
  });

  test("has at error what ends a call, with the correlation id", async () => {
    const step = { status: 400, body: { error: "Ada owes 100", correlationId: "c-7" } };
    const lines = await logged([step], { logLevel: "error" });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.[1]).toMatch(line("attempt 1 call .{36}: 400 in \\d+ ms, correlation id c-7"));
  });

  test("has headers and sizes at debug, and never a key, an id, a name, an amount or a body", async () => {
    const echo = { headers: { "x-echo": authHeader, "x-rate-limit-remaining": "7" } };
    const step = { ...created, ...echo };
    const lines = await logged([{ status: 429, ...echo }, step], {
      logLevel: "debug",
      headers: { "x-gateway-token": "hidden-token" },
    });
    const text = lines.map(([, each]) => each).join("\n");
    expect(text).toMatch(/sending \d+ characters; .*authorization: \[redacted\]/);
    expect(text).toContain("x-rate-limit-remaining: 7");
    for (const secret of [apiKey, btoa(apiKey), "hidden-token", "acme", "Ada", "netAmount"]) {
      expect(text).not.toContain(secret);
    }
  });

  test("is switched on by CODAT_LOG, to the console where no logger is given", async () => {
    vi.stubEnv("CODAT_LOG", "info");
    const info = vi.spyOn(console, "info").mockImplementation(() => undefined);
    const server = await startServer();
    await clientOf(server).companies.get("acme");
    expect(info).toHaveBeenCalledTimes(1);
    info.mockRestore();
  });

  test("that fails fails no call", async () => {
    const fail = () => {
      throw new Error("disk full");
    };
    const logger = { debug: fail, info: fail, warn: fail, error: fail };
    const server = await startServer({ body: { id: "1" } });
    const codat = clientOf(server, { logger, logLevel: "debug" });
    expect(await codat.companies.get("acme")).toEqual({ id: "1" });
  });

  test.each<[ClientOptions, RegExp]>([
    [{ logLevel: untyped("loud") }, /logLevel must be one of off, error, warn, info, debug/],
    [{ logger: untyped({ info: () => undefined }) }, /logger\.error must be a function/],
  ])("refuses %j", (options, words) => {
    const make = () => new CodatExpenses({ apiKey, ...options });
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(words);
  });
});

describe("appInfo", () => {
  const userAgentOf = async (options: ClientOptions) => {
    const server = await startServer();
    await clientOf(server, options).companies.get("acme");
    return server.requests[0]?.headers["user-agent"];
  };

  test("is in the User-Agent, after the library and the runtime", async () => {
    const start = `codat-expenses/0\\.1\\.0 node/${process.versions.node.replaceAll(".", "\\.")}`;
    expect(await userAgentOf({})).toMatch(new RegExp(`^${start}$`));
    expect(await userAgentOf({ appInfo: { name: "card-feed" } })).toMatch(/ card-feed$/);
    const appInfo = { name: "card-feed", version: "7.1", url: "https://cards.example" };
    expect(await userAgentOf({ appInfo })).toMatch(
      / card-feed\/7\.1 \(https:\/\/cards\.example\)$/,
    );
  });

  test.each<[ClientOptions["appInfo"], string]>([
    [{ name: "card feed" }, "appInfo.name"],
    [{ name: "" }, "appInfo.name"],
    [{ name: "a\r\nx: y" }, "appInfo.name"],
    [{ name: "feed", version: "7 (beta)" }, "appInfo.version"],
    [{ name: "feed", url: "javascript:alert(1)" }, "appInfo.url"],
    [{ name: "feed", url: "https://x.example/) evil" }, "appInfo.url"],
    [untyped("feed"), "appInfo must be an object"],
  ])("refuses what cannot be in a header: %j", (appInfo, words) => {
    expect(() => new CodatExpenses({ apiKey, appInfo })).toThrow(words);
  });
});
