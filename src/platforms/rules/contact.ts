import type { ExpenseUpdate, ReimbursableUpdate } from "../../types/index.js";
import { configured, supplierCurrency } from "../context.js";
import { notDocumented, type Rule, refuse, warn } from "../judge.js";
import { currencyCode, idOf } from "../read.js";

type Subject = Pick<ExpenseUpdate, "contactRef">;

/** The platform keeps the contact that an expense names. */
export const contactIsTaken: Rule<Subject> = (expense, judgement) => {
  const taken = judgement.platform.fields.contactRef;
  if (taken === "accepted" || !idOf(expense.contactRef)) return;
  if (taken === "ignored") {
    const rest = "keeps no contact on an expense: leave contactRef out";
    warn(judgement, "contact-ignored", ["contactRef"], rest);
  } else {
    const rest =
      "takes no contact on an expense: leave contactRef out, set the supplier in the company's configuration";
    refuse(judgement, "contact-not-supported", ["contactRef"], rest);
  }
};

/** Something says which contact an expense is recorded against, where it is. */
export const contactIsKnown: Rule<Subject> = (expense, judgement) => {
  const { platform, context, type } = judgement;
  const taken = platform.fields.contactRef;
  if (!type || taken === "ignored" || (taken === "accepted" && idOf(expense.contactRef))) return;
  if (platform.contacts[type] === "customer") {
    if (configured(context, "customer") !== null) return;
    const rest = `records a ${type} against a customer, with no public rule where there is none: set it in the company's configuration`;
    notDocumented(judgement, ["contactRef"], rest);
  } else if (configured(context, "supplier") === null) {
    const field = taken === "accepted" ? "give contactRef, or " : "";
    const rest = `needs a supplier: ${field}set it in the company's configuration`;
    refuse(judgement, "supplier-required", ["contactRef"], rest);
  }
};

/** The person reimbursed is a supplier in the currency of the reimbursable. */
export const supplierHasSameCurrency: Rule<Pick<ReimbursableUpdate, "contactRef" | "currency">> = (
  reimbursable,
  judgement,
) => {
  const own = currencyCode(reimbursable.currency);
  const theirs = supplierCurrency(judgement.context, idOf(reimbursable.contactRef));
  if (!own || !theirs || own === theirs) return;
  const rest = `takes a reimbursable in its supplier's currency, ${theirs}, not in ${own}: give contactRef of a supplier in ${own} for the same person`;
  refuse(judgement, "supplier-currency-mismatch", ["contactRef"], rest);
};
