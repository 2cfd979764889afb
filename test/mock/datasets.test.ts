import { expect, test } from "vitest";
import { readSync, spendPath, startMock } from "./support.js";

test("transactions are sent first and synced later, several datasets at once", async () => {
  const started = startMock();
  const { mock, send } = started;
  const company = mock.createCompany();
  const [account] = company.accounts;
  const item = (type: string, netAmount: number) => ({
    id: crypto.randomUUID(),
    type,
    issueDate: "2026-08-01",
    currency: "GBP",
    contactRef: { id: company.suppliers[0]?.id, contactType: "Supplier" },
    lines: [
      {
        netAmount,
        taxAmount: 0,
        accountRef: { id: account?.id },
        trackingRefs: [{ id: company.trackingCategories[0]?.id }],
      },
    ],
  });
  const path = spendPath(company);
  const datasetIds: string[] = [];
  for (const items of [[item("Payment", 10)], [item("AdjustmentOut", 5), item("Refund", 2)]]) {
    const reply = await send<{ datasetId: string }>("POST", `${path}/data/expense-transactions`, {
      items,
    });
    expect(reply.status).toBe(200);
    datasetIds.push(reply.body.datasetId);
  }
  const { status, body } = await send<{ syncId: string }>("POST", `${path}/syncs`, { datasetIds });
  expect(status).toBe(202);
  await mock.clock.advance(60_000);
  expect((await readSync(started, company, body.syncId)).code).toBe(2000);
  expect(mock.ledger(company.companyId)).toMatchObject([
    { kind: "expense", content: { type: "Payment" } },
    { kind: "adjustment", content: { lines: [{ amount: -5 }] } },
    { kind: "expense", content: { type: "Refund" } },
  ]);
  const again = await send<{ error: string }>("POST", `${path}/syncs`, { datasetIds });
  expect(again.status).toBe(400);
  expect(again.body.error).toMatch(/previously been processed/);
});

test("a sync of no dataset that exists is refused, and 422 without connections", async () => {
  const { mock, send } = startMock();
  const body = { datasetIds: [crypto.randomUUID()] };
  const ready = spendPath(mock.createCompany());
  expect((await send("POST", `${ready}/syncs`, body)).status).toBe(400);
  const unlinked = spendPath(mock.createCompany({ linked: false }));
  expect((await send("POST", `${unlinked}/syncs`, body)).status).toBe(422);
});
