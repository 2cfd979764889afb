import { createMockCodat } from "codat-expenses/mock";
import { type PlatformSlug, platforms } from "codat-expenses/platforms";
import { describe, expect, test } from "vitest";
import { profiles, startClient } from "../support/start-client.js";

const slugs = Object.keys(platforms) as PlatformSlug[];

describe.each(slugs)("what is made for a company on %s", (platform) => {
  test("is taken, checked and written without a warning", async () => {
    const { codat, mock } = startClient();
    const company = mock.createCompany({ platform });
    const { companyId } = company;
    const make = mock.make(company);
    const { kinds, attachments } = platforms[platform];
    const expense = make.expense();
    const started = [await codat.expenses.create(companyId, [expense, make.expense()])];
    if (kinds.reimbursable.create) {
      started.push(await codat.reimbursables.create(companyId, [make.reimbursable()]));
    } else expect(() => make.reimbursable()).toThrow(platforms[platform].name);
    if (kinds.adjustment.create) {
      started.push(await codat.adjustments.create(companyId, [make.adjustment()]));
    } else expect(() => make.adjustment()).toThrow(platforms[platform].name);
    if (kinds.transfer.create) {
      const { id, ...transfer } = make.transfer();
      started.push(await codat.transfers.create(companyId, id, transfer));
    } else expect(() => make.transfer()).toThrow(platforms[platform].name);
    for (const { syncId } of started) await codat.syncs.wait(companyId, syncId ?? "");
    if (attachments.status === "not-supported") {
      expect(() => make.receipt()).toThrow(platforms[platform].name);
    } else {
      const syncId = started[0]?.syncId ?? "";
      await codat.attachments.upload(companyId, syncId, expense.id, make.receipt());
      expect(mock.ledger(companyId)[0]?.attachments).toHaveLength(1);
    }
  });
});

test("overrides are taken as they are, and the same seed makes the same", () => {
  const made = (seed: number) => {
    const mock = createMockCodat({ seed, startsAt: "2026-08-03T09:00:00Z" });
    const { id, lines, merchantName, notes } = mock
      .make(mock.createCompany())
      .expense({ notes: "lunch" });
    return { id, merchantName, notes, amounts: lines?.map(({ netAmount }) => netAmount) };
  };
  expect(made(7)).toEqual(made(7));
  expect(made(7)).toMatchObject({ notes: "lunch" });
  expect(made(8).id).not.toBe(made(7).id);
});

describe("a profile", () => {
  const push = async (profile: (typeof profiles)[number], seed: number) => {
    const { codat, mock, server } = startClient({ maxRetries: 5 }, { profile, seed });
    const company = mock.createCompany();
    const { companyId } = company;
    const make = mock.make(company);
    const items = Array.from({ length: 20 }, () => make.expense());
    for (const item of items) {
      const { syncId } = await codat.expenses
        .create(companyId, [item])
        .catch(() => ({ syncId: "" }));
      if (syncId) await codat.syncs.get(companyId, syncId).catch(() => undefined);
    }
    await mock.clock.advance(60_000);
    server.close();
    return { mock, companyId };
  };

  test("is the same run for the same seed, and books nothing twice", async () => {
    for (const profile of profiles) {
      const log = async (seed: number) => {
        const { mock, companyId } = await push(profile, seed);
        expect(new Set(mock.ledger(companyId).map(({ transactionId }) => transactionId)).size).toBe(
          mock.ledger(companyId).length,
        );
        return mock.requests.map(({ operationId, status }) => `${operationId} ${status}`);
      };
      expect(await log(3)).toEqual(await log(3));
    }
  });

  test("documented shows a sync at once, pessimistic not until its lag is over", async () => {
    for (const profile of ["documented", "pessimistic"] as const) {
      const { codat, mock, server } = startClient({}, { profile });
      const company = mock.createCompany();
      const { companyId } = company;
      const { syncId } = await codat.expenses.create(companyId, [mock.make(company).expense()]);
      const expected = profile === "documented" ? 1 : 0;
      expect(await codat.syncs.list(companyId)).toHaveLength(expected);
      const status = await codat.syncs.get(companyId, syncId).catch(() => undefined);
      expect(status?.syncId).toBe(profile === "documented" ? syncId : undefined);
      await mock.clock.advance(30_000);
      expect(await codat.syncs.list(companyId)).toHaveLength(1);
      expect(await codat.syncs.get(companyId, syncId)).toMatchObject({ syncId });
      server.close();
    }
  });

  test("hostile injects faults", async () => {
    const { mock } = await push("hostile", 5);
    expect(mock.requests.some(({ status }) => status === 0 || status >= 500)).toBe(true);
  });
});
