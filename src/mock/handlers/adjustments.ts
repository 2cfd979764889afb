import { queueCreation } from "../domain/syncs.js";
import { companyOperation } from "../http/operation.js";

export const adjustments = [
  companyOperation("create-adjustment-transaction", ({ state, company, body }) => {
    const contents = body.map((content) => ({ kind: "adjustment", content }) as const);
    return queueCreation(state, company, contents);
  }),
];
