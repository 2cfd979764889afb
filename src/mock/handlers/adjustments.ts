import { companyOperation } from "../operation.js";
import { queueCreation } from "../queue-writes.js";

export const adjustments = [
  companyOperation(
    "create-adjustment-transaction",
    { method: "POST", path: "/companies/{companyId}/sync/expenses/adjustment-transactions" },
    ({ state, company, body }) => {
      const contents = body.map((content) => ({ kind: "adjustment", content }) as const);
      return queueCreation(state, company, contents);
    },
  ),
];
