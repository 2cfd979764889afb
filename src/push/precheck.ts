import { formatIssues, type RequestIssue } from "../core/format.js";
import type { PlatformIssue } from "../platforms/index.js";
import { issuesOf } from "../schemas/index.js";
import { uuid } from "../schemas/values.js";
import { checkItem, kinds } from "./kinds.js";
import type { PushSettings } from "./options.js";
import type { PushItem, RefusedResult } from "./types.js";

type Rules = typeof import("../platforms/index.js");

/** What is found before anything is sent. */
export interface Precheck {
  readonly warnings: readonly PlatformIssue[];
  /** Why the item is refused, where it is. */
  readonly refusal?: RefusedResult;
}

/** Checks an item's shape, and with `check` the platform's rules. */
export function precheck(
  item: PushItem,
  rules: Rules,
  { check, failOn }: Pick<PushSettings, "check" | "failOn">,
): Precheck {
  const refused = { kind: item.kind, id: item.transaction.id, outcome: "refused" } as const;
  const faults = shapeIssues(item);
  if (faults.length > 0) {
    const refusal = { ...refused, reason: "request", message: formatIssues(faults) } as const;
    return { warnings: [], refusal: { ...refusal, warnings: [] } };
  }
  const issues = check ? checkItem(item, rules, check) : [];
  const warnings = issues.filter(({ severity }) => severity === "warning");
  const fatal = issues.filter(
    ({ severity }) => severity === "error" || (failOn === "warning" && severity === "warning"),
  );
  if (fatal.length === 0) return { warnings };
  const message = formatIssues(fatal.map(({ path, message }) => ({ path, message })));
  return { warnings, refusal: { ...refused, reason: "rules", message, issues, warnings } };
}

function shapeIssues({ kind, transaction }: PushItem): RequestIssue[] {
  const { schema, maxInBatch } = kinds[kind];
  if (maxInBatch === 1) {
    const { id, ...body } = transaction;
    const idIssues = issuesOf(uuid, id).map(({ message }) => ({ path: ["id"], message }));
    return [...idIssues, ...issuesOf(schema, body)];
  }
  const issues = issuesOf(schema, [transaction]);
  return issues.map(({ path, message }) => ({ path: path.slice(1), message }));
}
