import { showConnection } from "../domain/company-views.js";
import {
  addConnection,
  addPartnerExpenseConnection,
  removeConnection,
  setConnectionStatus,
} from "../domain/connections.js";
import { companyOperation, connectionOperation } from "../http/operation.js";
import { pageOf } from "../http/pagination.js";

const all = "/companies/{companyId}/connections";
const one = `${all}/{connectionId}` as const;
const partnerExpense = "/companies/{companyId}/sync/expenses/connections/partnerExpense";

export const connections = [
  companyOperation("list-connections", { method: "GET", path: all }, ({ state, company, url }) =>
    pageOf(url, company.connections.items, (connection) =>
      showConnection(state, company, connection),
    ),
  ),

  companyOperation("create-connection", { method: "POST", path: all }, ({ state, company, body }) =>
    showConnection(state, company, addConnection(state, company, body?.platformKey ?? "")),
  ),

  connectionOperation(
    "get-connection",
    { method: "GET", path: one },
    ({ state, company, connection }) => showConnection(state, company, connection),
  ),

  connectionOperation(
    "unlink-connection",
    { method: "PATCH", path: one },
    ({ state, company, connection }) => {
      setConnectionStatus(state, company, connection, "Unlinked");
      return showConnection(state, company, connection);
    },
  ),

  connectionOperation(
    "delete-connection",
    { method: "DELETE", path: one },
    ({ state, company, connection }) => {
      removeConnection(state, company, connection);
      return undefined;
    },
  ),

  companyOperation(
    "create-partner-expense-connection",
    { method: "POST", path: partnerExpense },
    ({ state, company }) =>
      showConnection(state, company, addPartnerExpenseConnection(state, company)),
  ),
];
