import type { CodatExpenses, MappingOptions } from "codat-expenses";
import type { FeedRow } from "./card-feed.js";

/** The ids that the feed's words stand for in one company's books. */
export interface Books {
  /** The currency that the books are kept in. */
  readonly baseCurrency: string;
  /** The current account that cards are topped up from. */
  readonly currentAccountId: string;
  /** The supplier that employees' claims are owed to. */
  readonly employeeSupplierId: string;
  readonly vatRateId: string;
  readonly noVatRateId: string;
  /** The account of the cards in a currency. */
  cardAccountId(currency: string): string;
  /** The account that a category of the feed goes to. */
  accountId(category: string): string;
}

type Account = NonNullable<MappingOptions["accounts"]>[number];
type Use = NonNullable<Account["validFor"]>[number];

/** Which account a category goes to: the first whose name has one of these words, the best first. */
interface Wanted {
  readonly words: readonly string[];
  readonly use: Use;
}

/** Spend whose category has no account of its own goes to general expenses. */
const spendOn = (...words: string[]): Wanted => ({
  words: [...words, "general", "office"],
  use: "expense-transactions.Payment",
});

/**
 * A company's bookkeeper names the accounts. A product would show them the mapping options once, and
 * keep what they choose; this table guesses.
 */
const wantedAccounts: ReadonlyMap<string, Wanted> = new Map([
  ["Travel", spendOn("travel")],
  ["Meals", spendOn("meals", "entertainment", "subsistence")],
  ["Software", spendOn("software", "subscription")],
  ["Advertising", spendOn("advertising", "marketing")],
  ["Office supplies", spendOn("stationery")],
  ["Equipment", spendOn("equipment")],
  ["Training", spendOn("training", "education")],
  ["Telephone", spendOn("telephone", "phone", "internet")],
  ["Postage", spendOn("postage", "shipping")],
  ["Cash-back", { words: ["cash-back", "reward", "income"], use: "expense-transactions.Reward" }],
  ["Card fees", { words: ["bank charges", "fees"], use: "adjustment-transactions" }],
  ["Interest", { words: ["interest", "bank charges", "fees"], use: "adjustment-transactions" }],
]);

const vatPercent = 20;

/**
 * Finds what the rows need in the company's mapping options. Throws one error that names everything
 * the books lack, so that it can be added in one go.
 */
export async function readBooks(
  codat: CodatExpenses,
  companyId: string,
  rows: readonly FeedRow[],
  employeeSupplierId: string,
): Promise<Books> {
  const { baseCurrency } = await codat.companyInfo.get(companyId);
  if (!baseCurrency) throw new Error("The company's information names no base currency.");
  const options = await codat.mappingOptions.get(companyId);
  const accounts = options.accounts ?? [];
  const taxRates = options.taxRates ?? [];

  const lacking: string[] = [];
  const idOf = (found: { id?: string | null } | undefined, description: string): string => {
    if (found?.id) return found.id;
    lacking.push(description);
    return "";
  };
  const taxRateId = (percent: number) =>
    idOf(
      taxRates.find((rate) => rate.effectiveTaxRate === percent),
      `a tax rate of ${percent} %`,
    );

  const categories = distinct(rows.flatMap((row) => row.lines.map((line) => line.category)));
  const accountIds = new Map(
    categories.map((category) => {
      const account = findAccount(accounts, category);
      return [category, idOf(account, `an account for "${category}"`)];
    }),
  );
  const cardCurrencies = distinct(rows.map((row) => row.cardCurrency));
  const cardAccountIds = new Map(
    cardCurrencies.map((currency) => [
      currency,
      idOf(findCard(accounts, currency), `a card account in ${currency}`),
    ]),
  );
  const currentAccount = accounts.find(
    (account) => account.isBankAccount && account.currency === baseCurrency && !isCard(account),
  );

  const books: Books = {
    baseCurrency,
    currentAccountId: idOf(currentAccount, `a current account in ${baseCurrency}`),
    employeeSupplierId,
    vatRateId: taxRateId(vatPercent),
    noVatRateId: taxRateId(0),
    cardAccountId: (currency) => known(cardAccountIds, currency),
    accountId: (category) => known(accountIds, category),
  };
  if (lacking.length > 0) throw new Error(`The company's books lack ${lacking.join(", ")}.`);
  return books;
}

/** The account of the cards in a currency. */
export function findCard(accounts: readonly Account[], currency: string): Account | undefined {
  return accounts.find((account) => account.currency === currency && isCard(account));
}

function findAccount(accounts: readonly Account[], category: string): Account | undefined {
  const wanted = wantedAccounts.get(category);
  return wanted?.words
    .flatMap((word) => accounts.filter((account) => account.name?.toLowerCase().includes(word)))
    .find((account) => !account.isBankAccount && isValidFor(account, wanted.use));
}

/** An empty or missing list says nothing. */
function isValidFor(account: Account, use: Use): boolean {
  return !account.validFor?.length || account.validFor.includes(use);
}

function isCard(account: Account): boolean {
  return account.isBankAccount === true && /card/i.test(account.name ?? "");
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The books were not asked for "${name}".`);
  return id;
}

/** The different texts among these, without the empty one. */
function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "");
}
