import type { UploadedFile } from "./multipart.js";
import type { CompanyRecord } from "./store/company.js";
import type { LedgerEntry } from "./store/ledger.js";
import type { Write } from "./store/write.js";

/** What the configuration lacks to write a transaction, in words; `undefined` where nothing. */
export function missingConfiguration(company: CompanyRecord, write: Write): string | undefined {
  if (write.kind !== "expense") return undefined;
  const { bankAccountRef, contactRef } = write.content;
  if (!bankAccountRef?.id && !company.configuration?.bankAccount.id) {
    return "Neither the expense nor the company configuration names a bank account.";
  }
  if (!contactRef?.id && !company.configuration?.supplier.id) {
    return "Neither the expense nor the company configuration names a supplier.";
  }
  return undefined;
}

/** Why the accounting software refuses a transaction, in words; `undefined` where it does not. */
export function platformRefusal(_company: CompanyRecord, _write: Write): string | undefined {
  return undefined;
}

/** Why the accounting software refuses a file on a transaction; `undefined` where it does not. */
export function attachmentRefusal(
  _company: CompanyRecord,
  _entry: LedgerEntry,
  _file: UploadedFile,
): string | undefined {
  return undefined;
}
