import {
  checkAdjustment,
  checkExpense,
  checkExpenseUpdate,
  checkReimbursable,
  checkReimbursableUpdate,
  checkTransfer,
  checkTransferUpdate,
} from "codat-expenses/platforms";
import { describe, expect, it } from "vitest";
import {
  adjustment,
  brief,
  expense,
  expenseUpdate,
  reimbursable,
  reimbursableUpdate,
  transfer,
} from "./given.js";

const platform = "freeagent";
const closed = ["error books-closed issueDate"];
const judged = (issueDate: string | Date, ledgerLockDate: string | Date | null | undefined) =>
  brief(checkExpense(expense({ issueDate }), { platform, ledgerLockDate }));

it.each([
  ["the day before", "2026-03-30", "2026-03-31", closed],
  ["the day itself", "2026-03-31", "2026-03-31", closed],
  ["the day after", "2026-04-01", "2026-03-31", []],
  ["a year later, on an earlier day", "2027-01-01", "2026-03-31", []],
  ["the day itself, late in the day", "2026-03-31T23:59:59", "2026-03-31T00:00:00", closed],
  ["the day itself, a lock in UTC", "2026-03-31T08:00:00", "2026-03-31T00:00:00Z", closed],
  ["an offset: the day as written", "2026-04-01T00:30:00+02:00", "2026-03-31", []],
  ["an offset the other way", "2026-03-31T23:30:00-08:00", "2026-03-31T23:59:59Z", closed],
  [
    "a date object, which is sent in UTC",
    new Date("2026-04-01T00:30:00+02:00"),
    "2026-03-31",
    closed,
  ],
  ["a lock that is a date object", "2026-03-31", new Date("2026-03-31T12:00:00Z"), closed],
  ["books that were never closed", "2026-03-31", "0001-01-01T00:00:00", []],
  ["no lock date", "2026-03-31", null, []],
  ["a lock date that is not known", "2026-03-31", undefined, []],
  ["a lock date that is none", "2026-03-31", "soon", []],
  ["a date that is none", "yesterday", "2026-03-31", []],
  ["an invalid date object", new Date(Number.NaN), "2026-03-31", []],
  ["an invalid lock", "2026-03-31", new Date(Number.NaN), []],
] as const)("%s", (_, issueDate, ledgerLockDate, expected) => {
  expect(judged(issueDate, ledgerLockDate)).toEqual(expected);
});

describe("every kind of transaction", () => {
  const context = { platform: "quickbooksOnline", ledgerLockDate: "2026-12-31" } as const;
  it.each([
    ["an update of an expense", () => checkExpenseUpdate(expenseUpdate(), context), "issueDate"],
    ["a reimbursable", () => checkReimbursable(reimbursable(), context), "issueDate"],
    ["an update of one", () => checkReimbursableUpdate(reimbursableUpdate(), context), "issueDate"],
    ["a transfer", () => checkTransfer(transfer(), context), "date"],
    ["an update of a transfer", () => checkTransferUpdate(transfer(), context), "date"],
    ["an adjustment", () => checkAdjustment(adjustment(), context), "date"],
  ] as const)("%s", (_, check, property) => {
    expect(brief(check())).toEqual([`error books-closed ${property}`]);
  });
});

it("says which days they are", () => {
  const context = { platform, ledgerLockDate: "2026-06-30T00:00:00" } as const;
  expect(checkExpense(expense(), context)[0]?.message).toBe(
    "FreeAgent takes nothing dated 2026-05-21, as its books are closed up to 2026-06-30: date it later, or have them opened.",
  );
});
