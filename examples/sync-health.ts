// Shows every sync of every company on a page of this machine, live:
//   npx tsx examples/sync-health.ts
// With CODAT_API_KEY set it shows yours. The key stays in this process, which listens on loopback
// only. CODAT_WEBHOOK_SECRET verifies Codat's webhooks, which come to POST /webhooks/codat (through a
// tunnel, say); without them the list is as fresh as the last load of the page.
import type { AddressInfo } from "node:net";
import { CodatExpenses } from "codat-expenses";
import { createMockCodat } from "codat-expenses/mock";
import { LiveSyncs } from "./sync-health/live-syncs.js";
import { createSyncHealthServer } from "./sync-health/server.js";

const port = Number(process.env.PORT ?? 4020);
const isReal = process.env.CODAT_API_KEY !== undefined;
const mockSecret = `whsec_${Buffer.from("a secret for the mock only").toString("base64")}`;

const mock = createMockCodat({ syncDurationMs: 2000 });
const codat = isReal
  ? new CodatExpenses()
  : new CodatExpenses({ apiKey: "any", baseUrl: (await mock.listen()).url });

const syncs = new LiveSyncs(codat);
const secret = isReal ? process.env.CODAT_WEBHOOK_SECRET : mockSecret;
const source = isReal ? "Codat" : "The mock";
const server = createSyncHealthServer({ source, syncs, webhookSecret: secret });
server.listen(port, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  console.log(`Sync health at ${url}`);
  if (!isReal) playOnMock(url).catch(console.error);
});

/** Spend of the mock's companies, every few seconds; every third payment is refused by the books. */
async function playOnMock(url: string): Promise<void> {
  mock.seedDemo();
  mock.sendWebhooks({ url: `${url}/webhooks/codat`, secret: mockSecret });
  const companies = mock.companies();
  for (let count = 0; ; count += 1) {
    const company = companies[count % companies.length];
    const accountId = company?.accounts[0]?.id;
    if (!company || accountId === undefined) return;
    const id = crypto.randomUUID();
    if (count % 3 === 2) {
      const message = "The account is archived.";
      mock.refuseTransaction({ transactionId: id, status: "ValidationError", message });
    }
    const { syncId } = await codat.expenses.create(company.companyId, [
      {
        id,
        type: "Payment",
        issueDate: "2026-10-14",
        currency: company.baseCurrency ?? "GBP",
        merchantName: "Blue Fern Hotels",
        lines: [{ netAmount: 100 + count, accountRef: { id: accountId } }],
      },
    ]);
    await syncs.refresh(company.companyId, syncId);
    await new Promise((resolve) => setTimeout(resolve, 5000));
  }
}
