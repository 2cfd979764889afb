/**
 * Takes on a customer: a company, a connection that the business authorises, the expense platform's
 * own connection, and the configuration that transactions fall back to.
 */
import { where } from "codat-expenses";
import { runExample } from "./setup.js";

await runExample(async ({ codat, mock }) => {
  const company = await codat.companies.create({
    name: "Marlow & Finch Ltd",
    tags: { customerNumber: "C-10482" },
  });
  const { id: connectionId, linkUrl } = await codat.connections.create(company.id, {
    platformKey: "qhyg", // QuickBooks Online
  });

  console.log(`Ask the business to open ${linkUrl}`);
  mock?.link(company.id, connectionId);
  const connection = await codat.connections.waitUntilLinked(company.id, connectionId, {
    timeoutMs: 30 * 60_000,
  });
  console.log(`${company.name} on ${connection.platformName}: ${connection.status}`);

  const partner = await codat.connections.createPartnerExpense(company.id);
  console.log(`Expense connection: ${partner.status}`);

  await codat.data.waitUntilFetched(company.id, ["bankAccounts", "suppliers", "customers"]);

  // In your product the business chooses these on a settings screen.
  const isActive = { query: where("status").is("Active"), pageSize: 1 };
  const [card, supplier, customer] = await Promise.all([
    first(codat.bankAccounts.list(company.id, connectionId, { pageSize: 1 })),
    first(codat.suppliers.list(company.id, isActive)),
    first(codat.customers.list(company.id, isActive)),
  ]);
  await codat.configuration.set(company.id, {
    bankAccount: { id: card.id },
    supplier: { id: supplier.id },
    customer: { id: customer.id },
  });
  console.log(`Configured: spend is paid from ${card.accountName}`);
});

async function first<Item extends { id?: string | null }>(
  list: AsyncIterable<Item>,
): Promise<Item & { id: string }> {
  for await (const item of list) {
    if (item.id) return { ...item, id: item.id };
  }
  throw new Error("The books have no card, no supplier or no customer yet.");
}
