import { formatIssues, type RequestIssue } from "../core/format.js";
import type { Transport } from "../http/transport.js";
import type { PlatformContext, PlatformIssue } from "../platforms/index.js";
import { Adjustments } from "../resources/adjustments.js";
import { Expenses } from "../resources/expenses.js";
import { Reimbursables } from "../resources/reimbursables.js";
import { Transfers } from "../resources/transfers.js";
import {
  adjustmentsBody,
  type BodySchema,
  expensesBody,
  issuesOf,
  reimbursablesBody,
  transferBody,
} from "../schemas/index.js";
import { uuid } from "../schemas/values.js";
import type { SyncReference } from "../types/index.js";
import type { Entry } from "./batching.js";
import type { PushItem, PushKind, RefusedResult } from "./types.js";

/** Sends the transactions of one batch, all of one kind; a transfer is a batch of its own. */
export type Post = (kind: PushKind, entries: readonly Entry[]) => Promise<SyncReference>;

/** Sends batches through a transport. What may have been carried out is not sent again here. */
export function postThrough(api: Transport, companyId: string, signal: AbortSignal): Post {
  const expenses = new Expenses(api);
  const reimbursables = new Reimbursables(api);
  const adjustments = new Adjustments(api);
  const transfers = new Transfers(api);
  const options = { signal, retry: "once" } as const;
  return async (kind, entries) => {
    const items = entries.map(({ item }) => item);
    switch (kind) {
      case "expense": {
        const body = items.flatMap((item) => (item.kind === kind ? [item.transaction] : []));
        return expenses.create(companyId, body, options);
      }
      case "reimbursable": {
        const body = items.flatMap((item) => (item.kind === kind ? [item.transaction] : []));
        return reimbursables.create(companyId, body, options);
      }
      case "adjustment": {
        const body = items.flatMap((item) => (item.kind === kind ? [item.transaction] : []));
        return adjustments.create(companyId, body, options);
      }
      case "transfer": {
        const [item] = items;
        if (item?.kind !== kind) throw new RangeError("there is no transfer to send");
        const { id, ...body } = item.transaction;
        return transfers.create(companyId, id, body, options);
      }
    }
  };
}

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
  if (faults.length > 0) return { ...refused, reason: "request", message: formatIssues(faults) };
  if (!context) return undefined;
  const issues = ruleIssues(item, rules, context);
  const errors = issues.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return undefined;
  const message = formatIssues(errors.map(({ path, message }) => ({ path, message })));
  return { ...refused, reason: "rules", message, issues };
}

function shapeFaults(item: PushItem): RequestIssue[] {
  if (item.kind === "transfer") {
    const { id, ...transfer } = item.transaction;
    const idFaults = issuesOf(uuid, id).map(({ message }) => ({ path: ["id"], message }));
    return [...idFaults, ...issuesOf(transferBody, transfer)];
  }
  const faults = issuesOf(listSchemas[item.kind], [item.transaction]);
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
