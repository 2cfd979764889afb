import {
  CodatExpenses,
  ConfigurationError,
  RequestAbortedError,
  SyncTimeoutError,
} from "codat-expenses";
import { createMockCodat } from "codat-expenses/mock";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const mock = createMockCodat({ syncDurationMs: 20_000 });
const server = setupServer(...mock.handlers);
const codat = new CodatExpenses({ apiKey: "a key of the tests", clock: mock.clock });

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterAll(() => server.close());
beforeEach(() => mock.reset());

function company() {
  return mock.createCompany({ platform: "quickbooksOnline" });
}

async function post(at: ReturnType<typeof company>, count = 1): Promise<string> {
  const expenses = Array.from({ length: count }, () => ({
    id: crypto.randomUUID(),
    type: "Payment" as const,
    issueDate: "2026-10-05",
    currency: at.baseCurrency ?? "GBP",
    lines: [{ netAmount: 12.5, taxAmount: 0, accountRef: { id: at.accounts[0]?.id ?? "" } }],
  }));
  const { syncId } = await codat.expenses.create(at.companyId, expenses);
  return syncId;
}

const polls = () =>
  mock.requests.filter(({ operationId }) => /get-sync-by-id|list-syncs/.test(operationId ?? ""));

describe("syncs.watch", () => {
  it("tells each change of the status once, the last one included", async () => {
    const at = company();
    const syncId = await post(at);
    const codes: unknown[] = [];
    for await (const { syncStatusCode } of codat.syncs.watch(at.companyId, syncId)) {
      codes.push(syncStatusCode);
    }
    expect(codes).toEqual([1000, 2000]);
  });

  it("tells of a sync that takes over ten minutes, and of one that fails", async () => {
    const at = company();
    mock.endNextSync({ code: 5000 });
    const syncId = await post(at);
    const watch = codat.syncs.watch(at.companyId, syncId);
    const last: unknown[] = [];
    for await (const { syncStatusCode } of watch) last.push(syncStatusCode);
    expect(last.at(-1)).toBe(5000);
    await expect(watch.outcome()).resolves.toMatchObject({ result: "failed", reason: "server" });
  });

  it("polls no more once its loop is left", async () => {
    const at = company();
    const syncId = await post(at);
    for await (const status of codat.syncs.watch(at.companyId, syncId)) {
      expect(status.syncStatusCode).toBe(1000);
      break;
    }
    const before = polls().length;
    await mock.clock.advance(60_000);
    expect(polls()).toHaveLength(before);
  });

  it("ends with the signal, and with the time", async () => {
    const at = company();
    const syncId = await post(at);
    const controller = new AbortController();
    const { signal } = controller;
    const abortOnFirst = async () => {
      for await (const _ of codat.syncs.watch(at.companyId, syncId, { signal })) {
        controller.abort(new Error("enough"));
      }
    };
    await expect(abortOnFirst()).rejects.toBeInstanceOf(RequestAbortedError);
    const timeOut = async () => {
      for await (const _ of codat.syncs.watch(at.companyId, syncId, { timeoutMs: 2_000 }));
    };
    await expect(timeOut()).rejects.toBeInstanceOf(SyncTimeoutError);
  });

  it("can be written down and gone on with elsewhere", async () => {
    const at = company();
    const syncId = await post(at);
    const token = `${codat.syncs.watch(at.companyId, syncId)}`;
    expect(token).not.toContain("a key of the tests");
    const elsewhere = new CodatExpenses({ apiKey: "another key here", clock: mock.clock });
    await expect(elsewhere.syncs.resume(token).outcome()).resolves.toMatchObject({
      companyId: at.companyId,
      syncId,
      result: "written",
    });
  });

  it.each(["", "codat-sync:", "codat-sync:a", "codat-sync:a/b/c", "codat-sync:%E0%A4%A/b", "a/b"])(
    "refuses to go on with %j",
    (token) => {
      expect(() => codat.syncs.resume(token)).toThrow(ConfigurationError);
    },
  );
});

describe("syncs.waitAll", () => {
  it("returns each outcome in the given order, with one request for all that run", async () => {
    const at = company();
    const first = await post(at);
    mock.endNextSync({ code: 4000 });
    const second = await post(at);
    const third = await post(at);
    const outcomes = await codat.syncs.waitAll(at.companyId, [third, second, first]);
    expect(outcomes.map(({ syncId, result }) => [syncId, result])).toEqual([
      [third, "written"],
      [second, "failed"],
      [first, "written"],
    ]);
    const asked = polls();
    expect(asked.length).toBeLessThan(12);
    expect(asked.filter(({ operationId }) => operationId === "list-syncs").length).toBeGreaterThan(
      asked.length / 2,
    );
  });

  it("ends all waits when one of them cannot continue", async () => {
    const at = company();
    const syncIds = [await post(at), crypto.randomUUID()];
    await expect(codat.syncs.waitAll(at.companyId, syncIds, { timeoutMs: 5_000 })).rejects.toThrow(
      SyncTimeoutError,
    );
    const before = polls().length;
    await mock.clock.advance(60_000);
    expect(polls()).toHaveLength(before);
  });

  it("returns nothing for no syncs", async () => {
    await expect(codat.syncs.waitAll(company().companyId, [])).resolves.toEqual([]);
  });
});

it("one signal shared by many calls is no reason for Node to warn", async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on("warning", onWarning);
  const { signal } = new AbortController();
  const at = company();
  await Promise.all(
    Array.from({ length: 40 }, () => codat.companies.get(at.companyId, { signal })),
  );
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", onWarning);
  expect(warnings).toEqual([]);
});
