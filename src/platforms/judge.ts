import type { PlatformContext } from "./context.js";
import type { PlatformErrorCode, PlatformIssue, PlatformWarningCode } from "./issue.js";
import type { ExpenseType, Platform, PlatformSlug, TransactionKind } from "./platform.js";
import { read } from "./read.js";
import { platforms } from "./table.js";

/** Whose rules count, and what was found so far. */
export interface Findings {
  readonly platform: Platform;
  readonly issues: PlatformIssue[];
}

/** The transaction that is judged, and what is known of its company. */
export interface Judgement extends Findings {
  readonly context: PlatformContext;
  readonly kind: TransactionKind;
  /** Whether it changes a transaction that was written before. */
  readonly update: boolean;
  /** The expense's type, where it is one that an expense can have. */
  readonly type: ExpenseType | undefined;
  /** The same, where the platform takes it: what follows from a type that is refused is noise. */
  readonly takenType: ExpenseType | undefined;
}

/** One rule: it reads the table, and adds what it finds. */
export type Rule<Subject, Known extends Findings = Judgement> = (
  subject: Subject,
  findings: Known,
) => void;

/** Judges a transaction by the rules of its kind. */
export function judge<Transaction>(
  transaction: Transaction,
  context: PlatformContext,
  kind: TransactionKind,
  update: boolean,
  rules: readonly Rule<Transaction>[],
): PlatformIssue[] {
  const platform = rowOf(context);
  if (platform === undefined) return [unknownPlatform(context)];
  const given = kind === "expense" && read(transaction, "type");
  const type = isExpenseType(given) ? given : undefined;
  const takenType = type && platform.expenseTypes[type] !== "not-supported" ? type : undefined;
  const judgement = { platform, context, kind, update, type, takenType, issues: [] };
  // What a platform does not take at all needs no other reason.
  return kindIsSupported(judgement) ? apply(rules, transaction, judgement) : judgement.issues;
}

/** Whether the kind of transaction can be written, or changed where it was written before. */
function kindIsSupported(judgement: Judgement): boolean {
  const { platform, kind, update } = judgement;
  const support = platform.kinds[kind];
  if (update ? support.update : support.create) return true;
  if (update) {
    const advice = support.create ? ": change it in the software" : `, and no ${kind}s at all`;
    refuse(judgement, "update-not-supported", [], `does not accept updates of ${kind}s${advice}`);
  } else {
    const taken = Object.entries(platform.kinds).flatMap(([name, { create }]) =>
      create ? [`${name}s`] : [],
    );
    refuse(
      judgement,
      "kind-not-supported",
      [],
      `does not accept ${kind}s: it accepts ${taken.join(", ")}`,
    );
  }
  return false;
}

/** Applies rules one by one. What is not of the shape that a rule reads is not judged by it. */
export function apply<Subject, Known extends Findings>(
  rules: readonly Rule<Subject, Known>[],
  subject: Subject,
  findings: Known,
): PlatformIssue[] {
  for (const rule of rules) {
    try {
      rule(subject, findings);
    } catch {
      // The shape of a body is checked where it is sent.
    }
  }
  return findings.issues;
}

/** The row of the table that the context asks for. */
export function rowOf(context: Pick<PlatformContext, "platform">): Platform | undefined {
  const slug = read(context, "platform");
  return isPlatformSlug(slug) ? platforms[slug] : undefined;
}

/** What is returned where the table has no such platform: nothing is claimed of it. */
export function unknownPlatform(context: Pick<PlatformContext, "platform">): PlatformIssue {
  return {
    code: "not-documented",
    severity: "info",
    path: [],
    message: `Nothing was checked: name one of the platforms ${Object.keys(platforms).join(", ")}.`,
    // As it was given: a typed caller cannot get here.
    platform: read(context, "platform") as PlatformSlug,
  };
}

function isPlatformSlug(value: unknown): value is PlatformSlug {
  return typeof value === "string" && Object.hasOwn(platforms, value);
}

/** Where an issue is. */
export type Path = readonly (string | number)[];

/** Adds what the platform refuses. The message continues after the platform's name. */
export function refuse(to: Findings, code: PlatformErrorCode, path: Path, rest: string): void {
  to.issues.push({ code, severity: "error", ...where(to, path, rest) });
}

/** Adds what the platform makes something else of. */
export function warn(to: Findings, code: PlatformWarningCode, path: Path, rest: string): void {
  to.issues.push({ code, severity: "warning", ...where(to, path, rest) });
}

/** Adds what cannot be judged, since the platform's rule is not public. */
export function notDocumented(
  to: Findings,
  path: Path,
  rest: string,
  severity: "info" | "warning" = "info",
): void {
  to.issues.push({ code: "not-documented", severity, ...where(to, path, rest) });
}

function where({ platform }: Findings, path: Path, rest: string) {
  return { path, message: `${platform.name} ${rest}.`, platform: platform.slug };
}

const expenseTypes: readonly unknown[] = [
  "Payment",
  "Refund",
  "Reward",
  "Chargeback",
] satisfies ExpenseType[];

/** Whether it is a type that an expense can have today. */
export function isExpenseType(value: unknown): value is ExpenseType {
  return expenseTypes.includes(value);
}
