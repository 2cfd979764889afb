import {
  PermissionDeniedError,
  RequestAbortedError,
  type SyncStatus,
  SyncTimeoutError,
} from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";
import { describe, expect, test } from "vitest";
import { bookableExpense } from "../support/spend.js";
import { startClient, startListeningClient } from "../support/start-client.js";

/** A client of a mock whose syncs run for ten seconds, and a way to start some. */
function start() {
  const { codat, mock } = startClient({}, { syncDurationMs: 10_000 });
  const company = mock.createCompany();
  const startSyncs = (count: number, of: MockCompany = company) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const { syncId } = await codat.expenses.create(of.companyId, [bookableExpense(of)]);
        return syncId;
      }),
    );
  /** The operations that were asked since, one by one. */
  const countPolls = () => {
    const before = mock.requests.length;
    return () => mock.requests.slice(before).map(({ operationId }) => operationId);
  };
  return { codat, mock, company, companyId: company.companyId, startSyncs, countPolls };
}

test("a single wait asks for its sync alone", async () => {
  const { codat, companyId, startSyncs, countPolls } = start();
  const [syncId = ""] = await startSyncs(1);
  const polls = countPolls();
  await codat.syncs.wait(companyId, syncId);
  expect(new Set(polls())).toEqual(new Set(["get-sync-by-id"]));
});

test("several waits of one company share their requests", async () => {
  const { codat, companyId, startSyncs, countPolls } = start();
  const syncIds = await startSyncs(30);
  const polls = countPolls();
  const outcomes = await Promise.all(syncIds.map((id) => codat.syncs.wait(companyId, id)));
  expect(outcomes.map(({ syncId }) => syncId)).toEqual(syncIds);
  expect(new Set(polls())).toEqual(new Set(["list-syncs"]));
  // As many as one alone would take, and not thirty times that.
  expect(polls().length).toBeLessThanOrEqual(10);
});

test("several waits for one and the same sync are one", async () => {
  const { codat, companyId, startSyncs, countPolls } = start();
  const [syncId = ""] = await startSyncs(1);
  const polls = countPolls();
  const waits = [1, 2, 3].map(() => codat.syncs.wait(companyId, syncId));
  expect(await Promise.all(waits)).toMatchObject(waits.map(() => ({ result: "written" })));
  expect(new Set(polls())).toEqual(new Set(["get-sync-by-id"]));
  expect(polls().length).toBeLessThanOrEqual(10);
});

test("who comes later joins, and is called as well", async () => {
  const { codat, mock, companyId, startSyncs, countPolls } = start();
  const [first = "", second = ""] = await startSyncs(2);
  const polls = countPolls();
  const early = codat.syncs.wait(companyId, first);
  await mock.clock.sleep(3_000);
  const late = codat.syncs.wait(companyId, second);
  expect(await Promise.all([early, late])).toMatchObject([{ syncId: first }, { syncId: second }]);
  expect(polls()).toContain("list-syncs");
});

test("waits of several companies ask for each company's own syncs", async () => {
  const { codat, mock, company, startSyncs } = start();
  const other = mock.createCompany();
  const waits = await Promise.all(
    [company, other].map(async (each) => {
      const syncIds = await startSyncs(3, each);
      return Promise.all(syncIds.map((syncId) => codat.syncs.wait(each.companyId, syncId)));
    }),
  );
  for (const [index, { companyId }] of [company, other].entries()) {
    expect(waits[index]).toMatchObject(Array(3).fill({ companyId, result: "written" }));
  }
});

test("each is called with its own sync only", async () => {
  const { codat, companyId, startSyncs } = start();
  const syncIds = await startSyncs(3);
  const told = await Promise.all(
    syncIds.map(async (syncId) => {
      const ids = new Set<SyncStatus["syncId"]>();
      await codat.syncs.wait(companyId, syncId, { onStatus: (status) => ids.add(status.syncId) });
      return [...ids];
    }),
  );
  expect(told).toEqual(syncIds.map((syncId) => [syncId]));
});

