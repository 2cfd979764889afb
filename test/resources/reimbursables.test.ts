import { DuplicateTransactionError, NotFoundError } from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";
import { expect, test } from "vitest";
import { reimbursable, transactionId } from "../support/bodies.js";
import { startClient, startListeningClient } from "../support/start-client.js";

function bookable({ suppliers, accounts, taxRates }: MockCompany) {
  return reimbursable({
    contactRef: { id: suppliers[0]?.id ?? "" },
    lines: [
      {
        netAmount: 42,
        taxAmount: 0,
        accountRef: { id: accounts[0]?.id ?? "" },
        taxRateRef: { id: taxRates[0]?.id ?? "" },
      },
    ],
  });
}

test("reimbursables are queued as a sync, booked once, and changed", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany({ platform: "quickbooksOnline" });
  const { companyId } = company;
  const content = bookable(company);
  const { syncId } = await codat.reimbursables.create(companyId, [content]);
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toMatchObject([{ kind: "reimbursable", content }]);

  const again = codat.reimbursables.create(companyId, [content]);
  await expect(again).rejects.toBeInstanceOf(DuplicateTransactionError);

  const { id, ...fields } = content;
  const update = await codat.reimbursables.update(companyId, id, { ...fields, notes: "Taxi" });
  await codat.syncs.wait(companyId, update.syncId);
  expect(mock.ledger(companyId)).toMatchObject([{ updates: 1, content: { notes: "Taxi" } }]);
});

test("the same over HTTP", async () => {
  const { codat, mock } = await startListeningClient();
  const company = mock.createCompany({ platform: "quickbooksOnline" });
  const { companyId } = company;
  const { syncId } = await codat.reimbursables.create(companyId, [bookable(company)]);
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toHaveLength(1);
});

test("what is not there is a NotFoundError", async () => {
  const { codat, mock } = startClient();
  const { companyId } = mock.createCompany();
  const { id, ...fields } = reimbursable();
  for (const call of [
    codat.reimbursables.create("nobody", [reimbursable()]),
    codat.reimbursables.update(companyId, transactionId, fields),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
});
