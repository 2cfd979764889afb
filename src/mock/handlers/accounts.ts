import { requireFetched } from "../domain/pulls.js";
import { accountModel, creationErrors } from "../domain/push-options.js";
import { answerPush, modelledBooks, startPush, writableBooks } from "../domain/writes.js";
import { companyOperation, connectionOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { notFound } from "../state/api-error.js";

export const accounts = [
  companyOperation("list-accounts", ({ company, url }) => {
    requireFetched(company, "chartOfAccounts");
    return queriedPageOf(
      "list-accounts",
      url,
      company.books?.accounts.fetched ?? [],
      ({ account }) => account,
    );
  }),

  companyOperation("get-account", ({ company, id }) => {
    requireFetched(company, "chartOfAccounts");
    const found = company.books?.accounts.getFetched(id("accountId"));
    if (!found) throw notFound("Account", id("accountId"));
    return found.account;
  }),

  connectionOperation("create-account", ({ state, company, connection, body, query }) => {
    const push = startPush(state, company, connection, {
      dataType: "chartOfAccounts",
      record: body,
      timeout: query("timeoutInMinutes"),
      errors: creationErrors(writableBooks(company, connection), "account", body),
    });
    return answerPush(company, push, body);
  }),

  connectionOperation("get-create-chartOfAccounts-model", ({ company, connection }) =>
    accountModel(modelledBooks(company, connection)),
  ),
];
