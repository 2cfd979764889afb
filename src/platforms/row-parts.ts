import type {
  CurrencyOutcome,
  CurrencyOutcomes,
  ExpenseCurrencies,
  ExpenseType,
  ExpenseTypeSupport,
  Platform,
  PlatformLimits,
  PlatformTracking,
  PlatformTransfers,
  RecordedContact,
  TransactionKind,
  ValidFor,
} from "./platform.js";

type Writes = "create" | "create update" | "none";

export const writes = (
  ...[expense, reimbursable, transfer, adjustment]: Writes[]
): Platform["kinds"] => {
  const kind = (allowed: Writes = "none") => ({
    create: allowed !== "none",
    update: allowed === "create update",
  });
  return {
    expense: kind(expense),
    reimbursable: kind(reimbursable),
    transfer: kind(transfer),
    adjustment: kind(adjustment),
  } satisfies Record<TransactionKind, unknown>;
};

export const byType = <Value>(
  Payment: Value,
  Refund: Value,
  Reward: Value,
  Chargeback: Value,
): Readonly<Record<ExpenseType, Value>> => ({ Payment, Refund, Reward, Chargeback });

export const yes = "supported";
export const no = "not-supported";
export const creditOnly = "credit-card-only";
const allTypes = byType<ExpenseTypeSupport>(yes, yes, yes, yes);
export const paymentsOnly = byType<ExpenseTypeSupport>(yes, no, no, no);

export const contactOfEach = (contact: RecordedContact) =>
  byType(contact, contact, contact, contact);

export const combinations = (
  ...[one, two, three, four, five]: [
    CurrencyOutcome,
    CurrencyOutcome,
    CurrencyOutcome,
    CurrencyOutcome,
    CurrencyOutcome,
  ]
): CurrencyOutcomes => ({ 1: one, 2: two, 3: three, 4: four, 5: five });

const undocumented: ExpenseCurrencies = {};
/** Rewards and chargebacks have no table. */
export const paymentsAndRefunds = (currencies: ExpenseCurrencies) =>
  byType(currencies, currencies, undocumented, undocumented);
export const currenciesUndocumented = paymentsAndRefunds(undocumented);

export const payment = "expense-transactions.Payment";
export const refund = "expense-transactions.Refund";
export const reimbursable = "reimbursable-expense-transactions";
export const everyExpense: readonly ValidFor[] = [
  payment,
  refund,
  "expense-transactions.Reward",
  "expense-transactions.Chargeback",
];

export const plainFields: Platform["fields"] = {
  itemRef: false,
  invoiceTo: false,
  taxRateRef: true,
  apAccountRef: false,
  postAsDraft: false,
  contactRef: "accepted",
  bankAccountChange: true,
};

export const plainLimits: PlatformLimits = {
  expenseLines: null,
  likelyIncomeLines: null,
  reimbursableLines: null,
  referenceLength: null,
  recordedInAccountCurrency: [],
  missingTaxAmount: "no-tax",
  refusedContentTypes: [],
  likelyExtensions: [],
};
export const plainTracking: PlatformTracking = {
  onExpenses: "documented",
  optionsOnly: false,
  maxCategories: null,
};
export const anyTransfers: PlatformTransfers = {
  between: "accounts-valid-for-transfers",
  negativeAmounts: true,
  keepsDescription: true,
};

/** What most platforms have in common; a row says where it differs. */
export const usual = {
  sandboxKey: null,
  expenseTypes: allTypes,
  debitCardKeptAs: null,
  fields: plainFields,
  suppliers: { create: true, update: false },
  limits: plainLimits,
  tracking: plainTracking,
  transfers: null,
  notes: [],
};

export const megabytes = (count: number) => count * 1_000_000;
export const words = (text: string): readonly string[] => text.split(" ");
export const createdAndUpdated = { create: true, update: true };

/** Freezes a value and all that it holds. */
export function freeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
