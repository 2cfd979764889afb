import {
  type ExpenseType,
  type Platform,
  type PlatformSlug,
  platforms,
} from "../../platforms/index.js";
import type { Schemas } from "../../types/index.js";

/** What an account can be used for, out of what its platform takes at all. */
export interface AccountUse {
  readonly validTransactionTypes: ExpenseType[];
  readonly validFor: NonNullable<Schemas["ValidFor"]>;
}

/** What an account of a type is good for: costs take spend, income takes rewards. */
export function accountUse(
  platform: PlatformSlug | undefined,
  type: Schemas["AccountType"] | undefined,
  isBankAccount = false,
): AccountUse {
  const row = platform && platforms[platform];
  if (!row) return { validTransactionTypes: [], validFor: [] };
  if (isBankAccount) {
    const validFor: AccountUse["validFor"] = [];
    if (row.kinds.transfer.create) validFor.push("transfer-transactions");
    // A fee or interest comes off the card itself.
    if (row.kinds.adjustment.create) validFor.push("adjustment-transactions");
    return { validTransactionTypes: [], validFor };
  }
  if (type === "Expense") return useFor(row, ["Payment", "Refund", "Chargeback"], true);
  if (type === "Income") return useFor(row, ["Reward"], false);
  return { validTransactionTypes: [], validFor: [] };
}

/** The types of expense that a platform takes at all. */
export function takenTypes(platform: PlatformSlug | undefined): ExpenseType[] {
  const types: ExpenseType[] = ["Payment", "Refund", "Reward", "Chargeback"];
  return platform ? types.filter((type) => isTaken(platforms[platform], type)) : [];
}

const isTaken = (row: Platform, type: ExpenseType) => row.expenseTypes[type] !== "not-supported";

function useFor(row: Platform, wanted: ExpenseType[], takesClaims: boolean): AccountUse {
  const types = wanted.filter((type) => isTaken(row, type));
  const validFor: AccountUse["validFor"] = types.map(
    (type) => `expense-transactions.${type}` as const,
  );
  if (takesClaims && row.kinds.reimbursable.create) {
    validFor.push("reimbursable-expense-transactions");
  }
  if (row.kinds.adjustment.create) validFor.push("adjustment-transactions");
  return { validTransactionTypes: types, validFor };
}
