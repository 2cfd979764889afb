import type { ExpenseUpdate } from "../../types/index.js";
import { bankAccountFacts, configured, exists, type PlatformContext } from "../context.js";
import { type Rule, refuse } from "../judge.js";
import { idOf, quote, read } from "../read.js";

type Subject = Pick<ExpenseUpdate, "bankAccountRef">;

/** What is known of the account that an expense is paid from: its own, or the configuration's. */
export function bankAccountOf(expense: Subject, context: PlatformContext) {
  return bankAccountFacts(context, bankAccountId(expense, context));
}

function bankAccountId(expense: Subject, context: PlatformContext) {
  return idOf(expense.bankAccountRef) ?? configured(context, "bankAccount");
}

/** Something says which account an expense is paid from, and it is one of the company's. */
export const bankAccountIsKnown: Rule<Subject> = (expense, judgement) => {
  const { platform, context, update } = judgement;
  const named = idOf(expense.bankAccountRef);
  // Where it cannot be changed, an update leaves the account as it was booked.
  if (update && !platform.fields.bankAccountChange) return;
  const id = bankAccountId(expense, context);
  if (id === null) {
    const rest =
      "needs a bank account: give bankAccountRef, or set it in the company's configuration";
    refuse(judgement, "bank-account-required", ["bankAccountRef"], rest);
  } else if (exists(context, "bankAccount", id) === false) {
    const advice = named
      ? "give bankAccountRef of one of the company's"
      : "the company's configuration names it: set another there, or give bankAccountRef";
    const rest = `has no bank account ${quote(id ?? "")} for this company: ${advice}`;
    refuse(judgement, "bank-account-unknown", ["bankAccountRef"], rest);
  }
};

/** Where a platform takes a type from credit cards only, the account is one. */
export const cardIsCredit: Rule<Subject> = (expense, judgement) => {
  const { platform, context, type } = judgement;
  if (!type || platform.expenseTypes[type] !== "credit-card-only") return;
  const { card } = bankAccountOf(expense, context);
  if (!card || card === "credit") return;
  const record =
    card === "debit" && platform.debitCardKeptAs
      ? `, for a debit card ${platform.debitCardKeptAs}`
      : "";
  const rest = `accepts a ${type} from a credit card account only, not from a ${card} card: give bankAccountRef of one${record}`;
  refuse(judgement, "credit-card-only", ["bankAccountRef"], rest);
};

/** An update leaves the account as it is where it cannot be changed. */
export const bankAccountIsKept: Rule<Subject> = (expense, judgement) => {
  const named = idOf(expense.bankAccountRef);
  if (judgement.platform.fields.bankAccountChange || !named) return;
  const written = read(judgement.context, "written");
  if (idOf(read(written, "bankAccountRef")) === named) return;
  const rest = "does not accept another bank account in an update: leave bankAccountRef out";
  refuse(judgement, "bank-account-change-not-supported", ["bankAccountRef"], rest);
};
