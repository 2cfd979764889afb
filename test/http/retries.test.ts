import {
  ApiError,
  type ClientOptions,
  CodatError,
  type CodatExpenses,
  ConnectionError,
  RateLimitError,
  ServerError,
  TimeoutError,
} from "codat-expenses";
import { describe, expect, test } from "vitest";
import { clientOf, expense, failureOf } from "../support/client.js";
import { recordingClock } from "../support/recording-clock.js";
import { closedPort, type Step, startServer } from "../support/scripted-server.js";

type Call = (codat: CodatExpenses) => PromiseLike<unknown>;

/** For people behind something that strips the header. */
const withoutKeys = { idempotencyKeys: false };

const id = "4d7c6929-7770-412b-91bb-44d3bc71d111";
const side = { accountRef: { id: "1" }, amount: 5 };
const configuration = { bankAccount: { id: "1" }, supplier: { id: "1" }, customer: { id: "1" } };

/** What may be sent twice: it does the same, or the API refuses the second under its own ids. */
const repeatable: [string, Call][] = [
  ["GET", (codat) => codat.companies.get("acme")],
  ["GET of a list", (codat) => codat.companies.list({})],
  ["PUT of a company", (codat) => codat.companies.replace("acme", { name: "Acme" })],
  [
    "PUT of a transfer",
    (codat) => codat.transfers.create("acme", id, { date: "2026-08-01", from: side, to: side }),
  ],
  ["DELETE", (codat) => codat.companies.delete("acme")],
  ["POST of expenses", (codat) => codat.expenses.create("acme", [expense()])],
  [
    "POST of adjustments",
    (codat) =>
      codat.adjustments.create("acme", [
        {
          id,
          date: "2026-08-01",
          currency: "GBP",
          lines: [{ amount: 1, accountRef: { id: "1" } }],
        },
      ]),
  ],
  [
    "POST of reimbursables",
    (codat) =>
      codat.reimbursables.create("acme", [
        {
          id,
          contactRef: { id: "1" },
          issueDate: "2026-08-01",
          dueDate: "2026-08-31",
          currency: "GBP",
          lines: [{ netAmount: 1 }],
        },
      ]),
  ],
];

/** What could happen twice where no idempotency key prevents it. */
const once: [string, Call][] = [
  ["POST of a company", (codat) => codat.companies.create({ name: "Acme" })],
  ["POST of a connection", (codat) => codat.connections.create("acme", { platformKey: "gbol" })],
  ["POST without a body", (codat) => codat.connections.createPartnerExpense("acme")],
  ["POST of a configuration", (codat) => codat.configuration.set("acme", configuration)],
  ["PATCH of a company", (codat) => codat.companies.update("acme", { name: "Acme" })],
  ["PATCH of a connection", (codat) => codat.connections.unlink("acme", "1")],
  [
    "POST of a receipt",
    (codat) =>
      codat.attachments.upload("acme", "sync", id, {
        content: new Blob(["%PDF"]),
        filename: "receipt.pdf",
      }),
  ],
];

const success = { body: { id: "1", syncId: "s", results: [] } };

const passing: [string, Step, string][] = [
  ["408", { status: 408 }, "status-408"],
  ["429", { status: 429 }, "status-429"],
  ["500", { status: 500 }, "status-500"],
  ["502", { status: 502 }, "status-502"],
  ["503", { status: 503 }, "status-503"],
  ["504", { status: 504 }, "status-504"],
  [
    "a connection that was closed while the process was frozen",
    { trouble: "break-unread" },
    "connection-failed",
  ],
  ["a connection that breaks off", { trouble: "break" }, "connection-failed"],
  ["an answer that breaks off midway", { trouble: "break-midway" }, "connection-failed"],
];

const lasting = [400, 401, 402, 403, 404, 405, 409, 410, 413, 422, 501, 505].map((status) => ({
  status,
}));

// The API caches a 5xx of its own under the key: the key's tests say what follows.
const cachedUnderKey = (step: Step) => step.status === 500;

describe.each([
  ...repeatable.map(([name, call]) => [`without keys, ${name}`, call, withoutKeys] as const),
  ...[...repeatable, ...once].map(([name, call]) => [`with keys, ${name}`, call, {}] as const),
])("%s is sent again", (name, call, options) => {
  const isKeyed = name.startsWith("with keys, P") && !name.includes("PUT");
  test.each(passing.filter(([, step]) => !isKeyed || !cachedUnderKey(step)))(
    "after %s",
    async (_, step, reason) => {
      const server = await startServer([step, success]);
      const reasons: string[] = [];
      const onRetry = ({ reason }: { reason: string }) => reasons.push(reason);
      await call(clientOf(server, { ...options, onRetry }));
      expect(server.requests).toHaveLength(2);
      expect(reasons).toEqual([reason]);
      const [first, second] = server.requests;
      expect(second?.target).toBe(first?.target);
      const key = "idempotency-key";
      expect(typeof first?.headers[key]).toBe(isKeyed ? "string" : "undefined");
      expect(second?.headers[key]).toBe(first?.headers[key]);
      // What broke off before it was read arrived in parts; a form still makes its boundary anew.
      if (step.trouble === "break-unread" || name.includes("receipt")) return;
      expect(second?.headers["content-type"]).toBe(first?.headers["content-type"]);
      expect(second?.body).toBe(first?.body);
    },
  );
});

