import { bookedEntry, queueCreation, queueWrite } from "../domain/syncs.js";
import { companyOperation } from "../http/operation.js";

export const reimbursables = [
  companyOperation("create-reimbursable-expense-transaction", ({ state, company, body }) => {
    const contents = body.map((content) => ({ kind: "reimbursable", content }) as const);
    return queueCreation(state, company, contents);
  }),

  companyOperation("update-reimbursable-expense-transaction", ({ state, company, body, id }) => {
    const transactionId = id("transactionId");
    const booked = bookedEntry(company, "reimbursable", transactionId);
    const content = { ...booked.content, ...body };
    return queueWrite(state, company, transactionId, "update", { kind: "reimbursable", content });
  }),
];
