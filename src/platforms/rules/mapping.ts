import type { Transfer } from "../../types/index.js";
import { exists, type PlatformContext } from "../context.js";
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

const advice = "choose another of the company's mapping options";

/**
 * What a reference names is among the company's mapping options, and valid for the transaction.
 * Its path is given in parts, so that nothing is made where nothing is wrong.
 */
export function optionFits(
  kind: KindOfOption,
  reference: unknown,
  judgement: Judgement,
  ...path: Path
): void {
  const { platform, context } = judgement;
  const id = idOf(reference);
  const option = id && findOption(context, kind, id);
  if (!id || option === undefined) return;
  const [name, unknown] = kindsOfOption[kind];
  if (option !== null) optionIsValid(kind, id, option, judgement, path);
  else if (kind !== "taxRates" || !isNoTaxRate(platform, id)) {
    refuse(judgement, unknown, path, `has no ${name} ${quote(id)} for this company: ${advice}`);
  }
}

/** An option's own lists have the transaction in them. What type is refused anyhow is not judged. */
function optionIsValid(
  kind: KindOfOption,
  id: string,
  option: unknown,
  judgement: Judgement,
  path: Path,
): void {
  const { kind: transaction, takenType } = judgement;
  const use = takenType ?? transaction;
  if (
    allows(option, "validTransactionTypes", takenType) &&
    allows(option, "validFor", validForOf[use])
  ) {
    return;
  }
  const [name, , notValid] = kindsOfOption[kind];
  refuse(
    judgement,
    notValid,
    path,
    `does not accept a ${use} with ${name} ${quote(id)}: ${advice}`,
  );
}

/**
 * The accounts of a transfer are the company's, and fit: a bank account, or another account that is
 * valid for transfers where the platform takes such.
 */
export const transferAccountsFit: Rule<Transfer> = (transfer, judgement) => {
  for (const side of ["from", "to"] as const) {
    const id = idOf(read(read(transfer, side), "accountRef"));
    if (id) transferAccountFits(id, [side, "accountRef"], judgement);
  }
};

function transferAccountFits(id: string, path: Path, judgement: Judgement): void {
  const { platform, context } = judgement;
  const option = findOption(context, "accounts", id);
  const isBankAccount = exists(context, "bankAccount", id);
  const bankAccountsOnly = platform.transfers?.between === "bank-accounts";
  if (isBankAccount) {
    if (option) optionIsValid("accounts", id, option, judgement, path);
  } else if (isBankAccount === false && bankAccountsOnly) {
    const rest = `accepts transfers between bank accounts only, and has no bank account ${quote(id)} for this company: name another`;
    refuse(judgement, "bank-account-unknown", path, rest);
  } else if (option === null && isBankAccount === false) {
    const rest = `has no account ${quote(id)} for this company: ${advice}`;
    refuse(judgement, "account-unknown", path, rest);
  } else if (bankAccountsOnly && read(option, "isBankAccount") === false) {
    const rest = `accepts transfers between bank accounts only, not with account ${quote(id)}: name a bank account`;
    refuse(judgement, "account-not-valid-for-type", path, rest);
  } else if (option) {
    optionIsValid("accounts", id, option, judgement, path);
  }
}

/** Where an id was last found in a list. A list may change: what is remembered is looked at again. */
const positions = new WeakMap<readonly unknown[], Map<string, number>>();

/** The option; null where there is none of this id; `undefined` where the options are not known. */
export function findOption(context: PlatformContext, kind: KindOfOption, id: string): unknown {
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
  // An expense of no known type: nothing can be judged.
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
