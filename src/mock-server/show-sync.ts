import { showSync, showTransaction } from "../mock/handlers/syncs.js";
import type { Books } from "../mock/state/books.js";
import { iso } from "../mock/state/clock.js";
import type { CompanyRecord } from "../mock/state/company.js";
import type { Write } from "../mock/state/ledger.js";
import type { SyncRecord } from "../mock/state/operations.js";
import type { MockState } from "../mock/state/state.js";
import { adviceFor, sectionFor } from "../types/sync-advice.js";
import { readSyncPhase } from "../types/sync-status.js";

/** Syncs that ended change no more. */
const shownEnded = new WeakMap<SyncRecord, ReturnType<typeof makePageSync>>();

/** Returns a sync as the page shows it: the API's own response, whose it is, and how its transactions fared. */
export function showPageSync(state: MockState, company: CompanyRecord, sync: SyncRecord) {
  const known = shownEnded.get(sync);
  if (known?.companyName === company.name && known.platform === platformOf(company)) return known;
  const shown = makePageSync(state, company, sync);
  if (sync.end) shownEnded.set(sync, shown);
  return shown;
}

function makePageSync(state: MockState, company: CompanyRecord, sync: SyncRecord) {
  let written = 0;
  let reason: string | null = null;
  for (const write of sync.writes) {
    if (write.status === "Completed") written += 1;
    else if (write.status !== "Pending") reason ??= write.message;
  }
  return {
    ...showSync(state, company, sync),
    companyId: company.id,
    syncId: sync.id,
    companyName: company.name,
    platform: platformOf(company),
    startedUtc: iso(sync.requestedAtMs),
    durationMs: sync.end && sync.end.atMs - sync.requestedAtMs,
    transactions: sync.writes.length,
    written,
    reason,
  };
}

function platformOf(company: CompanyRecord): string | undefined {
  const connections = company.connections.items;
  return connections.find(({ sourceType }) => sourceType === "Accounting")?.platformName;
}

/** Returns one transaction of a sync: the API's own response, what was in it, and what to do about it. */
export function showPageTransaction(sync: SyncRecord, write: Write) {
  const phase = readSyncPhase({ syncStatusCode: sync.end?.code ?? null });
  const reason = phase.phase === "failed" ? phase.reason : undefined;
  const advice = reason && write.status !== "Completed" && adviceFor({ ...write, reason });
  return {
    ...showTransaction(write),
    ...describe(write),
    ...(advice && { advice, section: sectionFor(advice) }),
  };
}

/** Returns the transactions of a sync, with the files that hang on those in the books. */
export function showPageTransactions(company: CompanyRecord, sync: SyncRecord) {
  return sync.writes.map((write) => ({
    ...showPageTransaction(sync, write),
    attachments: write.status === "Completed" ? showAttachments(company, write.transactionId) : [],
  }));
}

/** Returns the files of a transaction in the books, without their bytes. */
function showAttachments(company: CompanyRecord, transactionId: string) {
  const attachments = company.ledger.get(transactionId)?.attachments ?? [];
  return attachments.map(({ id, filename, contentType, sizeBytes, content }) => ({
    id,
    filename,
    contentType,
    sizeBytes,
    isKept: content !== undefined,
  }));
}

/** Returns all attempts to write a transaction, oldest first, and what the books hold of it; `undefined` where it was never sent. */
export function showHistory(state: MockState, company: CompanyRecord, transactionId: string) {
  const attempts = company.syncs.items.flatMap((sync) =>
    sync.writes
      .filter((write) => write.transactionId === transactionId)
      .map((write) => ({
        sync: showPageSync(state, company, sync),
        action: write.action,
        content: write.content,
        ...showPageTransaction(sync, write),
      })),
  );
  if (attempts.length === 0) return undefined;
  const entry = company.ledger.get(transactionId);
  return {
    transactionId,
    companyId: company.id,
    companyName: company.name,
    platform: platformOf(company),
    attempts,
    books: entry && {
      content: entry.content,
      syncId: entry.syncId,
      bookedUtc: iso(entry.bookedAtMs),
      updates: entry.updates,
    },
    attachments: showAttachments(company, transactionId),
  };
}

const texts = new WeakMap<Write, string>();

/** Returns all that a transaction can be found by, in lower case: its values, and what they refer to. */
export function searchTextOf({ books }: CompanyRecord, write: Write): string {
  let text = texts.get(write);
  if (text === undefined) {
    // The names of fields are not what anybody looks for.
    const values: unknown[] = [write.transactionId, describe(write).amount];
    JSON.stringify(write.content, (_, value) => {
      if (typeof value !== "object") values.push(value);
      if (typeof value === "string" && books) values.push(nameIn(books, value));
      return value;
    });
    text = values.join("\n").toLowerCase();
    texts.set(write, text);
  }
  return `${text}\n${write.status.toLowerCase()}\n${(write.message ?? "").toLowerCase()}`;
}

/** The name of the supplier, customer or account that has this id. */
function nameIn({ suppliers, customers, accounts, bankAccounts }: Books, id: string) {
  return (
    suppliers.get(id)?.supplierName ??
    customers.get(id)?.customerName ??
    accounts.get(id)?.account.name ??
    bankAccounts.get(id)?.account.accountName
  );
}

interface Description {
  readonly kind: string;
  readonly title?: string | undefined;
  readonly amount?: number;
  readonly currency?: string | undefined;
}

const names = {
  expense: "Expense",
  reimbursable: "Reimbursable expense",
  adjustment: "Adjustment",
  transfer: "Transfer",
};

function describe(write: Write): Description {
  const kind = write.action === "create" ? names[write.kind] : `${names[write.kind]}, changed`;
  switch (write.kind) {
    case "expense": {
      const { type, merchantName, currency, lines } = write.content;
      const title = merchantName ?? undefined;
      return { kind: `${kind} · ${type}`, title, currency, amount: totalOf(lines ?? []) };
    }
    case "reimbursable": {
      const { reference, currency, lines } = write.content;
      return { kind, title: reference ?? undefined, currency, amount: totalOf(lines ?? []) };
    }
    case "adjustment":
      return { kind, title: write.content.reference ?? undefined };
    case "transfer":
      return { kind, title: write.content.description, amount: write.content.from.amount };
  }
}

/** For people to read: sums of decimals are rounded to where they are exact again. */
function totalOf(
  lines: readonly { readonly netAmount: number; readonly taxAmount?: number | null }[],
): number {
  const total = lines.reduce((sum, line) => sum + line.netAmount + (line.taxAmount ?? 0), 0);
  return Number(total.toFixed(6));
}
