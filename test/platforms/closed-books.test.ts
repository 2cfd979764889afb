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
  ["a date object without a time zone", new Date("2026-03-31T12:00:00Z"), "2026-03-31", []],
  ["a lock that is a date object, without one", "2026-03-31", new Date("2026-03-31"), []],
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

describe("a date object is the day that is sent: the one in the time zone that is named", () => {
  const midnight = new Date("2026-03-31T23:30:00Z");
  it.each([
    ["Europe/London", []], // 00:30 on 1 April
    ["America/New_York", closed], // 19:30 on 31 March
    ["Asia/Kolkata", []], // 05:00 on 1 April
    ["Pacific/Auckland", []], // 12:30 on 1 April
    ["Pacific/Pago_Pago", closed], // 12:30 on 31 March
    ["Nowhere/Land", []], // not a time zone: not judged
  ])("%s", (timeZone, expected) => {
    const context = { platform, timeZone, ledgerLockDate: "2026-03-31" } as const;
    expect(brief(checkExpense(expense({ issueDate: midnight }), context))).toEqual(expected);
    const locked = { platform, timeZone, ledgerLockDate: midnight } as const;
    const isLater = expected.length === 0 && timeZone !== "Nowhere/Land";
    expect(brief(checkExpense(expense({ issueDate: "2026-04-01" }), locked))).toEqual(
      isLater ? closed : [],
    );
  });
});

describe("text with an offset whose day differs in the named time zone", () => {
  const shifted = ["warning date-day-shift issueDate"];
  it.each([
    ["2026-10-14T22:30:00Z", "Europe/London", []],
    ["2026-10-14T23:30:00Z", "Europe/London", shifted],
    ["2026-10-01T01:00:00Z", "America/New_York", shifted],
    ["2026-10-01T01:00:00-04:00", "America/New_York", []],
    ["2026-10-14T20:00:00+00:00", "Asia/Kolkata", shifted],
    ["2026-10-14T18:00:00+0530", "Asia/Kolkata", []],
    ["2026-10-14T12:00:00Z", "Pacific/Auckland", shifted],
    ["2026-10-14", "Pacific/Auckland", []],
    ["2026-10-14T23:59:59", "Pacific/Auckland", []],
    ["2026-10-14T12:00:00Z", undefined, []],
  ])("%s in %s", (issueDate, timeZone, expected) => {
    const context = { platform, timeZone } as const;
    expect(brief(checkExpense(expense({ issueDate }), context))).toEqual(expected);
  });

  it("is found in every date of a transaction", () => {
    const context = { platform: "quickbooksOnline", timeZone: "Pacific/Auckland" } as const;
    const date = "2026-10-14T12:00:00Z";
    expect(
      brief(checkReimbursable(reimbursable({ issueDate: date, dueDate: date }), context)),
    ).toEqual([...shifted, "warning date-day-shift dueDate"]);
    expect(brief(checkTransfer(transfer({ date }), context))).toEqual([
      "warning date-day-shift date",
    ]);
    expect(brief(checkAdjustment(adjustment({ date }), context))).toEqual([
      "warning date-day-shift date",
    ]);
  });
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
    "FreeAgent does not accept anything dated 2026-05-21, because its books are closed up to 2026-06-30: use a later date, or have them reopened.",
  );
});
