import type { Transport } from "../http/transport.js";
import { Adjustments } from "../resources/adjustments.js";
import { Expenses } from "../resources/expenses.js";
import { Reimbursables } from "../resources/reimbursables.js";
import { Transfers } from "../resources/transfers.js";
import type { SyncReference } from "../types/index.js";
import type { Entry } from "./entry.js";
import type { PushKind } from "./items.js";

/** Sends the transactions of one batch, all of one kind; a transfer is a batch of its own. */
export type Post = (kind: PushKind, entries: readonly Entry[]) => Promise<SyncReference>;

/** Sends batches through a transport. What may have been carried out is not sent again here. */
export function postThrough(api: Transport, companyId: string, signal: AbortSignal): Post {
  const expenses = new Expenses(api);
  const reimbursables = new Reimbursables(api);
  const adjustments = new Adjustments(api);
  const transfers = new Transfers(api);
  const options = { signal, retry: "once" } as const;
  return async (kind, entries) => {
    const items = entries.map(({ item }) => item);
    switch (kind) {
      case "expense": {
        const body = items.flatMap((item) => (item.kind === kind ? [item.transaction] : []));
        return expenses.create(companyId, body, options);
      }
      case "reimbursable": {
        const body = items.flatMap((item) => (item.kind === kind ? [item.transaction] : []));
        return reimbursables.create(companyId, body, options);
      }
      case "adjustment": {
        const body = items.flatMap((item) => (item.kind === kind ? [item.transaction] : []));
        return adjustments.create(companyId, body, options);
      }
      case "transfer": {
        const [item] = items;
        if (item?.kind !== kind) throw new RangeError("there is no transfer to send");
        const { id, ...body } = item.transaction;
        return transfers.create(companyId, id, body, options);
      }
    }
  };
}
