import { listFaults, type RequestFault } from "../errors/list-faults.js";
import type { PlatformContext, PlatformIssue } from "../platforms/index.js";
import {
  adjustmentsBody,
  type BodySchema,
  expensesBody,
  faultsOf,
  reimbursablesBody,
  transferBody,
} from "../schemas/index.js";
import { uuid } from "../schemas/values.js";
import type { PushItem, PushKind } from "./items.js";
import type { RefusedResult } from "./results.js";

type Rules = typeof import("../platforms/index.js");

const listSchemas: Readonly<Record<Exclude<PushKind, "transfer">, BodySchema>> = {
  expense: expensesBody,
  reimbursable: reimbursablesBody,
  adjustment: adjustmentsBody,
};

/** Why an item is refused before anything is sent; `undefined` where it is not. */
export function precheck(
  item: PushItem,
  rules: Rules,
  context: PlatformContext | undefined,
): RefusedResult | undefined {
  const refused = { kind: item.kind, id: item.transaction.id, outcome: "refused" } as const;
  const faults = shapeFaults(item);
  if (faults.length > 0) return { ...refused, reason: "request", message: listFaults(faults) };
  if (!context) return undefined;
  const issues = ruleIssues(item, rules, context);
  const errors = issues.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return undefined;
  const message = listFaults(errors.map(({ path, message }) => ({ path, message })));
  return { ...refused, reason: "rules", message, issues };
}

function shapeFaults(item: PushItem): RequestFault[] {
  if (item.kind === "transfer") {
    const { id, ...transfer } = item.transaction;
    const idFaults = faultsOf(uuid, id).map(({ message }) => ({ path: ["id"], message }));
    return [...idFaults, ...faultsOf(transferBody, transfer)];
  }
  const faults = faultsOf(listSchemas[item.kind], [item.transaction]);
  return faults.map(({ path, message }) => ({ path: path.slice(1), message }));
}

function ruleIssues(item: PushItem, rules: Rules, context: PlatformContext): PlatformIssue[] {
  switch (item.kind) {
    case "expense":
      return rules.checkExpense(item.transaction, context);
    case "reimbursable":
      return rules.checkReimbursable(item.transaction, context);
    case "transfer":
      return rules.checkTransfer(item.transaction, context);
    case "adjustment":
      return rules.checkAdjustment(item.transaction, context);
  }
}
