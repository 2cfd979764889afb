import { CodatError } from "./codat-error.js";

/**
 * An amount and its minor units cannot be told from each other exactly: the number is not whole or
 * has more decimals than its currency, has more digits than a number keeps apart, or the currency
 * has no minor unit that ISO 4217 knows. Nothing is ever rounded instead.
 */
export class InexactAmountError extends CodatError {
  override readonly name: string = "InexactAmountError";
  /** What was to be turned: the minor units or the amount. */
  readonly value: number | bigint;
  readonly currency: string;

  constructor(value: number | bigint, currency: string, problem: string) {
    super(problem);
    this.value = value;
    this.currency = currency;
  }
}
