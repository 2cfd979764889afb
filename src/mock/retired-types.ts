import { checkExpense, type PlatformSlug } from "../platforms/index.js";
import type { Expense, OperationId } from "../types/index.js";
import { badRequest } from "./api-fault.js";

/** 400 for expenses of a type that has an endpoint of its own by now; the message says which. */
export function refuseRetiredTypes(
  operationId: OperationId,
  body: unknown,
  platform: PlatformSlug | undefined,
): void {
  if (operationId !== "create-expense-transaction" || !Array.isArray(body) || !platform) return;
  const faults = body.flatMap((expense: unknown, index) => {
    // Unchecked yet: the platform's rules take whatever they are given.
    const issues = checkExpense(expense as Expense, { platform });
    const retired = issues.find(({ code }) => code === "type-retired");
    if (!retired) return [];
    return [{ itemId: `${index}.type`, message: retired.message, validatorName: "Type" }];
  });
  const [first] = faults;
  if (first) throw badRequest(first.message, faults);
}
