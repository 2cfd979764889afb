/**
 * Reads what a settings screen shows: the chart of accounts, the tax rates, and the tracking
 * categories as the tree that they are.
 */
import { CodatExpenses, type TrackingCategory, where } from "codat-expenses";

const companyId = process.env.CODAT_COMPANY_ID;
if (!companyId) throw new Error("Set CODAT_COMPANY_ID: the company whose books to read.");
const codat = new CodatExpenses(); // reads CODAT_API_KEY

// What was not fetched from the accounting software yet cannot be read: the API responds with 409.
await codat.data.waitUntilFetched(companyId, ["chartOfAccounts", "taxRates", "trackingCategories"]);

console.log("Accounts");
const query = where("type").is("Expense").and(where("isBankAccount").is(false));
for await (const account of codat.accounts.list(companyId, { query, orderBy: "name" })) {
  console.log(`  ${account.nominalCode ?? "-"} ${account.name}`);
}

console.log("Tax rates");
for await (const rate of codat.taxRates.list(companyId)) {
  console.log(`  ${rate.name}: ${rate.effectiveTaxRate} %`);
}

console.log("Tracking categories");
const categories: TrackingCategory[] = [];
for await (const category of codat.trackingCategories.list(companyId)) categories.push(category);
printChildren(undefined, "  ");

/** Prints a category's children, and theirs; `undefined` is the top. */
function printChildren(parentId: string | undefined, indent: string): void {
  for (const { id, name } of categories.filter(
    (child) => (child.parentId ?? undefined) === parentId,
  )) {
    console.log(`${indent}${name}`);
    if (id) printChildren(id, `${indent}  `);
  }
}
