import {
  ApiError,
  BadRequestError,
  type CodatExpenses,
  ConflictError,
  ConnectionError,
  IdempotencyKeyReusedError,
  RateLimitError,
  RequestInProgressError,
  RequestValidationError,
  ServerError,
  TimeoutError,
  UnprocessableEntityError,
} from "codat-expenses";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { clientOf, expense, failureOf } from "../support/client.js";
import { calls } from "../support/every-call.js";
import { recordingClock } from "../support/recording-clock.js";
import { type Step, startServer } from "../support/scripted-server.js";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const given = "0f8fad5b-d9cb-469f-a165-70867728950e";
const created = { body: { id: "1", syncId: "s" } };
const error = (status: number, words: string): Step => ({
  status,
  body: { statusCode: status, service: "PublicApi", error: words, correlationId: "c-1" },
});
const keysOf = (server: { requests: readonly { headers: Record<string, unknown> }[] }) =>
  server.requests.map(({ headers }) => headers["idempotency-key"]);
const create = (codat: CodatExpenses, options?: { idempotencyKey?: string }) =>
  codat.companies.create({ name: "Acme" }, options);

test("every POST and PATCH carries a key of its own, and nothing else carries one", async () => {
  const seen = new Set<unknown>();
  let keyed = 0;
  for (const call of Object.values(calls)) {
    const server = await startServer({ body: { id: "1", syncId: "s", results: [] } });
    await Promise.resolve(call(clientOf(server))).catch(() => undefined);
    const request = server.requests[0];
    const key = request?.headers["idempotency-key"];
    if (request?.method === "POST" || request?.method === "PATCH") {
      expect(key).toMatch(uuid);
      seen.add(key);
      keyed += 1;
    } else expect(key).toBeUndefined();
  }
  expect(keyed).toBeGreaterThan(10);
  expect(seen.size).toBe(keyed);
});

test("another call has another key, though its body is the same", async () => {
  const server = await startServer(created);
  const codat = clientOf(server);
  await create(codat);
  await create(codat);
  expect(new Set(keysOf(server)).size).toBe(2);
});

