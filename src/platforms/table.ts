import { createModels } from "./create-models.js";
import type { ExpenseTypeSupport, Platform, PlatformSlug, RecordedContact } from "./platform.js";
import {
  anyTransfers,
  byType,
  combinations,
  contactOfEach,
  createdAndUpdated,
  creditOnly,
  currenciesUndocumented,
  everyExpense,
  freeze,
  megabytes,
  no,
  payment,
  paymentsAndRefunds,
  paymentsOnly,
  plainFields,
  plainLimits,
  plainTracking,
  refund,
  reimbursable,
  usual,
  words,
  writes,
  yes,
} from "./row-parts.js";

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
      twoForeignInExpense: false,
    },
    attachments: {
      status: yes,
      maxBytes: megabytes(350),
      extensions: null,
      media: ["text", "image", "video"],
      transactions: everyExpense,
    },
    limits: {
      ...plainLimits,
      likelyIncomeLines: 1,
      recordedInAccountCurrency: ["Refund", "Reward", "Chargeback"],
    },
    creates: createModels.dynamics365,
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
    currencies: {
      expense: currenciesUndocumented,
      transfer: null,
      missingRate: "refused",
      twoForeignInExpense: false,
    },
    attachments: {
      status: yes,
      maxBytes: megabytes(5),
      extensions: words("png x-png jpeg jpg gif pdf x-pdf"),
      media: null,
      transactions: [payment, reimbursable],
    },
    limits: {
      ...plainLimits,
      expenseLines: 1,
      reimbursableLines: 40,
      referenceLength: 255,
      recordedInAccountCurrency: ["Payment"],
      missingTaxAmount: "account-default",
    },
    transfers: { between: "bank-accounts", negativeAmounts: false, keepsDescription: false },
    creates: createModels.freeagent,
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
      twoForeignInExpense: false,
    },
    attachments: {
      status: yes,
      maxBytes: megabytes(100),
      extensions: words("bmp csv xls xlsx json pdf pjpg pjpeg png txt svg tif tiff doc docx zip"),
      media: null,
      transactions: [payment, refund],
    },
    limits: { ...plainLimits, referenceLength: 45, likelyExtensions: ["jpg", "jpeg"] },
    notes: [
      "With SuiteTax there is no tax data.",
      "One subsidiary is one company: link each as a company of its own.",
    ],
    creates: createModels.netsuite,
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
      twoForeignInExpense: false,
    },
    attachments: { status: no },
    transfers: anyTransfers,
    notes: [
      "Data is fetched inside the business's own window (19:00 to 07:00 unless set): writes can stay pending for hours.",
    ],
    creates: createModels.quickbooksDesktop,
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
      twoForeignInExpense: false,
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
    limits: {
      ...plainLimits,
      referenceLength: 21,
      refusedContentTypes: ["application/octet-stream"],
    },
    transfers: anyTransfers,
    creates: createModels.quickbooksOnline,
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
      expense: paymentsAndRefunds({ any: combinations(yes, no, no, yes, no) }),
      transfer: null,
      missingRate: "refused",
      twoForeignInExpense: false,
    },
    attachments: { status: "not-documented" },
    limits: { ...plainLimits, referenceLength: 100 },
    notes: [
      "Of file uploads only the general one is documented, with the parts file and attachment (id, name).",
    ],
    creates: createModels.sageIntacct,
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
      twoForeignInExpense: true,
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
    limits: { ...plainLimits, referenceLength: 255 },
    tracking: { onExpenses: "documented", optionsOnly: true, maxCategories: 2 },
    transfers: anyTransfers,
    notes: ["Contacts are suppliers and customers alike."],
    creates: createModels.xero,
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
    currencies: {
      expense: currenciesUndocumented,
      transfer: null,
      missingRate: "refused",
      twoForeignInExpense: false,
    },
    attachments: {
      status: yes,
      maxBytes: megabytes(5),
      extensions: words("gif png jpeg jpg bmp pdf"),
      media: null,
      transactions: [payment, reimbursable],
    },
    limits: { ...plainLimits, referenceLength: 50 },
    tracking: { ...plainTracking, onExpenses: "not-documented" },
    notes: [
      "Organisations in the UK and the US are supported.",
      "After 20 links of one organisation the oldest stops working.",
    ],
    creates: createModels.zohoBooks,
    noTaxRate: { given: "no-rate" },
  },
});

/**
 * Which platform a connection's `platformKey` stands for.
 *
 * @param key - four letters, such as `gbol`; a platform's own sandbox counts as the platform.
 * @returns the slug, or `undefined` for a key that is not a destination for expenses (`mqjo`, the API's
 *   own sandbox, can only be read).
 */
export function platformFromKey(key: string | null | undefined): PlatformSlug | undefined {
  if (typeof key !== "string") return undefined;
  return Object.values(platforms).find((row) => row.key === key || row.sandboxKey === key)?.slug;
}
