import { platforms } from "../../platforms/index.js";
import type { Schemas } from "../../types/index.js";
import type { Books } from "../state/books.js";

type Property = Schemas["PushOptionProperty"];

/** What a company's accounting software expects of an account that is created in it. */
export function accountModel(books: Books): Schemas["PushOption"] {
  const types = ["Asset", "Expense", "Income", "Liability", "Equity"];
  return model("Nominal account", "chart of accounts", books, {
    nominalCode: text("Nominal code", "The code that the account is known by.", false),
    name: text("Name", "The name of the account.", true),
    description: text("Description", "What the account is for.", false),
    type: choice("Account type", "The kind of account.", true, types),
    currency: currency(books),
    status: choice("Status", "Whether the account is in use.", false, ["Active"]),
  });
}

/** What a company's accounting software expects of a bank account that is created in it. */
export function bankAccountModel(books: Books): Schemas["PushOption"] {
  return model("Bank account", "bank accounts", books, {
    accountName: text("Account name", "The name of the bank account.", true),
    accountType: choice("Account type", "Whether it is a card or an account.", false, [
      "Credit",
      "Debit",
    ]),
    nominalCode: text("Nominal code", "The code that the account is known by.", false),
    sortCode: text("Sort code", "The bank's own code.", false),
    accountNumber: text("Account number", "The number of the account at its bank.", false),
    currency: currency(books),
    institution: text("Institution", "The bank that holds the account.", false),
  });
}

function model(
  displayName: string,
  where: string,
  { platform }: Books,
  properties: Record<string, Property>,
): Schemas["PushOption"] {
  const software = platform ? platforms[platform].name : "The accounting software";
  return {
    type: "Object",
    displayName,
    description: `A record of the ${where} of ${software}.`,
    required: true,
    properties,
    options: null,
    validation: null,
  };
}

const text = (displayName: string, description: string, required: boolean): Property => ({
  type: "String",
  displayName,
  description,
  required,
});

const choice = (
  displayName: string,
  description: string,
  required: boolean,
  values: readonly string[],
): Property => ({
  ...text(displayName, description, required),
  options: values.map((value) => ({
    value,
    type: "String",
    displayName: value,
    description: value,
    required: false,
  })),
});

/** Those that the company's cards and accounts are in. */
function currency(books: Books): Property {
  const currencies = new Set(books.bankAccounts.items.map((account) => account.currency));
  return choice("Currency", "The currency of the account.", false, [
    ...new Set([books.baseCurrency, ...currencies]),
  ]);
}
