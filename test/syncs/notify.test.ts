import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { SyncOutcome } from "codat-expenses";
import { sign, unwrap } from "codat-expenses/webhooks";
import { describe, expect, onTestFinished, test } from "vitest";
import { untyped } from "../support/bodies.js";
import { bookableExpense } from "../support/spend.js";
import { startClient, startListeningClient } from "../support/start-client.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** A client, and syncs that run until they are told to end. Time stands still from `freeze` on. */
async function start() {
  const { codat, mock } = startClient();
  const company = mock.createCompany();
  const { companyId } = company;
  return {
    codat,
    mock,
    companyId,
    run: async (): Promise<string> => {
      mock.endNextSync({ code: 1000 });
      const { syncId } = await codat.expenses.create(companyId, [bookableExpense(company)]);
      return syncId;
    },
    end: (syncId: string, code = 2000) => mock.endSync({ companyId, syncId, code }),
    /** Takes in a webhook as an endpoint does: signed on its way, verified here. */
    deliver: (event: Record<string, unknown>) => {
      const { headers, body } = sign(event, secret);
      codat.syncs.notify(unwrap(body, headers, secret));
    },
    polls: () =>
      mock.requests.filter(({ operationId }) => /^(get-sync|list-syncs)/.test(operationId ?? "")),
  };
}

const successful = (syncId: unknown) => ({
  id: crypto.randomUUID(),
  eventType: "expenses.sync.successful",
  generatedDate: "2026-08-03T09:00:01Z",
  payload: { referenceCompany: { id: "company", name: "Acme" }, syncId, transactions: [] },
});

const unsuccessful = (syncId: unknown) => ({
  ...successful(syncId),
  eventType: "expenses.sync.unsuccessful",
});

const olderRule = (syncId: unknown, RuleType = "Sync Completed") => ({
  ClientId: crypto.randomUUID(),
  CompanyId: "company",
  RuleId: crypto.randomUUID(),
  RuleType,
  AlertId: crypto.randomUUID(),
  Message: `Sync ${syncId}`,
  Data: { syncId, syncType: "Expenses" },
});

/** Lets all that is under way come to rest, where time stands still. */
const rest = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Whether a wait is still going on. */
async function isWaiting(wait: Promise<SyncOutcome>): Promise<boolean> {
  const ended = wait.then(
    () => false,
    () => false,
  );
  return Promise.race([ended, rest().then(() => true)]);
}

describe("a webhook ends a wait at once, with one poll that confirms it", () => {
  test.each([
    ["expenses.sync.successful", successful, 2000],
    ["expenses.sync.unsuccessful", unsuccessful, 5130],
    ["the older rule Sync Completed", (id: string) => olderRule(id), 2000],
    ["the older rule Sync Failed", (id: string) => olderRule(id, "Sync Failed"), 4000],
  ])("%s", async (_, event, code) => {
    const { codat, mock, companyId, run, end, deliver, polls } = await start();
    const syncId = await run();
    mock.clock.freeze();
    const startMs = mock.clock.now();
    const wait = codat.syncs.wait(companyId, syncId, { throwOnFailure: false });
    expect(await isWaiting(wait)).toBe(true);
    end(syncId, code);
    deliver(event(syncId));
    expect(await wait).toMatchObject({ companyId, syncId, code });
    expect(polls()).toHaveLength(1);
    expect(mock.clock.now()).toBe(startMs);
  });

  test("long after it began, when polls have become few", async () => {
    const { codat, mock, companyId, run, end, deliver, polls } = await start();
    const syncId = await run();
    const startMs = mock.clock.now();
    const wait = codat.syncs.wait(companyId, syncId, {
      onStatus: () => {
        if (mock.clock.now() - startMs > 60_000) mock.clock.freeze();
      },
    });
    while (!mock.clock.isFrozen) await rest();
    expect(await isWaiting(wait)).toBe(true);
    const before = polls().length;
    end(syncId);
    deliver(successful(syncId));
    expect(await wait).toMatchObject({ result: "written" });
    expect(polls().length - before).toBe(1);
  });

  test("for all who wait for that sync", async () => {
    const { codat, mock, companyId, run, end, deliver, polls } = await start();
    const syncId = await run();
    mock.clock.freeze();
    const waits = [1, 2, 3].map(() => codat.syncs.wait(companyId, syncId));
    end(syncId);
    deliver(successful(syncId));
    const outcomes = await Promise.all(waits);
    expect(outcomes).toMatchObject(waits.map(() => ({ syncId, result: "written" })));
    expect(polls()).toHaveLength(1);
  });
});

