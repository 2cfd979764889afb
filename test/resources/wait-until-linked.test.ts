import { ConnectionNotLinkedError, NotFoundError, RequestValidationError } from "codat-expenses";
import type { MockCodat } from "codat-expenses/mock";
import { expect, test } from "vitest";
import { startListeningWithBooks, startWithBooks } from "../support/accounting.js";
import { errorOf } from "../support/client.js";

/** A connection whose business has yet to open its link. */
const pending = () => startWithBooks({ linked: false });

/** Does something while the wait goes on. */
function later(mock: MockCodat, act: () => void, afterMs = 20_000) {
  mock.clock.alarm(mock.clock.now() + afterMs, act);
}

test("waits until the business has linked its software, and returns the connection", async () => {
  const { codat, companyId, connectionId, mock } = pending();
  later(mock, () => mock.link(companyId, connectionId));
  const seen: string[] = [];
  const connection = await codat.connections.waitUntilLinked(companyId, connectionId, {
    onStatus: ({ status }) => seen.push(status),
  });
  expect(connection).toMatchObject({ id: connectionId, status: "Linked" });
  expect(new Set(seen)).toEqual(new Set(["PendingAuth", "Linked"]));
});

test("takes one request where it is linked already", async () => {
  const { codat, companyId, connectionId, mock } = startWithBooks();
  await codat.connections.waitUntilLinked(companyId, connectionId);
  expect(mock.requests).toHaveLength(1);
});

test.each([
  ["withdrew access", "deauthorize", "Deauthorized"],
  ["ended the link", "unlink", "Unlinked"],
] as const)("throws where the business %s", async (_, act, status) => {
  const { codat, companyId, connectionId, mock } = pending();
  later(mock, () => {
    mock.link(companyId, connectionId);
    mock[act](companyId, connectionId);
  });
  const error = await errorOf(codat.connections.waitUntilLinked(companyId, connectionId));
  expect(error).toMatchObject({
    name: "ConnectionNotLinkedError",
    companyId,
    connection: { id: connectionId, status },
  });
  expect(String(error)).toContain(status);
  expect(String(error)).toContain(connectionId);
});

/** A connection as the API shows it, with these errors. */
const shown = (connectionId: string, status: string, errors: readonly string[]) => ({
  id: connectionId,
  integrationId: "b1c2",
  sourceId: "c3d4",
  platformName: "Xero",
  linkUrl: "https://link.codat.io/company/x",
  status,
  created: "2026-08-03T09:00:00Z",
  dataConnectionErrors: errors.map((statusText, index) => ({
    statusCode: "403",
    statusText,
    errorMessage: `${statusText} by the user.`,
    erroredOnUtc: `2026-08-0${index + 1}T09:00:00Z`,
  })),
});

test("throws a LinkDeclinedError when the business cancels linking meanwhile", async () => {
  const { codat, companyId, connectionId, mock } = pending();
  const answer = (errors: string[], times: number) =>
    mock.inject({
      operationId: "get-connection",
      body: shown(connectionId, "PendingAuth", errors),
      times,
    });
  // It was declined once before the wait: that is known.
  answer(["Cancelled"], 2);
  answer(["Cancelled", "Denied"], 1);
  const error = await errorOf(codat.connections.waitUntilLinked(companyId, connectionId));
  expect(error).toBeInstanceOf(ConnectionNotLinkedError);
  expect(error).toMatchObject({
    name: "LinkDeclinedError",
    reason: "Denied by the user.",
    connection: { status: "PendingAuth" },
  });
  expect(String(error)).toMatch(/declined by the business: Denied by the user\. .*linkUrl/);
  expect(mock.requests).toHaveLength(3);
});

