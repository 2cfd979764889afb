import type { ExpenseUpdate, Transfer } from "../../types/index.js";
import { accountCurrency, baseCurrencyOf } from "../context.js";
import { type Judgement, notDocumented, type Path, type Rule, refuse, warn } from "../judge.js";
import type { CurrencyOption, CurrencyOutcome, ExpenseCurrencies } from "../platform.js";
import { amountOf, countOf, currencyCode, idOf, list, read } from "../read.js";
import { bankAccountOf } from "./bank-account.js";
import { findOption } from "./mapping.js";

type Priced = Pick<ExpenseUpdate, "currency" | "currencyRate">;

/** The currencies that meet in a transaction. */
interface Currencies {
  readonly base: string;
  readonly account: string;
  readonly own: string;
}

/** The platform takes the expense's currency, from this account, in this company, at this rate. */
export const expenseCurrenciesFit: Rule<Priced & Pick<ExpenseUpdate, "bankAccountRef">> = (
  expense,
  judgement,
) => {
  const { platform, context, takenType } = judgement;
  const base = baseCurrencyOf(context);
  const own = currencyCode(expense.currency);
  if (!base || !own) return;
  const { currency: account, card } = bankAccountOf(expense, context);
  judgeRate(expense, base, own === base && account ? account : own, judgement);
  if (!account || !takenType) return;

  const met = { base, account, own };
  const path = ["currency"];
  const outcome = outcomeFor(platform.currencies.expense[takenType], optionOf(met), card);
  const isTwoForeign = optionOf(met) === 5 && !platform.currencies.twoForeignInExpense;
  if (isTwoForeign || outcome === "not-supported") {
    refuseCombination(met, takenType, path, judgement, (currency) =>
      isTaken(
        outcomeFor(
          platform.currencies.expense[takenType],
          optionOf({ ...met, own: currency }),
          card,
        ),
      ),
    );
  } else if (isTaken(outcome)) {
    if (outcome !== "supported") warnOfOtherCurrency(met, takenType, judgement);
  } else if (own !== account && platform.limits.recordedInAccountCurrency.includes(takenType)) {
    warnOfOtherCurrency(met, takenType, judgement);
  } else if (outcome === "not-documented") {
    const rest = `has no public rule for the currencies of a ${takenType} like this`;
    notDocumented(judgement, path, rest);
  }
};

/**
 * What becomes of a combination: `depends-on-card` where the card is not known and the documented ones
 * differ.
 */
function outcomeFor(
  documented: ExpenseCurrencies,
  option: CurrencyOption,
  card: "credit" | "debit" | "prepaid" | undefined,
): CurrencyOutcome | "not-documented" | "depends-on-card" {
  const outcomes = documented.any ?? (card && documented[card]);
  if (outcomes) return outcomes[option];
  const [first, ...others] = Object.values(documented).map((each) => each?.[option]);
  if (card || first === undefined) return "not-documented";
  return others.every((other) => other === first) ? first : "depends-on-card";
}

function isTaken(outcome: CurrencyOutcome | "not-documented" | "depends-on-card" | undefined) {
  return outcome === "supported" || outcome === "recorded-as-1" || outcome === "recorded-as-2";
}

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
  const [account, own] = [transfer.from, transfer.to].map((side) =>
    currencyOf(idOf(side.accountRef), judgement),
  );
  if (!base || !account || !own) return;
  const met = { base, account, own };
  const path = ["to", "accountRef"];
  const outcomes = platform.currencies.transfer;
  if (optionOf(met) === 5 || outcomes?.[optionOf(met)] === "not-supported") {
    refuseCombination(met, "transfer", path, judgement, (currency) =>
      isTaken(outcomes?.[optionOf({ ...met, own: currency })]),
    );
  } else if (!outcomes) {
    const rest = "has no public rule for the currencies of a transfer like this";
    notDocumented(judgement, path, rest);
  }
};

/**
 * No line is booked to an account in a second foreign currency: two currencies that are both not the
 * base currency never meet, but in an expense on Xero.
 */
export const lineCurrenciesFit: Rule<{ readonly currency: string; readonly lines?: unknown }> = (
  transaction,
  judgement,
) => {
  const { platform, kind, context } = judgement;
  const base = baseCurrencyOf(context);
  const own = currencyCode(transaction.currency);
  if (!base || !own || (kind === "expense" && platform.currencies.twoForeignInExpense)) return;
  let foreign = own === base ? undefined : own;
  const lines = list(transaction.lines);
  for (let index = 0; index < countOf(lines); index += 1) {
    const account = currencyOf(idOf(read(lines?.[index], "accountRef")), judgement);
    if (!account || account === base || account === foreign) continue;
    if (foreign) {
      const rest = `does not accept two foreign currencies in one ${kind}, here ${foreign} and ${account}: book the line to an account in ${base}`;
      const path = ["lines", index, "accountRef"];
      refuse(judgement, "currency-combination-not-supported", path, rest);
    }
    foreign ??= account;
  }
};

/** The currency of an account: of a bank account, or of one among the mapping options. */
function currencyOf(id: string | undefined, { context }: Judgement): string | undefined {
  return id && accountCurrency(context, id, findOption(context, "accounts", id));
}

function refuseCombination(
  { base, account, own }: Currencies,
  what: string,
  path: Path,
  judgement: Judgement,
  isTakenIn: (currency: string) => boolean,
): void {
  const other = [account, base].find(isTakenIn);
  const advice = other ? `make it ${other}, or use another account` : `use an account in ${base}`;
  const rest = `does not accept a ${what} in ${own} from an account in ${account} at a base currency of ${base}: ${advice}`;
  refuse(judgement, "currency-combination-not-supported", path, rest);
}

function warnOfOtherCurrency({ account, own }: Currencies, what: string, judgement: Judgement) {
  const rest = `records a ${what} in ${own} in the account's currency: make it ${account}`;
  warn(judgement, "currency-recorded-differently", ["currency"], rest);
}

function optionOf({ base, account, own }: Currencies): CurrencyOption {
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
  // JSON makes null of what is not a finite number.
  if (foreign === base || amountOf(currencyRate) !== undefined) return;
  const { platform, kind } = judgement;
  const path = ["currencyRate"];
  const advice = `: give currencyRate, how many ${base} one ${foreign} is worth`;
  if (kind !== "expense") {
    notDocumented(judgement, path, `has no public rule for ${kind}s without a rate${advice}`);
  } else if (platform.currencies.missingRate === "taken-as-one") {
    warn(judgement, "currency-rate-defaults-to-one", path, `reads a missing rate as 1${advice}`);
  } else {
    refuse(judgement, "currency-rate-required", path, `needs the rate of ${foreign}${advice}`);
  }
}
