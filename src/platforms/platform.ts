/** The accounting platforms that the Expenses API writes to, as this library names them. */
export type PlatformSlug =
  | "dynamics365"
  | "freeagent"
  | "netsuite"
  | "quickbooksDesktop"
  | "quickbooksOnline"
  | "sageIntacct"
  | "xero"
  | "zohoBooks";

/** The kinds of transaction that the API writes, each with endpoints of its own. */
export type TransactionKind = "expense" | "reimbursable" | "transfer" | "adjustment";

/** The types of an expense. */
export type ExpenseType = "Payment" | "Refund" | "Reward" | "Chargeback";

/** What a transaction is called where the API lists what an account is valid for. */
export type ValidFor =
  | `expense-transactions.${ExpenseType}`
  | "reimbursable-expense-transactions"
  | "transfer-transactions"
  | "adjustment-transactions";

/** What a card is, seen from its account: credit (a liability), debit, or prepaid. */
export type CardKind = "credit" | "debit" | "prepaid";

/**
 * How the currencies of a transaction can combine (Expenses API docs, "Foreign currencies"). With
 * the company's base currency B, an expense's bank account in A and the expense itself in T:
 *
 * 1. A = B, T = B
 * 2. A ≠ B, T = A
 * 3. A ≠ B, T = B
 * 4. A = B, T ≠ B
 * 5. A ≠ B, T neither A nor B
 *
 * For a transfer A is the currency of the account it comes from, T that of the account it goes to.
 */
export type CurrencyOption = 1 | 2 | 3 | 4 | 5;

/** What becomes of a transaction in a combination of currencies. */
export type CurrencyOutcome = "supported" | "not-supported" | "recorded-as-1" | "recorded-as-2";

/** What becomes of a transaction in each combination of currencies. */
export type CurrencyOutcomes = Readonly<Record<CurrencyOption, CurrencyOutcome>>;

/**
 * The combinations of currencies that are documented for a type of expense: one list for `any`
 * card, or a list for each kind of card. A card without a list, and a type without any, is not
 * documented.
 */
export type ExpenseCurrencies = Readonly<Partial<Record<CardKind | "any", CurrencyOutcomes>>>;

/** Whether a type of expense is taken, and from which accounts. */
export type ExpenseTypeSupport = "supported" | "credit-card-only" | "not-supported";

/** The contact that an expense is recorded against. */
export type RecordedContact = "supplier" | "customer" | "none" | "not-documented";

/**
 * The tax rate that stands for "no tax" by default:
 *
 * - `rate-id`: one of `rates` by where the company is; `{country}` in an id stands for the country;
 * - `own-rate`: a rate of 0 % that each business sets up;
 * - `no-rate`: the line has no `taxRateRef` (null);
 * - `not-taken`: the platform does not accept tax rates at all;
 * - `not-documented`.
 */
export type NoTaxRate =
  | {
      readonly given: "rate-id";
      readonly rates: readonly {
        readonly id: string;
        /** Whose books it is for: a company anywhere, or a subsidiary in the US, Canada, elsewhere. */
        readonly subsidiary: "any" | "US" | "CA" | "other";
      }[];
    }
  | { readonly given: "own-rate" | "no-rate" | "not-taken" | "not-documented" };

/** What a platform takes as attachments. */
export type PlatformAttachments =
  | {
      readonly status: "supported";
      /** The largest file in bytes. */
      readonly maxBytes: number;
      /** The file extensions in lower case without a dot; null where none are listed, only `media`. */
      readonly extensions: readonly string[] | null;
      /** The kinds of file that are taken where no extensions are listed; null where they are. */
      readonly media: readonly string[] | null;
      /** The transactions that files can be attached to. */
      readonly transactions: readonly ValidFor[];
    }
  | { readonly status: "not-supported" | "not-documented" };

/** What a field of a record to be created has to be. */
export interface CreateField {
  /** Whether it is needed: always, never, or in some companies, by their settings. */
  readonly required: boolean | "by-settings";
  /** The most characters it can have; null where no limit is documented. */
  readonly maxLength: number | null;
}

/** The fields that are documented for a record to be created, by name. */
export type CreateFields = Readonly<Record<string, CreateField>>;

/** What a platform's own small print says, beyond the fields it takes. */
export interface PlatformLimits {
  /** The most lines of an expense; null where the API's own 100 hold. */
  readonly expenseLines: number | null;
  /** The most lines of a refund, reward or chargeback, where that is likely but not documented. */
  readonly likelyIncomeLines: number | null;
  /** The most lines of a reimbursable; null where the API's own 100 hold. */
  readonly reimbursableLines: number | null;
  /** The most characters of a reimbursable's reference; null where no limit is documented. */
  readonly referenceLength: number | null;
  /** The types of expense that are recorded in the bank account's currency, not in the stated one. */
  readonly recordedInAccountCurrency: readonly ExpenseType[];
  /** What a line without `taxAmount` means: no tax, or the default tax of its account. */
  readonly missingTaxAmount: "no-tax" | "account-default";
  /** Content types of files that are refused, whatever their extension. */
  readonly refusedContentTypes: readonly string[];
  /** Extensions that are probably taken, although the public list does not have them. */
  readonly likelyExtensions: readonly string[];
}

