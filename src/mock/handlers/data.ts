import type { ResponseOf, Schemas } from "../../types/index.js";
import {
  dataTypes,
  fetchingConnection,
  isDataType,
  queueFetchOfAll,
  requestFetch,
  showDataStatus,
  showPull,
} from "../domain/pulls.js";
import { companyOperation } from "../http/operation.js";
import { queriedPageOf } from "../http/pagination.js";
import { badRequest, notFound } from "../state/api-error.js";

export const data = [
  companyOperation("refresh-all-data-types", ({ state, company }) => {
    queueFetchOfAll(state, company, fetchingConnection(company));
    return undefined;
  }),

  companyOperation("refresh-data-type", ({ state, company, id, query }) => {
    const dataType = id("dataType");
    if (!isDataType(dataType)) throw badRequest(`There is no data type '${dataType}'.`);
    const connectionId = query("connectionId");
    const connection =
      connectionId === null ? fetchingConnection(company) : company.connections.get(connectionId);
    if (!connection) throw notFound("Connection", connectionId ?? "");
    return showPull(state, company, requestFetch(state, company, connection, dataType));
  }),

  companyOperation("list-pull-operations", ({ state, company, url }) =>
    queriedPageOf("list-pull-operations", url, company.pulls.items, (pull) =>
      showPull(state, company, pull),
    ),
  ),

  companyOperation("get-pull-operation", ({ state, company, id }) => {
    const pull = company.pulls.get(id("datasetId"));
    if (!pull) throw notFound("Pull operation", id("datasetId"));
    return showPull(state, company, pull);
  }),

  companyOperation("get-data-status", ({ state, company }) => {
    const statuses: Partial<Record<Schemas["DataType"], Schemas["DataStatus"]>> = {};
    for (const dataType of dataTypes) {
      statuses[dataType] = showDataStatus(state, company, dataType);
    }
    const answer: ResponseOf<"get-data-status"> = statuses;
    return answer;
  }),
];
