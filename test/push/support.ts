import {
  type ClientOptions,
  CodatExpenses,
  type JournalEvent,
  type PushItem,
  type PushJournal,
  type PushReport,
  type PushResult,
  type PushRun,
} from "codat-expenses";
import type { MockCodat, MockCodatOptions, MockCompany } from "codat-expenses/mock";
import { adjustment, reimbursable, transfer } from "../support/bodies.js";
import { bookableExpense } from "../support/spend.js";
import { startClient } from "../support/start-client.js";

/** A client, a mock and a company with books, for the rest of the test. */
export function startPush(options: ClientOptions = {}, mockOptions: MockCodatOptions = {}) {
  const { codat, mock, sent } = startClient(options, { dailyQuota: 100_000, ...mockOptions });
  const company = mock.createCompany();
  return { codat, mock, sent, company, companyId: company.companyId };
}

/** Another client of the same mock, as another process would have it. */
export function anotherClient(mock: MockCodat): CodatExpenses {
  return new CodatExpenses({ apiKey: "test-key", clock: mock.clock });
}

/** Expenses that the company's books take, each under an id of its own. */
export function expenses(company: MockCompany, count: number): PushItem[] {
  return Array.from({ length: count }, () => expenseItem(company));
}

export function expenseItem(
  company: MockCompany,
  attachments?: PushItem["attachments"],
  changes: Parameters<typeof bookableExpense>[1] = {},
): Extract<PushItem, { kind: "expense" }> {
  const transaction = bookableExpense(company, { id: crypto.randomUUID(), ...changes });
  return { kind: "expense", transaction, ...(attachments && { attachments }) };
}

/** One item of each kind. */
export function oneOfEach(company: MockCompany): PushItem[] {
  const { accounts, bankAccounts, suppliers, taxRates } = company;
  const [from, to] = bankAccounts.filter(({ currency }) => currency === company.baseCurrency);
  const side = (id = "") => ({ accountRef: { id }, amount: 250 });
  const line = {
    netAmount: 42,
    taxAmount: 0,
    accountRef: { id: accounts[0]?.id ?? "" },
    taxRateRef: { id: taxRates[0]?.id ?? "" },
  };
  const lines = [12.5, -12.5].map((amount, index) => ({
    amount,
    accountRef: { id: accounts[index]?.id ?? "" },
  }));
  return [
    expenseItem(company),
    {
      kind: "reimbursable",
      transaction: reimbursable({ contactRef: { id: suppliers[0]?.id ?? "" }, lines: [line] }),
    },
    {
      kind: "transfer",
      transaction: {
        id: crypto.randomUUID(),
        ...transfer({ from: side(from?.id), to: side(to?.id) }),
      },
    },
    { kind: "adjustment", transaction: adjustment({ lines }) },
  ];
}

/** A small file of the given name. */
export const receipt = (filename = "receipt.pdf") => ({
  content: new TextEncoder().encode(filename),
  filename,
});

/** All results of a run, in the order in which they came, and its report. */
export async function finish(run: PushRun): Promise<{ results: PushResult[]; report: PushReport }> {
  const results: PushResult[] = [];
  for await (const result of run) results.push(result);
  return { results, report: await run };
}

export const idOf = ({ transaction }: PushItem) => transaction.id;

/** The ids of the results that ended this way. */
export function idsOf(results: readonly PushResult[], outcome: PushResult["outcome"]): string[] {
  return results.filter((result) => result.outcome === outcome).map(({ id }) => id);
}

/** The ids that the company's books hold. */
export function bookedIds(mock: MockCodat, companyId: string): string[] {
  return mock.ledger(companyId).map(({ transactionId }) => transactionId);
}

/** How many requests each operation was sent. */
export function requestCounts(mock: MockCodat): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { operationId = "unknown" } of mock.requests) {
    counts[operationId] = (counts[operationId] ?? 0) + 1;
  }
  return counts;
}

/** How often each transaction was taken by a sync of the company. */
export async function timesTaken(
  mock: MockCodat,
  companyId: string,
  codat = anotherClient(mock),
): Promise<Map<string, number>> {
  const taken = new Map<string, number>();
  for (const { syncId } of await codat.syncs.list(companyId)) {
    const pages = codat.syncs.transactions.list(companyId, syncId ?? "", { pageSize: 5_000 });
    for await (const { transactionId } of pages) {
      taken.set(transactionId ?? "", (taken.get(transactionId ?? "") ?? 0) + 1);
    }
  }
  return taken;
}

/** A journal that fails from an event on, as if the process ended there. */
export function crashingJournal(journal: PushJournal, appends: number): PushJournal {
  let left = appends;
  return {
    read: () => journal.read(),
    append: async (event) => {
      if (left <= 0) throw new Crash();
      left -= 1;
      await journal.append(event);
    },
  };
}

export class Crash extends Error {}

/** A memory journal that shows what was written. */
export function openJournal(): PushJournal & { readonly events: JournalEvent[] } {
  const events: JournalEvent[] = [];
  return {
    events,
    read: () => [...events],
    append: async (event) => {
      events.push(event);
    },
  };
}

export const postOperations = [
  "create-expense-transaction",
  "create-reimbursable-expense-transaction",
  "create-adjustment-transaction",
  "create-transfer-transaction",
] as const;
