import {
  AuthenticationError,
  ConfigurationError,
  NotFoundError,
  PaymentRequiredError,
  PermissionDeniedError,
  type PushItem,
  RequestAbortedError,
} from "codat-expenses";
import { describe, expect, onTestFinished, test } from "vitest";
import { errorOf, failureOf } from "../support/client.js";
import {
  bookedIds,
  expenseItem,
  expenses,
  finish,
  openJournal,
  postOperations,
  startPush,
  timesTaken,
} from "./support.js";

describe("an error that affects every item rejects the run", () => {
  const fatal = [
    [401, AuthenticationError],
    [402, PaymentRequiredError],
    [403, PermissionDeniedError],
    [404, NotFoundError],
  ] as const;
  test.each(fatal)("%i while posting", async (status, type) => {
    const { codat, mock, company, companyId } = startPush();
    mock.inject({ operationId: postOperations, status, times: 1_000 });
    const run = codat.push(companyId, expenses(company, 5_000));
    await failureOf(run, type);
    expect(mock.requests.length).toBeLessThan(50);
  });

  test.each(fatal.slice(0, 3))("%i while waiting", async (status, type) => {
    const { codat, mock, company, companyId } = startPush();
    mock.inject({ operationId: ["get-sync-by-id", "list-syncs"], status, times: 1_000 });
    await failureOf(codat.push(companyId, expenses(company, 120)), type);
  });

  test("the loop throws it too, after the results that were there", async () => {
    const { codat, mock, company, companyId } = startPush();
    mock.inject({ operationId: postOperations, status: 403 });
    const item = expenseItem(company);
    const error = await errorOf(finish(codat.push(companyId, [item, item])));
    expect(error).toBeInstanceOf(PermissionDeniedError);
  });
});

test.each([{ concurrency: 0 }, { concurrency: 1.5 }, { timeoutMs: 0 }, { timeoutMs: Number.NaN }])(
  "options that cannot be used are refused: %j",
  async (options) => {
    const { codat, mock, company, companyId } = startPush();
    await failureOf(codat.push(companyId, expenses(company, 1), options), ConfigurationError);
    expect(mock.requests).toEqual([]);
  },
);

describe("aborted", () => {
  test("before it began, it sends nothing", async () => {
    const { codat, mock, company, companyId } = startPush();
    const signal = AbortSignal.abort(new Error("not today"));
    const error = await failureOf(
      codat.push(companyId, expenses(company, 1), { signal }),
      RequestAbortedError,
    );
    expect(error).toMatchObject({ cause: { message: "not today" } });
    expect(error.message).toContain(companyId);
    expect(mock.requests).toEqual([]);
  });

  test("at any request, it ends at once, and a later push resumes", async () => {
    const { codat, mock } = startPush();
    for (let nth = 1; nth <= 12; nth += 1) {
      const company = mock.createCompany();
      const { companyId } = company;
      const items = expenses(company, 120);
      const leaving = new AbortController();
      let requests = 0;
      const order = mock.inject({
        times: 1_000,
        when: () => {
          requests += 1;
          if (requests === nth) leaving.abort();
          return false;
        },
      });
      const journal = openJournal();
      const options = { journal, signal: leaving.signal };
      const error = await codat.push(companyId, items, options).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      order.cancel();
      if (error === undefined) break;
      expect(error).toBeInstanceOf(RequestAbortedError);
      const report = await codat.push(companyId, items, { journal });
      expect(report.counts.booked).toBe(120);
      expect(new Set((await timesTaken(mock, companyId)).values())).toEqual(new Set([1]));
    }
  });

  test("while the source gives nothing, it does not wait for it", async () => {
    const { codat, company, companyId } = startPush();
    const leaving = new AbortController();
    async function* source(): AsyncGenerator<PushItem> {
      yield expenseItem(company);
      leaving.abort();
      await new Promise(() => undefined);
    }
    const run = codat.push(companyId, source(), { signal: leaving.signal });
    await failureOf(run, RequestAbortedError);
  });

  test("while the results are not read, it ends all the same", async () => {
    const { codat, company, companyId } = startPush();
    const leaving = new AbortController();
    const run = codat.push(companyId, expenses(company, 3_000), { signal: leaving.signal });
    for await (const _ of run) {
      leaving.abort();
      await failureOf(run, RequestAbortedError);
      break;
    }
  });

  test("leaves nothing on the caller's signal", async () => {
    const { codat, company, companyId } = startPush();
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => {
      listeners += 1;
      add(...given);
    };
    signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...given);
    };
    await codat.push(companyId, expenses(company, 10), { signal });
    expect(listeners).toBe(0);
  });
});

test("the source is closed when the push fails", async () => {
  const { codat, mock, company, companyId } = startPush();
  mock.inject({ operationId: postOperations, status: 401 });
  let closed = false;
  function* source() {
    try {
      for (;;) yield expenseItem(company);
    } finally {
      closed = true;
    }
  }
  await failureOf(codat.push(companyId, source()), AuthenticationError);
  await new Promise((resolve) => setImmediate(resolve));
  expect(closed).toBe(true);
});

describe("a run that is not read", () => {
  test("causes no unhandled rejection when it fails", async () => {
    const { codat, mock, company, companyId } = startPush();
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", listen);
    onTestFinished(() => void process.off("unhandledRejection", listen));
    mock.inject({ status: 401, times: 1_000 });
    codat.push(companyId, expenses(company, 200));
    codat.push(companyId, expenses(company, 1), { concurrency: 0 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(mock.requests).not.toEqual([]);
    expect(unhandled).toEqual([]);
  });

  test("begins all the same", async () => {
    const { codat, mock, company, companyId } = startPush();
    const run = codat.push(companyId, expenses(company, 10));
    for (let turn = 0; turn < 1_000 && bookedIds(mock, companyId).length < 10; turn += 1) {
      await mock.clock.sleep(100);
    }
    expect(bookedIds(mock, companyId)).toHaveLength(10);
    await run;
  });
});