/** How tracking references are taken. */
export interface PlatformTracking {
  /** Whether tracking is documented for expenses. */
  readonly onExpenses: "documented" | "not-documented";
  /** Whether a reference names an option of a category (with a parent and without children). */
  readonly optionsOnly: boolean;
  /** The most categories on one line, with one option each; null where no limit is documented. */
  readonly maxCategories: number | null;
}

/** How transfers are taken, where they are. */
export interface PlatformTransfers {
  /** Between bank accounts alone, or bank accounts and nominal accounts that are valid for transfers. */
  readonly between: "bank-accounts" | "accounts-valid-for-transfers";
  /** Whether an amount can be negative. */
  readonly negativeAmounts: boolean;
  /** Whether the description is kept. */
  readonly keepsDescription: boolean;
}

/** What one accounting platform accepts, as the Expenses API's public documentation has it. */
export interface Platform {
  /** The library's name for it. */
  readonly slug: PlatformSlug;
  /** The software's own name, for people. */
  readonly name: string;
  /** The API's four-letter platform key, which connections are created with. */
  readonly key: string;
  /** The key of the platform's own sandbox, which has the same rules; null where it has none. */
  readonly sandboxKey: string | null;
  /** Which kinds of transaction can be written, and which can be changed afterwards. */
  readonly kinds: Readonly<
    Record<TransactionKind, { readonly create: boolean; readonly update: boolean }>
  >;
  /** Which types of expense can be written. */
  readonly expenseTypes: Readonly<Record<ExpenseType, ExpenseTypeSupport>>;
  /** What a debit card is kept as, where only credit cards are taken; null where nothing is said. */
  readonly debitCardKeptAs: string | null;
  /** Which fields of a transaction are taken. */
  readonly fields: {
    /** `itemRef` instead of `accountRef` on a line. */
    readonly itemRef: boolean;
    /** `invoiceTo` on a line: a billable expense. */
    readonly invoiceTo: boolean;
    /** `taxRateRef` on a line. */
    readonly taxRateRef: boolean;
    /** `apAccountRef` on a reimbursable. */
    readonly apAccountRef: boolean;
    /** `postAsDraft` on an expense. */
    readonly postAsDraft: boolean;
    /**
     * `contactRef` on an expense: `accepted`; `ignored`, as no supplier is kept with an expense; or
     * only from the company's configuration, which must then name the supplier.
     */
    readonly contactRef: "accepted" | "ignored" | "configuration-only";
    /** Another `bankAccountRef` in an update of an expense. */
    readonly bankAccountChange: boolean;
  };
  /** The contact that each type of expense is recorded against. */
  readonly contacts: Readonly<Record<ExpenseType, RecordedContact>>;
  /** Which combinations of currencies are taken. */
  readonly currencies: {
    /** By type of expense; an empty object where nothing is documented. */
    readonly expense: Readonly<Record<ExpenseType, ExpenseCurrencies>>;
    /** Of transfers; null where nothing is documented, or no transfers are taken. */
    readonly transfer: CurrencyOutcomes | null;
    /** What an expense in foreign currency without a `currencyRate` meets. */
    readonly missingRate: "refused" | "taken-as-one";
    /**
     * Whether two currencies that are both not the base currency can meet in an expense. In a
     * reimbursable, an adjustment and a transfer they never can, on any platform.
     */
    readonly twoForeignInExpense: boolean;
  };
  /** What can be attached, and to which transactions. */
  readonly attachments: PlatformAttachments;
  /** The default "no tax" rate. */
  readonly noTaxRate: NoTaxRate;
  /** Whether suppliers can be created and changed. */
  readonly suppliers: { readonly create: boolean; readonly update: boolean };
  /** The most lines, characters and the like. */
  readonly limits: PlatformLimits;
  /** How tracking references are taken. */
  readonly tracking: PlatformTracking;
  /** How transfers are taken; null where they are not. */
  readonly transfers: PlatformTransfers | null;
  /** What has to be given to create an account or a bank account; null where nothing is documented. */
  readonly creates: {
    readonly account: CreateFields | null;
    readonly bankAccount: CreateFields | null;
  };
  /** What no check can judge, for people. */
  readonly notes: readonly string[];
}
