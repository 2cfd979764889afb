import type { ExpenseUpdate, ReimbursableUpdate } from "../../types/index.js";
import { configured, exists, supplierCurrency } from "../context.js";
import { type Judgement, type Path, type Rule, refuse, warn } from "../judge.js";
import { currencyCode, idOf, quote, read } from "../read.js";

type Subject = Pick<ExpenseUpdate, "contactRef">;
type Party = "supplier" | "customer";

const path = ["contactRef"];

/** The platform keeps the contact that an expense names. */
export const contactIsTaken: Rule<Subject> = (expense, judgement) => {
  const taken = judgement.platform.fields.contactRef;
  if (taken === "accepted" || !idOf(expense.contactRef)) return;
  if (taken === "ignored") {
    const rest = "keeps no contact on an expense: leave contactRef out";
    warn(judgement, "contact-ignored", path, rest);
  } else {
    const rest =
      "does not accept a contact on an expense: leave contactRef out, set the supplier in the company's configuration";
    refuse(judgement, "contact-not-supported", path, rest);
  }
};

/** Something says which contact an expense is recorded against, and it is one of the company's. */
export const contactIsKnown: Rule<Subject> = (expense, judgement) => {
  const { platform, context, type } = judgement;
  const taken = platform.fields.contactRef;
  if (!type || taken === "ignored") return;
  const party: Party = platform.contacts[type] === "customer" ? "customer" : "supplier";
  const named = taken === "accepted" ? idOf(expense.contactRef) : undefined;
  if (named) {
    partyExists(named, typeOf(expense.contactRef) ?? party, path, judgement);
    return;
  }
  const fallback = configured(context, party);
  if (fallback === null) {
    const against = party === "customer" ? `records a ${type} against` : "needs";
    const field = taken === "accepted" ? "give contactRef, or " : "";
    const rest = `${against} a ${party}: ${field}set it in the company's configuration`;
    refuse(judgement, `${party}-required`, path, rest);
  } else if (fallback !== undefined && exists(context, party, fallback) === false) {
    const rest = `has no ${party} ${quote(fallback)} for this company: the company's configuration names it, set another there`;
    refuse(judgement, `${party}-unknown`, path, rest);
  }
};

/** A supplier or customer that a transaction names is one of the company's. */
export function partyExists(id: string, party: Party, at: Path, judgement: Judgement): void {
  const { platform, context } = judgement;
  if (exists(context, party, id) !== false) return;
  // On Xero one contact is both: it is unknown only where neither list has it.
  const other = party === "supplier" ? "customer" : "supplier";
  if (platform.contacts.Refund === "customer" && exists(context, other, id) !== false) return;
  const rest = `has no ${party} ${quote(id)} for this company: refresh the company's ${party}s if it is new, or name another`;
  refuse(judgement, `${party}-unknown`, at, rest);
}

/** What a reference says it leads to, in any case; `undefined` where it does not. */
function typeOf(reference: unknown): Party | undefined {
  const type = read(reference, "type");
  const lower = typeof type === "string" ? type.toLowerCase() : undefined;
  return lower === "customer" || lower === "supplier" ? lower : undefined;
}

/** A reimbursable names the person who is owed, who is a supplier of the company. */
export const reimbursedIsKnown: Rule<Pick<ReimbursableUpdate, "contactRef">> = (
  { contactRef },
  judgement,
) => {
  const id = idOf(contactRef);
  if (id) partyExists(id, "supplier", path, judgement);
  else {
    const rest = "needs the supplier that stands for the person reimbursed: give contactRef";
    refuse(judgement, "supplier-required", path, rest);
  }
};

/** A supplier that a transaction names, and that has a currency, has the transaction's. */
export const supplierHasSameCurrency: Rule<Subject & { readonly currency: string }> = (
  transaction,
  judgement,
) => {
  const { platform, kind, context } = judgement;
  const id = idOf(transaction.contactRef);
  const isKept = kind !== "expense" || platform.fields.contactRef === "accepted";
  if (!id || !isKept || typeOf(transaction.contactRef) === "customer") return;
  const own = currencyCode(transaction.currency);
  const theirs = supplierCurrency(context, id);
  if (!own || !theirs || own === theirs) return;
  const [what, who] =
    kind === "expense" ? ["an expense", ""] : [`a ${kind}`, " for the same person"];
  const rest = `accepts ${what} in its supplier's currency, ${theirs}, not in ${own}: give contactRef of a supplier in ${own}${who}`;
  refuse(judgement, "supplier-currency-mismatch", path, rest);
};
