import type { Transfer } from "../../types/index.js";
import type { PlatformContext } from "../context.js";
import type { PlatformErrorCode } from "../issue.js";
import { type Judgement, type Path, type Rule, refuse } from "../judge.js";
import type { ExpenseType, Platform, TransactionKind, ValidFor } from "../platform.js";
import { countOf, idOf, list, quote, read } from "../read.js";

/** The lists of mapping options, and what is said of a reference that is not in them or does not fit. */
const kindsOfOption = {
  accounts: ["account", "account-unknown", "account-not-valid-for-type"],
  taxRates: ["tax rate", "tax-rate-unknown", "tax-rate-not-valid-for-type"],
  // Tracking categories have no lists of what they are valid for.
  trackingCategories: [
    "tracking category",
    "tracking-category-unknown",
    "tracking-category-unknown",
  ],
} as const satisfies Record<string, readonly [string, PlatformErrorCode, PlatformErrorCode]>;

type KindOfOption = keyof typeof kindsOfOption;

/**
 * What a reference names is among the company's mapping options, and valid for the transaction.
 * Its path is told in parts, so that nothing is made where nothing is wrong.
 */
export function optionFits(
  kind: KindOfOption,
  reference: { readonly id?: string } | null | undefined,
  judgement: Judgement,
  ...path: Path
): void {
  const { platform, context, type } = judgement;
  const id = idOf(reference);
  const option = id && findOption(context, kind, id);
  if (!id || option === undefined) return;
  const [name, unknown, notValid] = kindsOfOption[kind];
  const advice = "choose another of the company's mapping options";
  if (option === null) {
    if (kind === "taxRates" && isNoTaxRate(platform, id)) return;
    refuse(judgement, unknown, path, `has no ${name} ${quote(id)} for this company: ${advice}`);
  } else if (
    !allows(option, "validTransactionTypes", type) ||
    !allows(option, "validFor", validForOf[type ?? judgement.kind])
  ) {
    const use = type ?? judgement.kind;
    refuse(judgement, notValid, path, `takes no ${use} with ${name} ${quote(id)}: ${advice}`);
  }
}

/** The accounts of a transfer are the company's, and fit. */
export const transferAccountsFit: Rule<Transfer>[] = [
  ({ from }, judgement) => optionFits("accounts", from.accountRef, judgement, "from", "accountRef"),
  ({ to }, judgement) => optionFits("accounts", to.accountRef, judgement, "to", "accountRef"),
];

/** Where an id was last found in a list. A list may change: what is remembered is looked at again. */
const positions = new WeakMap<readonly unknown[], Map<string, number>>();

/** The option; null where there is none of this id; `undefined` where the options are not known. */
function findOption(context: PlatformContext, kind: KindOfOption, id: string): unknown {
  const options = read(context, "mappingOptions");
  if (options === null) return null;
  const entries = list(read(options, kind));
  if (!entries) return undefined;
  const known = positions.get(entries);
  const last = read(entries, known?.get(id) ?? 0);
  if (read(last, "id") === id) return last;

  const count = countOf(entries);
  for (let index = 0; index < count; index += 1) {
    const entry = read(entries, index);
    if (read(entry, "id") !== id) continue;
    if (known) known.set(id, index);
    else positions.set(entries, new Map([[id, index]]));
    return entry;
  }
  return null;
}

/** Whether an option's list has this use in it. A list that is empty or missing says nothing. */
function allows(option: unknown, by: string, use: string | undefined): boolean {
  const uses = list(read(option, by));
  return !use || !uses?.length || uses.includes(use);
}

const validForOf = {
  Payment: "expense-transactions.Payment",
  Refund: "expense-transactions.Refund",
  Reward: "expense-transactions.Reward",
  Chargeback: "expense-transactions.Chargeback",
  reimbursable: "reimbursable-expense-transactions",
  transfer: "transfer-transactions",
  adjustment: "adjustment-transactions",
  // An expense of no known type: nothing can be told.
  expense: undefined,
} as const satisfies Record<ExpenseType | TransactionKind, ValidFor | undefined>;

/** The platform's own rates for "no tax" need not be among the options. */
function isNoTaxRate({ noTaxRate }: Platform, id: string): boolean {
  return (
    noTaxRate.given === "rate-id" &&
    noTaxRate.rates.some((rate) => {
      const [prefix = "", country] = rate.id.split("{");
      return country ? id.startsWith(prefix) : id === prefix;
    })
  );
}
