import { formatIssues, type RequestIssue } from "../core/format.js";
import type { PlatformContext, PlatformIssue } from "../platforms/index.js";
import { readUsedParties } from "../resources/parties.js";
import { type BodyOptions, checkBody, issuesOf } from "../schemas/index.js";
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
  settings: Pick<PushSettings, "check" | "failOn"> & BodyOptions,
): Precheck {
  const refused = { kind: item.kind, id: item.transaction.id, outcome: "refused" } as const;
  const { check, failOn, timeZone } = settings;
  const faults = shapeIssues(item, settings);
  if (faults.length > 0) {
    const refusal = { ...refused, reason: "request", message: formatIssues(faults) } as const;
    return { warnings: [], refusal: { ...refusal, warnings: [] } };
  }
  const context = check && { ...check, timeZone: check.timeZone ?? timeZone };
  const issues = context ? checkItem(item, rules, context) : [];
  const warnings = issues.filter(({ severity }) => severity === "warning");
  const fatal = issues.filter(
    ({ severity }) => severity === "error" || (failOn === "warning" && severity === "warning"),
  );
  if (fatal.length === 0) return { warnings };
  // One reason to a line, the cause first.
  const message = formatIssues(
    fatal.map(({ path, message }) => ({ path, message })),
    "\n",
  );
  return { warnings, refusal: { ...refused, reason: "rules", message, issues, warnings } };
}

function shapeIssues({ kind, transaction }: PushItem, options: BodyOptions): RequestIssue[] {
  const { schema, maxInBatch } = kinds[kind];
  if (maxInBatch === 1) {
    const { id, ...body } = transaction;
    const idIssues = issuesOf(uuid, id).map(({ message }) => ({ path: ["id"], message }));
    return [...idIssues, ...checkBody(schema, body, options).issues];
  }
  const { issues } = checkBody(schema, [transaction], options);
  return issues.map(({ path, message }) => ({ path: path.slice(1), message }));
}

/** Returns how bodies are checked: as the push says, else as its client does. */
export function bodyOptionsOf(push: BodyOptions, client: BodyOptions) {
  return {
    timeZone: push.timeZone ?? client.timeZone,
    unknownProperties: push.unknownProperties ?? client.unknownProperties,
  };
}

/**
 * Reads the suppliers and customers that items name, for a context that was gathered with
 * `suppliers: "used"`. What cannot be read is not judged.
 */
export async function readParties(
  check: PlatformContext | undefined,
  entries: readonly { readonly item: PushItem }[],
): Promise<void> {
  const reading =
    check &&
    readUsedParties(
      check,
      entries.map(({ item }) => item.transaction),
    );
  await reading?.catch(() => undefined);
}
