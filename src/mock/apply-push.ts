import { accountUse } from "./account-use.js";
import { iso } from "./iso.js";
import type { Books } from "./store/books.js";
import type { PushRecord } from "./store/push-store.js";

/** Writes the record of a push operation into the books, and answers its id there. */
export function applyPush(books: Books, push: PushRecord): string {
  const id = push.changedId ?? crypto.randomUUID();
  const at = iso(push.dueAtMs);
  const known = { id, metadata: { isDeleted: false }, modifiedDate: at, sourceModifiedDate: at };
  switch (push.dataType) {
    case "suppliers":
      books.suppliers.put({ ...books.suppliers.get(id), ...push.record, ...known });
      return id;
    case "customers":
      books.customers.put({ ...books.customers.get(id), ...push.record, ...known });
      return id;
    case "chartOfAccounts": {
      const { type, isBankAccount } = push.record;
      const use = accountUse(books.platform, type, isBankAccount);
      books.accounts.put({ id, account: { ...push.record, ...known }, ...use });
      return id;
    }
    case "bankAccounts": {
      const { accountName, accountType, currency = books.baseCurrency } = push.record;
      const isCredit = accountType === "Credit";
      const type = isCredit ? "Liability" : "Asset";
      const name = accountName ?? id;
      const account = { ...known, name, type, currency, isBankAccount: true } as const;
      books.accounts.put({ id, account, ...accountUse(books.platform, type, true) });
      const card = isCredit ? "credit" : "debit";
      books.bankAccounts.put({
        id,
        account: { ...push.record, ...known, currency },
        currency,
        card,
      });
      return id;
    }
    case "bankTransactions": {
      const { accountId, transactions } = push.record;
      const there = books.bankTransactions.get(accountId) ?? [];
      const ids = new Set(there.map((each) => each.id));
      const added = transactions.filter((each) => !ids.has(each.id));
      books.bankTransactions.set(accountId, [...there, ...added]);
      return accountId;
    }
    case "directCosts":
      books.directCosts.put({ ...push.record, ...known });
      return id;
  }
}