test.each(["Deauthorized", "Unlinked"])(
  "waits for a connection that is %s with reconnect: true",
  async (status) => {
    const { codat, companyId, connectionId, mock } = startWithBooks();
    mock.inject({
      operationId: "get-connection",
      body: shown(connectionId, status, ["Withdrawn"]),
      times: 3,
    });
    const options = { reconnect: true };
    const connection = await codat.connections.waitUntilLinked(companyId, connectionId, options);
    expect(connection).toMatchObject({ id: connectionId, status: "Linked" });
    expect(mock.requests).toHaveLength(4);
  },
);

test("gives up after timeoutMs; the business may still open the link", async () => {
  const { codat, companyId, connectionId, mock } = pending();
  const wait = codat.connections.waitUntilLinked(companyId, connectionId, { timeoutMs: 60_000 });
  await expect(wait).rejects.toMatchObject({
    name: "WaitTimeoutError",
    waitedMs: 60_000,
    lastStatus: { status: "PendingAuth" },
  });
  later(mock, () => mock.link(companyId, connectionId));
  const again = await codat.connections.waitUntilLinked(companyId, connectionId);
  expect(again).toMatchObject({ status: "Linked" });
});

test("tolerates a response that is cut short, and can be aborted", async () => {
  const { codat, companyId, connectionId, mock } = pending();
  mock.inject({ operationId: "get-connection", disconnect: "before" });
  const abort = new AbortController();
  const wait = codat.connections.waitUntilLinked(companyId, connectionId, {
    signal: abort.signal,
    onStatus: () => abort.abort(),
  });
  await expect(wait).rejects.toMatchObject({
    name: "RequestAbortedError",
    operationId: "get-connection",
  });
  expect(mock.requests).toHaveLength(2);
});

test("what is not there is a NotFoundError; an id that cannot be is refused", async () => {
  const { codat, companyId } = pending();
  const unknown = codat.connections.waitUntilLinked(companyId, "no-connection");
  await expect(unknown).rejects.toBeInstanceOf(NotFoundError);
  const refused = codat.connections.waitUntilLinked(companyId, "");
  await expect(refused).rejects.toBeInstanceOf(RequestValidationError);
});

test("a company is brought up from nothing to booked spend, over HTTP", async () => {
  const { codat, mock } = await startListeningWithBooks();
  const { id: companyId } = await codat.companies.create({ name: "Acme" });
  const { id } = await codat.connections.create(companyId, { platformKey: "gbol" });
  await codat.connections.createPartnerExpense(companyId);
  later(mock, () => mock.link(companyId, id));
  await codat.connections.waitUntilLinked(companyId, id);
  await codat.data.waitUntilFetched(companyId, ["chartOfAccounts", "bankAccounts", "suppliers"]);
  const [bankAccount] = (await codat.bankAccounts.list(companyId, id)).results;
  const [supplier] = (await codat.suppliers.list(companyId)).results;
  await codat.configuration.set(companyId, {
    bankAccount: { id: bankAccount?.id ?? "" },
    supplier: { id: supplier?.id ?? "" },
    customer: {},
  });
  const { accounts = [] } = await codat.mappingOptions.get(companyId);
  const travel = accounts?.find(({ name }) => name === "Travel");
  const { syncId } = await codat.expenses.create(companyId, [
    {
      id: crypto.randomUUID(),
      type: "Payment",
      issueDate: "2026-08-01",
      currency: "GBP",
      lines: [{ netAmount: 10, taxAmount: 2, accountRef: { id: travel?.id ?? "" } }],
    },
  ]);
  expect(await codat.syncs.wait(companyId, syncId)).toMatchObject({ result: "written" });
  expect(mock.ledger(companyId)).toHaveLength(1);
});

test("ends with the reason when the business declines on the mock", async () => {
  const { codat, companyId, connectionId, mock } = pending();
  later(mock, () => mock.decline(companyId, connectionId));
  const error = await errorOf(codat.connections.waitUntilLinked(companyId, connectionId));
  expect(error).toMatchObject({ name: "LinkDeclinedError", connection: { status: "PendingAuth" } });
});
