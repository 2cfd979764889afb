import { DuplicateTransactionError, NotFoundError } from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";
import { expect, test } from "vitest";
import { adjustment } from "../support/bodies.js";
import { startClient, startListeningClient } from "../support/start-client.js";

function bookable({ accounts }: MockCompany) {
  const [debit, credit] = accounts;
  return adjustment({
    lines: [
      { amount: 12.5, accountRef: { id: debit?.id ?? "" } },
      { amount: -12.5, accountRef: { id: credit?.id ?? "" } },
    ],
  });
}

test("adjustments are queued as a sync, which books them once", async () => {
  const { codat, mock } = startClient();
  const company = mock.createCompany({ platform: "xero" });
  const { companyId } = company;
  const content = bookable(company);
  const { syncId } = await codat.adjustments.create(companyId, [content]);
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toMatchObject([{ kind: "adjustment", content }]);
  const again = codat.adjustments.create(companyId, [content]);
  await expect(again).rejects.toBeInstanceOf(DuplicateTransactionError);
});

test("the same over HTTP", async () => {
  const { codat, mock } = await startListeningClient();
  const company = mock.createCompany({ platform: "xero" });
  const { companyId } = company;
  const { syncId } = await codat.adjustments.create(companyId, [bookable(company)]);
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toHaveLength(1);
});

test("without keys, a repetition whose first attempt was executed says so, with the ids", async () => {
  const { codat, mock } = startClient({ idempotencyKeys: false }, { syncDurationMs: 0 });
  const company = mock.createCompany({ platform: "xero" });
  const { companyId } = company;
  const content = bookable(company);
  mock.inject({ operationId: "create-adjustment-transaction", disconnect: "after" });
  const error = await codat.adjustments
    .create(companyId, [content])
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DuplicateTransactionError);
  expect(error).toMatchObject({ afterRetry: true, sentTransactionIds: [content.id] });
});

test("a company that is not there is a NotFoundError", async () => {
  const { codat } = startClient();
  const call = codat.adjustments.create("nobody", [adjustment()]);
  await expect(call).rejects.toBeInstanceOf(NotFoundError);
});