describe("a timeout", () => {
  /** Lets each call meet a first attempt that is never answered, all at the same time. */
  const meetSilence = (calls: [string, Call][], options: ClientOptions = {}) =>
    Promise.all(
      calls.map(async ([name, call]) => {
        const server = await startServer([{ trouble: "silence" }, success]);
        const end = await Promise.resolve(
          call(clientOf(server, { timeoutMs: 500, ...options })),
        ).then(
          () => "answered",
          (error: unknown) => (error instanceof TimeoutError ? "timed out" : error),
        );
        return [name, end, server.requests.length];
      }),
    );

  test("is followed by another attempt of what may be sent twice", async () => {
    const ends = await meetSilence(repeatable, withoutKeys);
    expect(ends).toEqual(repeatable.map(([name]) => [name, "answered", 2]));
  });

  test("is followed by another attempt of every request under its key", async () => {
    const ends = await meetSilence(once);
    expect(ends).toEqual(once.map(([name]) => [name, "answered", 2]));
  });

  test("is the end of what could happen twice without a key", async () => {
    const ends = await meetSilence(once, withoutKeys);
    expect(ends).toEqual(once.map(([name]) => [name, "timed out", 1]));
  });
});

describe.each(once)("without keys, %s is sent once", (_, call) => {
  test.each(passing.filter(([name]) => name !== "429"))("at %s", async (_, step) => {
    const server = await startServer([step, success]);
    await failureOf(call(clientOf(server, withoutKeys)), CodatError);
    expect(server.requests).toHaveLength(1);
  });

  test("at 503 with Retry-After, which does not say that it was not executed", async () => {
    const server = await startServer([{ status: 503, headers: { "retry-after": "2" } }, success]);
    await failureOf(call(clientOf(server, withoutKeys)), ServerError);
    expect(server.requests).toHaveLength(1);
  });
});

describe.each(once)("without keys, %s is sent again", (_, call) => {
  test.each([
    ["429", { status: 429 }],
    ["429 with Retry-After", { status: 429, headers: { "retry-after": "2" } }],
  ])("after %s, which says that it was not executed", async (_, step) => {
    const server = await startServer([step, success]);
    await call(clientOf(server, withoutKeys));
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.target).toBe(server.requests[0]?.target);
  });

  test("after a refused connection, over which nothing went", async () => {
    const port = await closedPort();
    let started: ReturnType<typeof startServer> | undefined;
    const clock = recordingClock({
      onSleep: () => {
        started ??= startServer(success, port);
        return started;
      },
    });
    await call(clientOf({ url: `http://127.0.0.1:${port}` }, { clock, ...withoutKeys }));
    expect((await started)?.requests).toHaveLength(1);
    expect(clock.sleptMs).toHaveLength(1);
  });
});

describe.each([...repeatable, ...once])("%s is sent once", (_, call) => {
  test.each(lasting)("at $status, which does not pass by itself", async ({ status }) => {
    const server = await startServer([
      { status, headers: { "retry-after": "1" }, body: { error: "No." } },
      success,
    ]);
    const error = await failureOf(call(clientOf(server)), ApiError);
    expect([error.status, error.attempts]).toEqual([status, 1]);
    expect(server.requests).toHaveLength(1);
  });
});

describe("the number of retries", () => {
  test("is three by default, and the error says how often it was sent", async () => {
    const server = await startServer({ status: 500 });
    const error = await failureOf(clientOf(server).companies.get("acme"), ServerError);
    expect([server.requests.length, error.attempts]).toEqual([4, 4]);
  });

  test.each([0, 1, 7])("can be set: %i", async (maxRetries) => {
    const server = await startServer({ status: 502 });
    const codat = clientOf(server, { maxRetries });
    const error = await failureOf(codat.companies.get("acme"), ServerError);
    expect([server.requests.length, error.attempts]).toEqual([maxRetries + 1, maxRetries + 1]);
  });

  test("counts every kind of failure together; the last one is thrown", async () => {
    const server = await startServer([
      { trouble: "break" },
      { status: 429 },
      { trouble: "break-midway" },
      { status: 503 },
    ]);
    const error = await failureOf(clientOf(server).companies.get("acme"), ServerError);
    expect([error.status, error.attempts]).toEqual([503, 4]);
  });

  test("is in the errors of connections and timeouts too", async () => {
    const broken = await startServer({ trouble: "break" });
    const silent = await startServer({ trouble: "silence" });
    const connection = await failureOf(clientOf(broken).companies.get("acme"), ConnectionError);
    const timeout = await failureOf(
      clientOf(silent, { timeoutMs: 250 }).companies.get("acme"),
      TimeoutError,
    );
    expect([connection.attempts, timeout.attempts]).toEqual([4, 4]);
    expect([broken.requests.length, silent.requests.length]).toEqual([4, 4]);
  });
});

