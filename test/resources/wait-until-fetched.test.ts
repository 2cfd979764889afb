import { NotFoundError, RequestValidationError } from "codat-expenses";
import { expect, test } from "vitest";
import { startListeningWithBooks, startWithBooks } from "../support/accounting.js";
import { errorOf } from "../support/client.js";

/** A company that was linked this moment: its data is on its way. */
function justLinked(fetchDurationMs = 1_000) {
  const started = startWithBooks({ linked: false }, { fetchDurationMs });
  const { mock, companyId, connectionId } = started;
  mock.link(companyId, connectionId);
  return started;
}

test("waits until every type was fetched, and returns the status of all of them", async () => {
  const { codat, companyId } = justLinked();
  const wait = codat.data.waitUntilFetched(companyId, ["suppliers", "taxRates"]);
  expect(await wait).toMatchObject({
    suppliers: { currentStatus: "Complete" },
    taxRates: { currentStatus: "Complete" },
    invoices: { currentStatus: "Initial" },
  });
  expect((await codat.suppliers.list(companyId)).totalResults).toBeGreaterThan(0);
});

test("takes one request where all was fetched already", async () => {
  const { codat, companyId, mock } = startWithBooks();
  const startMs = mock.clock.now();
  await codat.data.waitUntilFetched(companyId, ["chartOfAccounts", "company"]);
  expect(mock.requests).toHaveLength(1);
  expect(mock.clock.now()).toBe(startMs);
});

test("does not wait for types that were not named", async () => {
  const { codat, companyId, mock } = startWithBooks({}, { fetchDurationMs: 60_000 });
  await codat.data.refresh(companyId, "invoices");
  const startMs = mock.clock.now();
  await codat.data.waitUntilFetched(companyId, ["suppliers"]);
  expect(mock.clock.now()).toBe(startMs);
});

test("throws as soon as one of them failed, and names each that did", async () => {
  const { codat, companyId, mock } = startWithBooks();
  mock.failNextFetch({ dataType: "suppliers", status: "AuthError" });
  mock.failNextFetch({ dataType: "customers" });
  await codat.data.refreshAll(companyId);
  const error = await errorOf(
    codat.data.waitUntilFetched(companyId, ["customers", "suppliers", "taxRates"]),
  );
  expect(error).toMatchObject({
    name: "DataFetchFailedError",
    companyId,
    failed: [
      { dataType: "customers", currentStatus: "FetchError" },
      { dataType: "suppliers", currentStatus: "AuthError" },
    ],
  });
  expect(String(error)).toContain("suppliers is AuthError");
  expect(String(error)).toContain(companyId);
});

test.each([
  "FetchError",
  "MapError",
  "InternalError",
  "ProcessingError",
  "ValidationError",
  "AuthError",
  "RateLimitError",
  "PermissionsError",
  "Cancelled",
  "NotSupported",
  "PrerequisiteNotMet",
] as const)("%s is a failure", async (status) => {
  const { codat, companyId, mock } = startWithBooks();
  mock.failNextFetch({ dataType: "suppliers", status: status as "FetchError" });
  await codat.data.refresh(companyId, "suppliers");
  const wait = codat.data.waitUntilFetched(companyId, ["suppliers"]);
  await expect(wait).rejects.toMatchObject({ failed: [{ currentStatus: status }] });
});

test("a failure of a type that is not waited for does not count", async () => {
  const { codat, companyId, mock } = startWithBooks();
  mock.failNextFetch({ dataType: "suppliers" });
  await codat.data.refreshAll(companyId);
  await codat.data.waitUntilFetched(companyId, ["taxRates"]);
});

test("gives up after timeoutMs, and says how each type stands", async () => {
  const { codat, companyId } = justLinked(60_000);
  const wait = codat.data.waitUntilFetched(companyId, ["suppliers", "invoices"], {
    timeoutMs: 20_000,
  });
  const error = await errorOf(wait);
  expect(error).toMatchObject({
    name: "WaitTimeoutError",
    waitedMs: 20_000,
    lastStatus: { suppliers: { currentStatus: "Fetching" } },
  });
  expect(String(error)).toContain("suppliers is Fetching");
  expect(String(error)).toContain("invoices is Initial");
  await codat.data.waitUntilFetched(companyId, ["suppliers"]);
});

test("is called with each status as it is read, and can be aborted", async () => {
  const { codat, companyId, mock } = justLinked();
  const abort = new AbortController();
  const seen: unknown[] = [];
  const wait = codat.data.waitUntilFetched(companyId, ["suppliers"], {
    signal: abort.signal,
    onStatus: ({ suppliers }) => {
      seen.push(suppliers?.currentStatus);
      abort.abort();
    },
  });
  await expect(wait).rejects.toMatchObject({
    name: "RequestAbortedError",
    operationId: "get-data-status",
  });
  expect(seen).toEqual(["Queued"]);
  expect(mock.requests).toHaveLength(1);
});

test("a company that is not there is a NotFoundError; an id that cannot be is refused", async () => {
  const { codat, companyId } = startWithBooks();
  const nobody = codat.data.waitUntilFetched("nobody", ["suppliers"]);
  await expect(nobody).rejects.toBeInstanceOf(NotFoundError);
  for (const [id, options] of [
    ["..", {}],
    [companyId, { timeoutMs: -1 }],
  ] as const) {
    const wait = codat.data.waitUntilFetched(id, ["suppliers"], options);
    await expect(wait).rejects.toBeInstanceOf(RequestValidationError);
  }
});

test("the same over HTTP", async () => {
  const { codat, companyId, connectionId, mock } = await startListeningWithBooks({ linked: false });
  mock.link(companyId, connectionId);
  await codat.data.waitUntilFetched(companyId, ["chartOfAccounts", "bankAccounts"]);
  expect((await codat.accounts.list(companyId)).results).not.toEqual([]);
});
