import type { OrderedEnd } from "./store/sync-store.js";
import type { WriteStatus } from "./store/write.js";

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
export class SyncOrders {
  #syncEnds: { order: NextSyncEnd; remaining: number }[] = [];
  readonly #transactionEnds = new Map<string, TransactionEnd>();

  endNext(order: NextSyncEnd): void {
    this.#syncEnds.push({ order, remaining: order.times ?? 1 });
  }

  endTransaction(order: TransactionEnd): void {
    this.#transactionEnds.set(order.transactionId.toLowerCase(), order);
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
