import { showPush } from "../domain/writes.js";
import { companyOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { notFound } from "../state/api-error.js";

const path = "/companies/{companyId}/push";

export const pushOperations = [
  companyOperation("list-push-operations", { method: "GET", path }, ({ company, url }) =>
    queriedPageOf(url, company.pushes.items, (push) => showPush(company, push)),
  ),

  companyOperation(
    "get-push-operation",
    { method: "GET", path: `${path}/{pushOperationKey}` },
    ({ company, id }) => {
      const push = company.pushes.get(id("pushOperationKey"));
      if (!push) throw notFound("Push operation", id("pushOperationKey"));
      return showPush(company, push);
    },
  ),
];
