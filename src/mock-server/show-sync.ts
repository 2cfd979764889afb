import { showSync, showTransaction } from "../mock/handlers/syncs.js";
import type { CompanyRecord } from "../mock/state/company.js";
import type { Write } from "../mock/state/ledger.js";
import type { SyncRecord } from "../mock/state/operations.js";
import type { MockState } from "../mock/state/state.js";
import { adviceFor } from "../types/sync-advice.js";
import { readSyncPhase } from "../types/sync-status.js";

/** A sync as the page takes it: the API's own answer, and the name of its company. */
export function showPageSync(state: MockState, company: CompanyRecord, sync: SyncRecord) {
  return { ...showSync(state, company, sync), companyName: company.name };
}

/** The transactions of a sync as the page takes them: the API's own answer, and what was in them. */
export function showPageTransactions(company: CompanyRecord, sync: SyncRecord) {
  const phase = readSyncPhase({ syncStatusCode: sync.end?.code ?? null });
  const reason = phase.phase === "failed" ? phase.reason : undefined;
  return sync.writes.map((write) => {
    const entry = company.ledger.get(write.transactionId);
    const attachments = write.status === "Completed" ? (entry?.attachments ?? []) : [];
    return {
      ...showTransaction(write),
      ...describe(write),
      ...(reason && write.status !== "Completed" && { advice: adviceFor({ ...write, reason }) }),
      attachments: attachments.map(({ filename, contentType, sizeBytes }) => ({
        filename,
        contentType,
        sizeBytes,
      })),
    };
  });
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
