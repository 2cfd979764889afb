import { runInNewContext } from "node:vm";
import { CodatExpenses } from "codat-expenses";
import { describe, expect, test } from "vitest";
import {
  adjustment,
  companyId,
  expense,
  reimbursable,
  transactionId,
  transfer,
  untyped,
} from "../support/bodies.js";
import { refusalOf } from "../support/refusal.js";
import { startClient } from "../support/start-client.js";

const refused = "must be a valid Date or ISO 8601 text such as 2026-10-31 or 2026-10-31T09:30:00Z";

test.each([
  "2026-08-01",
  "2026-08-01T09:30",
  "2026-08-01T09:30:00",
  "2026-08-01T09:30:00.123",
  "2026-08-01T09:30:00Z",
  "2026-08-01T23:30:00+02:00",
  "2026-08-01T23:30:00.1234567-0330",
  "2028-02-29",
])("text is sent as it is written: %s", async (issueDate) => {
  const { codat, mock, sent } = startClient();
  const { companyId } = mock.createCompany();
  await codat.expenses.create(companyId, [expense({ issueDate })]);
  expect(sent).toMatchObject([[{ issueDate }]]);
});

describe("a Date for a calendar day", () => {
  // 23:30 in London, 18:30 in New York, 04:00 in Kolkata and 11:30 in Auckland on the next day.
  const moment = new Date("2026-10-13T22:30:00Z");
  const zones = [
    ["Europe/London", "2026-10-13"],
    ["America/New_York", "2026-10-13"],
    ["Asia/Kolkata", "2026-10-14"],
    ["Pacific/Auckland", "2026-10-14"],
  ] as const;

  test.each(zones)("is sent as the day in %s, wherever a body takes one", async (timeZone, day) => {
    const { codat, mock, sent } = startClient({ timeZone });
    const { companyId } = mock.createCompany();
    const date = moment;
    await codat.expenses.create(companyId, [expense({ issueDate: date })]);
    await codat.adjustments.create(companyId, [adjustment({ date })]);
    await codat.reimbursables.create(companyId, [reimbursable({ issueDate: date, dueDate: date })]);
    await codat.transfers.create(companyId, transactionId, transfer({ date }));
    expect(sent).toMatchObject([
      [{ issueDate: day }],
      [{ date: day }],
      [{ issueDate: day, dueDate: day }],
      { date: day },
    ]);
  });

  test.each(zones)("made at midnight in %s is that day there", async (timeZone) => {
    const { codat, mock, sent } = startClient();
    const { companyId } = mock.createCompany();
    const offsets = {
      "Europe/London": "+01:00",
      "America/New_York": "-04:00",
      "Asia/Kolkata": "+05:30",
      "Pacific/Auckland": "+13:00",
    };
    const issueDate = new Date(`2026-10-01T00:00:00${offsets[timeZone]}`);
    await codat.expenses.create(companyId, [expense({ issueDate })], { timeZone });
    expect(sent).toMatchObject([[{ issueDate: "2026-10-01" }]]);
  });

  test("is refused where no time zone was named, at any time of the day, with both ways out", async () => {
    const { codat, mock } = startClient();
    const { companyId } = mock.createCompany();
    for (const issueDate of [moment, new Date("2026-10-13T12:00:00Z")]) {
      const [issue = ""] = await refusalOf(
        codat.expenses.create(companyId, [expense({ issueDate })]),
      );
      expect(issue).toMatch(/^0\.issueDate: is a Date/);
      expect(issue).toContain('"YYYY-MM-DD"');
      expect(issue).toContain("timeZone");
    }
    expect(mock.requests).toEqual([]);
  });

  test("is the day that the push names", async () => {
    const { codat, mock, sent } = startClient({ timeZone: "Europe/London" });
    const { companyId } = mock.createCompany();
    const items = [{ kind: "expense", transaction: expense({ issueDate: moment }) } as const];
    await codat.push(companyId, items, { timeZone: "Asia/Kolkata" });
    await codat.push(companyId, [
      { kind: "expense", transaction: expense({ issueDate: moment }) } as const,
    ]);
    expect(sent).toMatchObject([[{ issueDate: "2026-10-14" }], [{ issueDate: "2026-10-13" }]]);
  });

  test("is judged by the day that is sent, where books are closed", async () => {
    const { codat, mock } = startClient();
    const { companyId } = mock.createCompany();
    const check = { platform: "quickbooksOnline", ledgerLockDate: "2026-10-13" } as const;
    const lines = [{ netAmount: 1, accountRef: { id: "a" } }];
    const create = (timeZone: string) =>
      codat.expenses.create(companyId, [expense({ issueDate: moment, lines })], {
        check,
        timeZone,
      });
    await expect(create("Europe/London")).rejects.toThrow(
      "does not accept anything dated 2026-10-13",
    );
    await create("Asia/Kolkata");
  });

  test.each(["Berlin", "+02:00", "UTC+2", "", "Europe/Nowhere", 2, null])(
    "is not read in %j, which is not an IANA name",
    async (timeZone) => {
      expect(() => startClient({ timeZone: untyped(timeZone ?? 0) })).toThrow(
        /timeZone must be the IANA/,
      );
      const { codat, mock } = startClient();
      const call = codat.expenses.create("a", [expense()], { timeZone: untyped(timeZone ?? 0) });
      await expect(call).rejects.toThrow(/timeZone must be the IANA/);
      const push = codat.push("a", [], { timeZone: untyped(timeZone ?? 0) });
      await expect(push.then(() => 0)).rejects.toThrow(/timeZone must be the IANA/);
      expect(mock.requests).toEqual([]);
    },
  );
});

