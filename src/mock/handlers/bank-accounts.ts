import { requireFetched } from "../domain/pulls.js";
import { bankAccountModel, creationErrors } from "../domain/push-options.js";
import { answerPush, modelledBooks, showPush, startPush, writableBooks } from "../domain/writes.js";
import { connectionOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { badRequest, notFound } from "../state/api-error.js";

export const bankAccounts = [
  connectionOperation("list-bank-accounts", ({ company, url }) => {
    requireFetched(company, "bankAccounts");
    return queriedPageOf(
      "list-bank-accounts",
      url,
      company.books?.bankAccounts.fetched ?? [],
      ({ account }) => account,
    );
  }),

  connectionOperation("get-bank-account", ({ company, id }) => {
    requireFetched(company, "bankAccounts");
    const found = company.books?.bankAccounts.getFetched(id("accountId"));
    if (!found) throw notFound("Bank account", id("accountId"));
    return found.account;
  }),

  connectionOperation("create-bank-account", ({ state, company, connection, body, query }) => {
    const push = startPush(state, company, connection, {
      dataType: "bankAccounts",
      record: body,
      timeout: query("timeoutInMinutes"),
      errors: creationErrors(writableBooks(company, connection), "bankAccount", body),
    });
    return answerPush(company, push, body);
  }),

  connectionOperation("get-create-bankAccounts-model", ({ company, connection }) =>
    bankAccountModel(modelledBooks(company, connection)),
  ),

  connectionOperation(
    "create-bank-transactions",
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
        record: body,
        timeout: query("timeoutInMinutes"),
      });
      return { data: body, ...showPush(company, push) };
    },
  ),
];
