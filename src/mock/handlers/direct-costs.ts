import { requireFetched } from "../domain/pulls.js";
import { answerPush, startPush } from "../domain/writes.js";
import { connectionOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";

export const directCosts = [
  connectionOperation("list-direct-costs", ({ company, url }) => {
    requireFetched(company, "directCosts");
    return queriedPageOf(
      "list-direct-costs",
      url,
      company.books?.directCosts.fetched ?? [],
      (each) => each,
    );
  }),

  connectionOperation("create-direct-cost", ({ state, company, connection, body, query }) => {
    const push = startPush(state, company, connection, {
      dataType: "directCosts",
      record: body,
      timeout: query("timeoutInMinutes"),
    });
    return answerPush(company, push, body);
  }),
];
