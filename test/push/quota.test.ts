import { CodatExpenses } from "codat-expenses";
import type { WebhookEvent } from "codat-expenses/webhooks";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  bookedIds,
  expenseItem,
  expenses,
  finish,
  openJournal,
  receipt,
  startPush,
  timesTaken,
} from "./support.js";

/** What the API sends when the quota starts anew. */
const quotaReset: WebhookEvent = {
  eventType: "client.rateLimit.reset",
  id: "ba29118f-5406-4e59-b05c-ba307ca38d01",
  generatedDate: "2026-08-03T12:00:00Z",
  payload: {},
};

describe("when the quota comes to its end", () => {
  test("it stops in time: what it sent is booked, the rest is unknown, and nothing is refused with 429", async () => {
    const { codat, mock, company, companyId } = startPush({}, { dailyQuota: 40 });
    const items = [expenseItem(company, [receipt()]), ...expenses(company, 1_999)];
    // What is left is known from the first answer on.
    const check = await codat.platformContext(companyId);
    const journal = openJournal();
    const { results, report } = await finish(codat.push(companyId, items, { journal, check }));
    expect(report.counts.booked).toBeGreaterThan(0);
    expect(report.counts).toMatchObject({ refused: 0, failed: 0 });
    expect(report.counts.booked + report.counts.unknown).toBe(2_000);
    expect(report.attachments).toEqual({ attached: 1, failed: 0, maybeTwice: 0 });
    expect(mock.requests.filter(({ status }) => status === 429)).toEqual([]);
    const unknown = results.filter(({ outcome }) => outcome === "unknown");
    expect(unknown[0]).toMatchObject({
      reason: "quota",
      message: expect.stringContaining("Push again"),
    });

    await mock.clock.advanceTo("2026-08-04T00:00:01Z");
    mock.setQuotaRemaining(10_000);
    const again = await codat.push(companyId, items, { journal });
    expect(again.counts).toMatchObject({ booked: 2_000, refused: 0, failed: 0, unknown: 0 });
    expect(new Set((await timesTaken(mock, companyId)).values())).toEqual(new Set([1]));
  });

  test("without notice: what was sent is unknown, and a later push resumes", async () => {
    const { codat, mock, company, companyId } = startPush();
    const items = [expenseItem(company, [receipt()]), ...expenses(company, 499)];
    mock.setQuotaRemaining(4);
    const journal = openJournal();
    const report = await codat.push(companyId, items, { journal });
    expect(report.counts).toMatchObject({ refused: 0, failed: 0 });
    expect(report.counts.unknown).toBeGreaterThan(0);
    await mock.clock.advanceTo("2026-08-04T00:00:01Z");
    const again = await codat.push(companyId, items, { journal });
    expect(again.counts.booked).toBe(500);
    expect(again.attachments).toEqual({ attached: 1, failed: 0, maybeTwice: 0 });
    expect(new Set((await timesTaken(mock, companyId)).values())).toEqual(new Set([1]));
  });

  test("with wait-for-reset it continues at the moment that the API names", async () => {
    const { codat, mock, company, companyId } = startPush();
    const items = [expenseItem(company, [receipt()]), ...expenses(company, 999)];
    mock.setQuotaRemaining(12);
    const run = codat.push(companyId, items, { onQuotaExhausted: "wait-for-reset" });
    const report = await run;
    expect(report.counts).toMatchObject({ booked: 1_000, refused: 0, failed: 0, unknown: 0 });
    expect(report.attachments).toEqual({ attached: 1, failed: 0, maybeTwice: 0 });
    expect(mock.clock.now()).toBeGreaterThanOrEqual(Date.parse("2026-08-04T00:00:00Z"));
    expect(mock.requests.filter(({ status }) => status === 429).length).toBeLessThan(25);
    expect(bookedIds(mock, companyId)).toHaveLength(1_000);
  });

  test.each([-24, 24])(
    "whose clock is %i hours off the client's, it goes on at that moment",
    async (hours) => {
      const { mock, company, companyId } = startPush();
      const codat = new CodatExpenses({
        apiKey: "test-key",
        clock: {
          now: () => mock.clock.now() - hours * 3_600_000,
          sleep: (ms, signal) => mock.clock.sleep(ms, signal),
        },
      });
      mock.setQuotaRemaining(12);
      const report = await codat.push(companyId, expenses(company, 500), {
        onQuotaExhausted: "wait-for-reset",
      });
      expect(report.counts.booked).toBe(500);
      const endedMs = mock.clock.now() - Date.parse("2026-08-04T00:00:00Z");
      expect(endedMs).toBeGreaterThan(0);
      expect(endedMs).toBeLessThan(60 * 60_000);
    },
  );

  test("with wait-for-webhook it continues when it is notified", async () => {
    const { codat, mock, company, companyId } = startPush();
    mock.setQuotaRemaining(12);
    const items = expenses(company, 1_000);
    const run = codat.push(companyId, items, { onQuotaExhausted: "wait-for-webhook" });
    const ended = Promise.resolve(run);
    // Until the push sends nothing any more.
    for (let seen = 0; seen === 0 || seen !== mock.requests.length; ) {
      seen = mock.requests.length;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    await mock.clock.sleep(60 * 60_000);
    expect(bookedIds(mock, companyId).length).toBeLessThan(1_000);
    mock.setQuotaRemaining(10_000);
    codat.syncs.notify(quotaReset);
    expect((await ended).counts.booked).toBe(1_000);
    expect(mock.clock.now()).toBeLessThan(Date.parse("2026-08-04T00:00:00Z"));
  });
});

test("it slows down as the quota nears its end", async () => {
  // Without jitter the two pushes differ in nothing but what is left.
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  const tookMs = async (remaining: number) => {
    const { codat, mock, company, companyId } = startPush();
    mock.setQuotaRemaining(remaining);
    await codat.syncs.list(companyId);
    const sinceMs = mock.clock.now();
    await codat.push(companyId, expenses(company, 300), { concurrency: 1 });
    expect(bookedIds(mock, companyId)).toHaveLength(300);
    return mock.clock.now() - sinceMs;
  };
  expect(await tookMs(90)).toBeGreaterThan((await tookMs(10_000)) + 1_000);
});
