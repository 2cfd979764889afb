import { ApiError } from "../errors/api-error.js";
import { readEnvelope } from "../errors/envelope.js";

/** So many refusals alike, one after another, are about the company. */
const mostAlike = 50;

/**
 * Tells a refusal that would meet every transaction (nothing is linked, say) from refusals of single
 * ones: item by item it would use the quota up.
 */
export class Refusals {
  #words: string | undefined;
  #alike = 0;

  /** A request was taken: the company can be written to. */
  taken(): void {
    this.#alike = 0;
  }

  /**
   * A single transaction was refused.
   *
   * @throws the refusal, where it meets all alike
   */
  add(refusal: unknown): void {
    if (!(refusal instanceof ApiError)) return;
    const words = readEnvelope(refusal.body).error;
    this.#alike = words === this.#words ? this.#alike + 1 : 1;
    this.#words = words;
    if (this.#alike >= mostAlike) throw refusal;
  }
}
