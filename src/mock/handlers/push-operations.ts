import { showPush } from "../domain/writes.js";
import { companyOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { notFound } from "../state/api-error.js";

export const pushOperations = [
  companyOperation("list-push-operations", ({ company, url }) =>
    queriedPageOf("list-push-operations", url, company.pushes.items, (push) =>
      showPush(company, push),
    ),
  ),

  companyOperation("get-push-operation", ({ company, id }) => {
    const push = company.pushes.get(id("pushOperationKey"));
    if (!push) throw notFound("Push operation", id("pushOperationKey"));
    return showPush(company, push);
  }),
];
