import { BadRequestError, NotFoundError, UnprocessableEntityError } from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";
import { expect, test } from "vitest";
import { transactionId, transfer } from "../support/bodies.js";
import { writeExpense } from "../support/spend.js";
import { startClient, startListeningClient } from "../support/start-client.js";

function between({ bankAccounts }: MockCompany, amount: number) {
  const [from, to] = bankAccounts.filter(({ currency }) => currency === "GBP");
  return transfer({
    from: { accountRef: { id: from?.id ?? "" }, amount },
    to: { accountRef: { id: to?.id ?? "" }, amount },
  });
}

test("a transfer is put under an id, booked, and changed under it", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany({ platform: "quickbooksOnline" });
  const { companyId } = company;
  const content = between(company, 250);
  const { syncId } = await codat.transfers.create(companyId, transactionId, content);
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toMatchObject([{ kind: "transfer", transactionId, content }]);

  const changed = { ...content, description: "Top-up" };
  const update = await codat.transfers.update(companyId, transactionId, changed);
  await codat.syncs.wait(companyId, update.syncId);
  expect(mock.ledger(companyId)).toMatchObject([{ transactionId, content: changed, updates: 1 }]);
  expect(mock.requests.filter(({ method }) => method === "PUT")).toMatchObject([
    { operationId: "create-transfer-transaction" },
    { operationId: "create-transfer-transaction" },
  ]);
});

test("the same over HTTP", async () => {
  const { codat, mock } = await startListeningClient();
  const company = mock.createCompany({ platform: "xero" });
  const { companyId } = company;
  const { syncId } = await codat.transfers.create(companyId, transactionId, between(company, 9));
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toMatchObject([{ kind: "transfer" }]);
});

test("a transfer is sent again after a lost response, and is booked once", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany({ platform: "xero" });
  const { companyId } = company;
  mock.inject({ operationId: "create-transfer-transaction", disconnect: "after" });
  const content = between(company, 250);
  const { syncId } = await codat.transfers.create(companyId, transactionId, content);
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toHaveLength(1);
});

test("a change that the accounting software does not take is an UnprocessableEntityError", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany({ platform: "xero" });
  const { companyId } = company;
  const { syncId } = await codat.transfers.create(companyId, transactionId, between(company, 9));
  await codat.syncs.wait(companyId, syncId);
  const update = codat.transfers.update(companyId, transactionId, between(company, 10));
  await expect(update).rejects.toBeInstanceOf(UnprocessableEntityError);
  await expect(update).rejects.toThrow(/Xero/);
});

test("a transfer under the id of an expense is a BadRequestError", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany();
  const { companyId, body } = await writeExpense(codat, company);
  const call = codat.transfers.create(companyId, body.id, between(company, 1));
  await expect(call).rejects.toBeInstanceOf(BadRequestError);
});

test("a company that is not there is a NotFoundError", async () => {
  const { codat } = startClient();
  const call = codat.transfers.update("nobody", transactionId, transfer());
  await expect(call).rejects.toBeInstanceOf(NotFoundError);
});
