import { currencyDecimals } from "../../core/currencies.js";
import { accountCurrency } from "../context.js";
import { type Judgement, type Path, type Rule, refuse, warn } from "../judge.js";
import { amountOf, countOf, currencyCode, idOf, list, read } from "../read.js";
import { findOption } from "./mapping.js";

/** The amounts of the lines are likely ones: not 0, not negative in sum, no finer than the currency. */
export const lineAmountsAreLikely: Rule<unknown> = (transaction, judgement) => {
  const lines = list(read(transaction, "lines"));
  const currency = currencyCode(read(transaction, "currency"));
  let total = 0;
  for (let index = 0; index < countOf(lines); index += 1) {
    const line = lines?.[index];
    const net = judgement.kind === "adjustment" ? "amount" : "netAmount";
    const amounts = [net, "taxAmount"].map((field) => {
      const amount = amountOf(read(line, field));
      judgePrecision(amount, currency, ["lines", index, field], judgement);
      return amount;
    });
    if (amounts[0] === 0 && !amounts[1]) warnOfZero(["lines", index, net], judgement);
    total += (amounts[0] ?? 0) + (amounts[1] ?? 0);
  }
  if (total < 0 && judgement.kind !== "adjustment") {
    const isOne = lines?.length === 1;
    const { type, kind } = judgement;
    const rest = `is likely to refuse or reverse a ${type ?? kind} of less than 0: give amounts above 0, and say with the type which way the money goes`;
    warn(judgement, "amount-sign", isOne ? ["lines", 0, "netAmount"] : ["lines"], rest);
  }
};

/** The amounts of a transfer are ones that the platform takes, and likely ones. */
export const transferAmountsFit: Rule<unknown> = (transfer, judgement) => {
  const { platform, context } = judgement;
  for (const name of ["from", "to"]) {
    const side = read(transfer, name);
    const amount = amountOf(read(side, "amount"));
    const path = [name, "amount"];
    if (amount === 0) warnOfZero(path, judgement);
    if (amount !== undefined && amount < 0) {
      if (platform.transfers?.negativeAmounts === false) {
        const rest = "does not accept negative amounts in a transfer: swap from and to";
        refuse(judgement, "negative-amount-not-supported", path, rest);
      } else {
        const rest = "is likely to refuse or reverse a transfer of less than 0: swap from and to";
        warn(judgement, "amount-sign", path, rest);
      }
    }
    const id = idOf(read(side, "accountRef"));
    const currency = id && accountCurrency(context, id, findOption(context, "accounts", id));
    judgePrecision(amount, currency, path, judgement);
  }
};

function warnOfZero(path: Path, judgement: Judgement): void {
  const rest = "is sent an amount of 0, as an empty one becomes: leave it out if there is none";
  warn(judgement, "amount-zero", path, rest);
}

/** An amount has no more decimals than its currency, as a calculation such as 0.1 + 0.2 leaves. */
function judgePrecision(
  amount: number | undefined,
  currency: string | undefined,
  path: Path,
  judgement: Judgement,
): void {
  const decimals = currency && currencyDecimals.get(currency);
  if (amount === undefined || typeof decimals !== "number") return;
  if (Math.abs(amount) >= 1e21 || Number(amount.toFixed(decimals)) === amount) return;
  const rest = `is sent an amount with more decimals than the ${decimals} of ${currency}: round it first`;
  warn(judgement, "amount-precision", path, rest);
}
