/**
 * Takes on a customer: a company, a connection that the business authorises, the expense platform's
 * own connection, and the configuration that transactions fall back to.
 */
import { setTimeout as sleep } from "node:timers/promises";
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
  let connection = await codat.connections.get(company.id, connectionId);
  while (connection.status === "PendingAuth") {
    await sleep(5_000);
    connection = await codat.connections.get(company.id, connectionId);
  }
  console.log(`${company.name} on ${connection.platformName}: ${connection.status}`);
  if (connection.status !== "Linked") throw new Error("The business did not agree.");

  const partner = await codat.connections.createPartnerExpense(company.id);
  console.log(`Expense connection: ${partner.status}`);

  // In your product the business chooses these on a settings screen.
  const { accounts } = await codat.mappingOptions.get(company.id);
  const card = accounts?.find(
    ({ isBankAccount, name }) => isBankAccount && /card/i.test(name ?? ""),
  );
  const supplierId = mock?.company(company.id).suppliers[0]?.id ?? process.env.CODAT_SUPPLIER_ID;
  const customerId = mock?.company(company.id).customers[0]?.id ?? process.env.CODAT_CUSTOMER_ID;
  if (!card?.id) throw new Error("The books have no card account yet.");
  if (!supplierId) throw new Error("Set CODAT_SUPPLIER_ID: the supplier that card spend goes to.");
  if (!customerId) throw new Error("Set CODAT_CUSTOMER_ID: the customer that refunds come from.");
  await codat.configuration.set(company.id, {
    bankAccount: { id: card.id },
    supplier: { id: supplierId },
    customer: { id: customerId },
  });
  console.log(`Configured: spend is paid from ${card.name}`);
});
