import { memoryJournal } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { bookedIds, expenseItem, finish, idOf, receipt, startPush } from "./support.js";

test("what the platform would refuse costs no request, and has its issues", async () => {
  const { codat, mock, company, companyId } = startPush();
  const check = await codat.platformContext(companyId);
  const spent = mock.requests.length;
  const item = expenseItem(company, undefined, { lines: [{ netAmount: 1, taxAmount: 0 }] });
  const { results } = await finish(codat.push(companyId, [item], { check }));
  expect(results).toMatchObject([
    { outcome: "refused", reason: "rules", issues: [{ severity: "error" }] },
  ]);
  expect(results[0]).toMatchObject({ message: expect.stringMatching(/\w/) });
  expect(mock.requests).toHaveLength(spent);
});

test("a file that the platform would refuse is not sent; the transaction is", async () => {
  const { codat, mock, company, companyId } = startPush();
  const check = await codat.platformContext(companyId);
  const item = expenseItem(company, [receipt("receipt.exe"), receipt()]);
  const { results, report } = await finish(codat.push(companyId, [item], { check }));
  expect(results).toMatchObject([
    { outcome: "booked", attachments: [{ status: "failed" }, { status: "attached" }] },
  ]);
  expect(report.attachments).toEqual({ attached: 1, failed: 1, maybeTwice: 0 });
  expect(bookedIds(mock, companyId)).toEqual([idOf(item)]);
  const uploads = mock.requests.filter((request) => request.path.includes("/attachments"));
  expect(uploads).toHaveLength(1);
});

describe("warnings of the rules", () => {
  async function withWarning() {
    const started = startPush();
    const { codat, company, companyId } = started;
    const check = await codat.platformContext(companyId);
    // A draft is recorded as a final one there.
    const item = expenseItem(company, undefined, { postAsDraft: true });
    return { ...started, check, items: [item, expenseItem(company)] };
  }

  test("come with each result, and are counted in the report", async () => {
    const { codat, companyId, check, items } = await withWarning();
    const { results, report } = await finish(codat.push(companyId, items, { check }));
    expect(report).toMatchObject({ counts: { booked: 2 }, warnings: 1 });
    const byId = new Map(results.map(({ id, warnings }) => [id, warnings]));
    expect(items.map((item) => byId.get(idOf(item)))).toMatchObject([
      [{ severity: "warning", code: "draft-not-supported" }],
      [],
    ]);
  });

  test("refuse the item with failOn: warning", async () => {
    const { codat, mock, companyId, check, items } = await withWarning();
    const options = { check, failOn: "warning" } as const;
    const { report } = await finish(codat.push(companyId, items, options));
    expect(report.refused).toMatchObject([
      { reason: "rules", warnings: [{ code: "draft-not-supported" }] },
    ]);
    expect(bookedIds(mock, companyId)).toEqual(items.slice(1).map(idOf));
  });
});

test("a dry run checks everything, sends and writes nothing, and returns what would be sent", async () => {
  const { codat, mock, company, companyId } = startPush();
  const check = await codat.platformContext(companyId);
  const journal = memoryJournal();
  const done = expenseItem(company, [receipt("done.pdf")]);
  await codat.push(companyId, [done], { journal });
  const spent = mock.requests.length;
  const bad = expenseItem(company, undefined, { lines: [{ netAmount: 1, taxAmount: 0 }] });
  const late = { ...done, attachments: [receipt("done.pdf"), receipt("late.pdf")] };
  const items = [late, bad, expenseItem(company, [receipt("new.pdf")])];
  const plan = await codat.push(companyId, items, { check, journal, dryRun: true });
  expect(plan).toMatchObject({
    counts: { create: 1, update: 0, resume: 0, done: 1 },
    uploads: 2,
    requests: 5,
    refused: [{ id: idOf(bad), reason: "rules" }],
    outdated: [],
  });
  expect(mock.requests).toHaveLength(spent);
  expect((await codat.push(companyId, [done], { journal })).requests).toBe(0);
});
