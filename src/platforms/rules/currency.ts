import type { ExpenseUpdate, Transfer } from "../../types/index.js";
import { baseCurrencyOf, lookedUpCurrency } from "../context.js";
import { type Judgement, notDocumented, type Path, type Rule, refuse, warn } from "../judge.js";
import type { CurrencyOption, CurrencyOutcomes } from "../platform.js";
import { currencyCode, idOf } from "../read.js";
import { bankAccountOf } from "./bank-account.js";

type Priced = Pick<ExpenseUpdate, "currency" | "currencyRate">;

/** The platform takes the expense's currency, from this account, in this company, at this rate. */
export const expenseCurrenciesFit: Rule<Priced & Pick<ExpenseUpdate, "bankAccountRef">> = (
  expense,
  judgement,
) => {
  const { platform, context, type } = judgement;
  const base = baseCurrencyOf(context);
  const own = currencyCode(expense.currency);
  if (!base || !own) return;
  const { currency: account, card } = bankAccountOf(expense, context);
  judgeRate(expense, base, own === base && account ? account : own, judgement);

  if (!account || !type || platform.expenseTypes[type] === "not-supported") return;
  const documented = platform.currencies.expense[type];
  const outcomes = documented.any ?? (card && documented[card]);
  // Where it depends on the card, and the card is not known, nothing can be told.
  if (!outcomes && !card && Object.keys(documented).length > 0) return;
  judgeCombination(outcomes, base, account, own, type, ["currency"], judgement);
};

/** The rate of a reimbursable or an adjustment. */
export const rateIsGiven: Rule<Priced> = (transaction, judgement) => {
  const base = baseCurrencyOf(judgement.context);
  const own = currencyCode(transaction.currency);
  if (base && own) judgeRate(transaction, base, own, judgement);
};

/** The platform takes a transfer between accounts in these currencies, in this company. */
export const transferCurrenciesFit: Rule<Transfer> = (transfer, judgement) => {
  const { platform, context } = judgement;
  const base = baseCurrencyOf(context);
  const from = lookedUpCurrency(context, idOf(transfer.from.accountRef));
  const to = lookedUpCurrency(context, idOf(transfer.to.accountRef));
  if (!base || !from || !to || !platform.kinds.transfer.create) return;
  const path = ["to", "accountRef"];
  judgeCombination(platform.currencies.transfer, base, from, to, "transfer", path, judgement);
};

function judgeCombination(
  outcomes: CurrencyOutcomes | null | undefined,
  base: string,
  account: string,
  own: string,
  what: string,
  path: Path,
  judgement: Judgement,
): void {
  if (!outcomes) {
    notDocumented(judgement, path, `has no public rule for the currencies of a ${what} like this`);
    return;
  }
  const outcome = outcomes[optionOf(base, account, own)];
  if (outcome === "supported") return;
  if (outcome !== "not-supported") {
    const rest = `records a ${what} in ${own} in the account's currency: make it ${account}`;
    warn(judgement, "currency-recorded-differently", path, rest);
    return;
  }
  const other = [account, base].find(
    (currency) => outcomes[optionOf(base, account, currency)] === "supported",
  );
  const advice = other ? `make it ${other}, or use another account` : `use an account in ${base}`;
  const rest = `takes no ${what} in ${own} from an account in ${account} at a base currency of ${base}: ${advice}`;
  refuse(judgement, "currency-combination-not-supported", path, rest);
}

function optionOf(base: string, account: string, own: string): CurrencyOption {
  if (account === base) return own === base ? 1 : 4;
  if (own === account) return 2;
  return own === base ? 3 : 5;
}

/** Documented for expenses; of other kinds nothing is claimed. */
function judgeRate(
  { currencyRate }: Priced,
  base: string,
  foreign: string,
  judgement: Judgement,
): void {
  if (foreign === base || isGiven(currencyRate)) return;
  const { platform, kind } = judgement;
  const path = ["currencyRate"];
  const advice = `: give currencyRate, how many ${base} one ${foreign} is worth`;
  if (kind !== "expense") {
    notDocumented(judgement, path, `has no public rule for ${kind}s without a rate${advice}`);
  } else if (platform.currencies.missingRate === "taken-as-one") {
    warn(judgement, "currency-rate-defaults-to-one", path, `takes a missing rate as 1${advice}`);
  } else {
    refuse(judgement, "currency-rate-required", path, `needs the rate of ${foreign}${advice}`);
  }
}

/** JSON makes null of what is no finite number. */
function isGiven(rate: unknown): boolean {
  return typeof rate === "number" ? Number.isFinite(rate) : rate !== undefined && rate !== null;
}
