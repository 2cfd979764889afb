import type {
  CurrencyOutcome,
  CurrencyOutcomes,
  ExpenseCurrencies,
  ExpenseType,
  ExpenseTypeSupport,
  Platform,
  PlatformSlug,
  RecordedContact,
  TransactionKind,
  ValidFor,
} from "./platform.js";

type Writes = "create" | "create update" | "none";

const writes = (...[expense, reimbursable, transfer, adjustment]: Writes[]): Platform["kinds"] => {
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

const byType = <Value>(
  Payment: Value,
  Refund: Value,
  Reward: Value,
  Chargeback: Value,
): Readonly<Record<ExpenseType, Value>> => ({ Payment, Refund, Reward, Chargeback });

const yes = "supported";
const no = "not-supported";
const creditOnly = "credit-card-only";
const allTypes = byType<ExpenseTypeSupport>(yes, yes, yes, yes);
const paymentsOnly = byType<ExpenseTypeSupport>(yes, no, no, no);

const contactOfEach = (contact: RecordedContact) => byType(contact, contact, contact, contact);

const combinations = (
  ...[one, two, three, four, five]: [
    CurrencyOutcome,
    CurrencyOutcome,
    CurrencyOutcome,
    CurrencyOutcome,
    CurrencyOutcome,
  ]
): CurrencyOutcomes => ({ 1: one, 2: two, 3: three, 4: four, 5: five });

const undocumented: ExpenseCurrencies = {};
/** Rewards and chargebacks are documented nowhere. */
const paymentsAndRefunds = (currencies: ExpenseCurrencies) =>
  byType(currencies, currencies, undocumented, undocumented);
const currenciesUndocumented = paymentsAndRefunds(undocumented);

const payment = "expense-transactions.Payment";
const refund = "expense-transactions.Refund";
const reimbursable = "reimbursable-expense-transactions";
const everyExpense: readonly ValidFor[] = [
  payment,
  refund,
  "expense-transactions.Reward",
  "expense-transactions.Chargeback",
];

const plainFields: Platform["fields"] = {
  itemRef: false,
  invoiceTo: false,
  taxRateRef: true,
  apAccountRef: false,
  postAsDraft: false,
  contactRef: "accepted",
  bankAccountChange: true,
};

/** What most platforms have in common; a row says where it differs. */
const usual = {
  sandboxKey: null,
  expenseTypes: allTypes,
  debitCardKeptAs: null,
  fields: plainFields,
  suppliers: { create: true, update: false },
};

const megabytes = (count: number) => count * 1_000_000;
const words = (text: string): readonly string[] => text.split(" ");
const createdAndUpdated = { create: true, update: true };

function freeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/**
 * What each accounting platform accepts: plain data, frozen throughout, to be shown as it is or
 * asked by the checks. Where the facts come from: Expenses API docs, state of August 2026.
 *
 * @example
 * const { attachments } = platforms.xero;
 * if (attachments.status === "supported") show(`Files up to ${attachments.maxBytes / 1e6} MB`);
 */
export const platforms: Readonly<Record<PlatformSlug, Platform>> = /* @__PURE__ */ freeze({
  dynamics365: {
    ...usual,
    slug: "dynamics365",
    name: "Dynamics 365 Business Central",
    key: "trji",
    kinds: writes("create", "none", "none", "create"),
    fields: { ...plainFields, postAsDraft: true, contactRef: "configuration-only" },
    contacts: contactOfEach("none"),
    currencies: {
      expense: paymentsAndRefunds({ any: combinations(yes, yes, no, no, no) }),
      transfer: null,
      missingRate: "refused",
    },
    attachments: {
      status: yes,
      maxBytes: megabytes(350),
      extensions: null,
      media: ["text", "image", "video"],
      transactions: everyExpense,
    },
    noTaxRate: { given: "own-rate" },
  },
  freeagent: {
    ...usual,
    slug: "freeagent",
    name: "FreeAgent",
    key: "fbrh",
    kinds: writes("create update", "create update", "create update", "none"),
    expenseTypes: paymentsOnly,
    fields: { ...plainFields, taxRateRef: false, contactRef: "ignored", bankAccountChange: false },
    contacts: contactOfEach("none"),
    currencies: { expense: currenciesUndocumented, transfer: null, missingRate: "refused" },
    attachments: {
      status: yes,
      maxBytes: megabytes(5),
      extensions: words("png x-png jpeg jpg gif pdf x-pdf"),
      media: null,
      transactions: [payment, reimbursable],
    },
    noTaxRate: { given: "not-taken" },
    suppliers: createdAndUpdated,
  },
  netsuite: {
    ...usual,
    slug: "netsuite",
    name: "Oracle NetSuite",
    key: "akxx",
    kinds: writes("create update", "create update", "none", "none"),
    contacts: contactOfEach("supplier"),
    currencies: {
      expense: paymentsAndRefunds({
        credit: combinations(yes, no, no, yes, no),
        prepaid: combinations(yes, yes, no, yes, no),
      }),
      transfer: null,
      missingRate: "refused",
    },
    attachments: {
      status: yes,
      maxBytes: megabytes(100),
      extensions: words("bmp csv xls xlsx json pdf pjpg pjpeg png txt svg tif tiff doc docx zip"),
      media: null,
      transactions: [payment, refund],
    },
    noTaxRate: {
      given: "rate-id",
      rates: [
        { id: "-7", subsidiary: "US" },
        { id: "114", subsidiary: "CA" },
        { id: "UNDEF-{country}", subsidiary: "other" },
      ],
    },
  },
  quickbooksDesktop: {
    ...usual,
    slug: "quickbooksDesktop",
    name: "QuickBooks Desktop",
    key: "pqsw",
    kinds: writes("create update", "create", "create", "create"),
    expenseTypes: byType(yes, creditOnly, creditOnly, creditOnly),
    fields: { ...plainFields, itemRef: true, invoiceTo: true, apAccountRef: true },
    contacts: contactOfEach("supplier"),
    currencies: {
      expense: paymentsAndRefunds({ any: combinations(yes, yes, no, yes, no) }),
      transfer: combinations(yes, no, no, no, no),
      missingRate: "refused",
    },
    attachments: { status: no },
    noTaxRate: { given: "no-rate" },
  },
  quickbooksOnline: {
    ...usual,
    slug: "quickbooksOnline",
    name: "QuickBooks Online",
    key: "qhyg",
    sandboxKey: "ndsk",
    kinds: writes("create update", "create update", "create update", "create"),
    fields: { ...plainFields, invoiceTo: true },
    contacts: contactOfEach("supplier"),
    currencies: {
      expense: paymentsAndRefunds({ any: combinations(yes, yes, no, yes, no) }),
      transfer: combinations(yes, yes, yes, yes, no),
      missingRate: "taken-as-one",
    },
    attachments: {
      status: yes,
      maxBytes: megabytes(100),
      extensions: words(
        "ai csv doc docx eps gif jpeg jpg ods pages pdf png rtf tif txt xls xlsx xml",
      ),
      media: null,
      transactions: [payment, refund, reimbursable],
    },
    noTaxRate: { given: "rate-id", rates: [{ id: "NON", subsidiary: "any" }] },
    suppliers: createdAndUpdated,
  },
  sageIntacct: {
    ...usual,
    slug: "sageIntacct",
    name: "Sage Intacct",
    key: "knfz",
    kinds: writes("create update", "create", "none", "none"),
    expenseTypes: byType<ExpenseTypeSupport>(creditOnly, creditOnly, no, no),
    debitCardKeptAs: "a Credit Card record whose account type is Debit",
    contacts: contactOfEach("not-documented"),
    currencies: {
      expense: byType<ExpenseCurrencies>(
        { any: combinations(yes, no, no, yes, no) },
        undocumented,
        undocumented,
        undocumented,
      ),
      transfer: null,
      missingRate: "refused",
    },
    attachments: { status: "not-documented" },
    noTaxRate: { given: "not-documented" },
  },
  xero: {
    ...usual,
    slug: "xero",
    name: "Xero",
    key: "gbol",
    kinds: writes("create update", "none", "create", "create"),
    contacts: byType<RecordedContact>("supplier", "customer", "customer", "customer"),
    currencies: {
      expense: paymentsAndRefunds({
        any: combinations(yes, yes, "recorded-as-2", "recorded-as-1", "recorded-as-2"),
      }),
      transfer: combinations(yes, yes, no, no, no),
      missingRate: "refused",
    },
    attachments: {
      status: yes,
      maxBytes: megabytes(10),
      extensions: words(
        "7z bmp csv doc docx eml gif jpeg jpg keynote msg numbers odf ods odt pages pdf png ppt pptx rar rtf tif tiff txt xls xlsx zip",
      ),
      media: null,
      transactions: everyExpense,
    },
    noTaxRate: { given: "rate-id", rates: [{ id: "NONE", subsidiary: "any" }] },
    suppliers: createdAndUpdated,
  },
  zohoBooks: {
    ...usual,
    slug: "zohoBooks",
    name: "Zoho Books",
    key: "rwuv",
    kinds: writes("create update", "create update", "none", "none"),
    expenseTypes: paymentsOnly,
    contacts: contactOfEach("not-documented"),
    currencies: { expense: currenciesUndocumented, transfer: null, missingRate: "refused" },
    attachments: {
      status: yes,
      maxBytes: megabytes(5),
      extensions: words("gif png jpeg jpg bmp pdf"),
      media: null,
      transactions: [payment, reimbursable],
    },
    noTaxRate: { given: "no-rate" },
  },
});

/**
 * Which platform a connection's `platformKey` stands for.
 *
 * @param key - four letters, such as `gbol`; a platform's own sandbox counts as the platform.
 * @returns the slug, or `undefined` for a key that is no destination for expenses (`mqjo`, the API's
 *   own sandbox, can only be read).
 */
export function platformFromKey(key: string | null | undefined): PlatformSlug | undefined {
  if (typeof key !== "string") return undefined;
  return Object.values(platforms).find((row) => row.key === key || row.sandboxKey === key)?.slug;
}
