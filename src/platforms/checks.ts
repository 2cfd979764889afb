import type {
  Adjustment,
  Expense,
  ExpenseUpdate,
  Reimbursable,
  ReimbursableUpdate,
  Transfer,
} from "../types/index.js";
import type { PlatformContext } from "./context.js";
import type { PlatformIssue } from "./issue.js";
import { apply, judge, type Rule, rowOf, unknownPlatform } from "./judge.js";
import type { PlatformSlug, ValidFor } from "./platform.js";
import { read } from "./read.js";
import { lineAmountsAreLikely, transferAmountsFit } from "./rules/amount.js";
import {
  contentTypeIsTaken,
  extensionIsTaken,
  sizeIsTaken,
  transactionTakesFiles,
} from "./rules/attachment.js";
import { bankAccountIsKept, bankAccountIsKnown, cardIsCredit } from "./rules/bank-account.js";
import {
  contactIsKnown,
  contactIsTaken,
  reimbursedIsKnown,
  supplierHasSameCurrency,
} from "./rules/contact.js";
import {
  expenseCurrenciesFit,
  lineCurrenciesFit,
  rateIsGiven,
  transferCurrenciesFit,
} from "./rules/currency.js";
import { typeCanBeUpdated, typeIsSupported } from "./rules/kind.js";
import { lineCountFits, linesFit } from "./rules/line.js";
import { transferAccountsFit } from "./rules/mapping.js";
import {
  apAccountIsTaken,
  booksAreOpen,
  dayIsTheSame,
  descriptionIsKept,
  draftIsTaken,
  referenceIsShort,
} from "./rules/transaction.js";
import { keptFieldsAreKept } from "./rules/update.js";

/** What is known of a file before it is attached. What is left out is not judged. */
export interface AttachmentFacts {
  /** Its name with the extension, from which platforms derive its type. */
  readonly filename?: string | undefined;
  /** Its size in bytes. */
  readonly sizeBytes?: number | undefined;
  /** The content type that it is sent with. */
  readonly contentType?: string | undefined;
}

/** What is known of the transaction that a file is attached to. */
export interface AttachmentContext {
  /** The accounting platform, as `platformFromKey` names it. */
  readonly platform: PlatformSlug;
  /** The transaction, as mapping options spell it in `validFor`. Where it is left out, it is not judged. */
  readonly transaction?: ValidFor | undefined;
}

/** Of everything that has lines: checked last, since what is wrong with the whole comes first. */
const lineRules = [lineCountFits, linesFit, lineCurrenciesFit, lineAmountsAreLikely];
const dateRules = [booksAreOpen, dayIsTheSame];
const anyExpense: readonly Rule<ExpenseUpdate>[] = [
  typeIsSupported,
  cardIsCredit,
  bankAccountIsKnown,
  contactIsTaken,
  contactIsKnown,
  supplierHasSameCurrency,
  expenseCurrenciesFit,
  ...dateRules,
  ...lineRules,
];
const expenseRules: readonly Rule<Expense>[] = [...anyExpense, draftIsTaken];
const expenseUpdateRules = [typeCanBeUpdated, ...anyExpense, bankAccountIsKept, keptFieldsAreKept];
const transferRules: readonly Rule<Transfer>[] = [
  transferAccountsFit,
  transferCurrenciesFit,
  ...dateRules,
  transferAmountsFit,
  descriptionIsKept,
];
const transferUpdateRules = [...transferRules, keptFieldsAreKept];
const reimbursableRules: readonly Rule<ReimbursableUpdate>[] = [
  apAccountIsTaken,
  reimbursedIsKnown,
  supplierHasSameCurrency,
  rateIsGiven,
  referenceIsShort,
  ...dateRules,
  ...lineRules,
];
const reimbursableUpdateRules = [...reimbursableRules, keptFieldsAreKept];
const adjustmentRules: readonly Rule<Adjustment>[] = [rateIsGiven, ...dateRules, ...lineRules];
const attachmentRules = [transactionTakesFiles, sizeIsTaken, extensionIsTaken, contentTypeIsTaken];

