import { previouslyProcessed, queueWrite, transactionKey } from "../domain/syncs.js";
import { companyOperation } from "../http/operation.js";

export const transfers = [
  // One operation creates a transfer and changes it: what is put under an id that is booked is a change.
  companyOperation("create-transfer-transaction", ({ state, company, body, id }) => {
    const transactionId = id("transactionId");
    const booked = company.ledger.get(transactionKey(transactionId));
    if (booked && booked.kind !== "transfer") throw previouslyProcessed([transactionId]);
    const action = booked ? "update" : "create";
    return queueWrite(state, company, transactionId, action, { kind: "transfer", content: body });
  }),
];
