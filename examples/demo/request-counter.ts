import type { ResponseEvent } from "codat-expenses";

/** Counts the requests that a client spends, and keeps what the API last said of the quota. */
export class RequestCounter {
  readonly #byOperation = new Map<string, number>();
  #quotaLeft: number | undefined;

  /** Hand it to the client as `onResponse`. */
  readonly onResponse = (event: ResponseEvent): void => {
    const { operationId, rateLimit } = event;
    this.#byOperation.set(operationId, (this.#byOperation.get(operationId) ?? 0) + 1);
    this.#quotaLeft = rateLimit?.remaining ?? this.#quotaLeft;
  };

  get total(): number {
    return [...this.#byOperation.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The operations, the most frequent first. */
  get byOperation(): [operationId: string, count: number][] {
    return [...this.#byOperation].sort(([, left], [, right]) => right - left);
  }

  /** How many requests the day still has. */
  get quotaLeft(): number | undefined {
    return this.#quotaLeft;
  }
}
