import { formatIssues } from "../core/format.js";
import { CodatError } from "../errors/base.js";
import { methodNameOf } from "../errors/method-names.js";
import type { PlatformIssue } from "./issue.js";

/** What a platform's rules say of one transaction of a request. */
export type IndexedPlatformIssue = PlatformIssue & {
  /** Which transaction of the request it is, from 0. */
  readonly index: number;
};

/**
 * The accounting platform would refuse what was to be sent, so nothing was sent. `issues` has each
 * reason and each warning; the message has the reasons one to a line, the cause first.
 */
export class PlatformRuleError extends CodatError {
  override readonly name: string = "PlatformRuleError";
  readonly operationId: string;
  readonly issues: readonly IndexedPlatformIssue[];

  constructor(operationId: string, issues: readonly IndexedPlatformIssue[]) {
    const errors = issues.filter((issue) => issue.severity === "error");
    const faults = errors.map(({ index, path, message, code }) => ({
      path: [index, ...path],
      message: `${message} (${code})`,
    }));
    super(`${methodNameOf(operationId)} was not sent:\n${formatIssues(faults, "\n")}`);
    this.operationId = operationId;
    this.issues = issues;
  }
}

/** The company has no linked accounting software whose rules are known. */
export class PlatformUnknownError extends CodatError {
  override readonly name: string = "PlatformUnknownError";
  readonly companyId: string;
  /** The keys of the platforms that the company's accounting connections lead to. */
  readonly platformKeys: readonly string[];

  constructor(companyId: string, platformKeys: readonly string[]) {
    super(
      platformKeys.length === 0
        ? `Company ${companyId} has no linked accounting connection, so the rules of its platform are not known`
        : `Company ${companyId} is linked to ${platformKeys.join(", ")}, which expenses cannot be written to or whose rules are not known`,
    );
    this.companyId = companyId;
    this.platformKeys = platformKeys;
  }
}
