import type { Schemas } from "../types/index.js";
import type { PullFailure, PullStatus } from "./store/pull-store.js";
import type { PushEnd } from "./store/push-store.js";

type DataType = Schemas["DataType"];

/** How the next push operation is to end. */
export interface NextPushEnd {
  readonly status: "Failed" | "TimedOut";
  /** Only one of this type of data. */
  readonly dataType?: DataType;
  readonly message?: string;
  /** What was wrong with the record. */
  readonly errors?: readonly Schemas["ValidationItem"][];
}

/** How the next fetch of data is to fail. */
export interface NextFetchFailure {
  /** `FetchError`, unless told. */
  readonly status?: Extract<
    PullStatus,
    `${string}Error` | "Cancelled" | "NotSupported" | "PrerequisiteNotMet"
  >;
  /** Only one of this type of data. */
  readonly dataType?: DataType;
  readonly message?: string;
}

/** Orders that wait for the next operation on a type of data. */
class EndOrders<Order extends { readonly dataType?: DataType }, End> {
  #orders: Order[] = [];

  constructor(private readonly endOf: (order: Order) => End) {}

  order(order: Order): void {
    this.#orders.push(order);
  }

  take(dataType: DataType): End | undefined {
    const at = this.#orders.findIndex((order) => (order.dataType ?? dataType) === dataType);
    const [order] = at < 0 ? [] : this.#orders.splice(at, 1);
    return order && this.endOf(order);
  }

  clear(): void {
    this.#orders = [];
  }
}

export type PushOrders = EndOrders<NextPushEnd, PushEnd>;
export type PullOrders = EndOrders<NextFetchFailure, PullFailure>;

export const createPushOrders = (): PushOrders =>
  new EndOrders(({ status, message, errors = [] }) => ({
    status,
    message: message ?? `The push operation ended ${status}, as ordered.`,
    errors,
  }));

export const createPullOrders = (): PullOrders =>
  new EndOrders(({ status = "FetchError", message = "The fetch failed, as ordered." }) => ({
    status,
    message,
  }));
