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

test("a Date is sent as ISO 8601 in UTC, wherever a body takes a date", async () => {
  const { codat, mock, sent } = startClient();
  const { companyId } = mock.createCompany();
  const date = new Date("2026-08-01T23:30:00+02:00");
  const iso = "2026-08-01T21:30:00.000Z";
  await codat.expenses.create(companyId, [expense({ issueDate: date })]);
  await codat.adjustments.create(companyId, [adjustment({ date })]);
  await codat.reimbursables.create(companyId, [reimbursable({ issueDate: date, dueDate: date })]);
  await codat.transfers.create(companyId, transactionId, transfer({ date }));
  expect(sent).toMatchObject([
    [{ issueDate: iso }],
    [{ date: iso }],
    [{ issueDate: iso, dueDate: iso }],
    { date: iso },
  ]);
});

describe("what is no date is refused", () => {
  const codat = new CodatExpenses({
    apiKey: "test-key",
    fetch: () => Promise.reject(new Error("nothing is to be sent")),
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
