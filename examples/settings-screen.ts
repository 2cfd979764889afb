/**
 * Reads what a settings screen shows: the chart of accounts, the tax rates, and the tracking
 * categories as the tree that they are.
 */
import { type TrackingCategory, where } from "codat-expenses";
import { readyCompanyId, runExample } from "./setup.js";

await runExample(async (stage) => {
  const { codat } = stage;
  const companyId = readyCompanyId(stage);

  // What was not fetched from the accounting software yet cannot be read: the API answers 409.
  await codat.data.waitUntilFetched(companyId, [
    "chartOfAccounts",
    "taxRates",
    "trackingCategories",
  ]);

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
  printBelow(null, categories, "  ");
});

/** Prints the categories below one, and those below them; `null` stands for the top. */
function printBelow(
  parentId: string | null,
  categories: readonly TrackingCategory[],
  indent: string,
): void {
  for (const { id, name } of categories.filter(
    (category) => (category.parentId ?? null) === parentId,
  )) {
    console.log(`${indent}${name}`);
    if (id) printBelow(id, categories, `${indent}  `);
  }
}