describe("the wait before a retry", () => {
  test("grows by the power of two with full jitter, up to eight seconds", async () => {
    const server = await startServer({ status: 500 });
    const bounds = [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000];
    const longest = bounds.map(() => 0);
    const shortest = [...bounds];
    for (let round = 0; round < 30; round += 1) {
      const clock = recordingClock();
      const codat = clientOf(server, { clock, maxRetries: bounds.length });
      await failureOf(codat.companies.get("acme"), ServerError);
      expect(clock.sleptMs).toHaveLength(bounds.length);
      for (const [index, sleptMs] of clock.sleptMs.entries()) {
        longest[index] = Math.max(longest[index] ?? 0, sleptMs);
        shortest[index] = Math.min(shortest[index] ?? 0, sleptMs);
      }
    }
    for (const [index, bound] of bounds.entries()) {
      expect(longest[index]).toBeLessThanOrEqual(bound);
      expect(shortest[index]).toBeGreaterThanOrEqual(0);
      // Full jitter uses all of the range: of 30 draws, some are in each half (but for one in 2^30).
      expect(longest[index]).toBeGreaterThan(bound / 2);
      expect(shortest[index]).toBeLessThan(bound / 2);
    }
  });

  const now = "2026-08-03T09:00:00Z";

  test.each([
    ["0", 0],
    ["1", 1_000],
    ["17", 17_000],
    ["60", 60_000],
    ["Mon, 03 Aug 2026 09:00:45 GMT", 45_000],
    ["Mon, 03 Aug 2026 09:01:00 GMT", 60_000],
    ["Monday, 03-Aug-26 09:00:45 GMT", 45_000],
    ["Mon, 03 Aug 2026 08:00:00 GMT", 0],
  ])("is what Retry-After says: %s", async (text, ms) => {
    for (const status of [429, 503]) {
      const server = await startServer([{ status, headers: { "retry-after": text } }, success]);
      const clock = recordingClock({ now });
      await clientOf(server, { clock }).companies.get("acme");
      expect(clock.sleptMs).toEqual([ms]);
    }
  });

  test.each([-24, 24])("goes by the server's clock, which is %i hours off", async (hours) => {
    const at = (seconds: number) =>
      new Date(Date.parse(now) + hours * 3_600_000 + seconds * 1_000).toUTCString();
    const headers = { date: at(0), "retry-after": at(45) };
    const server = await startServer([{ status: 429, headers }, success]);
    const clock = recordingClock({ now });
    await clientOf(server, { clock }).companies.get("acme");
    expect(clock.sleptMs).toEqual([45_000]);
  });

  test.each([
    ["-1"],
    ["-3600"],
    ["soon"],
    ["later 1"],
    ["5 minutes"],
    ["1e3"],
    ["NaN"],
    ["Infinity"],
    ["1, 2"],
    ["Mon, 99 Foo 2026 09:00:45 GMT"],
  ])("does not go by a Retry-After that is nonsense: %s", async (text) => {
    const server = await startServer([{ status: 429, headers: { "retry-after": text } }, success]);
    const clock = recordingClock({ now });
    await clientOf(server, { clock }).companies.get("acme");
    expect(clock.sleptMs.every((sleptMs) => sleptMs <= 500)).toBe(true);
    expect(clock.sleptMs).toHaveLength(1);
  });

  test.each([
    ["61", 61_000],
    ["3600", 3_600_000],
    ["31536000", 31_536_000_000],
    ["99999999999999999999", 1e23],
    ["Mon, 03 Aug 2026 09:01:01 GMT", 61_000],
    ["Tue, 03 Aug 2027 09:00:00 GMT", 31_536_000_000],
  ])("of more than a minute is left to the caller: %s", async (text, ms) => {
    for (const [_, call] of [...repeatable.slice(0, 1), ...once.slice(0, 1)]) {
      const server = await startServer({ status: 429, headers: { "retry-after": text } });
      const clock = recordingClock({ now });
      const error = await failureOf(call(clientOf(server, { clock })), RateLimitError);
      expect([error.retryAfterMs, error.attempts]).toEqual([ms, 1]);
      expect(clock.sleptMs).toEqual([]);
      expect(server.requests).toHaveLength(1);
    }
  });
});

test("an upload of what can be opened again is repeated; of a stream that was read it is not", async () => {
  const refusal = { status: 429, headers: { "retry-after": "1" } };
  const bytes = new Uint8Array([1, 2, 3]);
  const filename = "receipt.png";
  const again = await startServer([refusal, success]);
  await clientOf(again).attachments.upload("acme", "sync", id, { content: bytes, filename });
  expect(again.requests).toHaveLength(2);

  const single = await startServer([refusal, success]);
  const content = new Blob([bytes]).stream();
  const call = clientOf(single).attachments.upload("acme", "sync", id, { content, filename });
  await failureOf(call, RateLimitError);
  expect(single.requests).toHaveLength(1);
});
