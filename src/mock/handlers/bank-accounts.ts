import { accountUse } from "../account-use.js";
import { badRequest, notFound } from "../api-fault.js";
import { booked, idOf, missingOf } from "../booked.js";
import { requireFetched } from "../fetch-data.js";
import { connectionOperation } from "../operation.js";
import { queriedPageOf } from "../page.js";
import { showPush, startPush, writableBooks } from "../push.js";
import { bankAccountModel } from "../push-options.js";

const connection = "/companies/{companyId}/connections/{connectionId}";
const read = `${connection}/data/bankAccounts` as const;
const write = `${connection}/push/bankAccounts` as const;

export const bankAccounts = [
  connectionOperation("list-bank-accounts", { method: "GET", path: read }, ({ company, url }) => {
    requireFetched(company, "bankAccounts");
    return queriedPageOf(url, company.books?.bankAccounts.items ?? [], ({ account }) => account);
  }),

  connectionOperation(
    "get-bank-account",
    { method: "GET", path: `${read}/{accountId}` },
    ({ company, id }) => {
      requireFetched(company, "bankAccounts");
      const found = company.books?.bankAccounts.get(id("accountId"));
      if (!found) throw notFound("Bank account", id("accountId"));
      return found.account;
    },
  ),

  connectionOperation(
    "create-bank-account",
    { method: "POST", path: write },
    ({ state, company, connection, body, query }) => {
      const push = startPush(state, company, connection, {
        dataType: "bankAccounts",
        type: "Create",
        timeout: query("timeoutInMinutes"),
        missing: missingOf(body, "accountName"),
        apply: (books) => {
          const known = booked(crypto.randomUUID(), state.clock.now());
          const { id } = known;
          const isCredit = body.accountType === "Credit";
          const type = isCredit ? "Liability" : "Asset";
          const currency = body.currency ?? books.baseCurrency;
          const name = body.accountName ?? id;
          const account = { ...known, name, type, currency, isBankAccount: true } as const;
          books.accounts.put({ id, account, ...accountUse(books.platform, type, true) });
          return books.bankAccounts.put({
            id,
            account: { ...body, ...known, currency },
            currency,
            card: isCredit ? "credit" : "debit",
          }).id;
        },
      });
      return { data: { ...body, ...idOf(push.recordId) }, ...showPush(company, push) };
    },
  ),

  connectionOperation(
    "get-create-bankAccounts-model",
    { method: "GET", path: `${connection}/options/bankAccounts` },
    ({ company, connection }) => bankAccountModel(writableBooks(company, connection)),
  ),

  connectionOperation(
    "create-bank-transactions",
    { method: "POST", path: `${write}/{accountId}/bankTransactions` },
    ({ state, company, connection, body, id, query }) => {
      const accountId = id("accountId");
      if (!writableBooks(company, connection).bankAccounts.get(accountId)) {
        throw notFound("Bank account", accountId);
      }
      if (body.accountId !== accountId) {
        throw badRequest(
          `The body is for account '${body.accountId}', the path for '${accountId}'.`,
        );
      }
      const push = startPush(state, company, connection, {
        dataType: "bankTransactions",
        type: "Create",
        timeout: query("timeoutInMinutes"),
        missing: [],
        apply: (books) => {
          const known = books.bankTransactions.get(accountId) ?? [];
          const ids = new Set(known.map((each) => each.id));
          const added = body.transactions.filter((each) => !ids.has(each.id));
          books.bankTransactions.set(accountId, [...known, ...added]);
          return accountId;
        },
      });
      return { data: body, ...showPush(company, push) };
    },
  ),
];
