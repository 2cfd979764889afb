import type { PushItem, PushResult } from "codat-expenses";
import { checkAttachment, type PlatformSlug, platforms } from "codat-expenses/platforms";
import { describe, expect, test } from "vitest";
import { finish, openJournal, receipt, startPush } from "./support.js";

type ExpenseItem = Extract<PushItem, { kind: "expense" }>;

const slugs = Object.keys(platforms) as PlatformSlug[];
const updated = { onChange: "update" } as const;

/** A payment of a company on this platform that is in its books, and how it is pushed again. */
async function startBooked(platform: PlatformSlug) {
  const { codat, mock } = startPush();
  const company = mock.createCompany({ platform, baseCurrency: "GBP" });
  const [supplier] = company.suppliers;
  const transaction = mock.make(company).expense({
    // Dynamics 365 takes none on an expense.
    ...(platform !== "dynamics365" && { contactRef: { id: supplier.id, type: "Supplier" } }),
  });
  const item: ExpenseItem = { kind: "expense", transaction };
  const journal = openJournal();
  const check = await codat.platformContext(company.companyId);
  const push = async (changed: PushItem, options: { onChange?: "update" } = {}) => {
    const run = codat.push(company.companyId, [changed], { journal, check, ...options });
    const { results, report } = await finish(run);
    return { result: results[0] as PushResult, requests: report.requests };
  };
  expect((await push(item)).result).toMatchObject({ outcome: "booked" });
  const entry = () => mock.ledger(company.companyId)[0];
  return { company, item, push, entry };
}

function changed(item: ExpenseItem, changes: Partial<ExpenseItem["transaction"]>): ExpenseItem {
  return { ...item, transaction: { ...item.transaction, ...changes } };
}

describe.each(slugs)("on %s", (platform) => {
  const takesUpdates = platforms[platform].kinds.expense.update;

  test("a payment goes from booked to outdated, updated and as given", async () => {
    const { item, push, entry } = await startBooked(platform);
    const other = changed(item, { notes: "corrected" });
    expect(await push(other)).toMatchObject({
      result: { outcome: "outdated", reason: "not-asked", changes: [{ path: ["notes"] }] },
      requests: 0,
    });
    const { result, requests } = await push(other, updated);
    if (!takesUpdates) {
      expect(result).toMatchObject({ outcome: "outdated", reason: "update-not-supported" });
      expect(requests).toBe(0);
      return;
    }
    expect(result).toMatchObject({ outcome: "updated" });
    expect(entry()?.content).toMatchObject({ notes: "corrected" });
    expect(await push(other, updated)).toMatchObject({
      result: { outcome: "booked", content: "as-given" },
      requests: 0,
    });
  });

  test.runIf(takesUpdates)("no field that is fixed once written is sent again", async () => {
    const { company, item, push, entry } = await startBooked(platform);
    const { lines = [] } = item.transaction;
    const account = { id: company.accounts[1]?.id ?? "" };
    const fixed: Partial<ExpenseItem["transaction"]>[] = [
      { type: "Refund" },
      { issueDate: "2026-07-15" },
      { currency: "EUR", currencyRate: 0.86 },
      { currencyRate: 1.5 },
      { contactRef: { id: company.suppliers[1]?.id ?? "", type: "Supplier" } },
      { merchantName: "Another Merchant" },
      { lines: (lines ?? []).map((line) => ({ ...line, accountRef: account })) },
    ];
    for (const changes of fixed) {
      const { result, requests } = await push(changed(item, changes), updated);
      const names = Object.keys(changes).join();
      expect([names, result.outcome, requests]).toEqual([names, "outdated", 0]);
      expect(["field-not-updatable", "update-not-supported"]).toContain(
        result.outcome === "outdated" ? result.reason : undefined,
      );
    }
    expect(entry()?.updates).toBe(0);
  });

  test("files that come late, in any order, are attached once each", async () => {
    const { item, push, entry } = await startBooked(platform);
    const transaction = "expense-transactions.Payment";
    const about = { platform, transaction } as const;
    const issues = checkAttachment({ filename: "a.pdf", sizeBytes: 100 }, about);
    const takesFiles = issues.every(({ severity }) => severity !== "error");
    const [one, two, three] = [receipt("1.pdf"), receipt("2.pdf"), receipt("3.pdf")];
    for (const attachments of [[two], [one, two], [three, one], [three, two, one]]) {
      const { result } = await push({ ...item, attachments });
      const statuses = result.outcome === "booked" ? result.attachments.map((a) => a.status) : [];
      expect(statuses).toEqual(attachments.map(() => (takesFiles ? "attached" : "failed")));
    }
    const names = entry()?.attachments.map(({ filename }) => filename);
    expect(names?.sort()).toEqual(takesFiles ? ["1.pdf", "2.pdf", "3.pdf"] : []);
  });
});
