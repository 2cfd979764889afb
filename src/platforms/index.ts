/**
 * What each accounting platform accepts, and checks that apply its rules before a request is sent.
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
export type {
  BankAccountFacts,
  CustomerFacts,
  Lookup,
  PlatformContext,
  SupplierFacts,
} from "./context.js";
export type {
  PlatformErrorCode,
  PlatformInfoCode,
  PlatformIssue,
  PlatformIssueCode,
  PlatformWarningCode,
} from "./issue.js";
export type * from "./platform.js";
export { type ReversalOptions, reversalOf } from "./reversal.js";
export { type PlatformRule, platformRules } from "./rule-table.js";
export { isUpdatable } from "./rules/update.js";
export { platformFromKey, platforms } from "./table.js";
