import { platformRules, platforms } from "codat-expenses/platforms";

/** Raised when a property is renamed, removed or changes its meaning; additions leave it. */
const formatVersion = 1;

/** The platform rules as data, for services in other languages. */
export const platformDocument = {
  $schema: "./platforms.schema.json",
  formatVersion,
  /** The state of the public documentation. */
  asOf: "2026-08",
  limits: {
    transactionsInRequest: { min: 1, max: 50 },
    linesInTransaction: { min: 1, max: 100 },
    trackingReferencesInLine: { min: 1, max: 10 },
  },
  rules: platformRules,
  platforms,
};

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: "string" };
const flag: Schema = { type: "boolean" };
const count: Schema = { type: "integer", minimum: 1 };
const listOf = (items: Schema): Schema => ({ type: "array", items });
const oneOf = (...values: readonly unknown[]): Schema => ({ enum: values });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: "null" }] });
const mapOf = (values: Schema, names?: Schema): Schema => ({
  type: "object",
  additionalProperties: values,
  ...(names && { propertyNames: names }),
});
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});
const each = (names: readonly string[], schema: Schema): Schema =>
  object(Object.fromEntries(names.map((name) => [name, schema])));

const types = ["Payment", "Refund", "Reward", "Chargeback"];
const outcomes = each(
  ["1", "2", "3", "4", "5"],
  oneOf("supported", "not-supported", "recorded-as-1", "recorded-as-2"),
);
const createFields = orNull(
  mapOf(object({ required: oneOf(true, false, "by-settings"), maxLength: orNull(count) })),
);
const range = object({ min: count, max: count });

const platform = object({
  slug: text,
  name: text,
  key: { type: "string", pattern: "^[a-z]{4}$" },
  sandboxKey: orNull({ type: "string", pattern: "^[a-z]{4}$" }),
  kinds: each(
    ["expense", "reimbursable", "transfer", "adjustment"],
    object({ create: flag, update: flag }),
  ),
  expenseTypes: each(types, oneOf("supported", "credit-card-only", "not-supported")),
  debitCardKeptAs: orNull(text),
  fields: object({
    itemRef: flag,
    invoiceTo: flag,
    taxRateRef: flag,
    apAccountRef: flag,
    postAsDraft: flag,
    contactRef: oneOf("accepted", "ignored", "configuration-only"),
    bankAccountChange: flag,
  }),
  contacts: each(types, oneOf("supplier", "customer", "none", "not-documented")),
  currencies: object({
    expense: each(types, mapOf(outcomes, oneOf("any", "credit", "debit", "prepaid"))),
    transfer: orNull(outcomes),
    missingRate: oneOf("refused", "taken-as-one"),
    twoForeignInExpense: flag,
  }),
  attachments: {
    anyOf: [
      object({
        status: oneOf("supported"),
        maxBytes: count,
        extensions: orNull(listOf(text)),
        media: orNull(listOf(text)),
        transactions: listOf(text),
      }),
      object({ status: oneOf("not-supported", "not-documented") }),
    ],
  },
  noTaxRate: {
    anyOf: [
      object({
        given: oneOf("rate-id"),
        rates: listOf(object({ id: text, subsidiary: oneOf("any", "US", "CA", "other") })),
      }),
      object({ given: oneOf("own-rate", "no-rate", "not-taken", "not-documented") }),
    ],
  },
  suppliers: object({ create: flag, update: flag }),
  limits: object({
    expenseLines: orNull(count),
    likelyIncomeLines: orNull(count),
    reimbursableLines: orNull(count),
    referenceLength: orNull(count),
    recordedInAccountCurrency: listOf(oneOf(...types)),
    missingTaxAmount: oneOf("no-tax", "account-default"),
    refusedContentTypes: listOf(text),
    likelyExtensions: listOf(text),
  }),
  tracking: object({
    onExpenses: oneOf("documented", "not-documented"),
    optionsOnly: flag,
    maxCategories: orNull(count),
  }),
  transfers: orNull(
    object({
      between: oneOf("bank-accounts", "accounts-valid-for-transfers"),
      negativeAmounts: flag,
      keepsDescription: flag,
    }),
  ),
  creates: object({ account: createFields, bankAccount: createFields }),
  notes: listOf(text),
});

/** The JSON Schema of the document. Properties that it does not name can be added without a new format. */
export const platformSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "What each accounting platform accepts from the Expenses API",
  ...object({
    formatVersion: { const: formatVersion },
    asOf: { type: "string", pattern: "^\\d{4}-\\d{2}$" },
    limits: object({
      transactionsInRequest: range,
      linesInTransaction: range,
      trackingReferencesInLine: range,
    }),
    rules: mapOf(object({ severity: oneOf("error", "warning", "info"), source: text, when: text })),
    platforms: mapOf(platform),
  }),
};
