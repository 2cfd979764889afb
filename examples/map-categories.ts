/**
 * Proposes an account for each of your own spend categories, from those that take card payments. A
 * product shows this to the business once, lets it change what is wrong, and keeps what it chose.
 */
import { CodatExpenses, type MappingOptions } from "codat-expenses";

/** Your categories, and words that an account for them is likely to have in its name. */
const categories: Readonly<Record<string, readonly string[]>> = {
  Travel: ["travel", "transport"],
  Meals: ["meals", "entertainment", "subsistence"],
  Software: ["software", "subscription"],
  "Office supplies": ["office", "stationery"],
  Training: ["training", "education"],
};

const companyId = process.env.CODAT_COMPANY_ID;
if (!companyId) throw new Error("Set CODAT_COMPANY_ID: the company whose accounts to map.");
const codat = new CodatExpenses(); // reads CODAT_API_KEY

const { accounts, taxRates } = await codat.mappingOptions.get(companyId);
const choices = (accounts ?? []).filter(takesPayments);
console.log(`${choices.length} accounts and ${taxRates?.length ?? 0} tax rates to choose from`);

for (const [category, words] of Object.entries(categories)) {
  const account = choices.find(({ name }) =>
    words.some((word) => name?.toLowerCase().includes(word)),
  );
  console.log(`${category}: ${account?.name ?? "for the business to choose"}`);
}

type Account = NonNullable<MappingOptions["accounts"]>[number];

/** `validFor` says what an account can be used for; an empty list says nothing. */
function takesPayments({ isBankAccount, validFor }: Account): boolean {
  return !isBankAccount && (!validFor?.length || validFor.includes("expense-transactions.Payment"));
}