/**
 * Checks an expense by the rules of its platform, before a request is sent.
 *
 * It reads its arguments and nothing else: it never throws and changes nothing. The shape of the
 * expense (required properties, numbers of lines) is checked when it is sent, not here.
 *
 * @param expense - the expense as it would be created.
 * @param context - the platform, and what is known of the company; what is left out is not judged.
 * @returns every issue found, the cause first; none when nothing is known to be wrong.
 * @example
 * checkExpense(expense, {
 *   platform: "netsuite",
 *   baseCurrency: "GBP",
 *   bankAccount: { currency: "EUR", card: "credit" },
 * });
 * // → [{ code: "currency-combination-not-supported", severity: "error", path: ["currency"], … }]
 */
export function checkExpense(expense: Expense, context: PlatformContext): PlatformIssue[] {
  return judge(expense, context, "expense", false, expenseRules);
}

/**
 * As `checkExpense`, for an update of an expense: only payments can be updated, and not everywhere.
 *
 * @param update - the body of the update
 * @param context - with `written`, the expense as it was written, the booked type counts, and each field
 *   that the update would change and cannot brings a warning. Without it, a bank account that the
 *   update names counts as a change of it.
 */
export function checkExpenseUpdate(
  update: ExpenseUpdate,
  context: PlatformContext,
): PlatformIssue[] {
  return judge(update, context, "expense", true, expenseUpdateRules);
}

/**
 * As `checkExpense`, for a transfer between two accounts. Its currencies are those of the accounts,
 * so they are judged where `context.bankAccount` is a lookup.
 *
 * @example
 * checkTransfer(transfer, {
 *   platform: "xero",
 *   baseCurrency: "GBP",
 *   bankAccount: { current: { currency: "GBP" }, travel: { currency: "EUR" } },
 * });
 */
export function checkTransfer(transfer: Transfer, context: PlatformContext): PlatformIssue[] {
  return judge(transfer, context, "transfer", false, transferRules);
}

/** As `checkTransfer`, for an update of a transfer. */
export function checkTransferUpdate(update: Transfer, context: PlatformContext): PlatformIssue[] {
  return judge(update, context, "transfer", true, transferUpdateRules);
}

/** As `checkExpense`, for spend that is owed back to a person, who is a supplier of one currency. */
export function checkReimbursable(
  reimbursable: Reimbursable,
  context: PlatformContext,
): PlatformIssue[] {
  return judge(reimbursable, context, "reimbursable", false, reimbursableRules);
}

/** As `checkReimbursable`, for an update of a reimbursable. */
export function checkReimbursableUpdate(
  update: ReimbursableUpdate,
  context: PlatformContext,
): PlatformIssue[] {
  return judge(update, context, "reimbursable", true, reimbursableUpdateRules);
}

/** As `checkExpense`, for an adjustment. Adjustments cannot be updated. */
export function checkAdjustment(adjustment: Adjustment, context: PlatformContext): PlatformIssue[] {
  return judge(adjustment, context, "adjustment", false, adjustmentRules);
}

/**
 * Whether a platform takes a file, by its name and size, for a transaction.
 *
 * @param file - the file's name and size in bytes.
 * @param context - the platform, and the transaction that the file is for.
 * @returns every issue found; none when nothing is known to be wrong.
 * @example
 * checkAttachment(
 *   { filename: "receipt.tiff", sizeBytes: 4_000_000 },
 *   { platform: "zohoBooks", transaction: "expense-transactions.Payment" },
 * );
 * // → [{ code: "attachment-type-not-supported", severity: "error", path: ["filename"], … }]
 */
export function checkAttachment(
  file: AttachmentFacts,
  context: AttachmentContext,
): PlatformIssue[] {
  const platform = rowOf(context);
  if (platform === undefined) return [unknownPlatform(context)];
  const upload = {
    filename: read(file, "filename"),
    sizeBytes: read(file, "sizeBytes"),
    contentType: read(file, "contentType"),
    transaction: read(context, "transaction"),
  };
  return apply(attachmentRules, upload, { platform, issues: [] });
}
