import { bookedEntry, queueCreation, queueWrite } from "../domain/syncs.js";
import { requirePayment } from "../domain/updates.js";
import { companyOperation } from "../http/operation.js";

export const expenses = [
  companyOperation("create-expense-transaction", ({ state, company, body }) => {
    const contents = body.map((content) => ({ kind: "expense", content }) as const);
    return queueCreation(state, company, contents);
  }),

  companyOperation("update-expense-transaction", ({ state, company, body, id }) => {
    const transactionId = id("transactionId");
    const booked = bookedEntry(company, "expense", transactionId);
    requirePayment(booked.content);
    const content = { ...booked.content, ...body };
    return queueWrite(state, company, transactionId, "update", { kind: "expense", content });
  }),
];
