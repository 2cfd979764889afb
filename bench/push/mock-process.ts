import { createMockCodat } from "codat-expenses/mock";

// The mock, in a process of its own: it says where it is, then answers how many requests it was sent.
const [syncDurationMs = "2000"] = process.argv.slice(2);
const mock = createMockCodat({
  clock: "real",
  syncDurationMs: Number(syncDurationMs),
  dailyQuota: Number.POSITIVE_INFINITY,
  keptAttachmentBytes: 0,
});
const company = mock.createCompany();
const { url } = await mock.listen();
const requests: Record<string, number> = {};
mock.inject({
  times: Number.POSITIVE_INFINITY,
  when: ({ operationId }) => {
    requests[operationId] = (requests[operationId] ?? 0) + 1;
    return false;
  },
});
process.on("message", () => {
  const entries = mock.ledger(company.companyId);
  const files = entries.reduce((sum, { attachments }) => sum + attachments.length, 0);
  process.send?.({ requests, booked: entries.length, files });
});
process.on("disconnect", () => process.exit());
process.send?.({ url, company });
