import { showConnection } from "../domain/company-views.js";
import {
  addConnection,
  addPartnerExpenseConnection,
  removeConnection,
  withdrawAccess,
} from "../domain/connections.js";
import { companyOperation, connectionOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";

export const connections = [
  companyOperation("list-connections", ({ state, company, url }) =>
    queriedPageOf("list-connections", url, company.connections.items, (connection) =>
      showConnection(state, company, connection),
    ),
  ),

  companyOperation("create-connection", ({ state, company, body }) =>
    showConnection(state, company, addConnection(state, company, body?.platformKey ?? "")),
  ),

  connectionOperation("get-connection", ({ state, company, connection }) =>
    showConnection(state, company, connection),
  ),

  connectionOperation("unlink-connection", ({ state, company, connection }) => {
    withdrawAccess(state, company, connection, "Unlinked");
    return showConnection(state, company, connection);
  }),

  connectionOperation("delete-connection", ({ state, company, connection }) => {
    removeConnection(state, company, connection);
    return undefined;
  }),

  companyOperation("create-partner-expense-connection", ({ state, company }) =>
    showConnection(state, company, addPartnerExpenseConnection(state, company)),
  ),
];
