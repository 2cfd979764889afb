import type { OperationId } from "../../types/index.js";

/**
 * A fault to inject into the next requests. In this order it waits `delayMs`, disconnects or responds
 * with something else, and executes the request or not.
 */
export interface Fault {
  /** How many requests it meets (1). */
  times?: number;
  /** Only requests for this operation, or one of these. */
  operationId?: OperationId | readonly OperationId[];
  /** Only requests that this says yes to. */
  when?: (request: FaultyRequest) => boolean;
  /** Milliseconds of real time before anything else happens: attempt timeouts are real, too. */
  delayMs?: number;
  /** Drops the connection, before or after the request was executed. */
  disconnect?: "before" | "after";
  /** Responds with this status and the API's error envelope, unless `body` or `response` is given. */
  status?: number;
  /** The message in the envelope. */
  error?: string;
  /** Additional headers of the response. A 429 says `Retry-After: 1` where they do not. */
  headers?: Readonly<Record<string, string>>;
  /** Responds with this instead of the envelope: text as it is, anything else as JSON. */
  body?: unknown;
  /** Responds with a proxy's page of HTML, an empty body, or the true response cut in the middle. */
  response?: "html" | "empty" | "truncated";
  /** Whether the request is executed all the same. By default where the status is a 2xx. */
  executed?: boolean;
}

/** A request, as `Fault.when` sees it. */
export interface FaultyRequest {
  readonly operationId: OperationId;
  readonly method: string;
  readonly path: string;
  /** The ids in the path, by the names that the API's document gives them. */
  readonly ids: Readonly<Record<string, string>>;
}

/** A fault that was ordered. */
export interface InjectedFault {
  /** How many requests it is still going to meet. */
  readonly remaining: number;
  /** It meets no more requests. */
  cancel(): void;
}

/** The fault that was ordered and has not been met yet. */
export class FaultList {
  #orders: { fault: Fault; remaining: number }[] = [];

  order(fault: Fault): InjectedFault {
    const order = { fault, remaining: fault.times ?? 1 };
    this.#orders.push(order);
    return {
      get remaining() {
        return order.remaining;
      },
      cancel: () => {
        order.remaining = 0;
      },
    };
  }

  /** The fault that meets this request, if any: the first that was ordered. */
  take(request: FaultyRequest): Fault | undefined {
    if (this.#orders.length === 0) return undefined;
    this.#orders = this.#orders.filter((order) => order.remaining > 0);
    const order = this.#orders.find(({ fault }) => meets(fault, request));
    if (order) order.remaining -= 1;
    return order?.fault;
  }

  clear(): void {
    for (const order of this.#orders) order.remaining = 0;
    this.#orders = [];
  }
}

function meets({ operationId, when }: Fault, request: FaultyRequest): boolean {
  const ids = typeof operationId === "string" ? [operationId] : operationId;
  return (!ids || ids.includes(request.operationId)) && (!when || when(request));
}
