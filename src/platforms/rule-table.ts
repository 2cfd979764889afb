/** One rule that the checks apply, by the code of the issue that breaking it brings. */
export interface PlatformRule {
  readonly severity: "error" | "warning" | "info";
  /** The section of the public Expenses API documentation that the rule comes from. */
  readonly source: string;
  /** When the issue is found, for people. */
  readonly when: string;
}

const kinds = "Integrations: supported transactions";
const types = "Expenses: transaction types";
const fields = "Expenses: transaction fields by integration";
const contacts = "Configuration: suppliers and customers";
const configuration = "Configuration: company configuration";
const mapping = "Mapping options";
const currencies = "Foreign currencies";
const transfers = "Transfers";
const updates = "Updating transactions";
const attachments = "Attachments: supported files";
const bills = "Reimbursable expenses: bills by integration";
const tracking = "Tracking categories by integration";
/** No platform refuses these; they are likely mistakes in what was sent. */
const plausibility = "None: checked by this library alone";

/**
 * Every rule of the checks, with the section of the public documentation that it comes from. `platforms`
 * says for which platform a rule holds.
 */
export const platformRules = {
  "kind-not-supported": {
    severity: "error",
    source: kinds,
    when: "the platform does not accept this kind of transaction",
  },
  "type-not-supported": {
    severity: "error",
    source: types,
    when: "it accepts expenses, but not of this type",
  },
  "type-retired": {
    severity: "error",
    source: types,
    when: "the type belongs to the older dataset endpoint",
  },
  "credit-card-only": {
    severity: "error",
    source: types,
    when: "this type is only accepted from a credit card (liability) account",
  },
  "update-not-supported": {
    severity: "error",
    source: updates,
    when: "the transaction cannot be changed through the API once it is written",
  },
  "field-not-updatable": {
    severity: "warning",
    source: updates,
    when: "an update changes a field that keeps its old value",
  },
  "bank-account-change-not-supported": {
    severity: "error",
    source: updates,
    when: "an update names a bank account where it cannot be changed",
  },
  "account-required": {
    severity: "error",
    source: fields,
    when: "a line names no account (nor an item, where items are accepted)",
  },
  "account-and-item": {
    severity: "error",
    source: fields,
    when: "a line names both an account and an item",
  },
  "item-not-supported": {
    severity: "error",
    source: fields,
    when: "a line names an item where none are accepted",
  },
  "invoice-to-not-supported": {
    severity: "error",
    source: fields,
    when: "a line is billable where none can be",
  },
  "ap-account-not-supported": {
    severity: "error",
    source: fields,
    when: "a reimbursable names an accounts payable account where none is accepted",
  },
  "draft-not-supported": {
    severity: "warning",
    source: fields,
    when: "a draft is asked for where there are none",
  },
  "tax-rate-not-supported": {
    severity: "error",
    source: fields,
    when: "a line has a tax rate where none are accepted",
  },
  "tax-rate-required": {
    severity: "error",
    source: "Mapping options: default tax rates",
    when: "a line's tax rate is null where the platform needs the id of its rate for no tax",
  },
  "tax-amount-defaults": {
    severity: "warning",
    source: fields,
    when: "a line has no taxAmount where the account's default tax then applies",
  },
  "too-many-lines": {
    severity: "error",
    source: fields,
    when: "the transaction has more lines than the platform accepts",
  },
  "single-line-expected": {
    severity: "warning",
    source: fields,
    when: "money back has several lines where the platform is likely to accept one",
  },
  "reference-too-long": {
    severity: "error",
    source: bills,
    when: "a reimbursable's reference is longer than the platform accepts",
  },
  "contact-not-supported": {
    severity: "error",
    source: contacts,
    when: "the supplier can only come from the company's configuration",
  },
  "contact-ignored": {
    severity: "warning",
    source: contacts,
    when: "no supplier is kept with an expense",
  },
  "bank-account-required": {
    severity: "error",
    source: configuration,
    when: "neither the expense nor the configuration names a bank account",
  },
  "supplier-required": {
    severity: "error",
    source: configuration,
    when: "neither the transaction nor the configuration names a supplier where one is needed",
  },
  "customer-required": {
    severity: "error",
    source: configuration,
    when: "neither the expense nor the configuration names a customer where one is needed",
  },
  "bank-account-unknown": {
    severity: "error",
    source: configuration,
    when: "a bank account is not among the company's",
  },
  "supplier-unknown": {
    severity: "error",
    source: configuration,
    when: "a supplier is not among the company's",
  },
  "customer-unknown": {
    severity: "error",
    source: configuration,
    when: "a customer is not among the company's",
  },
  "supplier-currency-mismatch": {
    severity: "error",
    source: contacts,
    when: "the transaction's currency is not its supplier's",
  },
  "currency-combination-not-supported": {
    severity: "error",
    source: currencies,
    when: "base, account and transaction currency do not go together",
  },
  "currency-recorded-differently": {
    severity: "warning",
    source: currencies,
    when: "accepted, but recorded in the account's currency",
  },
  "currency-rate-required": {
    severity: "error",
    source: currencies,
    when: "an expense or its account is in foreign currency, without currencyRate",
  },
  "currency-rate-defaults-to-one": {
    severity: "warning",
    source: currencies,
    when: "the same where a missing rate is read as 1",
  },
  "account-unknown": {
    severity: "error",
    source: mapping,
    when: "an account is not among the mapping options",
  },
  "account-not-valid-for-type": {
    severity: "error",
    source: mapping,
    when: "an account's validFor or validTransactionTypes leaves this transaction out",
  },
  "tax-rate-unknown": {
    severity: "error",
    source: mapping,
    when: "a tax rate is not among the mapping options, nor the platform's own for no tax",
  },
  "tax-rate-not-valid-for-type": {
    severity: "error",
    source: mapping,
    when: "a tax rate's validTransactionTypes leaves this type out",
  },
  "tracking-category-unknown": {
    severity: "error",
    source: mapping,
    when: "a tracking category is not among the mapping options",
  },
  "tracking-option-required": {
    severity: "error",
    source: tracking,
    when: "a line names a tracking category where an option of one is needed",
  },
  "tracking-options-conflict": {
    severity: "error",
    source: tracking,
    when: "a line has two options of one tracking category, or options of more categories than are accepted",
  },
  "negative-amount-not-supported": {
    severity: "error",
    source: transfers,
    when: "a transfer has a negative amount where none is accepted",
  },
  "description-ignored": {
    severity: "warning",
    source: transfers,
    when: "a transfer's description is not kept",
  },
  "books-closed": {
    severity: "error",
    source: "Company information: ledger lock date",
    when: "dated on or before ledgerLockDate",
  },
  "date-day-shift": {
    severity: "warning",
    source: plausibility,
    when: "a date with an offset is another day in the named time zone",
  },
  "amount-sign": {
    severity: "warning",
    source: plausibility,
    when: "an expense or reimbursable adds up to less than 0, or a transfer moves less than 0",
  },
  "amount-zero": {
    severity: "warning",
    source: plausibility,
    when: "an amount is 0, as an empty one becomes",
  },
  "amount-precision": {
    severity: "warning",
    source: plausibility,
    when: "an amount has more decimals than its currency",
  },
  "attachments-not-supported": {
    severity: "error",
    source: attachments,
    when: "the platform does not accept files",
  },
  "attachment-too-large": {
    severity: "error",
    source: attachments,
    when: "the file is larger than is accepted",
  },
  "attachment-type-not-supported": {
    severity: "error",
    source: attachments,
    when: "the file's extension or content type is not accepted",
  },
  "attachment-transaction-not-supported": {
    severity: "error",
    source: attachments,
    when: "files are accepted, but not for this transaction",
  },
  "not-documented": {
    severity: "info",
    source: "None: the rule is not public",
    when: "nothing is claimed, since the platform's rule is not public",
  },
} as const satisfies Readonly<Record<string, PlatformRule>>;
