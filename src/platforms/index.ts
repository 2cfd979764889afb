/**
 * What each accounting platform accepts, and checks that tell it before a request is spent.
 *
 * @module
 */
export {
  type AttachmentContext,
  type AttachmentFacts,
  checkAdjustment,
  checkAttachment,
  checkExpense,
  checkExpenseUpdate,
  checkReimbursable,
  checkReimbursableUpdate,
  checkTransfer,
  checkTransferUpdate,
} from "./checks.js";
export type { BankAccountFacts, Lookup, PlatformContext, SupplierFacts } from "./context.js";
export type {
  PlatformErrorCode,
  PlatformInfoCode,
  PlatformIssue,
  PlatformIssueCode,
  PlatformWarningCode,
} from "./issue.js";
export type * from "./platform.js";
export { platformFromKey, platforms } from "./table.js";
