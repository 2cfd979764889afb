import { ConfigurationError, type PushItem, type PushProgress } from "codat-expenses";
import { expect, test } from "vitest";
import { untyped } from "../support/bodies.js";
import { bookedIds, expenseItem, expenses, finish, startPush } from "./support.js";

test("a slow reader holds the source back; how far ahead it is read is bounded", async () => {
  const { codat, mock, company, companyId } = startPush();
  let read = 0;
  function* source(): Generator<PushItem> {
    for (; read < 10_000; read += 1) yield expenseItem(company);
  }
  let taken = 0;
  let furthest = 0;
  for await (const _ of codat.push(companyId, source(), { concurrency: 4 })) {
    taken += 1;
    // The push gets all the time that it wants.
    if (taken % 500 === 1) await mock.clock.sleep(60_000);
    furthest = Math.max(furthest, read - taken);
    if (taken === 2_000) break;
  }
  // 200 results that wait, four batches that hand theirs over, and four under way.
  expect(furthest).toBeLessThanOrEqual(200 + 2 * 4 * 50 + 50);
});

test("the loop can be left early: the push continues, and its report has all results", async () => {
  const { codat, mock, company, companyId } = startPush();
  const run = codat.push(companyId, expenses(company, 700));
  for await (const _ of run) break;
  expect((await run).counts.booked).toBe(700);
  expect(bookedIds(mock, companyId)).toHaveLength(700);
});

test("awaiting only is enough, however many results there are", async () => {
  const { codat, company, companyId } = startPush();
  const report = await codat.push(companyId, expenses(company, 3_000));
  expect(report.counts.booked).toBe(3_000);
});

test("progress is reported as each item ends, with the rate and the time that is left", async () => {
  const { codat, company, companyId } = startPush();
  const seen: PushProgress[] = [];
  const items = expenses(company, 70);
  const given = [...items, ...items.slice(0, 1)];
  const run = codat.push(companyId, given);
  const report = await run
    .on("progress", (progress) => seen.push(progress))
    .on("progress", () => {
      throw new Error("what a listener throws is dropped");
    });
  expect(seen.map(({ done }) => done)).toEqual(given.map((_, index) => index + 1));
  expect(seen.every(({ total }) => total === 71)).toBe(true);
  expect(seen.at(-1)).toMatchObject({ ...report.counts, booked: 70, refused: 1, etaMs: 0 });
  const middle = seen[50];
  const minutes = (middle?.done ?? 0) / (middle?.ratePerMinute ?? 0);
  expect(middle?.etaMs).toBeCloseTo((minutes * 60_000 * 20) / 51, -1);
});

test("of a generator the total is not known, nor the time that is left", async () => {
  const { codat, company, companyId } = startPush();
  const items = expenses(company, 2).values();
  const seen: PushProgress[] = [];
  await codat.push(companyId, items).on("progress", (progress) => seen.push(progress));
  expect(seen.map(({ total, etaMs }) => [total, etaMs])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
});

test.each([
  ["another event", "end", () => undefined],
  ["no function", "progress", undefined],
])("a listener is refused for %s", async (_, event, listener) => {
  const { codat, companyId } = startPush();
  const run = codat.push(companyId, []);
  expect(() => run.on(untyped(event), untyped(listener))).toThrow(ConfigurationError);
  await run;
});

test("awaiting and looping concurrently both have all results", async () => {
  const { codat, company, companyId } = startPush();
  const run = codat.push(companyId, expenses(company, 700));
  const [{ results }, report] = await Promise.all([finish(run), run]);
  expect(results).toHaveLength(700);
  expect(report.counts.booked).toBe(700);
});

test("a loop that was begun before the await misses nothing", async () => {
  const { codat, company, companyId } = startPush();
  const run = codat.push(companyId, expenses(company, 60));
  const loop = run[Symbol.asyncIterator]();
  const report = await run;
  let results = 0;
  for await (const _ of loop) results += 1;
  expect(results).toBe(report.counts.booked);
});

test("the source is read no faster than batches are taken", async () => {
  const { codat, mock, company, companyId } = startPush();
  mock.endNextSync({ code: 1000 });
  let read = 0;
  function* source(): Generator<PushItem> {
    for (; read < 500; read += 1) yield expenseItem(company);
  }
  const run = codat.push(companyId, source(), { concurrency: 1, timeoutMs: 120_000 });
  await mock.clock.sleep(60_000);
  expect(read).toBeLessThanOrEqual(50);
  expect((await run).counts).toMatchObject({ booked: 450, unknown: 50 });
});
