import {
  BadRequestError,
  type DatasetTransaction,
  DuplicateTransactionError,
  NotFoundError,
  RequestValidationError,
  UnprocessableEntityError,
} from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";
import { expect, test } from "vitest";
import { startListeningWithBooks, startWithBooks } from "../support/accounting.js";
import { startClient } from "../support/start-client.js";

/** A transaction of the older flow that the company's books take. */
function transaction(
  company: MockCompany,
  changes: Partial<DatasetTransaction> = {},
): DatasetTransaction {
  return {
    id: crypto.randomUUID(),
    type: "Payment",
    issueDate: "2026-08-01",
    currency: "GBP",
    lines: [
      {
        netAmount: 10,
        taxAmount: 2,
        accountRef: { id: company.accounts[0]?.id ?? "" },
        trackingRefs: [{ id: company.trackingCategories[0]?.id ?? "" }],
      },
    ],
    ...changes,
  };
}

test("transactions go into a dataset, and are written by a sync of it", async () => {
  const { codat, companyId, company, mock, sent } = startWithBooks();
  const contactRef = { id: company.suppliers[1]?.id ?? "", contactType: "Supplier" } as const;
  const items = [
    transaction(company, { contactRef, merchantName: "Blue Fern" }),
    transaction(company, { type: "Refund" }),
  ];
  const { datasetId } = await codat.datasets.create(companyId, items);
  expect(mock.ledger(companyId)).toEqual([]);
  const { data, response } = await codat.syncs
    .initiate(companyId, { datasetIds: [datasetId] })
    .withResponse();
  expect(response.status).toBe(202);
  expect(sent).toEqual([{ items }, { datasetIds: [datasetId] }]);

  const sync = await codat.syncs.wait(companyId, data.syncId);
  expect(sync).toMatchObject({ result: "written" });
  expect(mock.ledger(companyId)).toMatchObject(
    items.map(({ id, type }) => ({ kind: "expense", transactionId: id, content: { type } })),
  );
  const { results } = await codat.syncs.transactions.list(companyId, data.syncId);
  expect(results).toMatchObject(items.map(({ id }) => ({ transactionId: id })));
});

test("the types that have kinds of their own today are written as these", async () => {
  const { codat, companyId, company, mock } = startWithBooks();
  const { datasetId } = await codat.datasets.create(companyId, [
    transaction(company, { type: "AdjustmentOut" }),
    transaction(company, {
      type: "TransferOut",
      lines: [
        { netAmount: 5, taxAmount: 0, accountRef: { id: company.bankAccounts[2]?.id ?? "" } },
      ],
    }),
  ]);
  const { syncId } = await codat.syncs.initiate(companyId, { datasetIds: [datasetId] });
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toMatchObject([{ kind: "adjustment" }, { kind: "transfer" }]);
});

test("several syncs may be queued, of one dataset or of several, and waited for together", async () => {
  const { codat, companyId, company, mock } = startWithBooks();
  const datasetOf = async (count: number) => {
    const items = Array.from({ length: count }, () => transaction(company));
    return (await codat.datasets.create(companyId, items)).datasetId;
  };
  const [one, two, three] = [await datasetOf(1), await datasetOf(2), await datasetOf(3)];
  const syncs = [
    await codat.syncs.initiate(companyId, { datasetIds: [one] }),
    await codat.syncs.initiate(companyId, { datasetIds: [two, three] }),
  ];
  expect(mock.ledger(companyId)).toEqual([]);
  const outcomes = await Promise.all(
    syncs.map(({ syncId }) => codat.syncs.wait(companyId, syncId)),
  );
  expect(outcomes).toMatchObject(syncs.map(({ syncId }) => ({ syncId, result: "written" })));
  expect(mock.ledger(companyId)).toHaveLength(6);
});

test("a sync without connections is an UnprocessableEntityError", async () => {
  const { codat, companyId } = startWithBooks({ linked: false });
  const call = codat.syncs.initiate(companyId, { datasetIds: [crypto.randomUUID()] });
  await expect(call).rejects.toBeInstanceOf(UnprocessableEntityError);
  await expect(call).rejects.toMatchObject({ status: 422, operationId: "initiate-sync" });
});

test("a sync of a dataset that is not there is a BadRequestError", async () => {
  const { codat, companyId } = startWithBooks();
  const call = codat.syncs.initiate(companyId, { datasetIds: [crypto.randomUUID()] });
  await expect(call).rejects.toBeInstanceOf(BadRequestError);
});

test("what was written once is not written again", async () => {
  const { codat, companyId, company, mock } = startWithBooks();
  const item = transaction(company);
  const { datasetId } = await codat.datasets.create(companyId, [item]);
  const { syncId } = await codat.syncs.initiate(companyId, { datasetIds: [datasetId] });
  await codat.syncs.wait(companyId, syncId);
  const again = codat.datasets.create(companyId, [item]);
  await expect(again).rejects.toBeInstanceOf(DuplicateTransactionError);
  await expect(again).rejects.toMatchObject({ transactionIds: [item.id] });
  const second = codat.syncs.initiate(companyId, { datasetIds: [datasetId] });
  await expect(second).rejects.toBeInstanceOf(DuplicateTransactionError);
  expect(mock.ledger(companyId)).toHaveLength(1);
});

test("a company that is not there is a NotFoundError", async () => {
  const { codat, company } = startWithBooks();
  for (const call of [
    codat.datasets.create("nobody", [transaction(company)]),
    codat.syncs.initiate("nobody", { datasetIds: [crypto.randomUUID()] }),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
});

test("nothing at all is refused before anything is sent", async () => {
  const { codat, companyId, mock } = startWithBooks();
  for (const call of [
    codat.datasets.create(companyId, []),
    codat.syncs.initiate(companyId, { datasetIds: [] }),
  ]) {
    await expect(call).rejects.toBeInstanceOf(RequestValidationError);
  }
  expect(mock.requests).toEqual([]);
});

test("the same over HTTP", async () => {
  const { codat, companyId, company, mock } = await startListeningWithBooks();
  const { datasetId } = await codat.datasets.create(companyId, [transaction(company)]);
  const { syncId } = await codat.syncs.initiate(companyId, { datasetIds: [datasetId] });
  await codat.syncs.wait(companyId, syncId);
  expect(mock.ledger(companyId)).toHaveLength(1);
});

test("warns once, through the logger, of the date at which access to the older flow ends", async () => {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const logger = { debug: log, info: () => undefined, warn: log, error: log };
  const { codat, mock } = startClient({ logger, logLevel: "warn" });
  const { companyId } = mock.createCompany();
  for (let time = 0; time < 2; time += 1) {
    await codat.datasets.create(companyId, []).catch(() => undefined);
    await codat.syncs.initiate(companyId, { datasetIds: [] }).catch(() => undefined);
  }
  expect(lines.filter((line) => line.includes("2027-05-01"))).toHaveLength(1);
});
