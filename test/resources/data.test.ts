import { BadRequestError, NotFoundError, type PullOperation } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { lastPath, startListeningWithBooks, startWithBooks } from "../support/accounting.js";
import { untyped } from "../support/bodies.js";
import { startClient } from "../support/start-client.js";

const fetchedOnLinking = [
  "chartOfAccounts",
  "bankAccounts",
  "company",
  "customers",
  "suppliers",
  "taxRates",
  "trackingCategories",
] as const;

describe("data.refreshAll", () => {
  test("queues a fetch of each type that is fetched on linking", async () => {
    const { codat, companyId } = startWithBooks();
    const before = await codat.data.status(companyId);
    expect(await codat.data.refreshAll(companyId)).toBeUndefined();
    const after = await codat.data.status(companyId);
    for (const dataType of fetchedOnLinking) {
      expect(before[dataType]).toMatchObject({ dataType, currentStatus: "Complete" });
      expect(after[dataType]).toMatchObject({
        currentStatus: "Queued",
        latestSuccessfulSyncId: before[dataType]?.latestSyncId,
      });
    }
  });

  test("has nothing to fetch through without a link: a BadRequestError", async () => {
    const { codat, companyId } = startWithBooks({ linked: false });
    await expect(codat.data.refreshAll(companyId)).rejects.toBeInstanceOf(BadRequestError);
  });
});

describe("data.refresh", () => {
  test("queues a fetch of one type, which goes through its states", async () => {
    const { codat, companyId, connectionId, mock } = startWithBooks();
    const queued = await codat.data.refresh(companyId, "directCosts");
    expect(queued).toMatchObject({
      companyId,
      connectionId,
      dataType: "directCosts",
      status: "Queued",
      isCompleted: false,
      progress: 0,
    });
    await mock.clock.advance(1_000);
    expect(await codat.data.pullOperations.get(companyId, queued.id)).toMatchObject({
      status: "Complete",
      isCompleted: true,
      progress: 100,
    });
  });

  test("can name the connection to fetch over", async () => {
    const { codat, companyId, connectionId, mock } = startWithBooks();
    await codat.data.refresh(companyId, "suppliers", { connectionId });
    expect(lastPath(mock)).toBe(
      `/companies/${companyId}/data/queue/suppliers?connectionId=${connectionId}`,
    );
    const other = codat.data.refresh(companyId, "suppliers", { connectionId: "none" });
    await expect(other).rejects.toBeInstanceOf(NotFoundError);
  });

  test("takes types with a dash in their name, and refuses what is none", async () => {
    const { codat, companyId } = startWithBooks();
    const queued = await codat.data.refresh(companyId, "banking-accounts");
    expect(queued).toMatchObject({ dataType: "banking-accounts" });
    const unknown = codat.data.refresh(companyId, untyped("unicorns"));
    await expect(unknown).rejects.toBeInstanceOf(BadRequestError);
  });
});

test("data.status includes types that were never fetched", async () => {
  const { codat, companyId } = startWithBooks();
  const { invoices } = await codat.data.status(companyId);
  expect(invoices).toEqual({ dataType: "invoices", currentStatus: "Initial" });
});

describe("data.pullOperations", () => {
  test("lists every fetch, in pages and one by one", async () => {
    const { codat, companyId } = startWithBooks();
    const queued = await codat.data.refresh(companyId, "suppliers");
    const listed: PullOperation[] = [];
    const list = codat.data.pullOperations.list(companyId, { pageSize: 3 });
    for await (const pull of list) listed.push(pull);
    expect(listed.map(({ dataType }) => dataType)).toEqual([...fetchedOnLinking, "suppliers"]);
    expect(listed.at(-1)).toEqual(queued);
    expect((await list).totalResults).toBe(listed.length);
  });

  test("is narrowed by a query", async () => {
    const { codat, companyId } = startWithBooks();
    const { results } = await codat.data.pullOperations.list(companyId, {
      query: "dataType=company && status=Complete",
    });
    expect(results).toMatchObject([{ dataType: "company" }]);
  });

  test("say why a fetch failed", async () => {
    const { codat, companyId, mock } = startWithBooks();
    mock.failNextFetch({ dataType: "suppliers", status: "AuthError", message: "Sign in again." });
    const { id } = await codat.data.refresh(companyId, "suppliers");
    await mock.clock.advance(1_000);
    expect(await codat.data.pullOperations.get(companyId, id)).toMatchObject({
      status: "AuthError",
      errorMessage: "Sign in again.",
      isErrored: true,
    });
  });
});

test("what is not there is a NotFoundError", async () => {
  const { codat } = startClient();
  for (const call of [
    codat.data.refreshAll("nobody"),
    codat.data.refresh("nobody", "suppliers"),
    codat.data.status("nobody"),
    codat.data.pullOperations.list("nobody"),
    codat.data.pullOperations.get("nobody", "no-fetch"),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
});

test("the same over HTTP", async () => {
  const { codat, companyId, mock } = await startListeningWithBooks();
  await codat.data.refreshAll(companyId);
  const { id } = await codat.data.refresh(companyId, "invoices");
  await mock.clock.advance(1_000);
  expect(await codat.data.pullOperations.get(companyId, id)).toMatchObject({ isCompleted: true });
  const { invoices } = await codat.data.status(companyId);
  expect(invoices).toMatchObject({ currentStatus: "Complete", latestSyncId: id });
});
