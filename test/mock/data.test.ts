import { describe, expect, test } from "vitest";
import { startMock } from "./support.js";

interface Pull {
  id: string;
  dataType: string;
  status: string;
  progress: number;
  isCompleted: boolean;
  isErrored: boolean;
  errorMessage: string | null;
  completed?: string;
}

interface Status {
  currentStatus: string;
  lastSuccessfulSync?: string;
  latestSyncId?: string;
  latestSuccessfulSyncId?: string;
}

/** A company whose connection was linked this moment. */
function justLinked(options: { fetchDurationMs?: number } = {}) {
  const started = startMock({ fetchDurationMs: 1000, ...options });
  const { companyId } = started.mock.createCompany({ linked: false });
  const connectionId = started.mock.company(companyId).accountingConnectionId ?? "";
  started.mock.link(companyId, connectionId);
  return { ...started, companyId, connectionId, path: `/companies/${companyId}` };
}

const reads = [
  "/data/info",
  "/data/customers",
  "/data/suppliers",
  "/data/accounts",
  "/data/taxRates",
  "/data/trackingCategories",
];

describe("a company's data", () => {
  test.each(reads)("%s is a 409 until it was fetched", async (read) => {
    const { mock, send, path } = justLinked();
    const before = await send<{ error: string }>("GET", path + read);
    expect(before.status).toBe(409);
    expect(before.body.error).toMatch(/still being fetched/);
    await mock.clock.advance(1000);
    expect((await send("GET", path + read)).status).toBe(200);
  });

  test("of a type whose fetch was not requested is a 409 until it is", async () => {
    const { mock, send, path, connectionId } = justLinked();
    await mock.clock.advance(1000);
    const read = `${path}/connections/${connectionId}/data/directCosts`;
    const before = await send<{ error: string }>("GET", read);
    expect(before.status).toBe(409);
    expect(before.body.error).toMatch(/has not been fetched/);
    const queued = await send<Pull>("POST", `${path}/data/queue/directCosts`);
    expect(queued.body).toMatchObject({ status: "Queued", progress: 0, isCompleted: false });
    expect((await send("GET", read)).status).toBe(409);
    await mock.clock.advance(1000);
    expect((await send("GET", read)).status).toBe(200);
  });

  test("is there at once in a company that was made ready", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany();
    for (const read of reads) {
      expect((await send("GET", `/companies/${companyId}${read}`)).status).toBe(200);
    }
  });

  test("is not there without a link, and nothing can be fetched", async () => {
    const { mock, send } = startMock();
    const { companyId } = mock.createCompany({ linked: false });
    expect((await send("GET", `/companies/${companyId}/data/suppliers`)).status).toBe(409);
    expect((await send("POST", `/companies/${companyId}/data/all`)).status).toBe(400);
    expect((await send("POST", `/companies/${companyId}/data/queue/suppliers`)).status).toBe(400);
  });
});

describe("a fetch", () => {
  test("goes through its states", async () => {
    const { mock, send, path } = justLinked();
    // The fetch that linking began has to end first.
    const refused = await send<{ error: string }>("POST", `${path}/data/queue/suppliers`);
    expect(refused.status).toBe(400);
    expect(refused.body.error).toContain("DatasetAlreadyInProgressException");
    await mock.clock.advance(1000);
    const { body: queued } = await send<Pull>("POST", `${path}/data/queue/suppliers`);
    const one = `${path}/data/history/${queued.id}`;
    const seen: string[] = [];
    for (let step = 0; step <= 10; step += 1) {
      const { body } = await send<Pull>("GET", one);
      if (seen.at(-1) !== body.status) seen.push(body.status);
      await mock.clock.advance(100);
    }
    expect(seen).toEqual(["Queued", "Fetching", "Mapping", "Complete"]);
    expect((await send<Pull>("GET", one)).body).toMatchObject({
      progress: 100,
      isCompleted: true,
      isErrored: false,
      completed: expect.any(String),
    });
  });

  test("shows in the status of its data type", async () => {
    const { mock, send, path } = justLinked();
    const statusOf = async (dataType: string) =>
      (await send<Record<string, Status>>("GET", `${path}/dataStatus`)).body[dataType];
    expect(await statusOf("suppliers")).toMatchObject({ currentStatus: "Queued" });
    expect(await statusOf("invoices")).toEqual({ dataType: "invoices", currentStatus: "Initial" });
    await mock.clock.advance(1000);
    const fetched = await statusOf("suppliers");
    expect(fetched).toMatchObject({ currentStatus: "Complete" });
    expect((await send("POST", `${path}/data/all`)).status).toBe(204);
    expect(await statusOf("suppliers")).toMatchObject({
      currentStatus: "Queued",
      latestSuccessfulSyncId: fetched?.latestSyncId,
      lastSuccessfulSync: fetched?.lastSuccessfulSync,
    });
  });

  test("is listed among all fetches", async () => {
    const { send, path } = justLinked();
    const all = await send<{ results: Pull[] }>("GET", `${path}/data/history`);
    expect(all.body.results.map(({ dataType }) => dataType)).toEqual([
      "chartOfAccounts",
      "bankAccounts",
      "company",
      "customers",
      "suppliers",
      "taxRates",
      "trackingCategories",
    ]);
    const query = encodeURIComponent("dataType=company");
    const one = await send("GET", `${path}/data/history?query=${query}`);
    expect(one.body).toMatchObject({ totalResults: 1 });
  });

  test("can fail as scripted; what was fetched before stays readable", async () => {
    const { mock, send, path } = justLinked();
    await mock.clock.advance(1000);
    mock.failNextFetch({ dataType: "suppliers", status: "AuthError", message: "Sign in again." });
    const { body } = await send<Pull>("POST", `${path}/data/queue/suppliers`);
    await mock.clock.advance(1000);
    expect((await send("GET", `${path}/data/history/${body.id}`)).body).toMatchObject({
      status: "AuthError",
      isCompleted: false,
      isErrored: true,
      errorMessage: "Sign in again.",
    });
    expect((await send("GET", `${path}/data/suppliers`)).status).toBe(200);
  });

  test("of what is no data type, or over no connection, is refused", async () => {
    const { send, path } = justLinked();
    expect((await send("POST", `${path}/data/queue/unicorns`)).status).toBe(400);
    const other = `connectionId=${crypto.randomUUID()}`;
    expect((await send("POST", `${path}/data/queue/suppliers?${other}`)).status).toBe(404);
    expect((await send("GET", `${path}/data/history/${crypto.randomUUID()}`)).status).toBe(404);
  });
});
