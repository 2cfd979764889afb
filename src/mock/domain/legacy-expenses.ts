import { checkExpense, type PlatformSlug } from "../../platforms/index.js";
import type { Expense, OperationId, Schemas } from "../../types/index.js";
import { badRequest } from "../state/api-error.js";
import { pendingWrite, type Write, type WriteContent } from "../state/ledger.js";
import { transactionKey } from "./syncs.js";

type Legacy = Schemas["LegacyExpenseTransaction"];

/** A transaction of the older flow as today's flow would write it: its types have kinds of their own now. */
export function writeOfLegacy(
  item: Legacy,
  configuration: Schemas["CompanyConfiguration"] | undefined,
): Write {
  const content = contentOf(item, configuration?.bankAccount.id ?? "");
  return pendingWrite(transactionKey(item.id), "create", content);
}

function contentOf(item: Legacy, bankAccountId: string): WriteContent {
  const { type, id, issueDate, currency, currencyRate = null } = item;
  switch (type) {
    case "TransferIn":
    case "TransferOut": {
      const amount = (item.lines ?? []).reduce((sum, line) => sum + line.netAmount, 0);
      const own = { accountRef: { id: bankAccountId }, amount };
      const other = { accountRef: { id: item.lines?.[0]?.accountRef.id ?? "" }, amount };
      const [from, to] = type === "TransferIn" ? [other, own] : [own, other];
      const description = item.notes ?? "";
      return { kind: "transfer", content: { description, date: issueDate, from, to } };
    }
    case "AdjustmentIn":
    case "AdjustmentOut": {
      const sign = type === "AdjustmentIn" ? 1 : -1;
      const lines = (item.lines ?? []).map(({ netAmount, accountRef }) => ({
        amount: sign * netAmount,
        accountRef,
      }));
      return {
        kind: "adjustment",
        content: { id, date: issueDate, currency, currencyRate, lines },
      };
    }
    default:
      return {
        kind: "expense",
        content: {
          id,
          type,
          issueDate,
          currency,
          currencyRate,
          ...contactOf(item),
          ...(item.merchantName === undefined ? {} : { merchantName: item.merchantName }),
          ...(item.notes === undefined ? {} : { notes: item.notes }),
          lines: (item.lines ?? []).map(({ trackingRefs = [], ...line }) => ({
            ...line,
            trackingRefs: trackingRefs.map((ref) => ({ ...ref, dataType: "trackingCategories" })),
          })),
        },
      };
  }
}

function contactOf({ contactRef }: Legacy): Pick<Schemas["ExpenseTransaction"], "contactRef"> {
  return contactRef?.id === undefined
    ? {}
    : { contactRef: { id: contactRef.id, type: "Supplier" } };
}

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
