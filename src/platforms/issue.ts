import type { PlatformSlug } from "./platform.js";

/** What a platform refuses. */
export type PlatformErrorCode =
  | "kind-not-supported"
  | "type-not-supported"
  | "type-retired"
  | "credit-card-only"
  | "update-not-supported"
  | "account-required"
  | "account-and-item"
  | "item-not-supported"
  | "invoice-to-not-supported"
  | "ap-account-not-supported"
  | "tax-rate-not-supported"
  | "contact-not-supported"
  | "bank-account-required"
  | "supplier-required"
  | "bank-account-change-not-supported"
  | "supplier-currency-mismatch"
  | "currency-combination-not-supported"
  | "currency-rate-required"
  | "account-unknown"
  | "account-not-valid-for-type"
  | "tax-rate-unknown"
  | "tax-rate-not-valid-for-type"
  | "tracking-category-unknown"
  | "books-closed"
  | "attachments-not-supported"
  | "attachment-too-large"
  | "attachment-type-not-supported"
  | "attachment-transaction-not-supported";

/** What a platform takes, and makes something else of than what was said. */
export type PlatformWarningCode =
  | "draft-not-supported"
  | "contact-ignored"
  | "currency-recorded-differently"
  | "currency-rate-defaults-to-one";

/** What cannot be told, as the platform's rule is not public. */
export type PlatformInfoCode = "not-documented";

/** Every code that a check can answer. Codes are stable: messages may be reworded, codes are not. */
export type PlatformIssueCode = PlatformErrorCode | PlatformWarningCode | PlatformInfoCode;

interface IssueOf<Code extends PlatformIssueCode, Severity extends string> {
  /** What is the matter, for programs. */
  readonly code: Code;
  /** `error`: it will be refused; `warning`: taken, but not as stated; `info`: nothing is claimed. */
  readonly severity: Severity;
  /** Where, from the transaction's or file's own properties; empty for the whole of it. */
  readonly path: readonly (string | number)[];
  /** What is the matter and what to change, for people. */
  readonly message: string;
  /** The platform whose rule it is. */
  readonly platform: PlatformSlug;
}

/** One thing that a check has to say. Narrows by `severity` and by `code`. */
export type PlatformIssue =
  | IssueOf<PlatformErrorCode, "error">
  | IssueOf<PlatformWarningCode, "warning">
  | IssueOf<PlatformInfoCode, "info">;