test("all attempts of a call carry the same key, also after a 429", async () => {
  const server = await startServer([{ status: 429 }, { trouble: "break" }, created]);
  await create(clientOf(server));
  const keys = keysOf(server);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test("the option idempotencyKey sets it", async () => {
  const server = await startServer([{ status: 503 }, created]);
  await create(clientOf(server), { idempotencyKey: given });
  expect(keysOf(server)).toEqual([given, given]);
});

test.each<[string, (codat: CodatExpenses) => PromiseLike<unknown>, RegExp]>([
  ["is no UUID", (codat) => create(codat, { idempotencyKey: "order-7" }), /must be a UUID/],
  ["is empty", (codat) => create(codat, { idempotencyKey: "" }), /must be a UUID/],
  [
    "is for a GET",
    (codat) => codat.companies.get("acme", { idempotencyKey: given }),
    /a GET request carries no key/,
  ],
  [
    "is for a PUT",
    (codat) => codat.companies.replace("acme", { name: "Acme" }, { idempotencyKey: given }),
    /a PUT request carries no key/,
  ],
  [
    "stands among the headers",
    (codat) => codat.companies.create({ name: "A" }, { headers: { "Idempotency-Key": given } }),
    /pass the option idempotencyKey/,
  ],
])("a key that %s is refused, and nothing is sent", async (_, call, words) => {
  const server = await startServer(created);
  const refusal = await failureOf(call(clientOf(server)), RequestValidationError);
  expect(refusal.message).toMatch(words);
  expect(refusal.message).not.toContain("order-7");
  expect(server.requests).toHaveLength(0);
});

test("idempotencyKeys: false sends none, and refuses one that is given", async () => {
  const server = await startServer(created);
  const codat = clientOf(server, { idempotencyKeys: false });
  await create(codat);
  expect(keysOf(server)).toEqual([undefined]);
  await failureOf(create(codat, { idempotencyKey: given }), RequestValidationError);
});

describe("a JSON 5xx of the API, which is cached under the key,", () => {
  test.each([500, 501, 520])("ends the call at once: %i", async (status) => {
    const server = await startServer([error(status, "It failed."), created]);
    const failure = await failureOf(create(clientOf(server)), ServerError);
    expect(server.requests).toHaveLength(1);
    expect(failure.message).toMatch(/caches this response under the idempotency key/);
    expect(failure).toMatchObject({ attempts: 1, mayHaveSucceeded: status !== 501 });
  });

  test.each([
    ["502", error(502, "Bad gateway")],
    ["a page of HTML with 500", { status: 500, body: "<html>Down</html>" }],
    ["a page of HTML with 520", { status: 520, body: "<html>Down</html>" }],
    ["a page of HTML with 200", { status: 200, body: "<html>Sign in</html>" }],
    ["JSON with 200 that was cut short", { status: 200, body: '{"id":"1","na' }],
    ["an empty 500", { status: 500, body: "" }],
    ["499", { status: 499 }],
  ])("is not %s, which comes from a proxy: it is sent again under its key", async (_, step) => {
    const server = await startServer([step, created]);
    await create(clientOf(server));
    expect(new Set(keysOf(server)).size).toBe(1);
    expect(server.requests).toHaveLength(2);
  });
});

describe("a 409", () => {
  const inProgress = error(409, "A request with this idempotency key is in progress.");
  const bare = error(409, "Conflict");
  const noData = error(409, "Data of type suppliers has not been requested yet.");

  test.each([
    ["that says so", inProgress],
    ["that says nothing", bare],
  ])("%s after this key was sent is waited for", async (_, step) => {
    const server = await startServer([{ trouble: "break" }, step, step, created]);
    await create(clientOf(server));
    expect(new Set(keysOf(server)).size).toBe(1);
    expect(server.requests).toHaveLength(4);
  });

  test("is a RequestInProgressError when the retries are used up", async () => {
    const server = await startServer([{ trouble: "break" }, inProgress]);
    const failure = await failureOf(create(clientOf(server)), RequestInProgressError);
    expect(failure).toBeInstanceOf(ConflictError);
    expect(failure).toMatchObject({ attempts: 4, mayHaveSucceeded: true });
    expect(failure.idempotencyKey).toBe(keysOf(server)[0]);
  });

  test.each([
    ["that says so", inProgress, RequestInProgressError],
    ["that says nothing", bare, ConflictError],
    ["about data", noData, ConflictError],
  ])("%s on a first attempt is not waited for", async (_, step, type) => {
    const server = await startServer([step, created]);
    const failure = await failureOf(
      create(clientOf(server), { idempotencyKey: given }),
      ConflictError,
    );
    expect(failure.constructor).toBe(type);
    expect(server.requests).toHaveLength(1);
  });

  test("about data that was not fetched is not waited for after a retry either", async () => {
    const server = await startServer([{ trouble: "break" }, noData, created]);
    const failure = await failureOf(create(clientOf(server)), ConflictError);
    expect(failure.constructor).toBe(ConflictError);
    expect(server.requests).toHaveLength(2);
  });
});

describe("a 422", () => {
  test.each([
    "The idempotency key was used with a different request.",
    "This key has already been used for another body",
  ])("about the key is an IdempotencyKeyReusedError: %s", async (words) => {
    const server = await startServer(error(422, words));
    const call = create(clientOf(server), { idempotencyKey: given });
    const failure = await failureOf(call, IdempotencyKeyReusedError);
    expect(failure).toBeInstanceOf(UnprocessableEntityError);
    expect(failure).toMatchObject({ attempts: 1, mayHaveSucceeded: false, idempotencyKey: given });
  });

  test("of software that supports no such request is none, retried or not", async () => {
    const step = error(422, "The accounting software does not support this.");
    for (const steps of [[step], [{ trouble: "break" } as const, step]]) {
      const server = await startServer(steps);
      const failure = await failureOf(create(clientOf(server)), UnprocessableEntityError);
      expect(failure.constructor).toBe(UnprocessableEntityError);
    }
  });
});

test("the response to a repetition under the key is the proof: a 400 after a lost response", async () => {
  const server = await startServer([{ trouble: "break" }, error(400, "No name.")]);
  const failure = await failureOf(create(clientOf(server)), BadRequestError);
  expect([failure.attempts, failure.mayHaveSucceeded]).toEqual([2, false]);
});

test("a 403 after a lost response proves nothing: a gateway may have sent it", async () => {
  const server = await startServer([{ trouble: "break" }, error(403, "Blocked.")]);
  const failure = await failureOf(create(clientOf(server)), ApiError);
  expect([failure.attempts, failure.mayHaveSucceeded]).toEqual([2, true]);
});

describe("85 minutes after its first attempt a request is not repeated", () => {
  const minutes = (count: number) => count * 60_000;

  test.each([
    [84, 4],
    [86, 1],
  ])("a wait of %i minutes leaves %i attempts", async (waited, attempts) => {
    const server = await startServer({ trouble: "break" });
    let nowMs = Date.parse("2026-08-03T09:00:00Z");
    let sleeps = 0;
    // The machine is suspended in the first wait.
    const clock = {
      now: () => nowMs,
      sleep: async () => {
        if (sleeps === 0) nowMs += minutes(waited);
        sleeps += 1;
      },
    };
    const failure = await failureOf(create(clientOf(server, { clock })), ConnectionError);
    expect(server.requests).toHaveLength(attempts);
    expect(failure).toMatchObject({ attempts, mayHaveSucceeded: true });
  });

  test("nor is it where the limiter held it for so long", async () => {
    const server = await startServer({ trouble: "break" });
    let nowMs = 0;
    const clock = { now: () => nowMs, sleep: () => Promise.resolve() };
    let asked = 0;
    const limiter = {
      acquire: async () => {
        asked += 1;
        if (asked === 2) nowMs += minutes(86);
      },
    };
    await failureOf(create(clientOf(server, { clock, limiter })), ConnectionError);
    expect(server.requests).toHaveLength(1);
  });
});

describe("a person can repeat the call by hand under the same key: it is in", () => {
  test.each<[string, Step, abstract new (...parameters: never[]) => ApiError | ConnectionError]>([
    ["a ServerError", error(500, "It failed."), ServerError],
    ["a BadRequestError", error(400, "No."), BadRequestError],
    ["a RateLimitError", { status: 429 }, RateLimitError],
    ["a ConnectionError", { trouble: "break" }, ConnectionError],
  ])("%s", async (_, step, type) => {
    const server = await startServer(step);
    const failure = await failureOf(
      create(clientOf(server, { maxRetries: 0 })),
      type as typeof ApiError,
    );
    expect(failure.idempotencyKey).toBe(keysOf(server)[0]);
    expect(failure.attempts).toBe(1);
  });

  test("a TimeoutError", async () => {
    let sent: string | null | undefined;
    const fetch = (_: unknown, init?: RequestInit) => {
      sent = new Headers(init?.headers).get("idempotency-key");
      return new Promise<Response>(() => undefined);
    };
    const options = { fetch, maxRetries: 0, timeoutMs: 20 };
    const codat = clientOf({ url: "https://api.codat.io" }, options);
    const failure = await failureOf(create(codat), TimeoutError);
    expect(failure.idempotencyKey).toBe(sent);
    expect(sent).toMatch(uuid);
  });

  test("onRequest, onResponse and onRetry; for a GET it is undefined", async () => {
    const server = await startServer([{ status: 503 }, created]);
    const keys: unknown[] = [];
    const note = (event: { idempotencyKey: string | undefined }) => keys.push(event.idempotencyKey);
    const codat = clientOf(server, { onRequest: note, onResponse: note, onRetry: note });
    await create(codat);
    expect(keys).toEqual(Array(5).fill(keysOf(server)[0]));
    await codat.companies.get("acme");
    expect(keys.slice(5)).toEqual([undefined, undefined]);
  });
});

describe("a limiter", () => {
  test("is asked before every attempt, with the company, and hears of every 429", async () => {
    const server = await startServer([
      { status: 429, headers: { "retry-after": "2" } },
      { status: 429 },
      created,
    ]);
    const asked: unknown[] = [];
    const told: unknown[] = [];
    const limiter = {
      acquire: async (companyId: string | undefined) => void asked.push(companyId),
      onRateLimited: (retryAfterMs: number | undefined) => void told.push(retryAfterMs),
    };
    const codat = clientOf(server, { limiter });
    await codat.expenses.create("acme", [expense()]);
    await codat.companies.list();
    expect(asked).toEqual(["acme", "acme", "acme", undefined]);
    expect(told).toEqual([2_000, undefined]);
  });

  test("may take longer than timeoutMs: its time is not the attempt's", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const acquire = async () => void (await vi.advanceTimersByTimeAsync(60_000));
    const fetch = async () => Response.json({ id: "1" });
    const codat = clientOf({ url: "https://api.codat.io" }, { limiter: { acquire }, fetch });
    await expect(create(codat)).resolves.toEqual({ id: "1" });
  });

  test("that fails lets nothing through", async () => {
    const server = await startServer(created);
    const limiter = { acquire: () => Promise.reject(new Error("the database is away")) };
    await expect(create(clientOf(server, { limiter }))).rejects.toThrow("the database is away");
    expect(server.requests).toHaveLength(0);
  });

  test("is by default this client's own: 1,000 requests in any 61 seconds", async () => {
    const server = await startServer(created);
    const clock = recordingClock();
    const codat = clientOf(server, { clock, fetch: async () => Response.json({ id: "1" }) });
    const call = () => codat.companies.get("acme");
    await Promise.all(Array.from({ length: 1_000 }, call));
    expect(clock.sleptMs).toEqual([]);
    await Promise.all([call(), call()]);
    expect(clock.sleptMs).toEqual([61_000, 61_000]);
  });
});
