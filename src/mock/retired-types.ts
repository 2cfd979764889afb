import type { OperationId } from "../types/index.js";
import { badRequest } from "./api-fault.js";

/** Types of expense that have endpoints of their own by now. */
const endpointOf: Readonly<Record<string, string>> = {
  TransferIn: "transfer-transactions",
  TransferOut: "transfer-transactions",
  AdjustmentIn: "adjustment-transactions",
  AdjustmentOut: "adjustment-transactions",
};

/** 400 for expenses of a type that moved to another endpoint; the message names that endpoint. */
export function refuseRetiredTypes(operationId: OperationId, body: unknown): void {
  if (operationId !== "create-expense-transaction" || !Array.isArray(body)) return;
  const faults = body.flatMap((expense: unknown, index) => {
    const type = typeOf(expense);
    const endpoint = type === undefined ? undefined : endpointOf[type];
    if (endpoint === undefined) return [];
    const message = `The type '${type}' is no longer supported here: use the ${endpoint} endpoint.`;
    return [{ itemId: `${index}.type`, message, validatorName: "Type" }];
  });
  const [first] = faults;
  if (first) throw badRequest(first.message, faults);
}

function typeOf(expense: unknown): string | undefined {
  if (typeof expense !== "object" || expense === null || !("type" in expense)) return undefined;
  return typeof expense.type === "string" ? expense.type : undefined;
}
