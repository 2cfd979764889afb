import { NotFoundError, type PushOperation, PushOperationFailedError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import {
  lastPath,
  startListeningWithBooks,
  startWithBooks,
  supplier,
} from "../support/accounting.js";
import { untyped } from "../support/bodies.js";
import { failureOf } from "../support/client.js";

type Started = ReturnType<typeof startWithBooks>;

/** Queues a supplier to be created, and answers the key of its push operation. */
async function push({ codat, companyId, connectionId }: Started, body = supplier()) {
  const { pushOperationKey } = await codat.suppliers.create(companyId, connectionId, body);
  return pushOperationKey;
}

test("push operations are listed, and read by their keys", async () => {
  const started = startWithBooks();
  const { codat, companyId, connectionId } = started;
  const keys = [await push(started), await push(started), await push(started)];
  const listed: PushOperation[] = [];
  for await (const each of codat.pushOperations.list(companyId, { pageSize: 2 })) listed.push(each);
  expect(listed.map((each) => each.pushOperationKey)).toEqual(keys);
  expect(await codat.pushOperations.get(companyId, keys[1] ?? "")).toEqual(listed[1]);
  expect(listed[1]).toMatchObject({
    status: "Pending",
    dataConnectionKey: connectionId,
    companyId,
    dataType: "suppliers",
  });
});

test("what is not there is a NotFoundError", async () => {
  const { codat, companyId } = startWithBooks();
  for (const call of [
    codat.pushOperations.get(companyId, "no-key"),
    codat.pushOperations.list("no-company"),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
});

describe("waiting", () => {
  test("ends with Success, and what was changed", async () => {
    const started = startWithBooks({}, { pushDurationMs: 20_000 });
    const { codat, companyId } = started;
    const seen: string[] = [];
    const done = await codat.pushOperations.wait(companyId, await push(started), {
      onStatus: ({ status }) => seen.push(status),
    });
    expect(done).toMatchObject({ status: "Success", changes: [{ type: "Created" }] });
    expect(seen.slice(0, -1)).toEqual(seen.slice(0, -1).map(() => "Pending"));
    expect(seen.at(-1)).toBe("Success");
    expect(seen.length).toBeGreaterThan(1);
  });

  test("throws where it Failed, with all that the software found wrong", async () => {
    const started = startWithBooks();
    const { codat, companyId, mock } = started;
    const errors = [
      { itemId: "defaultCurrency", message: "No such currency.", validatorName: "Currency" },
      { itemId: "supplierName", message: "The name is taken.", validatorName: "Unique" },
    ];
    mock.endNextPush({ status: "Failed", message: "Refused by the software.", errors });
    const key = await push(started);
    const error = await failureOf(
      codat.pushOperations.wait(companyId, key),
      PushOperationFailedError,
    );
    for (const words of [key, "suppliers", "Failed", "Refused by the software."]) {
      expect(error.message).toContain(words);
    }
    for (const { message } of errors) expect(error.message).toContain(message);
    expect(error.pushOperation).toMatchObject({ status: "Failed", validation: { errors } });
  });

  test("throws where a record lacks what the software needs", async () => {
    const started = startWithBooks();
    const { codat, companyId } = started;
    const key = await push(started, untyped({ status: "Active" }));
    const wait = codat.pushOperations.wait(companyId, key);
    await expect(wait).rejects.toBeInstanceOf(PushOperationFailedError);
    await expect(wait).rejects.toThrow(/supplierName is required/);
  });

  test("throws where it TimedOut in the API's own time", async () => {
    const { codat, companyId, connectionId } = startWithBooks({}, { pushDurationMs: 120_000 });
    const { pushOperationKey } = await codat.suppliers.create(companyId, connectionId, supplier(), {
      timeoutInMinutes: 1,
    });
    const wait = codat.pushOperations.wait(companyId, pushOperationKey);
    const error = await failureOf(wait, PushOperationFailedError);
    expect(error.pushOperation).toMatchObject({ status: "TimedOut", timeoutInMinutes: 1 });
    expect(error.message).toContain("TimedOut");
  });

  test("gives up after timeoutMs, and can be taken up again", async () => {
    const started = startWithBooks({}, { pushDurationMs: 60_000 });
    const { codat, companyId } = started;
    const key = await push(started);
    const error = await failureOf(
      codat.pushOperations.wait(companyId, key, { timeoutMs: 5_000 }),
      Error,
    );
    expect(error).toMatchObject({
      name: "WaitTimeoutError",
      waitedMs: 5_000,
      lastStatus: { pushOperationKey: key, status: "Pending" },
    });
    expect(error.message).toContain(key);
    expect(await codat.pushOperations.wait(companyId, key)).toMatchObject({ status: "Success" });
  });

  test("survives polls that fail, and costs one request for each", async () => {
    const started = startWithBooks();
    const { codat, companyId, mock } = started;
    const key = await push(started);
    await mock.clock.advance(1_000);
    const before = mock.requests.length;
    mock.inject({ operationId: "get-push-operation", status: 503, times: 2 });
    await codat.pushOperations.wait(companyId, key);
    expect(mock.requests.length - before).toBe(3);
  });

  test("for what is not there ends with a NotFoundError", async () => {
    const { codat, companyId } = startWithBooks();
    const wait = codat.pushOperations.wait(companyId, "no-key");
    await expect(wait).rejects.toBeInstanceOf(NotFoundError);
  });

  test("can be aborted", async () => {
    const started = startWithBooks({}, { pushDurationMs: 60_000 });
    const { codat, companyId } = started;
    const abort = new AbortController();
    const wait = codat.pushOperations.wait(companyId, await push(started), {
      signal: abort.signal,
      onStatus: () => abort.abort(new Error("shutting down")),
    });
    await expect(wait).rejects.toMatchObject({
      name: "RequestAbortedError",
      operationId: "get-push-operation",
      cause: { message: "shutting down" },
    });
  });
});

describe("the options of a write", () => {
  const bothOptions = { timeoutInMinutes: 10, allowSyncOnPushComplete: false };
  const bothInQuery = "timeoutInMinutes=10&allowSyncOnPushComplete=false";

  test("timeoutInMinutes, allowSyncOnPushComplete and forceUpdate go into the query", async () => {
    const { codat, companyId, connectionId, company, mock } = startWithBooks();
    const options = { ...bothOptions, forceUpdate: true };
    const connection = `/companies/${companyId}/connections/${connectionId}`;
    for (const [records, id] of [
      ["suppliers", company.suppliers[0]?.id ?? ""],
      ["customers", company.customers[0]?.id ?? ""],
    ] as const) {
      const body = untyped({ ...supplier(), customerName: "A" });
      await codat[records].update(companyId, connectionId, id, body, {
        ...options,
        unknownProperties: "send",
      });
      expect(lastPath(mock)).toBe(
        `${connection}/push/${records}/${id}?${bothInQuery}&forceUpdate=true`,
      );
    }
    await codat.suppliers.create(companyId, connectionId, supplier(), bothOptions);
    expect(lastPath(mock)).toBe(`${connection}/push/suppliers?${bothInQuery}`);
  });

  test("that are not set are not sent", async () => {
    const started = startWithBooks();
    await push(started);
    expect(lastPath(started.mock)).not.toContain("?");
  });

  test("zero minutes and false are sent", async () => {
    const { codat, companyId, connectionId, company, mock } = startWithBooks();
    const options = { timeoutInMinutes: 0, allowSyncOnPushComplete: false, forceUpdate: false };
    const id = company.suppliers[0]?.id ?? "";
    await codat.suppliers.update(companyId, connectionId, id, supplier(), options);
    expect(lastPath(mock)).toContain(
      "?timeoutInMinutes=0&allowSyncOnPushComplete=false&forceUpdate=false",
    );
  });
});

test("the same over HTTP", async () => {
  const { codat, companyId, connectionId, mock } = await startListeningWithBooks();
  mock.endNextPush({ status: "Failed", message: "No." });
  const failed = await codat.suppliers.create(companyId, connectionId, supplier());
  const wait = codat.pushOperations.wait(companyId, failed.pushOperationKey);
  await expect(wait).rejects.toBeInstanceOf(PushOperationFailedError);
  const { results } = await codat.pushOperations.list(companyId, { query: "status=Failed" });
  expect(results).toEqual([await codat.pushOperations.get(companyId, failed.pushOperationKey)]);
});
