import {
  AuthenticationError,
  type Clock,
  NotFoundError,
  RequestAbortedError,
  RequestValidationError,
  SyncFailedError,
  type SyncStatus,
  SyncTimeoutError,
} from "codat-expenses";
import { createMockCodat } from "codat-expenses/mock";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bookableExpense } from "../support/spend.js";
import { startClient } from "../support/start-client.js";

/** A sync that runs on until it is told to end, and a client whose every sleep is written down. */
async function startRunningSync() {
  const mock = createMockCodat({ startsAt: "2026-08-03T09:00:00Z" });
  const sleepsMs: number[] = [];
  const clock: Clock = {
    now: () => mock.clock.now(),
    sleep: (ms, signal) => {
      sleepsMs.push(ms);
      return mock.clock.sleep(ms, signal);
    },
  };
  const { codat, server } = startClient({ clock });
  server.resetHandlers(...mock.handlers);
  const company = mock.createCompany();
  const { companyId } = company;
  mock.endNextSync({ code: 1000 });
  const { syncId } = await codat.expenses.create(companyId, [bookableExpense(company)]);
  const startMs = mock.clock.now();
  return {
    codat,
    mock,
    sleepsMs,
    companyId,
    syncId,
    polls: () => mock.requests.filter(({ operationId }) => operationId === "get-sync-by-id"),
    /** When each poll came, in milliseconds from the start. */
    pollsAtMs: () =>
      mock.requests
        .filter(({ operationId }) => operationId === "get-sync-by-id")
        .map(({ atMs }) => atMs - startMs),
    end: (code = 2000) => mock.endSync({ companyId, syncId, code }),
    trouble: (trouble: Parameters<typeof mock.inject>[0]) =>
      mock.inject({ operationId: "get-sync-by-id", ...trouble }),
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("polling", () => {
  test.each([
    [0, [500, 1_100, 2_420, 5_324, 11_713, 15_000, 15_000, 15_000, 15_000, 8_943]],
    [0.5, [525, 1_155, 2_541, 5_590, 12_298, 15_750, 15_750, 15_750, 15_750, 4_890]],
  ])("backs off from half a second to 15 seconds, plus jitter: %d", async (random, intervalsMs) => {
    vi.spyOn(Math, "random").mockReturnValue(random);
    const { codat, companyId, syncId, sleepsMs } = await startRunningSync();
    await codat.syncs.wait(companyId, syncId, { timeoutMs: 90_000 }).catch(() => undefined);
    expect(sleepsMs.map((ms) => Math.round(ms))).toEqual(intervalsMs);
  });

  test("lasts for 15 minutes by default", async () => {
    const { codat, companyId, syncId, pollsAtMs } = await startRunningSync();
    const wait = codat.syncs.wait(companyId, syncId);
    await expect(wait).rejects.toMatchObject({ waitedMs: 15 * 60_000 });
    expect(pollsAtMs().at(-1)).toBe(15 * 60_000);
  });

  test("ends with the first status that is a last one", async () => {
    const { codat, companyId, syncId, polls, end } = await startRunningSync();
    const outcome = await codat.syncs.wait(companyId, syncId, {
      onStatus: () => {
        if (polls().length === 3) end();
      },
    });
    expect(outcome).toMatchObject({ result: "written" });
    expect(polls()).toHaveLength(4);
  });
});

describe("a rate limit", () => {
  test("is obeyed: the next poll comes when the API asked for it", async () => {
    const { codat, companyId, syncId, pollsAtMs, trouble, end } = await startRunningSync();
    end();
    trouble({ status: 429, headers: { "Retry-After": "40" } });
    expect(await codat.syncs.wait(companyId, syncId)).toMatchObject({ result: "written" });
    const [first = 0, second = 0] = pollsAtMs();
    expect(pollsAtMs()).toHaveLength(2);
    expect(second - first).toBeGreaterThanOrEqual(40_000);
    expect(second - first).toBeLessThan(60_000);
  });

  test("that lasts longer than the wait ends it at once", async () => {
    const { codat, companyId, syncId, polls, trouble } = await startRunningSync();
    trouble({ status: 429, headers: { "Retry-After": "36000" } });
    const error = await codat.syncs.wait(companyId, syncId).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SyncTimeoutError);
    expect(error).toMatchObject({ cause: { name: "RateLimitError" } });
    expect(polls()).toHaveLength(1);
  });
});

describe("a poll that fails", () => {
  test.each([
    ["a 500", { status: 500 }],
    ["a 503", { status: 503 }],
    ["a 408", { status: 408 }],
    ["a 429 that does not say how long", { status: 429, headers: { "Retry-After": "soon" } }],
    ["a connection that broke off", { disconnect: "before" as const }],
    ["a proxy's page", { response: "html" as const }],
    ["a proxy's page with status 200", { response: "html" as const, status: 200 }],
    ["nothing at all", { response: "empty" as const }],
    ["half of the answer", { response: "truncated" as const }],
    ["an array", { body: [] }],
  ])("once does no harm: %s", async (_, how) => {
    const { codat, companyId, syncId, polls, trouble, end } = await startRunningSync();
    end();
    trouble(how);
    expect(await codat.syncs.wait(companyId, syncId)).toMatchObject({ result: "written" });
    expect(polls()).toHaveLength(2);
  });

  test("costs one request: the next poll is its retry", async () => {
    const { codat, companyId, syncId, pollsAtMs, trouble, end } = await startRunningSync();
    end();
    trouble({ status: 500, times: 3 });
    await codat.syncs.wait(companyId, syncId);
    expect(pollsAtMs()).toHaveLength(4);
    expect(pollsAtMs()[3]).toBeGreaterThan(6_000);
  });

  test("with a 404 in the first seconds does no harm", async () => {
    const { codat, companyId, syncId, trouble, end } = await startRunningSync();
    end();
    trouble({ status: 404, times: 3 });
    expect(await codat.syncs.wait(companyId, syncId)).toMatchObject({ result: "written" });
  });

  test("with a 404 after that ends the wait", async () => {
    const { codat, companyId, syncId, mock, trouble } = await startRunningSync();
    const startMs = mock.clock.now();
    trouble({ status: 404, when: () => mock.clock.now() - startMs > 30_000 });
    await expect(codat.syncs.wait(companyId, syncId)).rejects.toBeInstanceOf(NotFoundError);
  });

  test("with a 404 each time ends the wait within seconds", async () => {
    const { codat, companyId, mock } = await startRunningSync();
    const startMs = mock.clock.now();
    const wait = codat.syncs.wait(companyId, "no-such-sync");
    await expect(wait).rejects.toBeInstanceOf(NotFoundError);
    expect(mock.clock.now() - startMs).toBeLessThan(40_000);
  });

  test.each([
    [400, "BadRequestError"],
    [401, "AuthenticationError"],
    [402, "PaymentRequiredError"],
    [403, "PermissionDeniedError"],
  ])("with a %i ends the wait at once", async (status, name) => {
    const { codat, companyId, syncId, polls, trouble } = await startRunningSync();
    trouble({ status });
    await expect(codat.syncs.wait(companyId, syncId)).rejects.toMatchObject({ name, status });
    expect(polls()).toHaveLength(1);
  });

  test("for want of a valid key ends the wait at once", async () => {
    const { codat, mock } = startClient({}, { apiKey: "another" });
    const { companyId } = mock.createCompany();
    const wait = codat.syncs.wait(companyId, "sync");
    await expect(wait).rejects.toBeInstanceOf(AuthenticationError);
  });
});

describe("an abort", () => {
  test("before the wait ends it before anything is sent", async () => {
    const { codat, companyId, syncId, polls } = await startRunningSync();
    const reason = new Error("shutting down");
    const signal = AbortSignal.abort(reason);
    const error = await codat.syncs
      .wait(companyId, syncId, { signal })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RequestAbortedError);
    expect(error).toMatchObject({ cause: reason, operationId: "get-sync-by-id" });
    expect(polls()).toEqual([]);
  });

  test("between two polls ends it then and there", async () => {
    const { codat, companyId, syncId, polls, mock } = await startRunningSync();
    const reason = new Error("shutting down");
    const abort = new AbortController();
    const wait = codat.syncs.wait(companyId, syncId, {
      signal: abort.signal,
      onStatus: () => {
        mock.clock.freeze();
        setTimeout(() => abort.abort(reason), 0);
      },
    });
    await expect(wait).rejects.toMatchObject({ name: "RequestAbortedError", cause: reason });
    expect(polls()).toHaveLength(1);
  });

  test("during a poll ends it then and there", async () => {
    const abort = new AbortController();
    const reason = new Error("shutting down");
    const { codat, mock } = startClient({
      onRequest: ({ operationId }) => {
        if (operationId === "get-sync-by-id") setTimeout(() => abort.abort(reason), 0);
      },
    });
    const { companyId } = mock.createCompany();
    mock.inject({ operationId: "get-sync-by-id", delayMs: 60_000 });
    const wait = codat.syncs.wait(companyId, "sync", { signal: abort.signal });
    await expect(wait).rejects.toMatchObject({ name: "RequestAbortedError", cause: reason });
  });

  test("leaves the others that wait for the same sync alone", async () => {
    const { codat, companyId, syncId, polls, end } = await startRunningSync();
    const abort = new AbortController();
    const left = codat.syncs.wait(companyId, syncId, {
      signal: abort.signal,
      onStatus: () => abort.abort(),
    });
    const stayed = codat.syncs.wait(companyId, syncId, {
      onStatus: () => {
        if (polls().length === 3) end();
      },
    });
    await expect(left).rejects.toBeInstanceOf(RequestAbortedError);
    expect(await stayed).toMatchObject({ result: "written" });
  });

  test("after the wait changes nothing, and no listener is left on the signal", async () => {
    const { codat, companyId, syncId, end } = await startRunningSync();
    end();
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    await codat.syncs.wait(companyId, syncId, { signal });
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
  });
});

