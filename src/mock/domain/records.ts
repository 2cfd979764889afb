import { notFound } from "../state/api-error.js";
import type { Books } from "../state/books.js";
import type { CompanyRecord } from "../state/company.js";

/** A record that the business archives or deletes in its accounting software. */
export interface ArchivedRecord {
  readonly companyId: string;
  readonly dataType: ArchivableType;
  readonly id: string;
  /** Whether it is deleted (`metadata.isDeleted`) rather than archived. */
  readonly deleted?: boolean;
}

type ArchivableType =
  | "chartOfAccounts"
  | "bankAccounts"
  | "customers"
  | "suppliers"
  | "taxRates"
  | "trackingCategories";

/** Archives or deletes a record in the accounting software. */
export function archiveRecord(
  { books }: CompanyRecord,
  { dataType, id, deleted = false }: ArchivedRecord,
): void {
  const archived = { status: "Archived", metadata: { isDeleted: deleted } } as const;
  if (!books || !replace(books, dataType, id, archived)) throw notFound("Record", id);
}

interface Archived {
  readonly status: "Archived";
  readonly metadata: { readonly isDeleted: boolean };
}

function replace(books: Books, dataType: ArchivableType, id: string, archived: Archived) {
  switch (dataType) {
    case "chartOfAccounts": {
      const record = books.accounts.get(id);
      return (
        record && books.accounts.put({ ...record, account: { ...record.account, ...archived } })
      );
    }
    case "bankAccounts": {
      const record = books.bankAccounts.get(id);
      return (
        record && books.bankAccounts.put({ ...record, account: { ...record.account, ...archived } })
      );
    }
    case "taxRates": {
      const record = books.taxRates.get(id);
      return record && books.taxRates.put({ ...record, rate: { ...record.rate, ...archived } });
    }
    case "customers": {
      const record = books.customers.get(id);
      return record && books.customers.put({ ...record, ...archived });
    }
    case "suppliers": {
      const record = books.suppliers.get(id);
      return record && books.suppliers.put({ ...record, ...archived });
    }
    case "trackingCategories": {
      const record = books.trackingCategories.get(id);
      return record && books.trackingCategories.put({ ...record, ...archived });
    }
  }
}

/** Whether a record can still be used: it was fetched, and is neither archived nor deleted since. */
export function isInUse(
  record: { status?: string | null; metadata?: unknown } | undefined,
): boolean {
  return record !== undefined && record.status !== "Archived";
}