test("a webhook that comes while a poll is under way, whose response is older, is not lost", async () => {
  let hold = Promise.resolve();
  const { codat, mock } = startClient({
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      await hold;
      return response;
    },
  });
  const company = mock.createCompany();
  const { companyId } = company;
  mock.endNextSync({ code: 1000 });
  const { syncId } = await codat.expenses.create(companyId, [bookableExpense(company)]);
  let letGo = () => {};
  hold = new Promise((resolve) => {
    letGo = resolve;
  });
  const wait = codat.syncs.wait(companyId, syncId);
  const isPolled = () => mock.requests.some(({ operationId }) => operationId === "get-sync-by-id");
  while (!isPolled()) await rest();
  mock.clock.freeze();
  mock.endSync({ companyId, syncId });
  codat.syncs.notify(untyped(successful(syncId)));
  letGo();
  expect(await isWaiting(wait)).toBe(false);
  expect(await wait).toMatchObject({ result: "written" });
});

test("a webhook that never comes is not needed", async () => {
  const { codat, companyId, run, end, mock } = await start();
  const syncId = await run();
  const wait = codat.syncs.wait(companyId, syncId);
  mock.clock.alarm(mock.clock.now() + 30_000, () => end(syncId));
  expect(await wait).toMatchObject({ result: "written" });
});

describe("a webhook that comes twice", () => {
  test("at the same time costs one poll", async () => {
    const { codat, mock, companyId, run, end, deliver, polls } = await start();
    const syncId = await run();
    mock.clock.freeze();
    const wait = codat.syncs.wait(companyId, syncId);
    end(syncId);
    deliver(successful(syncId));
    deliver(successful(syncId));
    await wait;
    await rest();
    expect(polls()).toHaveLength(1);
  });

  test("once more after the wait is over sends nothing", async () => {
    const { codat, companyId, run, end, deliver, polls } = await start();
    const syncId = await run();
    const wait = codat.syncs.wait(companyId, syncId);
    end(syncId);
    deliver(successful(syncId));
    await wait;
    const before = polls().length;
    deliver(successful(syncId));
    await rest();
    expect(polls()).toHaveLength(before);
  });
});

describe("a webhook that comes first", () => {
  test("has the wait look at once", async () => {
    const { codat, mock, companyId, run, end, deliver, polls } = await start();
    const syncId = await run();
    mock.clock.freeze();
    end(syncId);
    deliver(successful(syncId));
    await rest();
    expect(polls()).toEqual([]);
    expect(await codat.syncs.wait(companyId, syncId)).toMatchObject({ result: "written" });
    expect(polls()).toHaveLength(1);
  });

  test("is still known when a thousand others came first too", async () => {
    const { codat, mock, companyId, run, end, deliver } = await start();
    const syncId = await run();
    mock.clock.freeze();
    end(syncId);
    deliver(successful(syncId));
    for (let count = 0; count < 900; count += 1) {
      codat.syncs.notify(untyped(successful(crypto.randomUUID())));
    }
    expect(await codat.syncs.wait(companyId, syncId)).toMatchObject({ result: "written" });
  });

  test("and was forgotten is not needed", async () => {
    const { codat, companyId, run, end, deliver } = await start();
    const syncId = await run();
    end(syncId);
    deliver(successful(syncId));
    for (let count = 0; count < 5_000; count += 1) {
      codat.syncs.notify(untyped(successful(crypto.randomUUID())));
    }
    expect(await codat.syncs.wait(companyId, syncId)).toMatchObject({ result: "written" });
  });

  test("and is untrue does no harm", async () => {
    const { codat, mock, companyId, run, end, deliver } = await start();
    const syncId = await run();
    deliver(successful(syncId));
    const wait = codat.syncs.wait(companyId, syncId);
    mock.clock.alarm(mock.clock.now() + 30_000, () => end(syncId));
    expect(await wait).toMatchObject({ result: "written" });
  });
});