describe("the time to wait", () => {
  test("when it is over says what is needed to wait again", async () => {
    const { codat, companyId, syncId, end } = await startRunningSync();
    const error = await codat.syncs
      .wait(companyId, syncId, { timeoutMs: 10_000 })
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof SyncTimeoutError)) throw error;
    expect(error).toMatchObject({
      name: "SyncTimeoutError",
      companyId,
      syncId,
      waitedMs: 10_000,
      lastStatus: { syncId, syncStatusCode: 1000 },
    });
    expect(error.message).toContain(syncId);
    expect(error.message).toContain(companyId);
    expect(error.message).toContain("1000");
    end();
    expect(await codat.syncs.wait(error.companyId, error.syncId)).toMatchObject({
      result: "written",
    });
  });

  test("is looked at for a last time when it is over", async () => {
    const { codat, companyId, syncId, mock, pollsAtMs } = await startRunningSync();
    void mock.clock.sleep(9_999).then(() => mock.endSync({ companyId, syncId }));
    const wait = codat.syncs.wait(companyId, syncId, { timeoutMs: 10_000 });
    expect(await wait).toMatchObject({ result: "written" });
    expect(pollsAtMs().at(-1)).toBe(10_000);
  });

  test("can be none: then the sync is looked at once", async () => {
    const { codat, companyId, syncId, polls } = await startRunningSync();
    const wait = codat.syncs.wait(companyId, syncId, { timeoutMs: 0 });
    await expect(wait).rejects.toBeInstanceOf(SyncTimeoutError);
    expect(polls()).toHaveLength(1);
  });

  test("when no status could be read has no last status, and the reason as its cause", async () => {
    const { codat, companyId, syncId, trouble } = await startRunningSync();
    trouble({ status: 500, times: 10 });
    const wait = codat.syncs.wait(companyId, syncId, { timeoutMs: 10_000 });
    await expect(wait).rejects.toMatchObject({
      name: "SyncTimeoutError",
      lastStatus: undefined,
      cause: { name: "ServerError", status: 500 },
    });
  });

  test.each([Number.NaN, -1])("cannot be %d", async (timeoutMs) => {
    const { codat, companyId, syncId, polls } = await startRunningSync();
    const wait = codat.syncs.wait(companyId, syncId, { timeoutMs });
    await expect(wait).rejects.toBeInstanceOf(RequestValidationError);
    expect(polls()).toEqual([]);
  });
});

