import { CodatExpenses, type DatasetTransaction } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { companyId, transactionId, untyped } from "../support/bodies.js";
import { refusalOf } from "../support/refusal.js";

const codat = new CodatExpenses({
  apiKey: "test-key",
  fetch: () => Promise.reject(new Error("nothing is to be sent")),
});
const create = (transactions: unknown) =>
  refusalOf(codat.datasets.create(companyId, untyped(transactions)));
const initiate = (body: unknown) => refusalOf(codat.syncs.initiate(companyId, untyped(body)));

function transaction(changes: object = {}): DatasetTransaction {
  return {
    id: crypto.randomUUID(),
    type: "Payment",
    issueDate: "2026-08-01",
    currency: "GBP",
    ...changes,
  };
}

const line = (changes: object = {}) => ({
  netAmount: 1,
  taxAmount: 0,
  accountRef: { id: "a" },
  ...changes,
});
const many = <Value>(count: number, make: () => Value) => Array.from({ length: count }, make);

describe("the transactions of a dataset", () => {
  test("need an id, a type, a date and a currency", async () => {
    expect(await create([{}])).toEqual([
      "items.0.id: is required",
      "items.0.type: is required",
      "items.0.issueDate: is required",
      "items.0.currency: is required",
    ]);
  });

  test("are of one of the older types", async () => {
    const [fault = "", ...more] = await create([transaction({ type: "Transfer" })]);
    expect(more).toEqual([]);
    for (const type of [
      "Payment",
      "Refund",
      "Reward",
      "Chargeback",
      "TransferIn",
      "TransferOut",
      "AdjustmentIn",
      "AdjustmentOut",
    ]) {
      expect(fault).toContain(`"${type}"`);
    }
  });

  test("are 1 to 50, in an array", async () => {
    expect(await create([])).toEqual(["items: must have at least 1 item"]);
    expect(await create(many(51, transaction))).toEqual([
      "items: must have at most 50 items, not 51",
    ]);
    expect(await create(transaction())).toEqual(["items: must be an array, not an object"]);
    expect(await create(undefined)).toEqual(["items: is required"]);
  });

  test("have an id each, a UUID", async () => {
    const [same, shouted] = [transactionId, transactionId.toUpperCase()];
    expect(await create([transaction({ id: same }), transaction({ id: shouted })])).toEqual([
      "items.1.id: must differ from that of transaction 0",
    ]);
    expect(await create([transaction({ id: "1" })])).toEqual([
      "items.0.id: must be a UUID, not text of 1 character",
    ]);
  });

  test("have 1 to 100 lines, each with two amounts and an account", async () => {
    expect(await create([transaction({ lines: [] })])).toEqual([
      "items.0.lines: must have at least 1 item",
    ]);
    expect(await create([transaction({ lines: many(101, line) })])).toEqual([
      "items.0.lines: must have at most 100 items, not 101",
    ]);
    expect(await create([transaction({ lines: [{}] })])).toEqual([
      "items.0.lines.0.netAmount: is required",
      "items.0.lines.0.taxAmount: is required",
      "items.0.lines.0.accountRef: is required",
    ]);
  });

  test("have 1 to 10 tracking references a line, reported together with faults of single ones", async () => {
    const tracked = (trackingRefs: unknown) =>
      create([transaction({ lines: [line({ trackingRefs })] })]);
    const at = "items.0.lines.0.trackingRefs";
    const eleven = many(11, () => ({ id: "t" }));
    expect(await tracked(eleven)).toEqual([`${at}: must have at most 10 items, not 11`]);
    expect(await tracked([...eleven.slice(1), { id: 1 }])).toEqual([
      `${at}.10.id: must be text, not a number`,
      `${at}: must have at most 10 items, not 11`,
    ]);
  });

  test("are recorded against a supplier", async () => {
    expect(await create([transaction({ contactRef: { contactType: "Customer" } })])).toEqual([
      'items.0.contactRef.contactType: must be one of "Supplier", not text of 8 characters',
    ]);
  });
});

describe("a sync of datasets", () => {
  test("needs at least one of them", async () => {
    expect(await initiate({})).toEqual(["datasetIds: is required"]);
    expect(await initiate({ datasetIds: [] })).toEqual(["datasetIds: must have at least 1 item"]);
    expect(await initiate(undefined)).toEqual([": is required"]);
  });

  test("names them by UUIDs", async () => {
    expect(await initiate({ datasetIds: [transactionId, "2", null] })).toEqual([
      "datasetIds.1: must be a UUID, not text of 1 character",
      "datasetIds.2: must be text, not null",
    ]);
    expect(await initiate({ datasetIds: transactionId })).toEqual([
      `datasetIds: must be an array, not text of 36 characters`,
    ]);
  });
});
