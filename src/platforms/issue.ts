import type { PlatformSlug } from "./platform.js";
import type { platformRules } from "./rule-table.js";

type RuleTable = typeof platformRules;
type CodeOf<Severity> = {
  [Code in keyof RuleTable]: RuleTable[Code]["severity"] extends Severity ? Code : never;
}[keyof RuleTable];

/** What a platform refuses. */
export type PlatformErrorCode = CodeOf<"error">;

/** What a platform takes, but records differently from what was sent; and what is likely a mistake. */
export type PlatformWarningCode = CodeOf<"warning">;

/** What cannot be judged, since the platform's rule is not public. */
export type PlatformInfoCode = CodeOf<"info">;

/** Every code that a check can return. Codes are stable: messages may be reworded, codes are not. */
export type PlatformIssueCode = keyof RuleTable;

interface IssueOf<Code extends PlatformIssueCode, Severity extends string> {
  /** What is wrong, for programs. */
  readonly code: Code;
  /** `error`: it will be refused; `warning`: taken, but not as stated; `info`: nothing is claimed. */
  readonly severity: Severity;
  /** Where, from the transaction's or file's own properties; empty for the whole of it. */
  readonly path: readonly (string | number)[];
  /** What is wrong and what to change, for people. */
  readonly message: string;
  /** The platform whose rule it is. */
  readonly platform: PlatformSlug;
}

/**
 * One finding of a check. Narrows by `severity` and by `code`. `not-documented` is a warning where the
 * public documentation is likely to have a slip, and an info everywhere else.
 */
export type PlatformIssue =
  | IssueOf<PlatformErrorCode, "error">
  | IssueOf<PlatformWarningCode | PlatformInfoCode, "warning">
  | IssueOf<PlatformInfoCode, "info">;
