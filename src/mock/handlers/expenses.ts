import { bookedEntry, queueCreation, queueWrite } from "../domain/syncs.js";
import { companyOperation } from "../http/operation.js";

const path = "/companies/{companyId}/sync/expenses/expense-transactions";

export const expenses = [
  companyOperation(
    "create-expense-transaction",
    { method: "POST", path },
    ({ state, company, body }) => {
      const contents = body.map((content) => ({ kind: "expense", content }) as const);
      return queueCreation(state, company, contents);
    },
  ),

  companyOperation(
    "update-expense-transaction",
    { method: "PUT", path: `${path}/{transactionId}`, status: 202 },
    ({ state, company, body, id }) => {
      const transactionId = id("transactionId");
      const booked = bookedEntry(company, "expense", transactionId);
      // What an update says nothing of stays as it is.
      const content = { ...booked.content, ...body };
      return queueWrite(state, company, transactionId, "update", { kind: "expense", content });
    },
  ),
];
