import type { Schemas } from "../../types/index.js";
import {
  addConnection,
  addPartnerExpenseConnection,
  removeConnection,
  setConnectionStatus,
} from "../connect.js";
import { iso } from "../iso.js";
import { companyOperation, connectionOperation } from "../operation.js";
import { pageOf } from "../page.js";
import type { MockState } from "../state.js";
import type { CompanyRecord } from "../store/company.js";
import type { ConnectionRecord } from "../store/connection.js";

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

/** A connection as the API shows it. */
export function showConnection(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
): Schemas["Connection"] {
  return {
    id: connection.id,
    integrationId: connection.integrationId,
    ...(connection.platformKey === undefined ? {} : { integrationKey: connection.platformKey }),
    sourceId: connection.sourceId,
    sourceType: connection.sourceType,
    platformName: connection.platformName,
    linkUrl: `${state.settings.linkUrl}/companies/${company.id}/connections/${connection.id}/start`,
    status: connection.status,
    lastSync: null,
    created: iso(connection.createdAtMs),
    dataConnectionErrors: [],
    connectionInfo: {},
  };
}
