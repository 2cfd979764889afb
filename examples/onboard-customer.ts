/**
 * Onboards a customer: a company, a connection that the business authorises, the partner expense
 * connection, and the configuration that transactions fall back to. Run it again at any time: it finds
 * what an earlier run created.
 */
import { CodatExpenses, where } from "codat-expenses";

const codat = new CodatExpenses(); // reads CODAT_API_KEY

const { company, connection, linkUrl } = await codat.companies.onboard({
  name: "Marlow & Finch Ltd",
  platform: "quickbooksOnline",
  reference: "C-10482", // your own id of this customer
});
console.log(`Ask the business to open ${linkUrl}`);
const linked = await codat.connections.waitUntilLinked(company.id, connection.id, {
  timeoutMs: 30 * 60_000,
});
console.log(`${company.name} on ${linked.platformName}: ${linked.status}`);

await codat.data.waitUntilFetched(company.id, ["bankAccounts", "suppliers", "customers"]);

// In your product the business chooses these on a settings screen.
const isActive = { query: where("status").is("Active"), pageSize: 1 };
const [card, supplier, customer] = await Promise.all([
  first(codat.bankAccounts.list(company.id, connection.id, { pageSize: 1 })),
  first(codat.suppliers.list(company.id, isActive)),
  first(codat.customers.list(company.id, isActive)),
]);
await codat.configuration.set(company.id, {
  bankAccount: { id: card.id },
  supplier: { id: supplier.id },
  customer: { id: customer.id },
});
console.log(`Configured: spend is paid from ${card.accountName}`);

async function first<Item extends { id?: string | null }>(
  list: AsyncIterable<Item>,
): Promise<Item & { id: string }> {
  for await (const item of list) {
    if (item.id) return { ...item, id: item.id };
  }
  throw new Error("The books have no card, no supplier or no customer yet.");
}