describe("onStatus", () => {
  test("is called with each status that was read", async () => {
    const { codat, companyId, syncId, trouble, polls, end } = await startRunningSync();
    trouble({ status: 500 });
    const codes: SyncStatus["syncStatusCode"][] = [];
    await codat.syncs.wait(companyId, syncId, {
      onStatus: (status) => {
        codes.push(status.syncStatusCode);
        if (polls().length === 3) end();
      },
    });
    expect(codes).toEqual([1000, 1000, 2000]);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("the log is full");
      },
    ],
    ["rejects", () => Promise.reject(new Error("the log is full"))],
  ])("changes nothing when it %s", async (_, onStatus) => {
    const { codat, companyId, syncId, end } = await startRunningSync();
    end();
    expect(await codat.syncs.wait(companyId, syncId, { onStatus })).toMatchObject({
      result: "written",
    });
  });
});

test("throwOnFailure: true throws as the default does", async () => {
  const { codat, companyId, syncId, end } = await startRunningSync();
  end(5130);
  const wait = codat.syncs.wait(companyId, syncId, { throwOnFailure: true });
  await expect(wait).rejects.toBeInstanceOf(SyncFailedError);
});

test.each([
  ["", "sync"],
  ["company", "."],
  ["company", "%2e%2e"],
])("ids that cannot stand in a path are refused: %j, %j", async (companyId, syncId) => {
  const { codat, mock } = startClient();
  await expect(codat.syncs.wait(companyId, syncId)).rejects.toBeInstanceOf(RequestValidationError);
  expect(mock.requests).toEqual([]);
});
