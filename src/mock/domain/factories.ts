import { type PlatformSlug, platforms } from "../../platforms/index.js";
import type { Schemas } from "../../types/index.js";
import type { AccountRecord, BankAccountRecord, Books } from "../state/books.js";
import { iso } from "../state/clock.js";
import type { Random } from "../state/random.js";

type Expense = Schemas["ExpenseTransaction"];
type Reimbursable = Schemas["ReimbursableExpenseTransaction"];
type Adjustment = Schemas["AdjustmentTransactionRequest"];
/** A transfer with the id that it is put under. */
export type MadeTransfer = Schemas["TransferTransactionRequest"] & { id: string };
type ValidFor = NonNullable<Schemas["ValidFor"]>[number];

/** A file to attach, as `attachments.upload` takes it. */
export interface MadeReceipt {
  readonly content: Uint8Array;
  readonly filename: string;
  readonly contentType: string;
}

/** Makes test data that a company's platform takes: the same for the same seed. */
export interface Factories {
  /** A payment of one line, in the base currency. */
  expense(overrides?: Partial<Expense>): Expense;
  /** @throws Error where the platform takes none of the kind */
  reimbursable(overrides?: Partial<Reimbursable>): Reimbursable;
  /** @throws Error where the platform takes none of the kind */
  transfer(overrides?: Partial<MadeTransfer>): MadeTransfer;
  /** @throws Error where the platform takes none of the kind */
  adjustment(overrides?: Partial<Adjustment>): Adjustment;
  /** @throws Error where the platform does not accept files */
  receipt(overrides?: Partial<MadeReceipt>): MadeReceipt;
}

/** Makes the factories of a company whose books can be written to. */
export function createFactories(books: Books, random: Random, nowMs: number): Factories {
  const { platform, baseCurrency: currency } = books;
  if (!platform) throw new Error("The accounting software of the company cannot be written to.");
  const { kinds, name } = platforms[platform];
  const today = iso(nowMs).slice(0, 10);
  const cents = () => random.whole(100, 25_000) / 100;
  const line = (use: ValidFor) => ({
    netAmount: cents(),
    taxAmount: 0,
    accountRef: { id: accountFor(books, use).id },
    ...taxRateOf(books),
  });
  const merchants: [string, ...string[]] = ["Blue Fern Hotels", "Lake Taxi", "Quill Stationery"];
  const requireKind = (kind: "reimbursable" | "transfer" | "adjustment") => {
    if (!kinds[kind].create) throw new Error(`${name} does not accept ${kind}s.`);
  };
  return {
    expense: (overrides) => ({
      id: random.uuid(),
      type: "Payment",
      issueDate: today,
      currency,
      merchantName: random.pick(merchants),
      bankAccountRef: { id: cardOf(books).id },
      lines: [line("expense-transactions.Payment")],
      ...overrides,
    }),
    reimbursable: (overrides) => {
      requireKind("reimbursable");
      return {
        id: random.uuid(),
        contactRef: { id: employeeOf(books).id },
        issueDate: today,
        dueDate: today,
        currency,
        lines: [line("reimbursable-expense-transactions")],
        ...overrides,
      };
    },
    transfer: (overrides) => {
      requireKind("transfer");
      const amount = cents();
      const [to, from] = books.bankAccounts.items.filter((each) => each.currency === currency);
      const side = (account: BankAccountRecord | undefined) => ({
        accountRef: { id: account?.id ?? "" },
        amount,
      });
      return {
        id: random.uuid(),
        description: "Card top-up",
        date: today,
        from: side(from),
        to: side(to),
        ...overrides,
      };
    },
    adjustment: (overrides) => {
      requireKind("adjustment");
      const amount = cents();
      const accounts = books.accounts.items.filter(
        ({ account, validFor }) =>
          validFor?.includes("adjustment-transactions") && account.currency === currency,
      );
      return {
        id: random.uuid(),
        date: today,
        currency,
        lines: [amount, -amount].map((each, at) => ({
          amount: each,
          accountRef: { id: accounts[at]?.id ?? "" },
          description: at === 0 ? "Card fee" : "Card",
        })),
        ...overrides,
      };
    },
    receipt: (overrides) => {
      const extensions = extensionsOf(platform);
      if (extensions.length === 0) throw new Error(`${name} does not accept attachments.`);
      const extension = extensions.includes("pdf") ? "pdf" : (extensions[0] ?? "pdf");
      const id = random.uuid();
      return {
        content: new TextEncoder().encode(`%PDF-1.4 receipt ${id}`),
        filename: `receipt-${id.slice(0, 8)}.${extension}`,
        contentType: "application/pdf",
        ...overrides,
      };
    },
  };
}

function accountFor({ accounts, baseCurrency }: Books, use: ValidFor): AccountRecord {
  const found = accounts.items.find(
    ({ account, validFor }) => validFor?.includes(use) && account.currency === baseCurrency,
  );
  if (!found) throw new Error(`The books have no account that is valid for ${use}.`);
  return found;
}

/** The first card in the base currency: a credit card, which every platform takes. */
function cardOf({ bankAccounts, baseCurrency }: Books): BankAccountRecord {
  const found = bankAccounts.items.find(({ currency }) => currency === baseCurrency);
  if (!found) throw new Error("The books have no card in the base currency.");
  return found;
}

function employeeOf({ suppliers, baseCurrency }: Books) {
  const inCurrency = suppliers.items.filter(
    ({ defaultCurrency }) => !defaultCurrency || defaultCurrency === baseCurrency,
  );
  const found = inCurrency[1] ?? inCurrency[0];
  if (!found) throw new Error("The books have no supplier in the base currency.");
  return found;
}

/** The first tax rate, on platforms that take any. */
function taxRateOf({ taxRates, platform }: Books) {
  const [rate] = taxRates.items;
  const isTaken = platform && platforms[platform].fields.taxRateRef;
  return rate && isTaken ? { taxRateRef: { id: rate.id } } : {};
}

/** The file extensions to choose from; none where the platform does not accept files. */
function extensionsOf(platform: PlatformSlug): readonly string[] {
  const { attachments } = platforms[platform];
  if (attachments.status === "not-supported") return [];
  return attachments.status === "supported" ? (attachments.extensions ?? ["pdf"]) : ["pdf"];
}
