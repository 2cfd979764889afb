import type { OperationId } from "../../types/index.js";

/** One request to the mock. */
export interface LoggedRequest {
  /** `undefined` where the API has no such operation. */
  readonly operationId: OperationId | undefined;
  readonly method: string;
  /** With its query, as it came. */
  readonly path: string;
  /** The status of the response; 0 where the connection was dropped. */
  readonly status: number;
  /** The mock's time, in milliseconds since the epoch. */
  readonly atMs: number;
  /** Its `Idempotency-Key`, where a POST or PATCH carried one. */
  readonly idempotencyKey?: string;
  /** Whether it repeated an earlier request under its key, so that nothing was executed again. */
  readonly replayed?: boolean;
}

/** The latest requests, oldest first: a long run does not grow without end. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = [];

  constructor(private readonly capacity: number) {}

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  add(entry: LoggedRequest): void {
    if (this.capacity === 0) return;
    if (this.#entries.length === this.capacity) this.#entries.shift();
    this.#entries.push(entry);
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