test("a sync that the list leaves out is asked for by itself", async () => {
  const { codat, mock, companyId, startSyncs } = start();
  const syncIds = await startSyncs(2);
  mock.inject({ operationId: "list-syncs", body: [], times: 100 });
  const outcomes = await Promise.all(syncIds.map((id) => codat.syncs.wait(companyId, id)));
  expect(outcomes).toMatchObject(syncIds.map((syncId) => ({ syncId, result: "written" })));
});

test("a poll that fails in passing is survived by all; one that will not pass ends all", async () => {
  const { codat, mock, companyId, startSyncs } = start();
  const wait = async (timeoutMs = 60_000) => {
    const syncIds = await startSyncs(3);
    return Promise.allSettled(
      syncIds.map((syncId) => codat.syncs.wait(companyId, syncId, { timeoutMs })),
    );
  };
  mock.inject({ operationId: "list-syncs", status: 503, times: 2 });
  expect(await wait()).toMatchObject(Array(3).fill({ status: "fulfilled" }));
  mock.inject({ operationId: "list-syncs", status: 403 });
  for (const settled of await wait()) {
    expect(settled.status).toBe("rejected");
    if (settled.status === "rejected") {
      expect(settled.reason).toBeInstanceOf(PermissionDeniedError);
    }
  }
});

test("each has its own time: the end of one is not that of the others", async () => {
  const { codat, companyId, startSyncs } = start();
  const [hasty = "", patient = ""] = await startSyncs(2);
  const [first, second] = await Promise.allSettled([
    codat.syncs.wait(companyId, hasty, { timeoutMs: 2_000 }),
    codat.syncs.wait(companyId, patient),
  ]);
  expect(first).toMatchObject({ status: "rejected", reason: expect.any(SyncTimeoutError) });
  expect(second).toMatchObject({ status: "fulfilled", value: { syncId: patient } });
});

describe("an abort", () => {
  test("of one leaves the others, and asks no more for its sync", async () => {
    const { codat, mock, companyId, startSyncs, countPolls } = start();
    const [left = "", stayed = ""] = await startSyncs(2);
    const abort = new AbortController();
    const leaving = codat.syncs.wait(companyId, left, {
      signal: abort.signal,
      onStatus: () => abort.abort(),
    });
    const staying = codat.syncs.wait(companyId, stayed);
    await expect(leaving).rejects.toBeInstanceOf(RequestAbortedError);
    const polls = countPolls();
    expect(await staying).toMatchObject({ syncId: stayed, result: "written" });
    expect(new Set(polls())).toEqual(new Set(["get-sync-by-id"]));
    expect(mock.requests.at(-1)?.path).toContain(stayed);
  });

  test("of one while a request is under way leaves that request to the others", async () => {
    const abort = new AbortController();
    const { codat, mock } = startClient({
      onRequest: ({ operationId }) => {
        if (operationId === "list-syncs") queueMicrotask(() => abort.abort());
      },
    });
    const company = mock.createCompany();
    const { companyId } = company;
    const syncIds = await Promise.all(
      [1, 2].map(async () => {
        const body = bookableExpense(company);
        return (await codat.expenses.create(companyId, [body])).syncId;
      }),
    );
    await mock.clock.advance(10_000);
    const [left = "", stayed = ""] = syncIds;
    const leaving = codat.syncs.wait(companyId, left, { signal: abort.signal });
    const staying = codat.syncs.wait(companyId, stayed);
    await expect(leaving).rejects.toBeInstanceOf(RequestAbortedError);
    expect(await staying).toMatchObject({ result: "written" });
    const polls = mock.requests.filter(({ operationId }) => operationId?.includes("sync"));
    expect(polls.map(({ operationId }) => operationId)).toEqual(["list-syncs"]);
  });
});

test("the same over HTTP", async () => {
  const { codat, mock } = await startListeningClient();
  const company = mock.createCompany();
  const { companyId } = company;
  const created = await Promise.all(
    [1, 2, 3].map(() => codat.expenses.create(companyId, [bookableExpense(company)])),
  );
  const waits = created.map(({ syncId }) => codat.syncs.wait(companyId, syncId));
  expect(await Promise.all(waits)).toMatchObject(created);
});
