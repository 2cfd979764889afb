import { requireFetched } from "../domain/pulls.js";
import { accountModel } from "../domain/push-options.js";
import { answerPush, missingOf, modelledBooks, startPush } from "../domain/writes.js";
import { companyOperation, connectionOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { notFound } from "../state/api-error.js";

export const accounts = [
  companyOperation("list-accounts", ({ company, url }) => {
    requireFetched(company, "chartOfAccounts");
    return queriedPageOf(url, company.books?.accounts.items ?? [], ({ account }) => account);
  }),

  companyOperation("get-account", ({ company, id }) => {
    requireFetched(company, "chartOfAccounts");
    const found = company.books?.accounts.get(id("accountId"));
    if (!found) throw notFound("Account", id("accountId"));
    return found.account;
  }),

  connectionOperation("create-account", ({ state, company, connection, body, query }) => {
    const push = startPush(state, company, connection, {
      dataType: "chartOfAccounts",
      record: body,
      timeout: query("timeoutInMinutes"),
      missing: missingOf(body, "name", "type"),
    });
    return answerPush(company, push, body);
  }),

  connectionOperation("get-create-chartOfAccounts-model", ({ company, connection }) =>
    accountModel(modelledBooks(company, connection)),
  ),
];
