import { type Clock, type CodatExpenses, RequestAbortedError } from "codat-expenses";
import { createMockCodat, type MockCompany } from "codat-expenses/mock";
import { describe, expect, test } from "vitest";
import { startClient } from "../support/start-client.js";

type Wait = (
  codat: CodatExpenses,
  company: MockCompany,
  options: { signal?: AbortSignal; timeoutMs?: number },
) => Promise<unknown>;

/** Each kind of wait, for something that does not end by itself. */
const waits: Record<string, Wait> = {
  "syncs.wait": (codat, { companyId }, options) => codat.syncs.wait(companyId, "sync", options),
  "pushOperations.wait": (codat, { companyId }, options) =>
    codat.pushOperations.wait(companyId, "push", options),
  "data.waitUntilFetched": (codat, { companyId }, options) =>
    codat.data.waitUntilFetched(companyId, ["invoices"], options),
  "connections.waitUntilLinked": (codat, { companyId, accountingConnectionId = "" }, options) =>
    codat.connections.waitUntilLinked(companyId, accountingConnectionId, options),
};

/**
 * A client that counts who sleeps on its clock and which requests are under way, and a company in which
 * nothing that is waited for ever ends. The first answer takes `delayMs`, of real time.
 */
function start(delayMs = 0) {
  const mock = createMockCodat({ startsAt: "2026-08-03T09:00:00Z" });
  let [sleeping, underWay] = [0, 0];
  const counting = async <Value>(add: (by: number) => void, run: () => Promise<Value>) => {
    add(1);
    try {
      return await run();
    } finally {
      add(-1);
    }
  };
  const clock: Clock = {
    now: () => mock.clock.now(),
    sleep: (ms, signal) =>
      counting(
        (by) => {
          sleeping += by;
        },
        () => mock.clock.sleep(ms, signal),
      ),
  };
  const { codat, server } = startClient({
    clock,
    fetch: (input, init) =>
      counting(
        (by) => {
          underWay += by;
        },
        () => fetch(input, init),
      ),
  });
  server.resetHandlers(...mock.handlers);
  const company = mock.createCompany({ linked: false });
  if (delayMs > 0) mock.inject({ delayMs });
  mock.inject({ operationId: "get-sync-by-id", body: { syncStatusCode: 1000 }, times: 1_000 });
  mock.inject({ operationId: "get-push-operation", body: { status: "Pending" }, times: 1_000 });
  return {
    codat,
    mock,
    company,
    sleeping: () => sleeping,
    underWay: () => underWay,
    /** How many requests come in the next hour. */
    requestsInAnHour: async () => {
      const before = mock.requests.length;
      mock.clock.run();
      await mock.clock.advance(3_600_000);
      return mock.requests.length - before;
    },
  };
}

/** Lets what is under way go on until this holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

describe.each(Object.entries(waits))("%s leaves nothing behind", (_, wait) => {
  test("when it is aborted between two polls", async () => {
    const { codat, mock, company, sleeping, underWay, requestsInAnHour } = start();
    mock.clock.freeze();
    const abort = new AbortController();
    const waiting = wait(codat, company, { signal: abort.signal });
    await until(() => sleeping() === 1);
    abort.abort();
    await expect(waiting).rejects.toBeInstanceOf(RequestAbortedError);
    await until(() => sleeping() === 0);
    expect(underWay()).toBe(0);
    expect(await requestsInAnHour()).toBe(0);
    expect(sleeping()).toBe(0);
  });

  test("when it is aborted while a poll is under way", async () => {
    const { codat, company, sleeping, underWay, requestsInAnHour } = start(3_600_000);
    const abort = new AbortController();
    const waiting = wait(codat, company, { signal: abort.signal });
    await until(() => underWay() === 1);
    abort.abort();
    await expect(waiting).rejects.toBeInstanceOf(RequestAbortedError);
    await until(() => underWay() === 0);
    expect(sleeping()).toBe(0);
    expect(await requestsInAnHour()).toBe(0);
  });

  test("when its time is over", async () => {
    const { codat, company, sleeping, underWay, requestsInAnHour } = start();
    await expect(wait(codat, company, { timeoutMs: 30_000 })).rejects.toThrow(/30000 ms/);
    await until(() => sleeping() === 0);
    expect(underWay()).toBe(0);
    expect(await requestsInAnHour()).toBe(0);
  });

  test("and can begin again", async () => {
    const { codat, company, mock } = start();
    for (let round = 0; round < 3; round += 1) {
      const before = mock.requests.length;
      await expect(wait(codat, company, { timeoutMs: 10_000 })).rejects.toThrow(/10000 ms/);
      expect(mock.requests.length).toBeGreaterThan(before);
    }
  });
});

test("of several waits for syncs of a company, the last one takes all with it", async () => {
  const { codat, mock, company, sleeping, underWay, requestsInAnHour } = start();
  mock.clock.freeze();
  const aborts = Array.from({ length: 5 }, () => new AbortController());
  const waiting = aborts.map(({ signal }, index) =>
    codat.syncs.wait(company.companyId, `sync-${index}`, { signal }),
  );
  const ended = Promise.allSettled(waiting);
  await until(() => sleeping() === 1);
  for (const [index, abort] of aborts.entries()) {
    abort.abort();
    await expect(waiting[index]).rejects.toBeInstanceOf(RequestAbortedError);
    const isLast = index === aborts.length - 1;
    await until(() => sleeping() === (isLast ? 0 : 1));
  }
  await ended;
  expect(underWay()).toBe(0);
  expect(await requestsInAnHour()).toBe(0);
});
