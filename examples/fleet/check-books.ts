import { CodatExpenses, type PushItem } from "codat-expenses";
import type { MockCodat } from "codat-expenses/mock";

/** The ids of transactions that are not in the books as they should be. */
export interface BooksCheck {
  /** In no books. */
  readonly lost: string[];
  /** Accepted by more than one sync, whether or not the books refused the second one. */
  readonly doubled: string[];
  readonly receiptsLost: string[];
  readonly receiptsDoubled: string[];
}

/** Holds what the mock at this address booked for a company against the items that were pushed. */
export async function checkBooks(
  mock: MockCodat,
  baseUrl: string,
  companyId: string,
  items: readonly PushItem[],
): Promise<BooksCheck> {
  const check: BooksCheck = { lost: [], doubled: [], receiptsLost: [], receiptsDoubled: [] };
  const entries = new Map(mock.ledger(companyId).map((entry) => [entry.transactionId, entry]));
  const accepted = await acceptedBySyncs(baseUrl, companyId);
  for (const { transaction, attachments = [] } of items) {
    const { id } = transaction;
    const entry = entries.get(id);
    const extra = (entry?.attachments.length ?? 0) - attachments.length;
    if (!entry) check.lost.push(id);
    if ((accepted.get(id) ?? 0) > 1) check.doubled.push(id);
    if (extra < 0) check.receiptsLost.push(id);
    if (extra > 0) check.receiptsDoubled.push(id);
  }
  return check;
}

async function acceptedBySyncs(baseUrl: string, companyId: string): Promise<Map<string, number>> {
  const codat = new CodatExpenses({ apiKey: "any", baseUrl });
  const accepted = new Map<string, number>();
  for (const { syncId } of await codat.syncs.list(companyId)) {
    const list = codat.syncs.transactions.list(companyId, syncId ?? "", { pageSize: 5_000 });
    for await (const { transactionId } of list) {
      if (transactionId) accepted.set(transactionId, (accepted.get(transactionId) ?? 0) + 1);
    }
  }
  return accepted;
}
