import { SyncFailedError, type SyncFailureReason } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { bookableExpense } from "../support/spend.js";
import { startClient } from "../support/start-client.js";

/** A sync that has been posted, and whose status the test decides on. */
async function startSync() {
  const { codat, mock } = startClient();
  const company = mock.createCompany();
  const { companyId } = company;
  const { syncId } = await codat.expenses.create(companyId, [bookableExpense(company)]);
  return {
    mock,
    companyId,
    syncId,
    wait: () => codat.syncs.wait(companyId, syncId),
    settle: () => codat.syncs.wait(companyId, syncId, { throwOnFailure: false }),
    answer: (status: Record<string, unknown>, times = 1) =>
      mock.inject({
        operationId: "get-sync-by-id",
        body: { companyId, syncId, ...status },
        times,
      }),
  };
}

describe("a sync that is running is waited for", () => {
  test.each([1000, 1010])("%i", async (syncStatusCode) => {
    const { wait, answer, mock } = await startSync();
    const order = answer({ syncStatusCode }, 3);
    expect(await wait()).toMatchObject({ result: "written" });
    expect(order.remaining).toBe(0);
    expect(mock.requests.filter(isPoll)).toHaveLength(4);
  });
});

describe("a sync that succeeded is an outcome", () => {
  test.each([
    [2000, "written"],
    [2040, "nothing-to-write"],
  ])("%i is %s", async (code, result) => {
    const { wait, mock, companyId, syncId } = await startSync();
    mock.endSync({ companyId, syncId, code });
    expect(await wait()).toMatchObject({
      result,
      code,
      companyId,
      syncId,
      status: { companyId, syncId, syncStatusCode: code },
    });
  });
});

describe("a sync that failed is an error that says why", () => {
  const failures: [number, SyncFailureReason][] = [
    [4000, "configuration"],
    [4040, "disconnected"],
    [4220, "disconnected"],
    [4260, "billing"],
    [5000, "server"],
    [5080, "duplicate"],
    [5120, "processing"],
    [5130, "write"],
  ];

  test.each(failures)("%i is %s", async (code, reason) => {
    const { wait, mock, companyId, syncId } = await startSync();
    const message = "The API's own words.";
    mock.endSync({ companyId, syncId, code, message });
    const error = await wait().catch((thrown: unknown) => thrown);
    if (!(error instanceof SyncFailedError)) throw error;
    expect(error).toMatchObject({
      name: "SyncFailedError",
      companyId,
      syncId,
      code,
      reason,
      status: { syncStatusCode: code, errorMessage: message },
    });
    for (const part of [companyId, syncId, String(code), reason, "The API's own words"]) {
      expect(error.message).toContain(part);
    }
  });

  test.each(failures)(
    "%i is an outcome where failures are not to be thrown",
    async (code, reason) => {
      const { settle, mock, companyId, syncId } = await startSync();
      mock.endSync({ companyId, syncId, code, message: "Words." });
      expect(await settle()).toMatchObject({
        result: "failed",
        code,
        reason,
        message: "Words.",
        companyId,
        syncId,
        status: { syncStatusCode: code },
      });
    },
  );

  test.each([
    [{ errorMessage: "A", syncExceptionMessage: "B", syncStatus: "C" }, "A"],
    [{ errorMessage: null, syncExceptionMessage: "B", syncStatus: "C" }, "B"],
    [{ errorMessage: "", syncExceptionMessage: null, syncStatus: "C" }, "C"],
    [{}, ""],
  ])("whichever words the status has are its message: %j", async (words, message) => {
    const { settle, answer } = await startSync();
    answer({ syncStatusCode: 5000, ...words });
    expect(await settle()).toMatchObject({ result: "failed", message });
  });
});

describe("the transactions of a failed sync", () => {
  async function failTwo() {
    const { codat, mock } = startClient();
    const company = mock.createCompany();
    const { companyId } = company;
    const [good, bad] = [1, 2].map(() => bookableExpense(company, { id: crypto.randomUUID() }));
    if (!good || !bad) throw new Error("there are two");
    const message = "The supplier is archived.";
    mock.refuseTransaction({ transactionId: bad.id, status: "ValidationError", message });
    const { syncId } = await codat.expenses.create(companyId, [good, bad]);
    const error = await codat.syncs.wait(companyId, syncId).catch((thrown: unknown) => thrown);
    if (!(error instanceof SyncFailedError)) throw error;
    const reads = () =>
      mock.requests.filter(({ operationId }) => operationId === "list-sync-transactions").length;
    return { error, mock, good, bad, message, reads };
  }

  test("are read with the first call, and carry advice", async () => {
    const { error, good, bad, message, reads } = await failTwo();
    expect(reads()).toBe(0);
    const [transactions] = await Promise.all([error.transactions(), error.transactions()]);
    expect(reads()).toBe(1);
    const byId = new Map(transactions.map((each) => [each.transactionId, each]));
    expect(byId.get(good.id)).toMatchObject({ status: "Completed" });
    expect(byId.get(good.id)?.advice).toContain("in the books");
    expect(byId.get(bad.id)).toMatchObject({ status: "ValidationError", message });
    expect(byId.get(bad.id)?.advice).toContain("choose another record");
    expect(error.message).toContain(error.advice);
    expect(JSON.stringify(error)).not.toContain(good.id);
  });

  test("are read again after a read that failed", async () => {
    const { error, mock, reads } = await failTwo();
    mock.inject({ operationId: "list-sync-transactions", status: 403 });
    await expect(error.transactions()).rejects.toMatchObject({ status: 403 });
    expect(await error.transactions()).toHaveLength(2);
    expect(reads()).toBe(2);
  });
});

describe("a code that is not documented is read by its first digit", () => {
  test.each([2001, 2999, 2500])("%i is written", async (syncStatusCode) => {
    const { wait, answer } = await startSync();
    answer({ syncStatusCode });
    expect(await wait()).toMatchObject({ result: "written", code: syncStatusCode });
  });

  test.each([4001, 4999, 5001, 5990, 500, 40_010])("%i is a failure", async (syncStatusCode) => {
    const { wait, answer } = await startSync();
    answer({ syncStatusCode });
    await expect(wait()).rejects.toMatchObject({
      name: "SyncFailedError",
      code: syncStatusCode,
      reason: "unknown",
    });
  });

  test.each([1020, 1999, 3000, 3999, 6000, 0, -1, null, undefined, "soon"])(
    "%j is no end",
    async (syncStatusCode) => {
      const { wait, answer } = await startSync();
      const order = answer({ syncStatusCode }, 2);
      expect(await wait()).toMatchObject({ code: 2000 });
      expect(order.remaining).toBe(0);
    },
  );

  test("a number in quotes is the number", async () => {
    const { wait, answer } = await startSync();
    answer({ syncStatusCode: "2040" });
    expect(await wait()).toMatchObject({ result: "nothing-to-write", code: 2040 });
  });
});

const isPoll = ({ operationId }: { operationId: unknown }) => operationId === "get-sync-by-id";
