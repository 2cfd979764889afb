import { type CreateFields, platforms } from "../../platforms/index.js";
import type { Schemas } from "../../types/index.js";
import type { Books } from "../state/books.js";

type Property = Schemas["PushOptionProperty"];

/** What a company's accounting software expects of an account that is created in it. */
export function accountModel(books: Books): Schemas["PushOption"] {
  const types = ["Asset", "Expense", "Income", "Liability", "Equity"];
  return model("Nominal account", "chart of accounts", books, fieldsOf(books, "account"), {
    nominalCode: text("Nominal code", "The code that the account is known by."),
    name: text("Name", "The name of the account."),
    description: text("Description", "What the account is for."),
    fullyQualifiedCategory: text("Category", "The path of categories, separated by dots."),
    type: choice("Account type", "The kind of account.", types),
    currency: currency(books),
    status: choice("Status", "Whether the account is in use.", ["Active"]),
  });
}

/** What a company's accounting software expects of a bank account that is created in it. */
export function bankAccountModel(books: Books): Schemas["PushOption"] {
  return model("Bank account", "bank accounts", books, fieldsOf(books, "bankAccount"), {
    accountName: text("Account name", "The name of the bank account."),
    accountType: choice("Account type", "Whether it is a card or an account.", ["Credit", "Debit"]),
    nominalCode: text("Nominal code", "The code that the account is known by."),
    sortCode: text("Sort code", "The bank's own code."),
    accountNumber: text("Account number", "The number of the account at its bank."),
    currency: currency(books),
    institution: text("Institution", "The bank that holds the account."),
  });
}

/** What the software refuses in a record to be created, by field; nothing where it takes it. */
export function creationErrors(
  books: Books,
  record: "account" | "bankAccount",
  values: object,
): Schemas["ValidationItem"][] {
  return Object.entries(fieldsOf(books, record)).flatMap(([field, { required, maxLength }]) => {
    const value: unknown = Reflect.get(values, field);
    const isMissing = value === undefined || value === null || value === "";
    const itemId = field.charAt(0).toUpperCase() + field.slice(1);
    if (isMissing) {
      return required === true
        ? [{ itemId, message: `${itemId} is required.`, validatorName: "Required" }]
        : [];
    }
    if (maxLength === null || String(value).length <= maxLength) return [];
    const message = `${itemId} can have up to ${maxLength} characters.`;
    return [{ itemId, message, validatorName: "MaxLength" }];
  });
}

/** The fields that are documented for a platform; a name, and of an account its type, where none are. */
function fieldsOf({ platform }: Books, record: "account" | "bankAccount"): CreateFields {
  const documented = platform && platforms[platform].creates[record];
  if (documented) return documented;
  const required = { required: true, maxLength: null };
  return record === "account" ? { name: required, type: required } : { accountName: required };
}

function model(
  displayName: string,
  where: string,
  { platform }: Books,
  fields: CreateFields,
  known: Record<string, Property>,
): Schemas["PushOption"] {
  const software = platform ? platforms[platform].name : "The accounting software";
  const properties = Object.entries(known).map(([name, property]) => {
    const { required = false, maxLength = null } = fields[name] ?? {};
    const details = `Takes up to ${maxLength} characters.`;
    const validation =
      maxLength === null ? {} : { validation: { information: [{ field: name, details }] } };
    return [name, { ...property, required: required === true, ...validation }] as const;
  });
  return {
    type: "Object",
    displayName,
    description: `A record of the ${where} of ${software}.`,
    required: true,
    properties: Object.fromEntries(properties),
    options: null,
    validation: null,
  };
}

const text = (displayName: string, description: string): Property => ({
  type: "String",
  displayName,
  description,
  required: false,
});

const choice = (displayName: string, description: string, values: readonly string[]): Property => ({
  ...text(displayName, description),
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
  return choice("Currency", "The currency of the account.", [
    ...new Set([books.baseCurrency, ...currencies]),
  ]);
}
