import { requireFetched } from "../fetch-data.js";
import { connectionOperation } from "../operation.js";
import { queriedPageOf } from "../page.js";
import { answerPush, startPush } from "../push.js";

const connection = "/companies/{companyId}/connections/{connectionId}";

export const directCosts = [
  connectionOperation(
    "list-direct-costs",
    { method: "GET", path: `${connection}/data/directCosts` },
    ({ company, url }) => {
      requireFetched(company, "directCosts");
      return queriedPageOf(url, company.books?.directCosts.items ?? [], (each) => each);
    },
  ),

  connectionOperation(
    "create-direct-cost",
    { method: "POST", path: `${connection}/push/directCosts` },
    ({ state, company, connection, body, query }) => {
      const push = startPush(state, company, connection, {
        dataType: "directCosts",
        record: body,
        timeout: query("timeoutInMinutes"),
      });
      return answerPush(company, push, body);
    },
  ),
];
