import type { Decimal } from "../core/decimals.js";
import type { PushItem } from "../push/types.js";

/** Millionths: more decimals than any currency has, so that sums of amounts are exact. */
const scale = 1_000_000;

/** Returns an item's currency and its amount in millionths; a transfer has no currency of its own. */
export function amountOf(item: PushItem): { readonly currency: string; readonly amount: bigint } {
  if (item.kind === "transfer") {
    const { from } = item.transaction;
    return { currency: `account ${from?.accountRef?.id}`, amount: millionths(from?.amount) };
  }
  const { currency } = item.transaction;
  const amounts =
    item.kind === "adjustment"
      ? (item.transaction.lines ?? []).map(({ amount }) => amount)
      : (item.transaction.lines ?? []).flatMap(({ netAmount, taxAmount }) => [
          netAmount,
          taxAmount ?? 0,
        ]);
  return {
    currency: currency ?? "unknown",
    amount: amounts.reduce((sum, amount) => sum + millionths(amount), 0n),
  };
}

// What is not an amount is refused where it is sent.
function millionths(amount: number | string | Decimal | undefined): bigint {
  return BigInt(Math.round(Number(amount) * scale) || 0);
}

/** Amounts by currency and state, added up exactly. */
export class Totals<State extends string> {
  readonly #sums = new Map<string, Map<State, bigint>>();

  add(currency: string, state: State, amount: bigint): void {
    const byState = this.#sums.get(currency) ?? new Map<State, bigint>();
    byState.set(state, (byState.get(state) ?? 0n) + amount);
    this.#sums.set(currency, byState);
  }

  /** Returns the sums as numbers, by currency and state. */
  byCurrency(): Record<string, Partial<Record<State, number>>> {
    const totals: Record<string, Partial<Record<State, number>>> = Object.create(null);
    for (const [currency, byState] of this.#sums) {
      const amounts: Partial<Record<State, number>> = {};
      for (const [state, sum] of byState) amounts[state] = Number(sum) / scale;
      totals[currency] = amounts;
    }
    return totals;
  }
}
