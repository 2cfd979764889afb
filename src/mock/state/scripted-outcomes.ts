import { idKey } from "../../core/ids.js";
import type { Schemas } from "../../types/index.js";
import type { WriteStatus } from "./ledger.js";
import type { OrderedEnd, PullFailure, PullStatus, PushEnd } from "./operations.js";

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
  /** `FetchError` by default. */
  readonly status?: Extract<
    PullStatus,
    `${string}Error` | "Cancelled" | "NotSupported" | "PrerequisiteNotMet"
  >;
  /** Only one of this type of data. */
  readonly dataType?: DataType;
  readonly message?: string;
}

/** Orders that wait for the next operation on a type of data. */
class ScriptedEnds<Order extends { readonly dataType?: DataType }, End> {
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

export type PushEnds = ScriptedEnds<NextPushEnd, PushEnd>;
export type PullEnds = ScriptedEnds<NextFetchFailure, PullFailure>;

export const createPushEnds = (): PushEnds =>
  new ScriptedEnds(({ status, message, errors = [] }) => ({
    status,
    message: message ?? `The push operation ended ${status}, as scripted.`,
    errors,
  }));

export const createPullEnds = (): PullEnds =>
  new ScriptedEnds(({ status = "FetchError", message = "The fetch failed, as scripted." }) => ({
    status,
    message,
  }));

/** How the next sync is to end. */
export interface NextSyncEnd extends OrderedEnd {
  /** Only a sync of this company. */
  readonly companyId?: string;
  /** How many syncs it goes for (1). */
  readonly times?: number;
}

/** How one transaction is to end, the next time that it is written. */
export interface TransactionEnd {
  readonly transactionId: string;
  readonly status: Extract<WriteStatus, "ValidationError" | "PushError">;
  readonly message?: string;
}

/** What tests ordered of syncs that are to come. */
export class ScriptedOutcomes {
  #syncEnds: { order: NextSyncEnd; remaining: number }[] = [];
  readonly #transactionEnds = new Map<string, TransactionEnd>();

  endNext(order: NextSyncEnd): void {
    this.#syncEnds.push({ order, remaining: order.times ?? 1 });
  }

  endTransaction(order: TransactionEnd): void {
    this.#transactionEnds.set(idKey(order.transactionId), order);
  }

  takeSyncEnd(companyId: string): OrderedEnd | undefined {
    const found = this.#syncEnds.find(
      ({ order }) => order.companyId === undefined || order.companyId === companyId,
    );
    if (!found) return undefined;
    found.remaining -= 1;
    if (found.remaining <= 0) this.#syncEnds = this.#syncEnds.filter((other) => other !== found);
    return { code: found.order.code, message: found.order.message };
  }

  takeTransactionEnd(transactionId: string): TransactionEnd | undefined {
    const end = this.#transactionEnds.get(transactionId);
    this.#transactionEnds.delete(transactionId);
    return end;
  }

  clear(): void {
    this.#syncEnds = [];
    this.#transactionEnds.clear();
  }
}