test("a Date from another realm is a Date", async () => {
  const { codat, mock, sent } = startClient({ timeZone: "UTC" });
  const { companyId } = mock.createCompany();
  const issueDate: Date = runInNewContext('new Date("2026-10-13T22:30:00Z")');
  expect(issueDate instanceof Date).toBe(false);
  await codat.expenses.create(companyId, [expense({ issueDate })]);
  expect(sent).toMatchObject([[{ issueDate: "2026-10-13" }]]);
});

describe("what is no date is refused", () => {
  const codat = new CodatExpenses({
    apiKey: "test-key",
    fetch: () => Promise.reject(new Error("nothing is to be sent")),
    timeZone: "UTC",
  });

  test.each([
    "",
    "yesterday",
    "2026",
    "2026-08",
    "2026-8-1",
    "01/08/2026",
    "20260801",
    "2026-02-30",
    "2026-02-29",
    "2026-04-31T10:00:00Z",
    "2026-13-01",
    "2026-00-10",
    "2026-08-00",
    "2026-08-01 09:30:00",
    "2026-08-01T24:00:00Z",
    "2026-08-01T09:60:00Z",
    "2026-08-01T09Z",
    "2026-08-01T09:30:00 GMT",
    "2026-08-01\n",
    " 2026-08-01",
    "+012026-08-01",
    1_785_542_400_000,
    null,
    {},
    new Date(Number.NaN),
    // Milliseconds taken for seconds, or the other way round.
    new Date(Date.UTC(2026, 7, 1) * 1000),
  ])("%j", async (date) => {
    expect(
      await refusalOf(codat.expenses.create(companyId, [expense({ issueDate: untyped(date) })])),
    ).toEqual([`0.issueDate: ${refused}`]);
    expect(
      await refusalOf(codat.adjustments.create(companyId, [adjustment({ date: untyped(date) })])),
    ).toEqual([`0.date: ${refused}`]);
    expect(
      await refusalOf(
        codat.reimbursables.create(companyId, [reimbursable({ dueDate: untyped(date) })]),
      ),
    ).toEqual([`0.dueDate: ${refused}`]);
    const body = transfer({ date: untyped(date) });
    expect(await refusalOf(codat.transfers.update(companyId, transactionId, body))).toEqual([
      `date: ${refused}`,
    ]);
  });
});