describe("what a webhook says is not believed", () => {
  test("a sync that still runs is waited for further", async () => {
    const { codat, mock, companyId, run, end, deliver, polls } = await start();
    const syncId = await run();
    mock.clock.freeze();
    const wait = codat.syncs.wait(companyId, syncId);
    deliver(successful(syncId));
    expect(await isWaiting(wait)).toBe(true);
    expect(polls()).toHaveLength(1);
    end(syncId);
    mock.clock.run();
    expect(await wait).toMatchObject({ result: "written" });
  });

  test.each([
    [unsuccessful, 2000, "written"],
    [successful, 5130, "failed"],
  ] as const)("how it ended is what the API answers: case %#", async (event, code, result) => {
    const { codat, companyId, run, end, deliver } = await start();
    const syncId = await run();
    const wait = codat.syncs.wait(companyId, syncId, { throwOnFailure: false });
    end(syncId, code);
    deliver(event(syncId));
    expect(await wait).toMatchObject({ result, code });
  });
});

test("a webhook of another sync is none of a wait's business", async () => {
  const { codat, mock, companyId, run, end, deliver, polls } = await start();
  const [syncId, other] = [await run(), await run()];
  mock.clock.freeze();
  const wait = codat.syncs.wait(companyId, syncId);
  end(other);
  deliver(successful(other));
  deliver(successful(crypto.randomUUID()));
  expect(await isWaiting(wait)).toBe(true);
  expect(polls()).toEqual([]);
  end(syncId);
  deliver(successful(syncId));
  expect(await wait).toMatchObject({ syncId, result: "written" });
});

test.each([
  ["client.rateLimit.reached", { payload: { dailyQuota: 1_000, quotaRemaining: 0 } }],
  ["client.rateLimit.reset", { payload: { dailyQuota: 1_000, quotaRemaining: 1_000 } }],
  ["company.created", { payload: { id: "company" } }],
  ["read.completed", { payload: { dataTypes: [] } }],
  ["suppliers.write.successful", { payload: { id: "push", status: "Success" } }],
  ["expenses.sync.successful", {}],
  ["expenses.sync.successful", { payload: null }],
  ["expenses.sync.successful", { payload: { syncId: null } }],
  ["expenses.sync.successful", { payload: { syncId: 5 } }],
  ["expenses.sync.successful", { payload: { syncId: "" } }],
  ["something.new", { payload: "text" }],
])("%s with %j does no harm", async (eventType, rest_) => {
  const { codat, mock, companyId, run, end, deliver, polls } = await start();
  deliver({ eventType, ...rest_ });
  const syncId = await run();
  mock.clock.freeze();
  const wait = codat.syncs.wait(companyId, syncId);
  deliver({ eventType, ...rest_ });
  expect(await isWaiting(wait)).toBe(true);
  expect(polls()).toEqual([]);
  end(syncId);
  mock.clock.run();
  expect(await wait).toMatchObject({ result: "written" });
});

test("end to end: the mock's signed webhook reaches an endpoint that tells the client", async () => {
  const { codat, mock } = await startListeningClient();
  const company = mock.createCompany();
  const { companyId } = company;
  const answers: number[] = [];
  const endpoint = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request.setEncoding("utf8")) body += piece;
    codat.syncs.notify(unwrap(body, request.headers, secret, { now: () => mock.clock.now() }));
    response.writeHead(204).end();
    answers.push(204);
  });
  await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void endpoint.close());
  const { port } = endpoint.address() as AddressInfo;
  const webhooks = mock.sendWebhooks({
    url: `http://127.0.0.1:${port}/webhooks`,
    secret,
    eventTypes: ["expenses.sync.successful", "expenses.sync.unsuccessful", "SyncCompleted"],
  });
  onTestFinished(() => webhooks.stop());

  mock.endNextSync({ code: 1000 });
  const { syncId } = await codat.expenses.create(companyId, [bookableExpense(company)]);
  mock.clock.freeze();
  const wait = codat.syncs.wait(companyId, syncId);
  mock.endSync({ companyId, syncId });
  // No time passes: it is the webhook that ends the wait.
  expect(await wait).toMatchObject({ syncId, result: "written" });
  await webhooks.settled();
  expect(answers).toEqual([204, 204]);
  expect(webhooks.deliveries).toMatchObject([{ status: "delivered" }, { status: "delivered" }]);
  expect(mock.requests.filter(({ operationId }) => operationId === "get-sync-by-id")).toHaveLength(
    1,
  );
});
