import type { Schemas } from "../../types/index.js";
import type { Books } from "../state/books.js";

/** What spend can be mapped to: empty lists where no accounting software is linked. */
export function showMappingOptions(books: Books | undefined): Schemas["MappingOptions"] {
  return {
    expenseProvider: "Partner Expense",
    accounts: (books?.accounts.known ?? []).map(({ account, validTransactionTypes, validFor }) => ({
      id: account.id,
      nominalCode: account.nominalCode ?? null,
      name: account.name ?? account.id,
      currency: account.currency ?? books?.baseCurrency ?? "",
      ...(account.type && account.type !== "Unknown" ? { accountType: account.type } : {}),
      fullyQualifiedCategory: account.fullyQualifiedCategory ?? "",
      isBankAccount: account.isBankAccount ?? false,
      validTransactionTypes,
      validFor,
    })),
    trackingCategories: (books?.trackingCategories.known ?? []).map((category) => ({
      id: category.id,
      name: category.name ?? category.id,
      hasChildren: category.hasChildren ?? false,
      parentId: category.parentId ?? null,
    })),
    taxRates: (books?.taxRates.known ?? []).map(({ rate, validTransactionTypes }) => ({
      id: rate.id,
      name: rate.name ?? rate.id,
      code: rate.code ?? null,
      effectiveTaxRate: rate.effectiveTaxRate ?? 0,
      totalTaxRate: rate.totalTaxRate ?? 0,
      validTransactionTypes,
    })),
  };
}
