import { BadRequestError, NotFoundError } from "codat-expenses";
import { expect, test } from "vitest";
import { bookableExpense, writeExpense } from "../support/spend.js";
import { startClient, startListeningClient } from "../support/start-client.js";

const receipt = () => new File(["a receipt"], "receipt.pdf", { type: "application/pdf" });

test("a file is attached to a transaction that was written", async () => {
  const { codat, mock } = startClient();
  const { companyId, syncId, transactionId } = await writeExpense(codat, mock.createCompany());
  const attached = await codat.attachments.upload(companyId, syncId, transactionId, receipt());
  expect(attached).toMatchObject({ companyId, transactionId, id: expect.any(String) });
  expect(mock.ledger(companyId)).toMatchObject([
    { attachments: [{ id: attached.id, filename: "receipt.pdf", sizeBytes: 9 }] },
  ]);
});

test("the same over HTTP", async () => {
  const { codat, mock } = await startListeningClient();
  const { companyId, syncId, transactionId } = await writeExpense(codat, mock.createCompany());
  await codat.attachments.upload(companyId, syncId, transactionId, receipt());
  expect(mock.ledger(companyId)).toMatchObject([{ attachments: [{ sizeBytes: 9 }] }]);
});

test("a transaction that is not written takes none: a BadRequestError", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany();
  const { companyId } = company;
  const body = bookableExpense(company);
  const { syncId } = await codat.expenses.create(companyId, [body]);
  const upload = codat.attachments.upload(companyId, syncId, body.id, receipt());
  await expect(upload).rejects.toBeInstanceOf(BadRequestError);
  await expect(upload).rejects.toThrow(/Completed/);
});

test("what is not there is a NotFoundError", async () => {
  const { codat, mock } = startClient();
  const { companyId, syncId, transactionId } = await writeExpense(codat, mock.createCompany());
  const calls = [
    codat.attachments.upload("nobody", syncId, transactionId, receipt()),
    codat.attachments.upload(companyId, "no-sync", transactionId, receipt()),
    codat.attachments.upload(companyId, syncId, "no-transaction", receipt()),
  ];
  await Promise.all(calls.map((call) => expect(call).rejects.toBeInstanceOf(NotFoundError)));
});
