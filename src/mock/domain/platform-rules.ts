import {
  type AttachmentFacts,
  checkAdjustment,
  checkAttachment,
  checkExpense,
  checkExpenseUpdate,
  checkReimbursable,
  checkReimbursableUpdate,
  checkTransfer,
  checkTransferUpdate,
  type PlatformContext,
  type PlatformIssue,
  type PlatformIssueCode,
  type ValidFor,
} from "../../platforms/index.js";
import { ApiFault } from "../state/api-error.js";
import type { CompanyRecord } from "../state/company.js";
import type { LedgerEntry, Write } from "../state/ledger.js";
import { showMappingOptions } from "./mapping-options.js";
import { isInUse } from "./records.js";

/** What the platform's rules know of a company; `undefined` where it has none to write to. */
export function platformContext({
  books,
  configuration,
}: CompanyRecord): PlatformContext | undefined {
  if (!books?.platform) return undefined;
  return {
    platform: books.platform,
    baseCurrency: books.baseCurrency,
    bankAccount: (id) => {
      const record = isInUse(books.bankAccounts.get(id)?.account)
        ? books.bankAccounts.getKnown(id)
        : undefined;
      return record ?? null;
    },
    supplier: (id) => {
      const supplier = isInUse(books.suppliers.get(id)) ? books.suppliers.getKnown(id) : undefined;
      return supplier ? { currency: supplier.defaultCurrency } : null;
    },
    customer: (id) =>
      isInUse(books.customers.get(id)) && books.customers.getKnown(id) ? {} : null,
    configuration: configuration ?? null,
    mappingOptions: showMappingOptions(books),
    ledgerLockDate: books.information.ledgerLockDate,
  };
}

/** What the accounting software has to say to a transaction; with no errors, it takes it. */
export function platformIssues(
  company: CompanyRecord,
  write: Write,
  context: PlatformContext,
): PlatformIssue[] {
  return write.action === "create"
    ? creationIssues(write, context)
    : updateIssues(company, write, context);
}

/** 422 where the accounting software does not accept changes of such a transaction. */
export function refuseUnsupportedUpdate(company: CompanyRecord, write: Write): void {
  const context = platformContext(company);
  const issues =
    context && write.action === "update" ? platformIssues(company, write, context) : [];
  const unsupported = issues.find(({ code }) => code === "update-not-supported");
  if (unsupported) throw new ApiFault(422, unsupported.message);
}

/** Whether an issue is that nothing says where to write to: that is for the configuration to mend. */
export function isConfigurationIssue({ code }: PlatformIssue): boolean {
  return configurationCodes.includes(code);
}

/** Why the accounting software refuses a file on a transaction, in words; `undefined` where it does not. */
export function attachmentRefusal(
  { books }: CompanyRecord,
  entry: LedgerEntry,
  file: AttachmentFacts,
): string | undefined {
  if (!books?.platform) return undefined;
  const about = { platform: books.platform, transaction: validForOf(entry) };
  const issues = checkAttachment(file, about);
  return joinMessages(issues.filter(({ severity }) => severity === "error"));
}

/** What issues say, as one message. */
export function joinMessages(issues: readonly PlatformIssue[]): string | undefined {
  return issues.length === 0 ? undefined : issues.map(({ message }) => message).join(" ");
}

const configurationCodes: readonly PlatformIssueCode[] = [
  "bank-account-required",
  "supplier-required",
  "customer-required",
];

function creationIssues(write: Write, context: PlatformContext): PlatformIssue[] {
  switch (write.kind) {
    case "expense":
      return checkExpense(write.content, context);
    case "reimbursable":
      return checkReimbursable(write.content, context);
    case "adjustment":
      return checkAdjustment(write.content, context);
    case "transfer":
      return checkTransfer(write.content, context);
  }
}

function updateIssues(
  company: CompanyRecord,
  write: Write,
  known: PlatformContext,
): PlatformIssue[] {
  const booked = company.ledger.get(write.transactionId);
  const written = booked?.kind === "adjustment" ? undefined : booked?.content;
  const context = { ...known, written };
  switch (write.kind) {
    case "expense":
      return checkExpenseUpdate(write.content, context);
    case "reimbursable":
      return checkReimbursableUpdate(write.content, context);
    case "adjustment":
      return checkAdjustment(write.content, context);
    case "transfer":
      return checkTransferUpdate(write.content, context);
  }
}

function validForOf(entry: LedgerEntry): ValidFor {
  return entry.kind === "expense"
    ? `expense-transactions.${entry.content.type}`
    : `${entry.kind === "reimbursable" ? "reimbursable-expense" : entry.kind}-transactions`;
}
