import { CodatExpenses } from "codat-expenses";
import { expect, test } from "vitest";
import { expenses, oneOfEach, startPush } from "./support.js";

test("never more than 1,000 requests arrive in any 60 seconds, though each takes up to a second", async () => {
  const { mock, company, companyId } = startPush();
  const arrivedMs: number[] = [];
  const codat = new CodatExpenses({
    apiKey: "test-key",
    clock: mock.clock,
    fetch: (input, init) => {
      arrivedMs.push(mock.clock.now() + (arrivedMs.length % 10) * 100);
      return fetch(input, init);
    },
  });
  // Transfers go one by one: two requests each.
  const transfers = Array.from({ length: 600 }, () => oneOfEach(company)).flatMap((items) =>
    items.filter(({ kind }) => kind === "transfer"),
  );
  const report = await codat.push(companyId, transfers, { concurrency: 200 });
  expect(report.counts.booked).toBe(600);
  expect(arrivedMs.length).toBeGreaterThan(1_200);
  arrivedMs.sort((one, other) => one - other);
  arrivedMs.forEach((atMs, index) => {
    const thousandBefore = arrivedMs[index - 1_000] ?? Number.NEGATIVE_INFINITY;
    expect(atMs - thousandBefore).toBeGreaterThanOrEqual(60_000);
  });
});

test("never more requests are in flight than the client may have", async () => {
  const { mock, company, companyId } = startPush();
  let inFlight = 0;
  let most = 0;
  const codat = new CodatExpenses({
    apiKey: "test-key",
    clock: mock.clock,
    maxConcurrency: 3,
    fetch: async (input, init) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      try {
        return await fetch(input, init);
      } finally {
        inFlight -= 1;
      }
    },
  });
  const report = await codat.push(companyId, expenses(company, 1_000));
  expect(report.counts.booked).toBe(1_000);
  expect(most).toBe(3);
});

test("the report counts the requests that the push sent, and no others", async () => {
  const { codat, mock, company, companyId } = startPush();
  await codat.platformContext(companyId);
  const spent = mock.requests.length;
  mock.inject({ operationId: "create-expense-transaction", status: 429, times: 2 });
  const report = await codat.push(companyId, expenses(company, 60));
  expect(report.requests).toBe(mock.requests.length - spent);
});
